// SPDX-License-Identifier: BSL-1.0
// expect: this compares a condition, as 1 < x < 5 does
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(1 < col<&Post::id> < 5);
#else
constexpr auto asked = from<Post>().where(1 < col<&Post::id> && col<&Post::id> < 5);
#endif

constexpr auto text = asked.sql();
