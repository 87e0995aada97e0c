// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: these are no steps; give a range of ikebana::sqlite::migration, .name, sql. each
#include "models.hpp"

#include <ikebana/sqlite/migrate.hpp>

void go(sqlite::database& db) {
#ifdef MISTAKE
  const std::string steps[] = {"CREATE TABLE a (b)"};
#else
  const sqlite::migration steps[] = {{"a", "CREATE TABLE a (b)"}};
#endif
  db.migrate(steps);
}
