// SPDX-License-Identifier: BSL-1.0
// The texts of first() and one() on an engine that sends all rows at once: the query's own with a limit, or with the lesser of two.

#include "queries.hpp"

#include <ikebana/query/statement/limited.hpp>

namespace {

using namespace ikebana;
using namespace seed;
using namespace ikebana::literals;

template <unsigned Most, class Dialect = postgres::dialect, class Query>
constexpr std::string_view first_of(const Query&) {
  return detail::render<detail::limited<typename Query::statement, Most>, Dialect>();
}

// Without a limit, and with one of its own: by a value, by a name, with an offset, and of a page.
static_assert(first_of<1>(from<Tag>()) == R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT 1)");
static_assert(first_of<2>(from<Tag>().where(col<&Tag::id> > 3).order_by(col<&Tag::label>)) ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" > $1 ORDER BY "tags"."label" LIMIT 2)");
static_assert(first_of<1>(from<Tag>().limit(5)) == R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT least($1, 1))");
static_assert(first_of<2>(from<Tag>().limit(param<"most">).offset(3)) ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT least($1, 2) OFFSET $2)");
static_assert(first_of<1>(from<Tag>().offset(3)) == R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT 1 OFFSET $1)");
static_assert(first_of<1>(from<Tag>().page(2, 10)) == R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT least($1, 1) OFFSET $2)");
static_assert(first_of<1>(from<Tag>().where(col<&Tag::id> == 1).for_update()) ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" = $1 LIMIT 1 FOR UPDATE)");

// Groups, and a query that defines a table: the limit is that of what is run, and of nothing within.
static_assert(first_of<1>(from<Post>().select(col<&Post::user_id>, count()).group_by(col<&Post::user_id>)) ==
              R"(SELECT "posts"."user_id", count(*) FROM "posts" GROUP BY "posts"."user_id" LIMIT 1)");
static_assert(first_of<1>(from<Tag>().where(col<&Tag::id>.in(from<PostTag>().select(col<&PostTag::tag_id>).limit(9)))) ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" IN )"
              R"((SELECT "post_tags"."tag_id" FROM "post_tags" LIMIT $1) LIMIT 1)");
static_assert(first_of<1>(from<Country>().with<Country>(from<Tag>().select(col<&Tag::id>, col<&Tag::label>).limit(4)).limit(3)) ==
              R"(WITH "countries" ("id", "name") AS (SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT $1) )"
              R"(SELECT "countries"."id", "countries"."name" FROM "countries" LIMIT least($2, 1))");

// Two queries as one.
constexpr auto ids = from<Tag>().select(col<&Tag::id>);
static_assert(first_of<1>(ids.union_all(ids)) == R"(SELECT "tags"."id" FROM "tags" UNION ALL SELECT "tags"."id" FROM "tags" LIMIT 1)");
static_assert(first_of<2>(ids.union_all(ids.limit(7)).order_by(col<&Tag::id>).limit(5)) ==
              R"(SELECT "tags"."id" FROM "tags" UNION ALL SELECT * FROM (SELECT "tags"."id" FROM "tags" LIMIT $1) AS "ikebana_rows" )"
              R"(ORDER BY "id" NULLS FIRST LIMIT least($2, 2))");

// The targets of one owner: all, in an order, as many as are asked for, and one by the relation.
using Posts = has_many<User, Post>;
static_assert(first_of<1>(related<Posts>().of(1)) ==
              R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 LIMIT 1)");
static_assert(first_of<2>(related<Posts>().select(col<&Post::title>).order_by(col<&Post::id>)) ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 ORDER BY "posts"."id" LIMIT 2)");
static_assert(first_of<1>(related<Posts>().select(col<&Post::title>).limit(3).of(1)) ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 ORDER BY "posts"."id" LIMIT least($2, 1))");
static_assert(first_of<1>(related<Posts>().select(col<&Post::title>).offset(3).of(1)) ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 ORDER BY "posts"."id" LIMIT 1 OFFSET $2)");
static_assert(first_of<2>(related<has_one<User, Profile>>().select(col<&Profile::bio>).of(1)) ==
              R"(SELECT "profiles"."bio" FROM "profiles" WHERE "profiles"."user_id" = $1 ORDER BY "profiles"."id" LIMIT 1)");
struct Newest : has_many<User, Post> {
  static constexpr auto order_by = desc(col<&Post::id>);
  static constexpr std::int64_t limit = 5;
};
static_assert(
    first_of<1>(related<Newest>().select(col<&Post::title>).of(1)) ==
    R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 ORDER BY "posts"."id" DESC, "posts"."id" LIMIT least($2, 1))");

// A query with preloads: its own statement ends, those of its preloads do not.
static_assert(first_of<1>(from<User>().where(col<&User::id> > 1).with(related<Posts>())) ==
              R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."id" > $1 LIMIT 1)");

// One of several texts, and in words of SQLite.
using Maybe = decltype(from<Tag>().where(maybe(col<&Tag::id> == std::optional<std::int64_t>{})).limit(3));
static_assert(detail::render<detail::every_text_of<detail::limited<Maybe::statement, 1>>, postgres::dialect>() ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" WHERE "tags"."id" = $1 LIMIT least($2, 1))");
static_assert(first_of<1, sqlite::dialect>(from<Tag>().limit(5).offset(2)) ==
              R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT min(?1, 1) OFFSET ?2)");
static_assert(first_of<1, sqlite::dialect>(from<Tag>().offset(2)) == R"(SELECT "tags"."id", "tags"."label" FROM "tags" LIMIT 1 OFFSET ?1)");

// It binds what the query's own statement binds, in that order.
using Limited = decltype(from<Tag>().where(col<&Tag::id> > 3).limit(5).offset(1));
static_assert(detail::draft_of<detail::limited<Limited::statement, 1>, postgres::dialect>.values ==
              detail::draft_of<Limited::statement, postgres::dialect>.values);

}  // namespace
