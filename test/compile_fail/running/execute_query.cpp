// SPDX-License-Identifier: BSL-1.0
// expect: execute runs whole writes and SQL text
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db, [[maybe_unused]] const User& user) {
#ifdef MISTAKE
  db.execute(from<User>());
#else
  db.execute(update<User>().set(col<&User::name> = "a").everywhere());
#endif
}
