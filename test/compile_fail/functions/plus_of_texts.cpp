// SPDX-License-Identifier: BSL-1.0
// expect: this operator takes numbers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(col<&Post::title> + "x");
#else
constexpr auto asked = from<Post>().select(concat(col<&Post::title>, "x"));
#endif

constexpr auto text = asked.sql();
