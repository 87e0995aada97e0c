// SPDX-License-Identifier: BSL-1.0
// expect: glob is SQLite's own; say like
#include "models.hpp"

constexpr auto asked = from<Post>().where(col<&Post::title>.glob("a*"));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
