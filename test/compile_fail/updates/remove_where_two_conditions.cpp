// SPDX-License-Identifier: BSL-1.0
// expect: where and having take one condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<Post>().where(col<&Post::id> > 1, col<&Post::id> < 5);
#else
constexpr auto asked = remove<Post>().where(col<&Post::id> > 1 && col<&Post::id> < 5);
#endif

constexpr auto text = asked.sql();
