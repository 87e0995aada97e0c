// SPDX-License-Identifier: BSL-1.0
// expect: would write every row
// expect-note: Post
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

auto run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  return db(update<Post>().set(col<&Post::title> = "new"));
#else
  return db(update<Post>().set(col<&Post::title> = "new").everywhere());
#endif
}
