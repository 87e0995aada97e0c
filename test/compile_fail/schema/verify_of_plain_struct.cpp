// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
#include "models.hpp"

#include <ikebana/sqlite/verify.hpp>

struct Plain {
  int id;
};

void look(sqlite::database& db) {
#ifdef MISTAKE
  db.verify<Country, Plain>();
#else
  db.verify<Country, CountryPosts>();
#endif
}
