// SPDX-License-Identifier: BSL-1.0
// expect: REGEXP calls a function of yours
#include "models.hpp"

constexpr auto asked = from<Post>().where(col<&Post::title>.regexp("a"));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
