// SPDX-License-Identifier: BSL-1.0
// expect: needs the whole model; leave out select
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(col<&Country::id>).with(related<CountryPosts>());
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
