// SPDX-License-Identifier: BSL-1.0
// expect: execute runs whole writes and SQL text
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db, [[maybe_unused]] const User& user) {
#ifdef MISTAKE
  db.execute(insert(user).on_conflict<&User::id>());
#else
  db.execute(insert(user).on_conflict<&User::id>().do_nothing());
#endif
}
