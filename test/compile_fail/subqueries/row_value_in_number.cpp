// SPDX-License-Identifier: BSL-1.0
// expect: a row value is one of other row values, or of what a query yields
#include "models.hpp"

constexpr auto pair = row_value(col<&Post::id>, col<&Post::user_id>);

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(pair.in(1));
#else
constexpr auto asked = from<Post>().where(pair.in(from<Post>().select(col<&Post::id>, col<&Post::user_id>)));
#endif

constexpr auto text = asked.sql();
