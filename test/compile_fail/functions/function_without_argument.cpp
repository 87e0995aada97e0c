// SPDX-License-Identifier: BSL-1.0
// expect: takes another number of arguments
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(replace(col<&Post::title>, "a"));
#else
constexpr auto asked = from<Post>().select(replace(col<&Post::title>, "a", "b"));
#endif

constexpr auto text = asked.sql();
