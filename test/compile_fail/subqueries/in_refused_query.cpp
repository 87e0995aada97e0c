// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().where(col<&User::id>.in(from<Post>().where(col<&Country::id> == 1).select(col<&Post::user_id>)));
#else
constexpr auto asked = from<User>().where(col<&User::id>.in(from<Post>().where(col<&Post::id> == 1).select(col<&Post::user_id>)));
#endif
