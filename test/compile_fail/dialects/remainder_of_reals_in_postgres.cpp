// SPDX-License-Identifier: BSL-1.0
// expect: % is of integers in this database; say mod
#include "models.hpp"
#include <vector>

struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id), (double, width), (std::vector<std::byte>, picture));
};

constexpr auto asked = from<Bowl>().where(col<&Bowl::width> % 2 == 1);

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
