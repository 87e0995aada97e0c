// SPDX-License-Identifier: BSL-1.0
// expect: this compares a condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> == col<&Post::user_id> == 1);
#else
constexpr auto asked = from<Post>().where((col<&Post::id> == col<&Post::user_id>) == true);
#endif

constexpr auto text = asked.sql();
