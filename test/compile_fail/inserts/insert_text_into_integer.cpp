// SPDX-License-Identifier: BSL-1.0
// expect: this column cannot hold what it is set to
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Post>().set(col<&Post::title> = "a", col<&Post::user_id> = "b");
#else
constexpr auto asked = insert<Post>().set(col<&Post::title> = "a", col<&Post::user_id> = 1);
#endif

constexpr auto text = asked.sql();
