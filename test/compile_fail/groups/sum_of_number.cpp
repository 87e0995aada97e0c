// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate is of a column or an expression
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sum(1));
#else
constexpr auto asked = from<Post>().select(sum(col<&Post::id>));
#endif

constexpr auto text = asked.sql();
