// SPDX-License-Identifier: BSL-1.0
// expect: are of the query that is run
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().with(related<has_many<User, Post>>().where(maybe(col<&Post::id> > std::optional<int>{})));
#else
constexpr auto asked = from<User>().with(related<has_many<User, Post>>().where(col<&Post::id> > 1));
#endif

constexpr auto text = asked.sql();
