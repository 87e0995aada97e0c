// SPDX-License-Identifier: BSL-1.0
// expect: a pattern is looked for in text
// expect-note: is_text_with_pattern<.*column<&Post::id>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id>.like(5));
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == 5);
#endif

constexpr auto text = asked.sql();
