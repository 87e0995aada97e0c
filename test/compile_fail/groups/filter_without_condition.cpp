// SPDX-License-Identifier: BSL-1.0
// expect: take conditions, and this is none
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().filter(col<&Post::id>));
#else
constexpr auto asked = from<Post>().select(count().filter(col<&Post::id> > 1));
#endif

constexpr auto text = asked.sql();
