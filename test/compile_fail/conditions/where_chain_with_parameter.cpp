// SPDX-License-Identifier: BSL-1.0
// expect: this compares a condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(1 < col<&Post::id> < param<"most">);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> < param<"most">);
#endif

constexpr auto text = asked.sql();
