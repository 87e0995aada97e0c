// SPDX-License-Identifier: BSL-1.0
// expect: a parameter is given a value of a type that cannot be compared there
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

using namespace ikebana::literals;

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto rows = db.all(from<Country>().limit(param<"most">), "most"_arg = 2.5);
#else
  auto rows = db.all(from<Country>().limit(param<"most">), "most"_arg = 2);
#endif
}
