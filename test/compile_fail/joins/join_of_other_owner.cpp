// SPDX-License-Identifier: BSL-1.0
// expect: this relation's owner is not in the query
// expect-note: has_many<User, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().join<has_many<User, Post>>();
#else
constexpr auto asked = from<Country>().join<CountryPosts>();
#endif

constexpr auto text = asked.sql();
