// SPDX-License-Identifier: BSL-1.0
// expect: a function over a window sees the rows that a condition has kept
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(row_number().over() < 3);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> < 3);
#endif

constexpr auto text = asked.sql();
