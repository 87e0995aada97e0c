// SPDX-License-Identifier: BSL-1.0
// expect: a parameter of the query is not given
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

using namespace ikebana::literals;

#ifdef MISTAKE
auto write(sqlite::database& db) { return db.execute(insert<Country>().set(col<&Country::name> = param<"name">)); }
#else
auto write(sqlite::database& db) { return db.execute(insert<Country>().set(col<&Country::name> = param<"name">), "name"_arg = "a"); }
#endif
