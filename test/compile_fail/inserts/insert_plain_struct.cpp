// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: Plain
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Plain {
  int id;
};

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  db.execute(insert(Plain{1}));
#else
  db.execute(insert(Country{1, "Peru"}));
#endif
}
