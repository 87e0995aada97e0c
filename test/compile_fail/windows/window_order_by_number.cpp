// SPDX-License-Identifier: BSL-1.0
// expect: order_by takes columns and expressions, asc
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().order_by(1)));
#else
constexpr auto asked = from<Post>().select(count().over(window().order_by(desc(col<&Post::user_id>))));
#endif

constexpr auto text = asked.sql();
