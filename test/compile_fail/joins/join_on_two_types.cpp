// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: can_be_compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().join<Post>(col<&Post::user_id> == col<&User::name>);
#else
constexpr auto asked = from<User>().join<Post>(col<&Post::user_id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
