// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: backup has a header of its own; include <ikebana/sqlite/migrate.hpp>
#include "models.hpp"

#ifdef MISTAKE
#include <ikebana/sqlite.hpp>
#else
#include <ikebana/sqlite/migrate.hpp>
#endif

void start(sqlite::database& db) { db.backup("copy.db"); }
