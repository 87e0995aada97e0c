// SPDX-License-Identifier: BSL-1.0
// expect: this function is SQLite's own; write sql<T
#include "models.hpp"

constexpr auto asked = from<Post>().select(typeof_(col<&Post::title>));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
