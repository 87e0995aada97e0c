// SPDX-License-Identifier: BSL-1.0
// sql, statements and variants in the dialect of PostgreSQL, of each kind of query and of write: as many texts as for SQLite, but for an
// insertion, of which one leaves the key to the database.

#include "queries.hpp"

namespace {

using namespace ikebana;
using namespace seed;
using pg = postgres::dialect;

using Posts = has_many<User, Post>;
using Users = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;

template <class Dialect, class Query>
constexpr auto statements_of(const Query&) {
  return Query::template statements<Dialect>();
}
template <class Query>
constexpr bool has_texts(const Query& query, std::size_t count) {
  return statements_of<pg>(query).size() == count && statements_of<sqlite::dialect>(query).size() == count;
}

// The rows of a model, the targets of a relation, two queries as one: one statement, that of sql().
constexpr auto posts = from<Post>().select(col<&Post::title>);
static_assert(has_texts(posts.where(col<&Post::id> > 3), 1));
static_assert(statements_of<pg>(posts.where(col<&Post::id> > 3))[0] == posts.where(col<&Post::id> > 3).sql<pg>());
static_assert(statements_of<pg>(related<Posts>().select(col<&Post::title>).of(1))[0] ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1)");
static_assert(statements_of<pg>(posts.union_(posts))[0] ==
              R"(SELECT "posts"."title" FROM "posts" UNION SELECT "posts"."title" FROM "posts")");

// A page has the number of all rows beside it; of two queries as one they are a table, which has a name.
static_assert(statements_of<pg>(posts.union_(posts).page(2, 10))[1] ==
              R"(SELECT count(*) FROM (SELECT "posts"."title" FROM "posts" UNION SELECT "posts"."title" FROM "posts") AS "ikebana_rows")");

// A preload for all owners reads each table once; for some it is given their keys, as one array.
constexpr auto by_hop = from<Country>().with(related<CountryPosts>());
static_assert(has_texts(by_hop, 3));
static_assert(statements_of<pg>(by_hop)[1] == R"(SELECT "users"."country_id", "users"."id" FROM "users")");
static_assert(statements_of<pg>(by_hop)[2] == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts")");
constexpr auto joined = from<Country>().where(col<&Country::id> < 9).with(related<CountryPosts>());
static_assert(has_texts(joined, 2));
static_assert(statements_of<pg>(joined)[1] ==
              R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "users"."country_id" FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ANY($1))");
static_assert(has_texts(from<Country>().with(related<Users>().with(related<Posts>())), 3));
static_assert(has_texts(from<Country>().with(related<Users>()).page(1, 5), 3));
static_assert(has_texts(related<Users>().with(related<Posts>().limit(2)).of(1), 2));

// Each combination of what is left out and of what is chosen.
using several = decltype(posts.where(maybe(col<&Post::id> == std::optional<std::int64_t>{}))
                             .order_by(choose(0, asc(col<&Post::id>), desc(col<&Post::title>))));
static_assert(several::variants<pg>().size() == 4);
static_assert(several::variants<pg>()[0] == R"(SELECT "posts"."title" FROM "posts" ORDER BY "posts"."id" ASC)");
static_assert(several::variants<pg>()[3] == R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."id" = $1 ORDER BY "posts"."title" DESC)");
static_assert(several::sql<pg>() == several::variants<pg>()[1]);
// Rows whose column is NULL are first in both.
using by_country = decltype(from<User>().select(col<&User::id>).order_by(choose(0, col<&User::country_id>, desc(col<&User::country_id>))));
static_assert(by_country::variants<pg>()[0] == R"(SELECT "users"."id" FROM "users" ORDER BY "users"."country_id" NULLS FIRST)");
static_assert(by_country::variants<pg>()[1] == R"(SELECT "users"."id" FROM "users" ORDER BY "users"."country_id" DESC NULLS LAST)");

// Insertions: of a record with a key or without, of several, of the rows of a query.
using inserted = decltype(insert(Tag{}));
static_assert(inserted::sql<pg>() == R"(INSERT INTO "tags" ("id", "label") VALUES ($1, $2))");
static_assert(inserted::statements<sqlite::dialect>().size() == 1);
static_assert(inserted::statements<pg>().size() == 2);
static_assert(inserted::statements<pg>()[1] == R"(INSERT INTO "tags" ("label") VALUES ($1) RETURNING "id")");
using returned = decltype(insert(Tag{}).on_conflict<&Tag::id>().do_update(col<&Tag::label> = param<"label">).returning(col<&Tag::id>));
static_assert(returned::sql<pg>() == R"(INSERT INTO "tags" ("id", "label") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "label" = $3 )"
                                     R"(RETURNING "tags"."id")");
constexpr auto copied = insert<Tag, &Tag::label>(from<Post>().select(col<&Post::title>));
static_assert(copied.sql<pg>() == R"(INSERT INTO "tags" ("label") SELECT "posts"."title" FROM "posts")");

// Updates and removals: of a record, of the rows of a query, of the targets of a relation.
using updated = decltype(update(Tag{}));
static_assert(updated::sql<pg>() == R"(UPDATE "tags" SET "label" = $1 WHERE "tags"."id" = $2)");
using removed = decltype(remove(PostTag{}));
static_assert(removed::sql<pg>() == R"(DELETE FROM "post_tags" WHERE "post_tags"."post_id" = $1 AND "post_tags"."tag_id" = $2)");
static_assert(decltype(update<Post>().set(col<&Post::title> = param<"title">).where(col<&Post::id> == 3))::sql<pg>() ==
              R"(UPDATE "posts" SET "title" = $1 WHERE "posts"."id" = $2)");
static_assert(decltype(remove<Post>().where(col<&Post::id> == 3).returning(col<&Post::title>))::sql<pg>() ==
              R"(DELETE FROM "posts" WHERE "posts"."id" = $1 RETURNING "posts"."title")");
static_assert(decltype(update(related<Posts>().of(1)).set(col<&Post::user_id> = 2))::sql<pg>() ==
              R"(UPDATE "posts" SET "user_id" = $1 WHERE "posts"."user_id" = $2)");
static_assert(decltype(remove(related<CountryPosts>().of(1)))::sql<pg>().starts_with(R"(DELETE FROM "posts" WHERE )"));

}  // namespace
