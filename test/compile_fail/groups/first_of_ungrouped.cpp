// SPDX-License-Identifier: BSL-1.0
// expect: many values in a group
// expect-note: has_one_value_in_group<.*column<&Post::title>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

auto run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  return db.first(from<Post>().group_by(col<&Post::user_id>).select(col<&Post::title>));
#else
  return db.first(from<Post>().group_by(col<&Post::user_id>).select(col<&Post::user_id>));
#endif
}
