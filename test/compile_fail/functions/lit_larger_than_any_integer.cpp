// SPDX-License-Identifier: BSL-1.0
// expect: this constant has no literal in SQL
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> < lit<18446744073709551615u>);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> < lit<9223372036854775807u>);
#endif

constexpr auto text = asked.sql();
