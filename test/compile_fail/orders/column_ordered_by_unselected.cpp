// SPDX-License-Identifier: BSL-1.0
// expect: not among what is selected
// expect-note: is_selected<.*column<&Post::id>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

auto run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  return db.column(from<Post>().distinct().select(col<&Post::title>).order_by(col<&Post::id>));
#else
  return db.column(from<Post>().distinct().select(col<&Post::title>).order_by(col<&Post::title>));
#endif
}
