// SPDX-License-Identifier: BSL-1.0
// expect: a constant orders no rows
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().order_by(desc(lit<2>));
#else
constexpr auto asked = from<Post>().order_by(desc(col<&Post::id> + lit<2>));
#endif

constexpr auto text = asked.sql();
