// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

#include <vector>

// What is refused is assigned to rows that are there: one error, not a second one of which operator= is meant.
void read(sqlite::database& db, std::vector<Post>& posts, std::optional<Post>& post, std::vector<std::string>& titles, std::string& title,
          std::optional<std::string>& found, std::int64_t& id) {
#ifdef MISTAKE
  const auto refused = from<Post>().where(col<&User::name> == "a");
#else
  const auto refused = from<Post>().where(col<&Post::title> == "a");
#endif
  posts = db.all(refused);
  post = db.first(refused);
  titles = db.all(refused.select(col<&Post::title>));
  title = db.one(refused.select(col<&Post::title>));
  found = db.first(refused.select(col<&Post::title>));
  id = db.one(refused.select(col<&Post::id>));
}
