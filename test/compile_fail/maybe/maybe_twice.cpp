// SPDX-License-Identifier: BSL-1.0
// expect: has no optional value
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(maybe(maybe(col<&Post::id> > std::optional<int>{})));
#else
constexpr auto asked = from<Post>().where(maybe(col<&Post::id> > std::optional<int>{}));
#endif

constexpr auto text = asked.sql();
