// SPDX-License-Identifier: BSL-1.0
// expect: a query that stands for a value yields one column
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::user_id>.in(from<User>()));
#else
constexpr auto asked = from<Post>().where(col<&Post::user_id>.in(from<User>().select(col<&User::id>)));
#endif

constexpr auto text = asked.sql();
