// SPDX-License-Identifier: BSL-1.0
// expect: have different numbers of values
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(row_value(col<&Post::id>, col<&Post::title>) < row_value(1));
#else
constexpr auto asked = from<Post>().where(row_value(col<&Post::id>, col<&Post::title>) < row_value(1, "a"));
#endif

constexpr auto text = asked.sql();
