// SPDX-License-Identifier: BSL-1.0
// expect: does not take an argument of this type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(upper(col<&Post::id>));
#else
constexpr auto asked = from<Post>().select(upper(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
