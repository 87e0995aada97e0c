// SPDX-License-Identifier: BSL-1.0
// expect: this collation is SQLite's; name one of this database
#include "models.hpp"

constexpr auto asked = from<Post>().order_by(col<&Post::title>.collate<"NOCASE">());

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
