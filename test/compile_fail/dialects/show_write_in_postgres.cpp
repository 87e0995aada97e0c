// SPDX-License-Identifier: BSL-1.0
// expect: shown<.*(UPDATE .*posts.* SET .*title.* = |85, 80, 68, 65)
#include "models.hpp"

constexpr auto written = update<Post>().set(col<&Post::title> = param<"title">).where(col<&Post::id> == 1);

#ifdef MISTAKE
const auto look = show<written, postgres::dialect>;
#else
const auto look = written.sql<postgres::dialect>();
#endif
