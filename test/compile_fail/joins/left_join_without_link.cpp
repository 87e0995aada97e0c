// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: Country, Comment
#include "models.hpp"

#ifdef MISTAKE
// [mistake]
constexpr auto asked = from<Country>().left_join<through<Country, Comment>>();
// [/mistake]
#else
constexpr auto asked = from<Country>().left_join<through<Country, User, Post, Comment>>();
#endif

constexpr auto text = asked.sql();
