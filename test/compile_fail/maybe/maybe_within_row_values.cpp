// SPDX-License-Identifier: BSL-1.0
// expect: are of the query that is run
// expect-note: has_one_text<
#include "models.hpp"

constexpr auto posts = from<Post>().select(col<&Post::user_id>, col<&Post::title>);
constexpr auto pair = row_value(col<&User::id>, col<&User::name>);

#ifdef MISTAKE
constexpr auto asked = from<User>().where(pair.in(posts.where(maybe(col<&Post::id> > std::optional<int>{}))));
#else
constexpr auto asked = from<User>().where(pair.in(posts));
#endif

constexpr auto text = asked.sql();
