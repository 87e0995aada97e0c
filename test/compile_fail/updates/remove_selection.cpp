// SPDX-License-Identifier: BSL-1.0
// expect: these are no rows to write
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove(related<CountryPosts>().of(3).select(col<&Post::id>));
#else
constexpr auto asked = remove(related<CountryPosts>().of(3));
#endif

constexpr auto text = asked.sql();
