// SPDX-License-Identifier: BSL-1.0
// expect: this function is SQLite's own; write sql
#include "models.hpp"

// The first of the orders to choose from has a text in both dialects, and the second in one.
using asked = decltype(from<Post>().order_by(choose(0, asc(col<&Post::id>), desc(quote(col<&Post::title>)))));

#ifdef MISTAKE
constexpr auto texts = asked::variants<postgres::dialect>();
#else
constexpr auto texts = asked::variants();
#endif
