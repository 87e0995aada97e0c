// SPDX-License-Identifier: BSL-1.0
// expect: this join has no condition
// expect-note: is_relation<Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().join<Post>();
#else
constexpr auto asked = from<User>().join<Post>(col<&Post::user_id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
