// SPDX-License-Identifier: BSL-1.0
// expect: load takes related<R>
// expect-note: int
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

#include <vector>

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries, const std::vector<User>& users) {
  (void)countries, (void)users;
#ifdef MISTAKE
  db.load(countries, 5);
#else
  db.load(countries, related<CountryPosts>());
#endif
}
