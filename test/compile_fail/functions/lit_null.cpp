// SPDX-License-Identifier: BSL-1.0
// expect: this constant has no literal in SQL
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> == lit<nullptr>);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == lit<0>);
#endif

constexpr auto text = asked.sql();
