// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> == lit<"1">);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == lit<1>);
#endif

constexpr auto text = asked.sql();
