// SPDX-License-Identifier: BSL-1.0
// expect: maybe[(][.][.][.][)] is a whole condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> > 1 || maybe(col<&Post::id> > std::optional<int>{}));
#else
constexpr auto asked = from<Post>().where(col<&Post::id> > 1).where(maybe(col<&Post::id> > std::optional<int>{}));
#endif

constexpr auto text = asked.sql();
