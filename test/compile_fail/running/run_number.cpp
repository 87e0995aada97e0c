// SPDX-License-Identifier: BSL-1.0
// expect: a database runs queries and writes
// expect-note: int
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  db(5);
#else
  db(from<Country>());
#endif
}
