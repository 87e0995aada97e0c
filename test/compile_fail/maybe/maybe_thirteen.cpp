// SPDX-License-Identifier: BSL-1.0
// expect: more than 4096 texts
#include "models.hpp"

constexpr auto six =
    from<Post>()
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}));
constexpr auto twelve =
    six.where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}))
        .where(maybe(col<&Post::id> > std::optional<int>{}));

#ifdef MISTAKE
constexpr auto asked = twelve.where(maybe(col<&Post::id> > std::optional<int>{}));
#else
constexpr auto asked = twelve;
#endif

constexpr auto text = asked.sql();
