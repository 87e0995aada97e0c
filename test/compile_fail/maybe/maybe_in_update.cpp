// SPDX-License-Identifier: BSL-1.0
// expect: maybe[(][.][.][.][)] is a whole condition of the query that is run
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<Post>().where(maybe(col<&Post::id> > std::optional<int>{}));
#else
constexpr auto asked = remove<Post>().where(col<&Post::id> > 1);
#endif

constexpr auto text = asked.sql();
