// SPDX-License-Identifier: BSL-1.0
// expect: this is no relation
// expect-note: is_relation<Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<Country>();
#else
constexpr auto asked = related<CountryPosts>();
#endif

constexpr auto text = asked.sql();
