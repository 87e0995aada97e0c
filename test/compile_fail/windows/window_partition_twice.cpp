// SPDX-License-Identifier: BSL-1.0
// expect: this window has its partition already; say all of it once
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().partition_by(col<&Post::user_id>).partition_by(col<&Post::title>)));
#else
constexpr auto asked = from<Post>().select(count().over(window().partition_by(col<&Post::user_id>, col<&Post::title>)));
#endif

constexpr auto text = asked.sql();
