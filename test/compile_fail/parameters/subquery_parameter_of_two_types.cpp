// SPDX-License-Identifier: BSL-1.0
// expect: one name is used with two types
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>()
                           .where(col<&User::name> == param<"x">)
                           .where(col<&User::id>.in(from<Post>().where(col<&Post::id> > param<"x">).select(col<&Post::user_id>)));
#else
constexpr auto asked = from<User>()
                           .where(col<&User::name> == param<"x">)
                           .where(col<&User::id>.in(from<Post>().where(col<&Post::id> > param<"y">).select(col<&Post::user_id>)));
#endif

constexpr auto text = asked.sql();
