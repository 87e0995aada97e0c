// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: column<&Comment::post_id>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().join<Post>(col<&Comment::post_id> == col<&Post::id>);
#else
constexpr auto asked = from<User>().join<Post>(col<&Post::user_id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
