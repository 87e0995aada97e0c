// SPDX-License-Identifier: BSL-1.0
// expect: this function does not take an argument of this type
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  const auto found = db.value(from<Post>().select(upper(col<&Post::id>)));
#else
  const auto found = db.value(from<Post>().select(upper(col<&Post::title>)));
#endif
  (void)found;
}
