// SPDX-License-Identifier: BSL-1.0
// expect: sum and avg take numbers
// expect-note: string
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(sum(related<CountryPosts>(), col<&Post::title>));
#else
constexpr auto asked = from<Country>().select(sum(related<CountryPosts>(), col<&Post::id>));
#endif

constexpr auto text = asked.sql();
