// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  constexpr auto asked = related<through<Country, Comment>>();
  static_assert(asked.sql() == "SELECT 1" && asked.statements().size() == 1);
  for (const Comment& comment : db(asked.of(1))) (void)comment;
  std::vector<Comment> all = db.all(asked, "owner"_arg = 1);
  std::optional<Comment> first = db.first(asked.where(col<&Comment::id> == 5 && exists(asked)));
  Comment one = db.one(asked.limit(1), "low"_arg = 5);
#else
  constexpr auto asked = related<has_many<Country, User>>();
  for (const User& user : db(asked.of(1))) (void)user;
#endif
}
