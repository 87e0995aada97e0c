// SPDX-License-Identifier: BSL-1.0
// expect: this operator takes numbers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where((col<&Post::title> & 1) == 1);
#else
constexpr auto asked = from<Post>().where((col<&Post::id> & 1) == 1);
#endif

constexpr auto text = asked.sql();
