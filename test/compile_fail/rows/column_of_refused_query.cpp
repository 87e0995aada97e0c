// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  const auto found = db.column(from<Post>().where(col<&Comment::id> == 1).select(col<&Post::id>));
#else
  const auto found = db.column(from<Post>().where(col<&Post::id> == 1).select(col<&Post::id>));
#endif
  (void)found;
}
