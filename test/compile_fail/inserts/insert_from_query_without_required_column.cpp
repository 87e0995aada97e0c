// SPDX-License-Identifier: BSL-1.0
// expect: this column is never NULL, and nothing is written into it
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Post, &Post::title>(from<User>().select(col<&User::name>));
#else
constexpr auto asked = insert<Post, &Post::title, &Post::user_id>(from<User>().select(col<&User::name>, col<&User::id>));
#endif

constexpr auto text = asked.sql();
