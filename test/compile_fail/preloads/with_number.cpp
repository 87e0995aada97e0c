// SPDX-License-Identifier: BSL-1.0
// expect: with[(][.][.][.][)] preloads a relation; give it related<R>
// expect-note: int
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(5);
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
