// SPDX-License-Identifier: BSL-1.0
// expect: it takes columns and expressions
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().order_by(choose(0, col<&Post::id>, 7));
#else
constexpr auto asked = from<Post>().order_by(choose(0, col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = asked.sql();
