// SPDX-License-Identifier: BSL-1.0
// expect: without preloads, pages, maybe and choose
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(maybe(col<&Post::id> > std::optional<int>{})).union_(from<Post>());
#else
constexpr auto asked = from<Post>().union_(from<Post>());
#endif

constexpr auto text = asked.sql();
