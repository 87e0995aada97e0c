// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().order_by(choose(0, col<&Post::id>, col<&User::id>));
#else
constexpr auto asked = from<Post>().order_by(choose(0, col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = asked.sql();
