// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: there is no model here; name the models of the schema
#include "models.hpp"

#include <ikebana/sqlite/create.hpp>

void make(sqlite::database& db) {
#ifdef MISTAKE
  db.create(schema<>);
#else
  db.create(schema<Country>);
#endif
}
