// SPDX-License-Identifier: BSL-1.0
// expect: yields other columns than the row value has
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(row_value(col<&Post::id>, col<&Post::title>).in(from<User>().select(col<&User::id>)));
#else
constexpr auto asked =
    from<Post>().where(row_value(col<&Post::id>, col<&Post::title>).in(from<User>().select(col<&User::id>, col<&User::name>)));
#endif

constexpr auto text = asked.sql();
