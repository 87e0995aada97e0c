// SPDX-License-Identifier: BSL-1.0
// expect: only text is compared by a collation
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id>.collate<"NOCASE">() == 1);
#else
constexpr auto asked = from<Post>().where(col<&Post::title>.collate<"NOCASE">() == "a");
#endif

constexpr auto text = asked.sql();
