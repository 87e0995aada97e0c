// SPDX-License-Identifier: BSL-1.0
// expect: this function does not take an argument of this type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(upper(col<&Post::id>).collate<"NOCASE">() == "a");
#else
constexpr auto asked = from<Post>().where(upper(col<&Post::title>).collate<"NOCASE">() == "a");
#endif

constexpr auto text = asked.sql();
