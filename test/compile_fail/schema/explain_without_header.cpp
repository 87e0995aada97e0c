// SPDX-License-Identifier: BSL-1.0
// expect: explain takes a query, and has a header of its own; include
// expect-note: explain_is_included<
// needs: sqlite
#include <ikebana/sqlite.hpp>
#ifndef MISTAKE
#include <ikebana/sqlite/explain.hpp>
#endif

#include "models.hpp"

void run(ikebana::sqlite::database& db) { (void)db.explain(from<Country>()); }
