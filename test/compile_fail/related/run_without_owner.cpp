// SPDX-License-Identifier: BSL-1.0
// expect: this relation has no owner; add .of
// expect-note: CountryPosts|through<Country, User, Post>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  // [mistake]
  for (const Post& post : db(related<CountryPosts>())) (void)post;
// [/mistake]
#else
  for (const Post& post : db(related<CountryPosts>().of(1))) (void)post;
#endif
}
