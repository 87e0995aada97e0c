// SPDX-License-Identifier: BSL-1.0
// expect: group_by is for from<Model>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<CountryPosts>().group_by(col<&Post::id>);
#else
constexpr auto asked = from<Country>().join<CountryPosts>().group_by(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
