// SPDX-License-Identifier: BSL-1.0
// expect: are of the query that is run
#include "models.hpp"

#include <vector>

#ifdef MISTAKE
const auto asked = related<has_many<User, Post>>().where(maybe(col<&Post::id> > std::optional<int>{})).of(std::vector<int>{1});
#else
const auto asked = related<has_many<User, Post>>().where(maybe(col<&Post::id> > std::optional<int>{})).of(1);
#endif

auto text = asked.sql();
