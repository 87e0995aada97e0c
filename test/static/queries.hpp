// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_STATIC_QUERIES_HPP
#define IKEBANA_TEST_STATIC_QUERIES_HPP

// Queries with the exact SQL and types that the compiler must compute for them. runtime/queries_test.cpp runs each one
// and compares its rows with nested loops.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace seed {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};
struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::int64_t, post_id), (std::string, body));
};
struct Profile {
  BOOST_HANA_DEFINE_STRUCT(Profile, (std::int64_t, id), (std::int64_t, user_id), (std::string, bio));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, label));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
};
struct Employee {
  BOOST_HANA_DEFINE_STRUCT(Employee, (std::int64_t, id), (std::optional<std::int64_t>, manager_id), (std::string, name));
};

}  // namespace seed

template <>
inline constexpr auto ikebana::table<seed::PostTag> =
    ikebana::describe<seed::PostTag>().primary_key<&seed::PostTag::post_id, &seed::PostTag::tag_id>();

template <>
inline constexpr auto ikebana::table<seed::Employee> =
    ikebana::describe<seed::Employee>().foreign_key<&seed::Employee::manager_id, seed::Employee>();

namespace seed {

using ikebana::asc;
using ikebana::avg;
using ikebana::belongs_to;
using ikebana::by;
using ikebana::col;
using ikebana::count;
using ikebana::desc;
using ikebana::exists;
using ikebana::from;
using ikebana::has_many;
using ikebana::has_one;
using ikebana::inverse;
using ikebana::many_to_many;
using ikebana::max;
using ikebana::min;
using ikebana::model;
using ikebana::outer;
using ikebana::param;
using ikebana::related;
using ikebana::sum;
using ikebana::through;

using CountryUsers = has_many<Country, User>;
using UserCountry = belongs_to<User, Country>;
using UserProfile = has_one<User, Profile>;
using CountryPosts = through<Country, User, Post>;
using CountryComments = through<Country, User, Post, Comment>;
using NestedComments = through<CountryPosts, has_many<Post, Comment>>;
using PostCountry = through<Post, User, Country>;
using PostTags = many_to_many<Post, PostTag, Tag>;
using Compatriots = through<UserCountry, CountryUsers>;
using Reports = has_many<Employee, Employee, &Employee::manager_id>;
using Manager = belongs_to<Employee, Employee, &Employee::manager_id>;
using ReportsOfReports = through<Reports, Reports>;

// [scoped]
struct HelloPosts : through<Country, User, Post> {
  static constexpr auto where = col<&Post::title> == "hello";
  static constexpr auto order_by = by(desc(col<&Post::id>));
};
// [/scoped]

// The design's own example.
constexpr auto posts_of = related<CountryPosts>();
static_assert(posts_of.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                                R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");
static_assert(std::is_same_v<decltype(posts_of)::row, Post>);
static_assert(std::is_same_v<decltype(posts_of)::tuple, boost::hana::tuple<std::int64_t, std::int64_t, std::string>>);
static_assert(posts_of.statements().size() == 1 && posts_of.statements()[0] == posts_of.sql());
static_assert(posts_of.of(7).sql() == posts_of.sql(), "an owner in the query and one given later are one text");
static_assert(std::is_empty_v<decltype(posts_of)>, "a query holds nothing but values to bind");

constexpr auto with_posts = from<Country>().where(exists(related<CountryPosts>().where(col<&Post::title> == "hello")));
static_assert(
    with_posts.sql() ==
    R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE EXISTS (SELECT 1 FROM "posts" )"
    R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "countries"."id" AND "posts"."title" = ?1))");

// Queries of one model.
constexpr auto all_countries = from<Country>();
static_assert(all_countries.sql() == R"(SELECT "countries"."id", "countries"."name" FROM "countries")");
static_assert(ikebana::sql_of<decltype(all_countries)> == all_countries.sql());
static_assert(std::is_same_v<ikebana::row_of<decltype(all_countries)>, Country>);

// [query]
constexpr auto narrowed =
    from<Post>()
        .where(col<&Post::title>.like("h%") && (col<&Post::id> < 3 || col<&Post::id> >= 5))
        .where(!(col<&Post::user_id> == 2))
        .order_by(desc(col<&Post::title>), asc(col<&Post::user_id>))
        .order_by(col<&Post::id>)
        .limit(10)
        .offset(1);
static_assert(narrowed.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" WHERE "posts"."title" LIKE ?1 AND )"
                                R"(("posts"."id" < ?2 OR "posts"."id" >= ?3) AND NOT "posts"."user_id" = ?4 )"
                                R"(ORDER BY "posts"."title" DESC, "posts"."user_id" ASC, "posts"."id" LIMIT ?5 OFFSET ?6)");
// [/query]

constexpr auto skipped = from<Post>().order_by(col<&Post::id>).offset(3);
static_assert(skipped.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                               R"(ORDER BY "posts"."id" LIMIT -1 OFFSET ?1)");

constexpr auto chosen =
    from<User>()
        .where(col<&User::id>.in(1, 2, 3, 9) && col<&User::country_id>.is_not_null())
        .where(col<&User::id>.between(2, 8) || col<&User::country_id>.is_null())
        .select(col<&User::name>, col<&User::country_id>.as<"country">());
static_assert(chosen.sql() ==
              R"(SELECT "users"."name", "users"."country_id" AS "country" FROM "users" WHERE "users"."id" IN (?1, ?2, ?3, ?4) )"
              R"(AND "users"."country_id" IS NOT NULL AND ("users"."id" BETWEEN ?5 AND ?6 OR "users"."country_id" IS NULL))");
static_assert(std::is_same_v<decltype(chosen)::tuple, boost::hana::tuple<std::string, std::optional<std::int64_t>>>);

constexpr auto names = from<User>().select(col<&User::name>).distinct();
static_assert(names.sql() == R"(SELECT DISTINCT "users"."name" FROM "users")");
static_assert(std::is_same_v<decltype(names)::row, std::string>, "one item gives its bare type");
static_assert(std::is_same_v<decltype(names)::tuple, boost::hana::tuple<std::string>>);

// [parameters]
constexpr auto by_name =
    from<Post>()
        .where(col<&Post::id> >= param<"least"> && col<&Post::title> != param<"not">)
        .where(col<&Post::user_id> >= param<"least">)
        .limit(param<"most">);
static_assert(by_name.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" WHERE )"
                               R"("posts"."id" >= ?1 AND "posts"."title" <> ?2 AND "posts"."user_id" >= ?1 LIMIT ?3)",
              "one name is one number");
// [/parameters]
static_assert(std::is_empty_v<decltype(by_name)>);

constexpr auto counted = from<Post>().select(
    count(), min(col<&Post::title>), max(col<&Post::id>), sum(col<&Post::id>), avg(col<&Post::user_id>), count(col<&Post::title>));
static_assert(counted.sql() == R"(SELECT count(*), min("posts"."title"), max("posts"."id"), sum("posts"."id"), )"
                               R"(avg("posts"."user_id"), count("posts"."title") FROM "posts")");
static_assert(
    std::is_same_v<decltype(counted)::tuple, boost::hana::tuple<std::int64_t, std::optional<std::string>, std::optional<std::int64_t>,
                                                                std::optional<std::int64_t>, std::optional<double>, std::int64_t>>);

constexpr auto computed = from<Post>().where((col<&Post::id> + col<&Post::user_id>)*2 - (col<&Post::id> - 1) > 4);
static_assert(computed.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" WHERE )"
                                R"(("posts"."id" + "posts"."user_id") * ?1 - ("posts"."id" - ?2) > ?3)");

// Every kind of relation, requested.
static_assert(related<CountryUsers>().sql() ==
              R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."country_id" = ?1)");
static_assert(related<UserCountry>().sql() ==
              R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE "countries"."id" = ?1)");
static_assert(related<UserProfile>().sql() == R"(SELECT "profiles"."id", "profiles"."user_id", "profiles"."bio" FROM "profiles" )"
                                              R"(WHERE "profiles"."user_id" = ?1 ORDER BY "profiles"."id" LIMIT 1)");
static_assert(related<CountryComments>().sql() ==
              R"(SELECT "comments"."id", "comments"."post_id", "comments"."body" FROM "comments" )"
              R"(INNER JOIN "posts" ON "posts"."id" = "comments"."post_id" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");
static_assert(related<NestedComments>().sql() == related<CountryComments>().sql(),
              "a relation composed of relations gives the same text as its path written out");
static_assert(related<PostCountry>().sql() == R"(SELECT "countries"."id", "countries"."name" FROM "countries" )"
                                              R"(INNER JOIN "users" ON "users"."country_id" = "countries"."id" WHERE "users"."id" = ?1)");
static_assert(related<inverse<CountryPosts>>().sql() == related<PostCountry>().sql());
static_assert(related<PostTags>().sql() ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" )"
              R"(INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" = ?1)");
static_assert(related<Compatriots>().sql() ==
              R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" )"
              R"(INNER JOIN "countries" ON "countries"."id" = "users"."country_id" WHERE "countries"."id" = ?1)");
static_assert(related<Reports>().sql() == R"(SELECT "employees"."id", "employees"."manager_id", "employees"."name" FROM "employees" )"
                                          R"(WHERE "employees"."manager_id" = ?1)");
static_assert(related<ReportsOfReports>().sql() ==
              R"(SELECT "employees"."id", "employees"."manager_id", "employees"."name" FROM "employees" )"
              R"(INNER JOIN "employees" AS "employees_2" ON "employees_2"."id" = "employees"."manager_id" )"
              R"(WHERE "employees_2"."manager_id" = ?1)");
static_assert(related<HelloPosts>().sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                                             R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                             R"(WHERE "users"."country_id" = ?1 AND "posts"."title" = ?2 ORDER BY "posts"."id" DESC)");

// Cardinality is computed.
static_assert(related<UserCountry>().is_to_one && related<PostCountry>().is_to_one && related<UserProfile>().is_to_one);
static_assert(!related<CountryPosts>().is_to_one && !related<PostTags>().is_to_one && !related<Compatriots>().is_to_one);

// A user's || is one conjunct beside the relation's own; the owner's table is read only where it is mentioned.
constexpr auto either =
    related<CountryPosts>().where(col<&Post::title> == "hello" || col<&User::name> == "ann").order_by(desc(col<&Post::title>)).limit(2);
static_assert(either.sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
                              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1 AND )"
                              R"(("posts"."title" = ?2 OR "users"."name" = ?3) ORDER BY "posts"."title" DESC, "posts"."id" LIMIT ?4)");

constexpr auto beside_owner = related<CountryPosts>().where(col<&Post::title> != col<&Country::name>);
static_assert(beside_owner.sql() ==
              R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
              R"(INNER JOIN "countries" ON "countries"."id" = "users"."country_id" )"
              R"(WHERE "users"."country_id" = ?1 AND "posts"."title" <> "countries"."name")");

constexpr auto set_of_tags = related<through<User, Post, PostTag, Tag>>().distinct();
static_assert(set_of_tags.sql() == R"(SELECT DISTINCT "tags"."id", "tags"."label" FROM "tags" )"
                                   R"(INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" )"
                                   R"(INNER JOIN "posts" ON "posts"."id" = "post_tags"."post_id" WHERE "posts"."user_id" = ?1)");

constexpr auto titles_of = related<CountryPosts>().select(col<&Post::title>).distinct();
static_assert(titles_of.sql() == R"(SELECT "posts"."title" FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                 R"(WHERE "users"."country_id" = ?1 GROUP BY "posts"."id")",
              "a set by the target's key, whatever is selected of it");
static_assert(std::is_same_v<decltype(titles_of)::row, std::string>);

// Filters and scalars.
constexpr auto without_posts = from<Country>().where(!exists(related<CountryPosts>()));
static_assert(without_posts.sql() ==
              R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE NOT EXISTS (SELECT 1 FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "countries"."id"))");

constexpr auto busy_countries = from<Country>().where(count(related<CountryPosts>()) >= 2);
static_assert(busy_countries.sql() ==
              R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE (SELECT count(*) FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "countries"."id") >= ?1)");

constexpr auto with_count =
    from<Country>()
        .select(model<Country>, count(related<CountryPosts>()).as<"posts_count">())
        .order_by(desc(count(related<CountryPosts>())), col<&Country::id>);
static_assert(
    with_count.sql() ==
    R"(SELECT "countries"."id", "countries"."name", (SELECT count(*) FROM "posts" )"
    R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "countries"."id") AS "posts_count" )"
    R"(FROM "countries" ORDER BY (SELECT count(*) FROM "posts" )"
    R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "countries"."id") DESC, "countries"."id")");
static_assert(std::is_same_v<decltype(with_count)::tuple, boost::hana::tuple<Country, std::int64_t>>);

constexpr auto kinds_of_tags = from<User>().select(
    col<&User::id>, count(related<through<User, Post, PostTag, Tag>>().distinct()),
    max(related<through<User, Post, PostTag, Tag>>(), col<&Tag::label>), count(related<through<User, Post>>().limit(2)));
static_assert(kinds_of_tags.sql() ==
              R"(SELECT "users"."id", (SELECT count(DISTINCT "tags"."id") FROM "tags" )"
              R"(INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" )"
              R"(INNER JOIN "posts" ON "posts"."id" = "post_tags"."post_id" WHERE "posts"."user_id" = "users"."id"), )"
              R"((SELECT max("tags"."label") FROM "tags" INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" )"
              R"(INNER JOIN "posts" ON "posts"."id" = "post_tags"."post_id" WHERE "posts"."user_id" = "users"."id"), )"
              R"((SELECT count(*) FROM (SELECT 1 FROM "posts" WHERE "posts"."user_id" = "users"."id" )"
              R"(ORDER BY "posts"."id" LIMIT ?1)) FROM "users")");

constexpr auto with_profile = from<User>().where(exists(related<UserProfile>().where(col<&Profile::bio> != "late")));
static_assert(with_profile.sql() ==
                  R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE EXISTS (SELECT 1 FROM "profiles" )"
                  R"(WHERE "profiles"."user_id" = "users"."id" AND "profiles"."bio" <> ?1))",
              "one target an owner or several: there is one when some row matches");

constexpr auto with_hello =
    from<Country>()
        .where(!exists(related<HelloPosts>()) || count(related<HelloPosts>()) > 1)
        .select(col<&Country::id>, count(related<HelloPosts>()));
static_assert(with_hello.sql() ==
                  R"(SELECT "countries"."id", (SELECT count(*) FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                  R"(WHERE "users"."country_id" = "countries"."id" AND "posts"."title" = ?1) FROM "countries" WHERE )"
                  R"((NOT EXISTS (SELECT 1 FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                  R"(WHERE "users"."country_id" = "countries"."id" AND "posts"."title" = ?2) OR )"
                  R"((SELECT count(*) FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                  R"(WHERE "users"."country_id" = "countries"."id" AND "posts"."title" = ?3) > ?4))",
              "every use carries what a scoped relation says");

constexpr auto bosses_of_bosses = from<Employee>().where(exists(related<Reports>().where(exists(related<Reports>()))));
static_assert(bosses_of_bosses.sql() ==
                  R"(SELECT "employees"."id", "employees"."manager_id", "employees"."name" FROM "employees" )"
                  R"(WHERE EXISTS (SELECT 1 FROM "employees" AS "employees_2" WHERE "employees_2"."manager_id" = "employees"."id" )"
                  R"(AND EXISTS (SELECT 1 FROM "employees" AS "employees_3" WHERE "employees_3"."manager_id" = "employees_2"."id")))",
              "a fresh alias at each level");

constexpr auto named_before_boss =
    from<Employee, "e">().where(exists(related<Manager, "boss">().where(col<&Employee::name, "e"> < col<&Employee::name, "boss">)));
static_assert(named_before_boss.sql() ==
              R"(SELECT "e"."id", "e"."manager_id", "e"."name" FROM "employees" AS "e" WHERE EXISTS (SELECT 1 FROM )"
              R"("employees" AS "boss" WHERE "boss"."id" = "e"."manager_id" AND "e"."name" < "boss"."name"))");

constexpr auto shadowed_by_manager =
    from<Employee>().where(exists(related<Manager>().where(outer(col<&Employee::name>) < col<&Employee::name>)));
static_assert(shadowed_by_manager.sql() ==
              R"(SELECT "employees"."id", "employees"."manager_id", "employees"."name" FROM "employees" WHERE EXISTS )"
              R"((SELECT 1 FROM "employees" AS "employees_2" WHERE "employees_2"."id" = "employees"."manager_id" )"
              R"(AND "employees"."name" < "employees_2"."name"))");

// Preloads: the plan follows from the type.
constexpr auto all_with_posts = from<Country>().with(related<CountryPosts>());
static_assert(all_with_posts.statements().size() == 3, "all owners: each table once");
static_assert(all_with_posts.statements()[1] == R"(SELECT "users"."country_id", "users"."id" FROM "users")");
static_assert(all_with_posts.statements()[2] == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts")");
static_assert(std::is_same_v<decltype(all_with_posts)::tuple, boost::hana::tuple<Country, std::vector<Post>>>);

constexpr auto some_with_posts = from<Country>().where(col<&Country::id> <= 2).with(related<CountryPosts>().order_by(desc(col<&Post::id>)));
static_assert(some_with_posts.statements().size() == 2, "some owners: one joined statement, which receives their keys");
static_assert(some_with_posts.statements()[1] ==
              R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "users"."country_id" FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
              R"(WHERE "users"."country_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) ORDER BY "posts"."id" DESC)");

constexpr auto first_posts = from<Country>().limit(3).with(related<CountryPosts>().where(col<&Post::title> != "x").limit(2).offset(1));
static_assert(first_posts.statements()[1] ==
              R"(SELECT * FROM (SELECT "posts"."id", "posts"."user_id", "posts"."title", "users"."country_id" AS "ikebana_owner", )"
              R"(row_number() OVER (PARTITION BY "users"."country_id" ORDER BY "posts"."id") AS "ikebana_rank" FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
              R"(WHERE "users"."country_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) AND "posts"."title" <> ?2) )"
              R"(WHERE "ikebana_rank" - ?3 BETWEEN 1 AND ?4 ORDER BY "ikebana_rank")");

constexpr auto users_with_all =
    from<User>().with(related<UserCountry>()).with(related<UserProfile>()).with(related<has_many<User, Post>>());
static_assert(users_with_all.statements().size() == 4);
static_assert(std::is_same_v<decltype(users_with_all)::tuple,
                             boost::hana::tuple<User, std::optional<Country>, std::optional<Profile>, std::vector<Post>>>);

// Another dialect gives other texts of the same type.
static_assert(related<UserCountry>().sql<ikebana::postgres::dialect>() ==
              R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE "countries"."id" = $1)");

}  // namespace seed

#endif
