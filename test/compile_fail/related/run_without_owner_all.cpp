// SPDX-License-Identifier: BSL-1.0
// expect: this relation has no owner; add .of
// expect-note: CountryPosts|through<Country, User, Post>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  std::vector<Post> posts = db.all(related<CountryPosts>());
#else
  std::vector<Post> posts = db.all(related<CountryPosts>().of(1));
#endif
}
