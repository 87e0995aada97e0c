// SPDX-License-Identifier: BSL-1.0
// expect: reads the rows as they were before the write
#include "models.hpp"

// SQLite counts the new row, PostgreSQL does not.
const auto asked = insert(Post{1, 2, "a"}).returning(scalar(from<Post>().select(count())));

#ifdef MISTAKE
const auto text = decltype(asked)::sql<postgres::dialect>();
#else
const auto text = decltype(asked)::sql();
#endif
