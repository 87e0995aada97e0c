// SPDX-License-Identifier: BSL-1.0
// expect: a bool is no number in this database
#include "models.hpp"

struct Flag {
  BOOST_HANA_DEFINE_STRUCT(Flag, (std::int64_t, id), (bool, up));
};

constexpr auto asked = from<Flag>().where(col<&Flag::up>.in(0, 1));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
