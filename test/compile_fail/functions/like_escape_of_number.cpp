// SPDX-License-Identifier: BSL-1.0
// expect: the escape of like.pattern, escape. is a text
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::title>.like("a!%", 1));
#else
constexpr auto asked = from<Post>().where(col<&Post::title>.like("a!%", "!"));
#endif

constexpr auto text = asked.sql();
