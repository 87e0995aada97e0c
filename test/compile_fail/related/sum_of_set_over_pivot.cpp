// SPDX-License-Identifier: BSL-1.0
// expect: keeps each target once, and this aggregates a column that one target may have several values of
// expect-note: aggregates_one_value_of_each_target<
#include "models.hpp"

using Authors = through<Country, User, Post, User>;

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(sum(related<Authors, "author">().distinct(), col<&Post::id>));
#else
constexpr auto asked = from<Country>().select(sum(related<Authors, "author">().distinct(), col<&User::id, "author">));
#endif

constexpr auto text = asked.sql();
