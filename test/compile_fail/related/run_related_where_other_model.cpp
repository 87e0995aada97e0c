// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&Comment::body>, .*through<Country, User, Post> *>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Post& post : db(related<CountryPosts>().of(1).where(col<&Comment::body> == "x"))) (void)post;
#else
  for (const Post& post : db(related<CountryPosts>().of(1).where(col<&User::name> == "x"))) (void)post;
#endif
}
