// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(upper(col<&User::name>) == "A");
#else
constexpr auto asked = from<Post>().where(upper(col<&Post::title>) == "A");
#endif

constexpr auto text = asked.sql();
