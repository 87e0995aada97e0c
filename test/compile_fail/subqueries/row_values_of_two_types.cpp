// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(row_value(col<&Post::id>, col<&Post::title>) < row_value(1, 2));
#else
constexpr auto asked = from<Post>().where(row_value(col<&Post::id>, col<&Post::title>) < row_value(1, "2"));
#endif

constexpr auto text = asked.sql();
