// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: create has a header of its own; include <ikebana/sqlite/create.hpp>
#include "models.hpp"

#ifdef MISTAKE
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#else
#include <ikebana/sqlite/create.hpp>
#endif

void start(sqlite::database& db) { db.create(ikebana::schema_of<Country>{}); }
