// SPDX-License-Identifier: BSL-1.0
// expect: this relation has no owner
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

#include <vector>

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries, const std::vector<User>& users) {
  (void)countries, (void)users;
#ifdef MISTAKE
  db.execute(remove(related<CountryPosts>()));
#else
  db.execute(remove(related<CountryPosts>().of(1)));
#endif
}
