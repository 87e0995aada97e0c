// SPDX-License-Identifier: BSL-1.0
// expect: leave out group_by, distinct or the aggregate
// expect-note: yields_each_row<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(count()).with(related<CountryPosts>());
#else
constexpr auto asked = from<Country>().select(col<&Country::name>).with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
