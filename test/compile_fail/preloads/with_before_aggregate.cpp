// SPDX-License-Identifier: BSL-1.0
// expect: leave out group_by, distinct or the aggregate
// expect-note: yields_each_row<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>()).select(count());
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>()).select(col<&Country::name>);
#endif

constexpr auto text = asked.sql();
