// SPDX-License-Identifier: BSL-1.0
#include "blog.hpp"
#include "without_posts.sql.hpp"

namespace {

using namespace ikebana;

static_assert(difference<Post>(without_posts_ddl).view() == "posts: the struct says a table; the schema says none of this name");

// Never called, and in the catalogue: what may run is known without running.
[[gnu::used]] int loud(sqlite::database& db, std::optional<std::string> name) {
  return static_cast<int>(
      db.all(from<User>().where(maybe(col<&User::name> == name)).where(col<&User::id> == 1).select(shouted(col<&User::name>))).size());
}

}  // namespace

int posts_written_by(sqlite::database& db, std::int64_t country) {
  return static_cast<int>(db.all(related<CountryPosts>().of(country)).size());
}
