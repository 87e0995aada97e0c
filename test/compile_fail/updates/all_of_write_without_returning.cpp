// SPDX-License-Identifier: BSL-1.0
// expect: this write returns no rows
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

#ifdef MISTAKE
auto read(sqlite::database& db) { return db.all(remove<Country>().everywhere()); }
#else
auto read(sqlite::database& db) { return db.all(remove<Country>().everywhere().returning(col<&Country::id>)); }
#endif
