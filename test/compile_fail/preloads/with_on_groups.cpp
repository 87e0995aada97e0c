// SPDX-License-Identifier: BSL-1.0
// expect: these are groups or made distinct
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().group_by(col<&Country::id>).with(related<CountryPosts>());
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
