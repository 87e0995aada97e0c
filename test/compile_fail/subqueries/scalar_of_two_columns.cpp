// SPDX-License-Identifier: BSL-1.0
// expect: a query that stands for a value yields one column
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(scalar(from<User>().select(col<&User::id>, col<&User::name>)));
#else
constexpr auto asked = from<Post>().select(scalar(from<User>().select(col<&User::id>)));
#endif

constexpr auto text = asked.sql();
