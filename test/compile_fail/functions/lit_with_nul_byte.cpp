// SPDX-License-Identifier: BSL-1.0
// expect: a text without NUL bytes
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::title> == lit<"a\0b">);
#else
constexpr auto asked = from<Post>().where(col<&Post::title> == lit<"ab">);
#endif

constexpr auto text = asked.sql();
