// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(rowid<User> == 1);
#else
constexpr auto asked = from<Post>().where(rowid<Post> == 1);
#endif

constexpr auto text = asked.sql();
