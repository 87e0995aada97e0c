// SPDX-License-Identifier: BSL-1.0
// expect: preloads for every row; leave out of
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>().of(1));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
