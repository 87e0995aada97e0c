// SPDX-License-Identifier: BSL-1.0
// expect: full-text search here is FTS5
#include "models.hpp"

constexpr auto asked = from<Post>().where(match<Post>("a"));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
