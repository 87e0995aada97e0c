// SPDX-License-Identifier: BSL-1.0
// expect: this record is of another model
// expect-note: User
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

#include <vector>

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries, const std::vector<User>& users) {
  (void)countries, (void)users;
#ifdef MISTAKE
  db.load(users, count(related<CountryPosts>()));
#else
  db.load(countries, count(related<CountryPosts>()));
#endif
}
