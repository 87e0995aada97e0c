// SPDX-License-Identifier: BSL-1.0
// expect: this window has its order already; say all of it once
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().order_by(col<&Post::user_id>).order_by(col<&Post::id>)));
#else
constexpr auto asked = from<Post>().select(count().over(window().order_by(col<&Post::user_id>, col<&Post::id>)));
#endif

constexpr auto text = asked.sql();
