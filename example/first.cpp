// SPDX-License-Identifier: BSL-1.0
// [first]
#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <cstdio>
#include <string>

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::int64_t, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

using CountryPosts = ikebana::through<Country, User, Post>;
constexpr auto posts_of = ikebana::related<CountryPosts>();

static_assert(posts_of.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                                R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");

int main() {
  ikebana::sqlite::database db{":memory:"};
  db.execute(R"(CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL, name TEXT NOT NULL);
                CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, title TEXT NOT NULL))");

  const std::int64_t kenya = db.execute(ikebana::insert(Country{0, "Kenya"}));
  const std::int64_t amina = db.execute(ikebana::insert(User{0, kenya, "Amina"}));
  db.execute(ikebana::insert(Post{0, amina, "The long rains"}));
  db.execute(ikebana::insert(Post{0, amina, "Night train to Mombasa"}));

  for (const Post& post : db(posts_of.of(kenya))) std::puts(post.title.c_str());
}
// [/first]
