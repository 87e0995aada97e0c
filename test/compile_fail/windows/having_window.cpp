// SPDX-License-Identifier: BSL-1.0
// expect: a function over a window sees the rows that a condition has kept
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().group_by(col<&Post::title>).having(count().over() < 3).select(col<&Post::title>);
#else
constexpr auto asked = from<Post>().group_by(col<&Post::title>).having(count() < 3).select(col<&Post::title>);
#endif

constexpr auto text = asked.sql();
