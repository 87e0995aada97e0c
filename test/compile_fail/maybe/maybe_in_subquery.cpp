// SPDX-License-Identifier: BSL-1.0
// expect: are of the query that is run
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked =
    from<User>().where(col<&User::id>.in(from<Post>().where(maybe(col<&Post::id> > std::optional<int>{})).select(col<&Post::user_id>)));
#else
constexpr auto asked = from<User>().where(col<&User::id>.in(from<Post>().select(col<&Post::user_id>)));
#endif

constexpr auto text = asked.sql();
