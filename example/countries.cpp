// SPDX-License-Identifier: BSL-1.0
// Countries have users, users have posts: four questions about the posts of a country, each with the SQL that the
// compiler made of it, and its rows.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// [models]
struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};
// [/models]

// [relation]
using CountryPosts = ikebana::through<Country, User, Post>;
// [/relation]

using namespace ikebana::dsl;

namespace {

/// Prints a statement, each clause on a line of its own.
void print_sql(std::string_view sql) {
  constexpr std::string_view clauses[] = {" FROM ", " INNER JOIN ", " WHERE ", " ORDER BY ", " LIMIT "};
  std::size_t depth = 1;
  std::cout << "  ";
  for (std::size_t at = 0; at != sql.size(); ++at) {
    bool begins_clause = false;
    for (const std::string_view clause : clauses) begins_clause |= sql.substr(at).starts_with(clause);
    if (begins_clause) {
      std::cout << '\n' << std::string(2 * depth, ' ');
      continue;
    }
    if (sql[at] == '(') ++depth;
    if (sql[at] == ')') --depth;
    std::cout << sql[at];
  }
  std::cout << ";\n";
}

/// A database that prints the SQL of each query before it runs it.
struct speaking_database : sqlite::database {
  using sqlite::database::database;

  template <class Query>
  auto operator()(const Query& query) {
    std::cout << '\n';
    for (const std::string_view sql : query.statements()) print_sql(sql);
    std::cout << '\n';
    return sqlite::database::operator()(query);
  }
};

void print_question(std::string_view question) { std::cout << '\n' << question << '\n' << std::string(question.size(), '-') << '\n'; }

void create_tables(sqlite::database& db) {
  // [tables]
  db.execute(R"(
    CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES countries, name TEXT NOT NULL);
    CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, title TEXT NOT NULL);
    CREATE INDEX users_by_country ON users(country_id);
    CREATE INDEX posts_by_user ON posts(user_id);
  )");
  // [/tables]
}

/// Fills the tables, and gives the country that the first question is about.
Country fill_tables(sqlite::database& db) {
  auto tx = db.transaction();

  // [insert]
  Country kenya{0, "Kenya"};
  kenya.id = db.execute(insert(kenya));  // a key that is 0 is left to the database
  const std::int64_t amina = db.execute(insert(User{0, kenya.id, "Amina"}));
  db.execute(insert(Post{0, amina, "The long rains"}));
  // [/insert]
  db.execute(insert(Post{0, amina, "Night train to Mombasa"}));
  const std::int64_t otieno = db.execute(insert(User{0, kenya.id, "Otieno"}));
  db.execute(insert(Post{0, otieno, "Fishing on Lake Victoria"}));

  const std::int64_t peru = db.execute(insert(Country{0, "Peru"}));
  const std::int64_t lucia = db.execute(insert(User{0, peru, "Lucia"}));
  db.execute(insert(Post{0, lucia, "Four thousand kinds of potato"}));

  const std::int64_t norway = db.execute(insert(Country{0, "Norway"}));
  db.execute(insert(User{0, norway, "Sigrid"}));  // has written nothing
  db.execute(insert(Country{0, "Iceland"}));      // has no users

  const std::int64_t robin = db.execute(insert(User{0, std::nullopt, "Robin"}));  // is of no country
  db.execute(insert(Post{0, robin, "From somewhere at sea"}));

  tx.commit();
  return kenya;
}

void posts_of_a_country(speaking_database& db, const Country& country) {
  print_question("The posts of " + country.name);

  // [request]
  constexpr auto posts_of = related<CountryPosts>();

  static_assert(posts_of.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                                  R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");
  static_assert(std::is_same_v<decltype(posts_of)::row, Post>);
  static_assert(std::is_same_v<decltype(posts_of)::tuple, boost::hana::tuple<std::int64_t, std::int64_t, std::string>>);

  for (const Post& post : db(posts_of.of(country))) std::cout << "  " << post.id << "  " << post.title << '\n';
  // [/request]
}

void all_countries_with_their_posts(speaking_database& db) {
  print_question("All countries with their posts");

  // [preload]
  constexpr auto with_posts = from<Country>().with(related<CountryPosts>());

  static_assert(with_posts.statements().size() == 3);  // each table is read once, however many countries there are
  static_assert(with_posts.statements()[0] == R"(SELECT "countries"."id", "countries"."name" FROM "countries")");
  static_assert(with_posts.statements()[1] == R"(SELECT "users"."country_id", "users"."id" FROM "users")");
  static_assert(with_posts.statements()[2] == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts")");
  static_assert(std::is_same_v<decltype(with_posts)::tuple, boost::hana::tuple<Country, std::vector<Post>>>);

  for (const auto& [country, posts] : db(with_posts)) {
    std::cout << "  " << country.name << (posts.empty() ? ": no posts" : "") << '\n';
    for (const Post& post : posts) std::cout << "    " << post.title << '\n';
  }
  // [/preload]
}

void countries_that_have_posts(speaking_database& db) {
  print_question("Countries that have posts, and countries that have none");

  // [filter]
  constexpr auto has_posts = exists(related<CountryPosts>());
  constexpr auto writing = from<Country>().where(has_posts);
  constexpr auto silent = from<Country>().where(!has_posts);

  static_assert(writing.sql() == R"(SELECT "countries"."id", "countries"."name" FROM "countries" )"
                                 R"(WHERE EXISTS (SELECT 1 FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                 R"(WHERE "users"."country_id" = "countries"."id"))");
  static_assert(silent.sql() == R"(SELECT "countries"."id", "countries"."name" FROM "countries" )"
                                R"(WHERE NOT EXISTS (SELECT 1 FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                R"(WHERE "users"."country_id" = "countries"."id"))");
  static_assert(std::is_same_v<decltype(writing)::row, Country>);

  for (const Country& country : db(writing)) std::cout << "  " << country.name << " has posts\n";
  for (const Country& country : db(silent)) std::cout << "  " << country.name << " has none\n";
  // [/filter]
}

void countries_by_number_of_posts(speaking_database& db) {
  print_question("Countries by the number of their posts");

  // [count]
  constexpr auto posts_count = count(related<CountryPosts>());
  constexpr auto ranked =
      from<Country>().select(model<Country>, posts_count.as<"posts_count">()).order_by(desc(posts_count), asc(col<&Country::name>));

  static_assert(ranked.sql() ==
                R"(SELECT "countries"."id", "countries"."name", )"
                R"((SELECT count(*) FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                R"(WHERE "users"."country_id" = "countries"."id") AS "posts_count" FROM "countries" ORDER BY )"
                R"((SELECT count(*) FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                R"(WHERE "users"."country_id" = "countries"."id") DESC, "countries"."name" ASC)");
  static_assert(std::is_same_v<decltype(ranked)::tuple, boost::hana::tuple<Country, std::int64_t>>);

  for (const auto& [country, posts] : db(ranked)) {
    std::cout << "  " << std::left << std::setw(10) << country.name << posts << '\n';
  }
  // [/count]
}

}  // namespace

int main() {
  try {
    speaking_database db{":memory:"};
    create_tables(db);
    const Country kenya = fill_tables(db);
    posts_of_a_country(db, kenya);
    all_countries_with_their_posts(db);
    countries_that_have_posts(db);
    countries_by_number_of_posts(db);
  } catch (const std::exception& failure) {
    std::cerr << "countries: " << failure.what() << '\n';
    return 1;
  }
}
