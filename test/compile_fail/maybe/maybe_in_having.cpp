// SPDX-License-Identifier: BSL-1.0
// expect: maybe[(][.][.][.][)] is a whole condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().group_by(col<&Post::user_id>).having(maybe(count() > std::optional<int>{})).select(count());
#else
constexpr auto asked = from<Post>().group_by(col<&Post::user_id>).having(count() > 1).select(count());
#endif

constexpr auto text = asked.sql();
