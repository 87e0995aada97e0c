// SPDX-License-Identifier: BSL-1.0
// expect: this is no condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(iif(col<&Post::id>, 1, 2));
#else
constexpr auto asked = from<Post>().select(iif(col<&Post::id> > 0, 1, 2));
#endif

constexpr auto text = asked.sql();
