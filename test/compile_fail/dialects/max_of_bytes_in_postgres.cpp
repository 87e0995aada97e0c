// SPDX-License-Identifier: BSL-1.0
// expect: this database has no least and no greatest of bytes
#include "models.hpp"
#include <vector>

struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id), (double, width), (std::vector<std::byte>, picture));
};

constexpr auto asked = from<Bowl>().select(max(col<&Bowl::picture>));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
