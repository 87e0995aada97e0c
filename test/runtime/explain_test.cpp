// SPDX-License-Identifier: BSL-1.0
// How a query would be run: SQLite's plan as a tree, how relations are preloaded and why, and which indexes are missing.

#include <ikebana/query/json_each.hpp>
#include "engine.hpp"
#include <ikebana/sqlite/explain.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace explained {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::int64_t, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};
struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, row), (std::int64_t, number));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::int64_t, at_row), (std::int64_t, at_number));
};
/// The countries that have posts: a query's rows.
struct Busy {
  BOOST_HANA_DEFINE_STRUCT(Busy, (std::int64_t, id));
};

}  // namespace explained

template <>
inline constexpr auto ikebana::table<explained::Seat> =
    ikebana::describe<explained::Seat>().primary_key<&explained::Seat::row, &explained::Seat::number>();
template <>
inline constexpr auto ikebana::table<explained::Ticket> =
    ikebana::describe<explained::Ticket>()
        .foreign_key<ikebana::key<&explained::Ticket::at_row, &explained::Ticket::at_number>, explained::Seat>();

namespace {

using namespace explained;
using namespace ikebana;

using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using PostCountry = through<Post, User, Country>;
using SeatTickets = has_many<Seat, Ticket>;
struct CountryUsersWithPosts : has_many<Country, User> {
  static constexpr auto where = exists(related<has_many<User, Post>>());
};

struct fixture {
  engine::database db;

  fixture() {
    db.execute(R"(
      CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL, name TEXT NOT NULL);
      CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, title TEXT NOT NULL);
      CREATE TABLE seats(row INTEGER, number INTEGER, PRIMARY KEY (row, number)) WITHOUT ROWID;
      CREATE TABLE tickets(id INTEGER PRIMARY KEY, at_row INTEGER NOT NULL, at_number INTEGER NOT NULL);
      CREATE INDEX users_country ON users(country_id);
    )");
  }

  template <class Query>
  std::vector<std::string> missing(const Query& query) {
    std::vector<std::string> found;
    for (const sqlite::missing_index& each : db.explain(query).missing) found.push_back(each.table + "(" + each.columns + ")");
    return found;
  }
};

using names = std::vector<std::string>;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// All steps of a plan, each with how deep it is.
void flatten(const std::vector<sqlite::explanation::step>& steps, std::size_t depth,
             std::vector<std::pair<std::size_t, std::string>>& into) {
  for (const auto& each : steps) {
    into.push_back({depth, each.detail});
    flatten(each.within, depth + 1, into);
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(explain, fixture)

BOOST_AUTO_TEST_CASE(the_plan_is_a_tree) {
  constexpr auto asked = from<Country>().where(exists(related<CountryPosts>()));
  const sqlite::explanation plan = db.explain(asked);
  BOOST_REQUIRE(plan.statements.size() == 1u);
  BOOST_TEST(plan.statements[0].sql == asked.sql());
  std::vector<std::pair<std::size_t, std::string>> steps;
  flatten(plan.statements[0].steps, 0, steps);
  BOOST_REQUIRE(steps.size() == 4u);
  BOOST_TEST(steps[0].first == 0u);
  BOOST_TEST(has(steps[0].second, "countries"));
  BOOST_TEST(has(steps[1].second, "SUBQUERY"));
  BOOST_TEST(steps[2].first == steps[1].first + 1);
  BOOST_TEST(steps[3].first == steps[1].first + 1);
  BOOST_TEST(plan.preloads.empty());
  const std::string text = plan.text();
  BOOST_TEST(has(text, asked.sql()));
  BOOST_TEST(has(text, "`--CORRELATED SCALAR SUBQUERY"));
  BOOST_TEST(has(text, "\n   |--"));
  BOOST_TEST(has(text, "\n   `--"));
}

BOOST_AUTO_TEST_CASE(a_key_without_an_index_is_named) {
  BOOST_TEST((missing(related<CountryPosts>()) == names{"posts(user_id)"}));
  BOOST_TEST((missing(related<CountryPosts>().of(1)) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().where(exists(related<CountryPosts>()))) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().where(!exists(related<CountryPosts>()) || col<&Country::id> == 1)) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().where(count(related<CountryPosts>()) > 2)) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().select(model<Country>, count(related<CountryPosts>()).as<"posts">())) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().order_by(desc(sum(related<CountryPosts>(), col<&Post::id>)))) == names{"posts(user_id)"}));
  BOOST_TEST((missing(from<Country>().left_join<CountryPosts>()) == names{"posts(user_id)"}));
  BOOST_TEST((missing(related<SeatTickets>().of(Seat{1, 2})) == names{"tickets(at_row, at_number)"}));
  BOOST_TEST(missing(from<Post>()).empty());
  BOOST_TEST(missing(related<CountryUsers>()).empty());
  BOOST_TEST(missing(from<Post>().where(exists(related<PostCountry>()))).empty(), "upwards, keys are primary");
  const std::string text = db.explain(related<CountryPosts>()).text();
  BOOST_TEST(
      has(text, R"(warning: no index on posts(user_id), the whole table is read; CREATE INDEX "posts_user_id" ON "posts"("user_id"))"));
}

// Wherever a relation stands in a query, its keys are looked at.
BOOST_AUTO_TEST_CASE(a_key_without_an_index_is_named_wherever_its_relation_stands) {
  constexpr auto has_posts = exists(related<CountryPosts>());
  constexpr auto posts = count(related<CountryPosts>());
  const names wanted{"posts(user_id)"};
  BOOST_TEST((missing(from<Country>().where(-posts < -2)) == wanted));
  BOOST_TEST((missing(from<Country>().where(posts.between(1, 3))) == wanted));
  BOOST_TEST((missing(from<Country>().where(posts.in(1, 3))) == wanted));
  BOOST_TEST((missing(from<Country>().where(maybe(posts > std::optional<std::int64_t>(1)))) == wanted));
  BOOST_TEST((missing(from<Country>().select(cast<double>(posts))) == wanted));
  BOOST_TEST((missing(from<Country>().select(coalesce(posts, 0))) == wanted));
  BOOST_TEST((missing(from<Country>().select(case_().when(has_posts, 1).else_(0))) == wanted));
  BOOST_TEST((missing(from<Country>().select(row_number().over(window().order_by(posts)))) == wanted));
  BOOST_TEST((missing(from<Country>().group_by(posts).select(posts, max(col<&Country::id>))) == wanted));
  BOOST_TEST((missing(from<Country>().where(col<&Country::id>.in(from<Country>().where(has_posts).select(col<&Country::id>)))) == wanted));
  BOOST_TEST((missing(from<Country>().select(col<&Country::name>).union_(from<Country>().where(has_posts).select(col<&Country::name>))) ==
              wanted));
  BOOST_TEST((missing(from<Seat>().join<Country, "c">(col<&Country::id, "c"> == col<&Seat::row>)).empty()));
  constexpr auto busy = from<Country>().where(has_posts).select(col<&Country::id>);
  BOOST_TEST((missing(from<Busy>(busy)) == wanted));
  BOOST_TEST((missing(from<Busy>().with<Busy>(busy)) == wanted));
  BOOST_TEST((missing(from<Busy>().with_recursive<Busy>(busy.union_all(from<Busy>().where(col<&Busy::id> < 0).select(col<&Busy::id>)))) ==
              wanted));
  BOOST_TEST((missing(related<CountryUsersWithPosts>()) == wanted), "what a relation's own condition asks");
}

BOOST_AUTO_TEST_CASE(a_key_without_an_index_is_named_within_every_kind_of_expression) {
  constexpr auto has_posts = exists(related<CountryPosts>());
  constexpr auto posts = count(related<CountryPosts>());
  constexpr auto countries = from<Country>();
  const names wanted{"posts(user_id)"};
  BOOST_TEST((missing(countries.where(cast<std::string>(posts).collate<"NOCASE">() == "1")) == wanted));
  BOOST_TEST((missing(countries.where((posts + 1) * 2 > 4)) == wanted));
  BOOST_TEST((missing(countries.where(~posts > -4)) == wanted));
  BOOST_TEST((missing(countries.where(abs(posts) > 4)) == wanted));
  BOOST_TEST((missing(countries.where(upper(cast<std::string>(posts)) == "1")) == wanted));
  BOOST_TEST((missing(countries.where(cast<std::string>(posts).like("1%"))) == wanted));
  BOOST_TEST((missing(countries.where(cast<std::string>(posts).like("1%", "!"))) == wanted));
  BOOST_TEST((missing(countries.where(posts.in(std::vector<std::int64_t>{1, 2}))) == wanted));
  BOOST_TEST((missing(countries.where(nullif(posts, 1).is_null())) == wanted));
  BOOST_TEST((missing(countries.where(nullif(posts, 1).is(2))) == wanted));
  BOOST_TEST((missing(countries.where(row_value(posts, col<&Country::id>) == row_value(1, 2))) == wanted));
  BOOST_TEST((missing(countries.where(row_value(posts, col<&Country::id>).in(row_value(1, 2)))) == wanted));
  BOOST_TEST((missing(countries.where(sql<bool, "{} > 1">(posts))) == wanted));
  BOOST_TEST((missing(countries.where(iif(has_posts, 1, 2) == 1)) == wanted));
  BOOST_TEST((missing(countries.select(json(cast<std::string>(posts)))) == wanted));
  BOOST_TEST((missing(countries.select(json_extract<std::int64_t>(json(cast<std::string>(posts)), "$.a"))) == wanted));
  BOOST_TEST((missing(countries.select(count().filter(has_posts))) == wanted));
  BOOST_TEST((missing(countries.select(sum(posts))) == wanted));
  BOOST_TEST((missing(countries.select(group_concat(cast<std::string>(posts)))) == wanted));
  BOOST_TEST((missing(countries.group_by(col<&Country::name>).having(max(posts) > 1).select(col<&Country::name>)) == wanted));
  BOOST_TEST((missing(countries.order_by(desc(posts))) == wanted));
  BOOST_TEST((missing(countries.order_by(choose(0, asc(posts), col<&Country::id>))) == wanted));
  BOOST_TEST((missing(countries.order_by(choose(0, col<&Country::id>, asc(posts)))) == wanted));
  BOOST_TEST((missing(countries.select(row_number().over(window().partition_by(posts)))) == wanted));
  BOOST_TEST((missing(countries.select(sum(posts).over(window().order_by(col<&Country::id>)))) == wanted));
  BOOST_TEST((missing(countries.select(lag(posts).over(window().order_by(col<&Country::id>)))) == wanted));
  BOOST_TEST((missing(countries.select(sum(col<&Country::id>).over(window().order_by(posts).rows(preceding(2), current_row)))) == wanted));
  BOOST_TEST((missing(countries.select(sum(col<&Country::id>).filter(has_posts).over(window().order_by(col<&Country::id>)))) == wanted));
  BOOST_TEST((missing(countries.window<"w">(window().order_by(posts)).select(row_number().over<"w">())) == wanted));
  BOOST_TEST((missing(countries.where(exists(countries.where(has_posts)))) == wanted));
  BOOST_TEST((missing(countries.where(col<&Country::id> == scalar(countries.where(has_posts).select(max(col<&Country::id>))))) == wanted));
  BOOST_TEST((missing(countries.where(exists(related<CountryUsers>().where(exists(related<has_many<User, Post>>()))))) == wanted));
  BOOST_TEST((missing(countries.join(json_each<std::int64_t>(json(cast<std::string>(posts))))) == wanted));
  BOOST_TEST((missing(countries.join<User>(col<&User::country_id> == col<&Country::id> && has_posts)) == wanted));
}

BOOST_AUTO_TEST_CASE(as_the_readme_has_it) {
  // [explain]
  const sqlite::explanation plan = db.explain(from<Country>().where(exists(related<CountryPosts>())));
  const std::string text = plan.text();  // the plan as a tree, preloads and why they are so, and what has no index
  for (const sqlite::missing_index& each : sqlite::missing_indexes<CountryPosts, SeatTickets>(db)) db.execute(each.sql);
  // [/explain]
  BOOST_TEST(has(text, "SUBQUERY"));
  BOOST_TEST(plan.missing.size() == 1u);
  BOOST_TEST((sqlite::missing_indexes<CountryPosts, SeatTickets>(db).empty()));
}

BOOST_AUTO_TEST_CASE(what_makes_the_index_is_said) {
  const auto found = sqlite::missing_indexes<CountryPosts, CountryUsers, PostCountry, SeatTickets, has_many<User, Post>>(db);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].sql == R"(CREATE INDEX "posts_user_id" ON "posts"("user_id"))");
  BOOST_TEST(found[1].sql == R"(CREATE INDEX "tickets_at_row_at_number" ON "tickets"("at_row", "at_number"))");
  for (const sqlite::missing_index& each : found) db.execute(each.sql);
  BOOST_TEST((sqlite::missing_indexes<CountryPosts, SeatTickets>(db).empty()));
  BOOST_TEST(missing(from<Country>().where(exists(related<CountryPosts>()))).empty());
  BOOST_TEST(!has(db.explain(related<CountryPosts>().of(1)).text(), "warning"));
}

BOOST_AUTO_TEST_CASE(what_counts_as_an_index) {
  const auto is_missing = [&] { return !sqlite::missing_indexes<has_many<User, Post>>(db).empty(); };
  BOOST_TEST(is_missing());
  db.execute("CREATE INDEX other ON posts(title, user_id)");
  BOOST_TEST(is_missing(), "the key is not its first column");
  db.execute("CREATE INDEX partial ON posts(user_id) WHERE title <> ''");
  BOOST_TEST(is_missing(), "not all rows are in it");
  db.execute("CREATE INDEX other_key ON posts(user_id) WHERE title IS NOT NULL");
  BOOST_TEST(is_missing());
  db.execute("CREATE INDEX negated ON posts(user_id) WHERE user_id IS NULL");
  BOOST_TEST(is_missing());
  db.execute("CREATE INDEX more_than_that ON posts(user_id) WHERE user_id IS NOT NULL AND title <> ''");
  BOOST_TEST(is_missing());
  for (const char* condition : {"user_id IS NOT NULL", "user_id NOTNULL", "\"User_Id\" is not /* ; */ null"}) {
    db.execute(std::string("CREATE INDEX not_null ON posts(user_id) WHERE ") + condition);
    BOOST_TEST(!is_missing(), condition);
    db.execute("DROP INDEX not_null");
  }
  db.execute("CREATE INDEX longer ON posts(user_id, title)");
  BOOST_TEST(!is_missing());
  db.execute("CREATE INDEX turned ON tickets(at_number, at_row)");
  BOOST_TEST(sqlite::missing_indexes<SeatTickets>(db).empty(), "the order of the key's columns is free");
  db.execute("DROP TABLE posts; CREATE VIEW posts AS SELECT 1 AS id, 2 AS user_id, 'a' AS title");
  BOOST_TEST(!is_missing(), "a view cannot have one");
  db.execute("DROP VIEW posts");
  BOOST_TEST(!is_missing(), "nor a table that is not there");
}

BOOST_AUTO_TEST_CASE(preloads_say_how_and_why) {
  const auto preload = [&](const auto& query) {
    const sqlite::explanation plan = db.explain(query);
    BOOST_REQUIRE(plan.preloads.size() == 1u);
    BOOST_TEST(has(plan.text(), "preload " + plan.preloads[0]));
    BOOST_TEST(has(plan.preloads[0], "countries -> users -> posts: "));
    BOOST_TEST(plan.statements.size() == query.statements().size());
    return plan.preloads[0];
  };
  constexpr auto posts = related<CountryPosts>();
  BOOST_TEST(has(preload(from<Country>().with(posts)), "by hop, since all owners are wanted"));
  BOOST_TEST(has(preload(from<Country>().where(col<&Country::id> < 3).with(posts)), "joined, since not all owners are wanted"));
  BOOST_TEST(has(preload(from<Country>().limit(3).with(posts)), "joined, since not all owners are wanted"));
  BOOST_TEST(has(preload(from<Country>().with(posts.joined())), "joined, as joined() says"));
  BOOST_TEST(has(preload(from<Country>().limit(3).with(posts.by_hop())), "by hop, as by_hop() says"));
  BOOST_TEST(has(preload(from<Country>().with(posts.select(col<&Post::title>))), "joined, since it cannot be by hop"));
}

BOOST_AUTO_TEST_CASE(by_hop_no_index_is_needed) {
  BOOST_TEST(missing(from<Country>().with(related<CountryPosts>())).empty());
  BOOST_TEST((missing(from<Country>().with(related<CountryPosts>().joined())) == names{"posts(user_id)"}));
  BOOST_TEST(
      (missing(from<Country>().limit(1).with(related<CountryUsers>().with(related<has_many<User, Post>>()))) == names{"posts(user_id)"}));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_prepared_cannot_be_explained) {
  db.execute("DROP TABLE posts");
  BOOST_CHECK_EXCEPTION(db.explain(from<Post>()), ikebana::error, [](const ikebana::error& thrown) {
    return thrown.sql() == "EXPLAIN QUERY PLAN " + std::string(from<Post>().sql());
  });
  BOOST_TEST(db.all(from<Country>()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
