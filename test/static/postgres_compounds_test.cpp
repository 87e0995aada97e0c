// SPDX-License-Identifier: BSL-1.0
// Queries as one in PostgreSQL, whose columns have types: a table that is read while it is made has those of its first query.

#include "queries.hpp"

namespace tree {

struct Branch {
  BOOST_HANA_DEFINE_STRUCT(Branch, (std::int64_t, id), (int, depth), (std::string, path));
};

}  // namespace tree

namespace {

using namespace ikebana;
using namespace seed;
using tree::Branch;

template <class Query>
constexpr auto on_postgres(Query) {
  return Query::template sql<postgres::dialect>();
}

constexpr auto id = col<&Post::id>;

constexpr auto roots = from<Post>().where(id < 3).select(id, cast<int>(lit<0>), col<&Post::title>);
constexpr auto deeper = from<Post>()
                            .join<Branch>(col<&Post::user_id> == col<&Branch::id>)
                            .select(id, cast<int>(col<&Branch::depth> + 1), concat(col<&Branch::path>, col<&Post::title>));
constexpr auto branches = from<Branch>().with_recursive<Branch>(roots.union_all(deeper)).select(col<&Branch::path>);
static_assert(on_postgres(branches) ==
              R"(WITH RECURSIVE "branches" ("id", "depth", "path") AS (SELECT CAST("ikebana_rows"."id" AS bigint), )"
              R"(CAST("ikebana_rows"."depth" AS bigint), CAST("ikebana_rows"."path" AS text) COLLATE "C" FROM (SELECT "posts"."id", )"
              R"(CAST(0 AS bigint), "posts"."title" FROM "posts" WHERE "posts"."id" < $1) AS "ikebana_rows" ("id", "depth", "path") )"
              R"(UNION ALL SELECT "posts"."id", CAST("branches"."depth" + $2 AS bigint), ("branches"."path" || "posts"."title") )"
              R"(FROM "posts" INNER JOIN "branches" ON "posts"."user_id" = "branches"."id") SELECT "branches"."path" FROM "branches")");
static_assert(
    branches.sql().starts_with(R"(WITH RECURSIVE "branches" ("id", "depth", "path") AS (SELECT "posts"."id", CAST(0 AS INTEGER),)"));

// A table that is not read while it is made has the types of its query.
static_assert(on_postgres(from<Branch>().with<Branch>(roots).select(col<&Branch::id>)) ==
              R"(WITH "branches" ("id", "depth", "path") AS (SELECT "posts"."id", CAST(0 AS bigint), "posts"."title" FROM "posts" )"
              R"(WHERE "posts"."id" < $1) SELECT "branches"."id" FROM "branches")");

// Either query may have a NULL in a column that they are ordered by: it comes first, as in SQLite.
constexpr auto users = from<User>().select(col<&User::country_id>);
static_assert(on_postgres(users.union_(users).order_by(desc(col<&User::country_id>)).limit(2)) ==
              R"(SELECT "users"."country_id" FROM "users" UNION SELECT "users"."country_id" FROM "users" )"
              R"(ORDER BY "country_id" DESC NULLS LAST LIMIT $1)");

}  // namespace
