// SPDX-License-Identifier: BSL-1.0
// expect: this operator takes numbers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(-col<&Post::title>);
#else
constexpr auto asked = from<Post>().select(-col<&Post::id>);
#endif

constexpr auto text = asked.sql();
