// SPDX-License-Identifier: BSL-1.0
// expect: value and column read one column; select one
// expect-note: yields_one_column<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto column = db.column(from<Country>().select(col<&Country::id>, col<&Country::name>));
#else
  auto column = db.column(from<Country>().select(col<&Country::name>));
#endif
}
