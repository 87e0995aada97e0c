// SPDX-License-Identifier: BSL-1.0
// expect: both queries must yield the same types
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(col<&Post::id>).union_(from<User>().select(col<&User::name>));
#else
constexpr auto asked = from<Post>().select(col<&Post::title>).union_(from<User>().select(col<&User::name>));
#endif

constexpr auto text = asked.sql();
