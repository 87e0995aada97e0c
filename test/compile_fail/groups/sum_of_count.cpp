// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate cannot be of another
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sum(count()));
#else
constexpr auto asked = from<Post>().select(sum(col<&Post::id>));
#endif

constexpr auto text = asked.sql();
