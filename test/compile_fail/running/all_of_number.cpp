// SPDX-License-Identifier: BSL-1.0
// expect: a database runs queries and writes
// expect-note: int
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  (void)db.all(5);
#else
  (void)db.all(from<Country>());
#endif
}
