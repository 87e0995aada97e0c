// SPDX-License-Identifier: BSL-1.0
// expect: it takes the number of a term first
#include "models.hpp"

#ifdef MISTAKE
const auto asked = from<Post>().order_by(choose("title", col<&Post::id>, col<&Post::title>));
#else
const auto asked = from<Post>().order_by(choose(1, col<&Post::id>, col<&Post::title>));
#endif
