// SPDX-License-Identifier: BSL-1.0
// expect: takes a relation of the query's model, and this one has another owner
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto rows = db.all(from<User>().with(related<CountryPosts>()));
  if (!rows.empty()) (void)rows.front().get<1>().size();
#else
  auto rows = db.all(from<Country>().with(related<CountryPosts>()));
  if (!rows.empty()) (void)rows.front().get<1>().size();
#endif
}
