// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id>.glob("a"));
#else
constexpr auto asked = from<Post>().where(col<&Post::title>.glob("a"));
#endif

constexpr auto text = asked.sql();
