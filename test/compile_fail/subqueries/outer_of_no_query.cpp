// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: outer_column<&User::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::user_id> == outer(col<&User::id>));
#else
constexpr auto asked = from<User>().select(scalar(from<Post>().where(col<&Post::user_id> == outer(col<&User::id>)).select(count())));
#endif

constexpr auto text = asked.sql();
