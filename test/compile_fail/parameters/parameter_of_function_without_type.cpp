// SPDX-License-Identifier: BSL-1.0
// expect: nothing gives this parameter a type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(coalesce(param<"x">, param<"y">), typeof_(col<&Post::id>));
#else
constexpr auto asked = from<Post>().select(coalesce(col<&Post::title>, param<"y">));
#endif

constexpr auto text = asked.sql();
