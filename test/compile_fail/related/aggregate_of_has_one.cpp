// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate takes no heed of limit, distinct and has_one
// expect-note: aggregate_is_over_all_targets<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto first = db.one(related<has_one<User, Post>>().of(1).select(min(col<&Post::id>)));
#else
  auto first = db.one(related<has_many<User, Post>>().of(1).select(min(col<&Post::id>)));
#endif
}
