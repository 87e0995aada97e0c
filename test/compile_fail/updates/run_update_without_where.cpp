// SPDX-License-Identifier: BSL-1.0
// expect: this would write every row of the table
// expect-note: update_query
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

#include <vector>

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries, const std::vector<User>& users) {
  (void)countries, (void)users;
#ifdef MISTAKE
  db.execute(update<User>().set(col<&User::name> = "x"));
#else
  db.execute(update<User>().set(col<&User::name> = "x").everywhere());
#endif
}
