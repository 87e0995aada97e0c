// SPDX-License-Identifier: BSL-1.0
// expect: this record is of another model than the relation's owner
// expect-note: relation_is_owned_by<.*through<Country, User, Post>, Post>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db, const Post& owner) {
#ifdef MISTAKE
  for (const Post& post : db(related<CountryPosts>(), "owner"_arg = owner)) (void)post;
#else
  for (const Post& post : db(related<CountryPosts>(), "owner"_arg = owner.id)) (void)post;
#endif
}
