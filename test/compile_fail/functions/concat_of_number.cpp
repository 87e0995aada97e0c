// SPDX-License-Identifier: BSL-1.0
// expect: this operator takes numbers; texts are joined by concat
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(concat(col<&Post::title>, 1));
#else
constexpr auto asked = from<Post>().select(concat(col<&Post::title>, "1"));
#endif

constexpr auto text = asked.sql();
