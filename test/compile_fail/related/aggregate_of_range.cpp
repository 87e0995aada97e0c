// SPDX-License-Identifier: BSL-1.0
// expect: would be over the targets of all owners
// expect-note: is_of_each_owner<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries) {
#ifdef MISTAKE
  auto counts = db.all(related<CountryPosts>().select(max(col<&Post::id>)).of(countries));
#else
  auto counts = db.load(countries, max(related<CountryPosts>(), col<&Post::id>));
#endif
}
