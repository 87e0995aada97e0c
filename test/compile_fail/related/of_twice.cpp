// SPDX-License-Identifier: BSL-1.0
// expect: this relation has its owner already; say of
// expect-note: CountryPosts|through<Country, User, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<CountryPosts>().of(1).of(2);
#else
constexpr auto asked = related<CountryPosts>().of(1);
#endif

constexpr auto text = asked.sql();
