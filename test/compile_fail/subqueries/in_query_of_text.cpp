// SPDX-License-Identifier: BSL-1.0
// expect: this query yields another type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::user_id>.in(from<User>().select(col<&User::name>)));
#else
constexpr auto asked = from<Post>().where(col<&Post::user_id>.in(from<User>().select(col<&User::id>)));
#endif

constexpr auto text = asked.sql();
