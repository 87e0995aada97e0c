// SPDX-License-Identifier: BSL-1.0
// expect: would write every row
// expect-note: Post
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

auto run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  return db.all(update<Post>().set(col<&Post::title> = "new").returning(col<&Post::id>));
#else
  return db.all(update<Post>().set(col<&Post::title> = "new").everywhere().returning(col<&Post::id>));
#endif
}
