// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: there is no model here; name the models of the schema
#include "models.hpp"

#include <ikebana/sqlite/verify.hpp>

void look(sqlite::database& db) {
#ifdef MISTAKE
  db.verify();
#else
  db.verify<Country>();
#endif
}
