// SPDX-License-Identifier: BSL-1.0
// expect: this database has no rowid
#include "models.hpp"

constexpr auto asked = from<Post>().order_by(rowid<Post>).select(col<&Post::id>);

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
