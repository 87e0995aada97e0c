// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id>.regexp("^a"));
#else
constexpr auto asked = from<Post>().where(col<&Post::title>.regexp("^a"));
#endif

constexpr auto text = asked.sql();
