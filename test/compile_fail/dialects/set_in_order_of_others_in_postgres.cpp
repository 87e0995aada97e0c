// SPDX-License-Identifier: BSL-1.0
// expect: distinct targets are ordered by what they have themselves in this database; order by columns of the target
#include "models.hpp"

constexpr auto asked = related<through<Country, User, Post>>().distinct().order_by(col<&User::name>).of(std::int64_t{1});

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
