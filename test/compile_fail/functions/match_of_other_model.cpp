// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(match<User>("a"));
#else
constexpr auto asked = from<Post>().where(match<Post>("a"));
#endif

constexpr auto text = asked.sql();
