// SPDX-License-Identifier: BSL-1.0
// expect: are of the query that is run; leave them out of one within it
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

#include <vector>

void run(ikebana::sqlite::database& db, const std::vector<Country>& countries, std::optional<std::int64_t> least) {
#ifdef MISTAKE
  auto posts = db.load(countries, related<CountryPosts>().where(maybe(col<&Post::id> > least)));
#else
  auto posts = db.load(countries, related<CountryPosts>().where(col<&Post::id> > *least));
#endif
}
