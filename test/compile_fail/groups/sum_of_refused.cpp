// SPDX-License-Identifier: BSL-1.0
// expect: sum and avg take numbers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sum(upper(col<&Post::id>)));
#else
constexpr auto asked = from<Post>().select(sum(abs(col<&Post::id>)));
#endif

constexpr auto text = asked.sql();
