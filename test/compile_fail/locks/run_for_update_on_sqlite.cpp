// SPDX-License-Identifier: BSL-1.0
// expect: for_update\(\) locks rows, which SQLite does not have: it locks the database; begin the transaction immediate
// expect-note: database_locks_rows<
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

std::vector<Post> run(sqlite::database& db) {
#ifdef MISTAKE
  return db.all(from<Post>().for_update());
#else
  return db.all(from<Post>());
#endif
}
