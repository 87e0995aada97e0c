// SPDX-License-Identifier: BSL-1.0
// A limit that each owner of a preload has for itself. SQLite numbers the rows of all owners; PostgreSQL asks for those of each owner,
// by LATERAL, or numbers them as well where the dialect has none. test/postgres has all three texts run.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;

using CountryPosts = through<Country, User, Post>;
using UserPosts = has_many<User, Post>;
using FirstPost = has_one<User, Post>;

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, line), (std::string, letter));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::int64_t, seat_line), (std::string, seat_letter));
};

/// The text that preloads a relation for many owners.
template <class Dialect, class Owner, class Related>
constexpr std::string_view text_of(Related) {
  return decltype(from<Owner>().with(Related{}.joined()))::template statements<Dialect>()[1];
}

using checking::expect;
using checking::expectation;

struct fixture : filled {
  expectation<Post> posts_of_users() const {
    return expect<Post>(users, [&](const User& user, const auto& keep) {
      for (const Post& post : posts) {
        if (post.user_id == user.id) keep(post);
      }
    });
  }

  expectation<Post> posts_of_countries() const {
    return expect<Post>(countries, [&](const Country& country, const auto& keep) {
      for (const User& user : users) {
        for (const Post& post : posts) {
          if (user.country_id == country.id && post.user_id == user.id) keep(post);
        }
      }
    });
  }

  /// Whether each owner has what is expected of it, in that order.
  template <class Owner, class Related>
  void same(const std::vector<Owner>& owners, const Related& wanted, const expectation<Post>& expected) {
    BOOST_TEST_REQUIRE(expected.has_targets());
    auto found = db.load(owners, wanted);
    BOOST_TEST_REQUIRE(found.size() == owners.size());
    for (std::size_t i = 0; i != owners.size(); ++i) {
      BOOST_TEST(checking::are_same(found[i], expected.targets[i], checking::sequence::said), "of the owner " << owners[i].id);
    }
  }
};

}  // namespace

template <>
inline constexpr auto ikebana::table<Seat> = ikebana::describe<Seat>().primary_key<&Seat::line, &Seat::letter>();
template <>
inline constexpr auto ikebana::table<Ticket> =
    ikebana::describe<Ticket>().foreign_key<ikebana::key<&Ticket::seat_line, &Ticket::seat_letter>, Seat>();

BOOST_FIXTURE_TEST_SUITE(limits_by_owner, fixture)

BOOST_AUTO_TEST_CASE(of_a_foreign_key) {
  const auto wanted = related<UserPosts>().where(col<&Post::views> > 0).order_by(desc(col<&Post::views>)).limit(2);
  const auto most_viewed = [](const Post& a, const Post& b) { return a.views > b.views; };
  const auto is_viewed = [](const Post& post) { return post.views > 0; };
  same(users, wanted, posts_of_users().where(is_viewed).ordered(most_viewed).cut(2));
  same(users, wanted.offset(1), posts_of_users().where(is_viewed).ordered(most_viewed).cut(2, 1));
  same(users, related<UserPosts>().offset(2), posts_of_users().by_key().cut(100, 2));

  constexpr auto text = related<UserPosts>().where(col<&Post::views> > 0).order_by(desc(col<&Post::views>)).limit(2).offset(1);
  static_assert(text_of<sqlite::dialect, User>(text) ==
                R"(SELECT * FROM (SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", )"
                R"("posts"."user_id" AS "ikebana_owner", )"
                R"(row_number() OVER (PARTITION BY "posts"."user_id" ORDER BY "posts"."views" DESC, "posts"."id") AS "ikebana_rank" )"
                R"(FROM "posts" WHERE "posts"."user_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) AND "posts"."views" > ?2) )"
                R"(WHERE "ikebana_rank" - ?3 BETWEEN 1 AND ?4 ORDER BY "ikebana_rank")");
  static_assert(
      text_of<postgres::dialect, User>(text) ==
      R"(SELECT "ikebana_rows".* FROM unnest($1) AS "ikebana_owners" ("value") CROSS JOIN LATERAL )"
      R"((SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", )"
      R"("ikebana_owners"."value" AS "ikebana_owner", row_number() OVER (ORDER BY "posts"."views" DESC, "posts"."id") AS "ikebana_rank" )"
      R"(FROM "posts" WHERE "posts"."user_id" = "ikebana_owners"."value" AND "posts"."views" > $2 )"
      R"(ORDER BY "posts"."views" DESC, "posts"."id" OFFSET $3 LIMIT $4) AS "ikebana_rows" ORDER BY "ikebana_rank")");
  static_assert(text_of<postgres::dialect_without_lateral, User>(text) ==
                R"(SELECT * FROM (SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", )"
                R"("posts"."user_id" AS "ikebana_owner", )"
                R"(row_number() OVER (PARTITION BY "posts"."user_id" ORDER BY "posts"."views" DESC, "posts"."id") AS "ikebana_rank" )"
                R"(FROM "posts" WHERE "posts"."user_id" = ANY($1) AND "posts"."views" > $2) AS "ikebana_rows" )"
                R"(WHERE "ikebana_rank" - $3 BETWEEN 1 AND $4 ORDER BY "ikebana_rank")");

  // Without a number of rows there is no LIMIT.
  static_assert(text_of<postgres::dialect, User>(related<UserPosts>().offset(2))
                    .ends_with(R"(WHERE "posts"."user_id" = "ikebana_owners"."value" ORDER BY "posts"."id" OFFSET $2) AS "ikebana_rows" )"
                               R"(ORDER BY "ikebana_rank")"));
}

BOOST_AUTO_TEST_CASE(of_a_relation_to_the_first) {
  same(users, related<UserPosts>().order_by(col<&Post::title>).limit(1),
       posts_of_users().ordered([](const Post& a, const Post& b) { return a.title < b.title; }).cut(1));
  const auto firsts = db.load(users, related<FirstPost>().order_by(col<&Post::title>));
  const auto expected = posts_of_users().ordered([](const Post& a, const Post& b) { return a.title < b.title; }).cut(1);
  for (std::size_t i = 0; i != users.size(); ++i) {
    BOOST_TEST_REQUIRE(firsts[i].has_value() == !expected.targets[i].empty());
    if (firsts[i].has_value()) BOOST_TEST((*firsts[i] == *expected.targets[i].front()));
  }
  static_assert(text_of<postgres::dialect, User>(related<FirstPost>().order_by(col<&Post::title>))
                    .ends_with(R"(ORDER BY "posts"."title", "posts"."id" LIMIT 1) AS "ikebana_rows" ORDER BY "ikebana_rank")"));
}

BOOST_AUTO_TEST_CASE(of_each_target_once) {
  // Targets are made distinct before they are numbered: by a group for each, of one owner's alone where that is asked by itself.
  const auto wanted = related<CountryPosts>().distinct().order_by(desc(col<&Post::views>)).limit(3);
  same(countries, wanted, posts_of_countries().distinct().ordered([](const Post& a, const Post& b) { return a.views > b.views; }).cut(3));
  constexpr auto text = related<CountryPosts>().distinct().limit(3);
  static_assert(text_of<postgres::dialect, Country>(text).ends_with(
      R"(FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "ikebana_owners"."value" )"
      R"(GROUP BY "posts"."id" ORDER BY "posts"."id" LIMIT $2) AS "ikebana_rows" ORDER BY "ikebana_rank")"));
  static_assert(text_of<postgres::dialect_without_lateral, Country>(text).ends_with(
      R"(WHERE "users"."country_id" = ANY($1) GROUP BY "users"."country_id", "posts"."id") AS "ikebana_rows" )"
      R"(WHERE "ikebana_rank" <= $2 ORDER BY "ikebana_rank")"));
}

BOOST_AUTO_TEST_CASE(in_the_order_of_a_query_within) {
  // The order is said twice, with the same parameters, and tables of its own each time.
  struct Answers : has_many<Post, Comment> {};
  const auto wanted = related<UserPosts>().order_by(desc(count(related<Answers>().where(col<&Comment::id> > 1)))).limit(2);
  same(users, wanted,
       posts_of_users()
           .ordered([&](const Post& a, const Post& b) {
             const auto answers = [&](const Post& to) {
               return std::count_if(
                   comments.begin(), comments.end(), [&](const Comment& each) { return each.post_id == to.id && each.id > 1; });
             };
             return answers(a) > answers(b);
           })
           .cut(2));
  constexpr auto text = related<UserPosts>().order_by(desc(count(related<Answers>().where(col<&Comment::id> > 1)))).limit(2);
  static_assert(text_of<postgres::dialect, User>(text).ends_with(
      R"(row_number() OVER (ORDER BY (SELECT count(*) FROM "comments" WHERE "comments"."post_id" = "posts"."id" )"
      R"(AND "comments"."id" > $2) DESC, "posts"."id") AS "ikebana_rank" FROM "posts" )"
      R"(WHERE "posts"."user_id" = "ikebana_owners"."value" ORDER BY (SELECT count(*) FROM "comments" )"
      R"(WHERE "comments"."post_id" = "posts"."id" AND "comments"."id" > $2) DESC, "posts"."id" LIMIT $3) AS "ikebana_rows" )"
      R"(ORDER BY "ikebana_rank")"));
}

BOOST_AUTO_TEST_CASE(with_a_condition_on_the_owner) {
  // The owner's own table is joined within.
  const auto wanted = related<CountryPosts>().where(col<&Country::name> == "Kenya").limit(2);
  expectation<Post> expected = posts_of_countries().by_key().cut(2);
  for (std::size_t i = 0; i != countries.size(); ++i) {
    if (countries[i].name != "Kenya") expected.targets[i].clear();
  }
  same(countries, wanted, expected);
  static_assert(text_of<postgres::dialect, Country>(related<CountryPosts>().where(col<&Country::name> == lit<"Kenya">).limit(2))
                    .ends_with(R"(INNER JOIN "countries" ON "countries"."id" = "users"."country_id" )"
                               R"(WHERE "users"."country_id" = "ikebana_owners"."value" AND "countries"."name" = 'Kenya' )"
                               R"(ORDER BY "posts"."id" LIMIT $2) AS "ikebana_rows" ORDER BY "ikebana_rank")"));
}

BOOST_AUTO_TEST_CASE(of_a_key_of_two_columns) {
  using Tickets = has_many<Seat, Ticket>;
  db.execute(
      "CREATE TABLE seats (line INTEGER NOT NULL, letter TEXT NOT NULL, PRIMARY KEY (line, letter));"
      "CREATE TABLE tickets (id INTEGER PRIMARY KEY, seat_line INTEGER NOT NULL, seat_letter TEXT NOT NULL)");
  const std::vector<Seat> seats{{1, "a"}, {1, "b"}, {2, "a"}, {3, "c"}};
  insert_all(db, seats);
  insert_all(db, std::vector<Ticket>{{1, 1, "a"}, {2, 1, "b"}, {3, 1, "a"}, {4, 2, "a"}, {5, 1, "a"}, {6, 9, "a"}});
  const auto found = db.load(seats, related<Tickets>().order_by(desc(col<&Ticket::id>)).limit(2));
  std::vector<std::vector<std::int64_t>> keys;
  for (const auto& tickets : found) {
    auto& of_seat = keys.emplace_back();
    for (const Ticket& each : tickets) of_seat.push_back(each.id);
  }
  BOOST_TEST((keys == std::vector<std::vector<std::int64_t>>{{5, 3}, {2}, {4}, {}}));
  static_assert(
      text_of<postgres::dialect, Seat>(related<Tickets>().order_by(desc(col<&Ticket::id>)).limit(2)) ==
      R"(SELECT "ikebana_rows".* FROM unnest($1, $2) WITH ORDINALITY AS "ikebana_owners" ("value", "value2", "key") CROSS JOIN LATERAL )"
      R"((SELECT "tickets"."id", "tickets"."seat_line", "tickets"."seat_letter", "ikebana_owners"."key" AS "ikebana_owner", )"
      R"(row_number() OVER (ORDER BY "tickets"."id" DESC, "tickets"."id") AS "ikebana_rank" FROM "tickets" )"
      R"(WHERE "tickets"."seat_line" = "ikebana_owners"."value" AND "tickets"."seat_letter" = "ikebana_owners"."value2" )"
      R"(ORDER BY "tickets"."id" DESC, "tickets"."id" LIMIT $3) AS "ikebana_rows" ORDER BY "ikebana_rank")");
}

BOOST_AUTO_TEST_SUITE_END()
