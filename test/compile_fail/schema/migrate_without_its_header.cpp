// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: migrate has a header of its own; include <ikebana/sqlite/migrate.hpp>
#include "models.hpp"

#ifdef MISTAKE
#include <ikebana/sqlite.hpp>
#else
#include <ikebana/sqlite/migrate.hpp>
#endif

void start(sqlite::database& db) {
  const struct {
    std::string_view name, sql;
  } steps[] = {{"makers", "CREATE TABLE makers(id INTEGER PRIMARY KEY)"}};
  db.migrate(steps);
}
