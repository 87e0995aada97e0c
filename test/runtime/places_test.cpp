// SPDX-License-Identifier: BSL-1.0
// Where rows may live: tables of an attached database, views, and models of one name in two namespaces.

#include "schema.hpp"

namespace archive {

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::int64_t, country_id), (std::string, name));
  friend bool operator==(const User&, const User&) = default;
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
  friend bool operator==(const Post&, const Post&) = default;
};
/// A view over users and their posts.
struct Author {
  BOOST_HANA_DEFINE_STRUCT(Author, (std::int64_t, user_id), (std::int64_t, country_id), (std::int64_t, posts));
  friend bool operator==(const Author&, const Author&) = default;
};

std::int64_t key_of(const Author& author) { return author.user_id; }

}  // namespace archive

template <>
inline constexpr auto ikebana::table<archive::User> = ikebana::describe<archive::User>().schema("other");
template <>
inline constexpr auto ikebana::table<archive::Post> = ikebana::describe<archive::Post>().schema("other");
template <>
inline constexpr auto ikebana::table<archive::Author> = ikebana::describe<archive::Author>().primary_key<&archive::Author::user_id>();

namespace {

using namespace ikebana;
using blog::Country;

// From the main database, through the attached one.
using OldPosts = through<Country, archive::User, archive::Post>;
using Authors = has_many<Country, archive::Author>;
using Mixed = through<blog::User, Country, archive::User>;

struct fixture : blog::filled {
  std::vector<archive::User> old_users{{1, 1, "old ann"}, {2, 1, "old bob"}, {3, 2, "old cid"}, {4, 99, "nobody"}};
  std::vector<archive::Post> old_posts{{1, 1, "a"}, {2, 1, "b"}, {3, 2, "c"}, {4, 3, "d"}, {5, 9, "lost"}};

  fixture() {
    db.execute(R"(
      ATTACH ':memory:' AS other;
      CREATE TABLE other.users (id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL, name TEXT NOT NULL);
      CREATE TABLE other.posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, title TEXT NOT NULL);
      CREATE VIEW authors AS SELECT users.id AS user_id, users.country_id AS country_id, count(*) AS posts
        FROM users INNER JOIN posts ON posts.user_id = users.id WHERE users.country_id IS NOT NULL GROUP BY users.id;
    )");
    blog::insert_all(db, old_users);
    blog::insert_all(db, old_posts);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(places, fixture)

BOOST_AUTO_TEST_CASE(tables_of_an_attached_database) {
  static_assert(related<OldPosts>().sql() ==
                R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "other"."posts" )"
                R"(INNER JOIN "other"."users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");
  const auto expected = checking::expect<archive::Post>(countries, [this](const Country& country, auto keep) {
    for (const archive::User& user : old_users) {
      if (user.country_id != country.id) continue;
      for (const archive::Post& post : old_posts) {
        if (post.user_id == user.id) keep(post);
      }
    }
  });
  const checking::uses<OldPosts, Country, archive::Post, &Country::id> posts_of_countries{db, countries};
  posts_of_countries.agree_in_full(related<OldPosts>(), expected);
  posts_of_countries.agree(
      related<OldPosts>().order_by(desc(col<&archive::Post::title>)).limit(1),
      expected.ordered([](const auto& a, const auto& b) { return b.title < a.title; }).cut(1), checking::sequence::said);

  const auto removal = remove(related<OldPosts>().of(countries[0]));
  static_assert(decltype(removal)::sql() == R"(DELETE FROM "other"."posts" WHERE "posts"."user_id" IN )"
                                            R"((SELECT "users"."id" FROM "other"."users" WHERE "users"."country_id" = ?1))");
  BOOST_TEST(db.execute(removal) == 3);
}

BOOST_AUTO_TEST_CASE(models_of_one_name) {
  static_assert(related<Mixed>().sql() ==
                R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "other"."users" )"
                R"(INNER JOIN "countries" ON "countries"."id" = "users"."country_id" WHERE "countries"."id" = ?1)");
  const auto expected = checking::expect<archive::User>(users, [this](const blog::User& user, auto keep) {
    for (const archive::User& old : old_users) {
      for (const Country& country : countries) {
        if (user.country_id == country.id && old.country_id == country.id) keep(old);
      }
    }
  });
  checking::uses<Mixed, blog::User, archive::User, &blog::User::id>(db, users).agree_in_full(related<Mixed>(), expected);
}

BOOST_AUTO_TEST_CASE(views) {
  std::vector<archive::Author> authors;
  for (const blog::User& user : users) {
    const auto count = std::count_if(posts.begin(), posts.end(), [&](const blog::Post& post) { return post.user_id == user.id; });
    if (user.country_id.has_value() && count != 0) authors.push_back({user.id, *user.country_id, count});
  }
  const auto expected = checking::expect<archive::Author>(countries, [&](const Country& country, auto keep) {
    for (const archive::Author& author : authors) {
      if (author.country_id == country.id) keep(author);
    }
  });
  checking::uses<Authors, Country, archive::Author, &Country::id>(db, countries).agree_in_full(related<Authors>(), expected);
}

BOOST_AUTO_TEST_SUITE_END()
