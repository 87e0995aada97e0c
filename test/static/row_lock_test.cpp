// SPDX-License-Identifier: BSL-1.0
// FOR UPDATE, whose text is of databases that lock rows.

#include "queries.hpp"

namespace {

using namespace ikebana;
using namespace seed;

template <class Query>
constexpr auto on_postgres(Query) {
  return Query::template sql<postgres::dialect>();
}

constexpr auto posts = from<Post>().select(col<&Post::title>);

static_assert(on_postgres(posts.where(col<&Post::id> == 7).for_update()) ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."id" = $1 FOR UPDATE)");
static_assert(on_postgres(posts.for_update<if_locked::skip>()) == R"(SELECT "posts"."title" FROM "posts" FOR UPDATE SKIP LOCKED)");
static_assert(on_postgres(posts.for_update<if_locked::fail>()) == R"(SELECT "posts"."title" FROM "posts" FOR UPDATE NOWAIT)");

// Wherever it is said, it stands last.
static_assert(on_postgres(posts.for_update().order_by(col<&Post::id>).limit(3)) ==
              R"(SELECT "posts"."title" FROM "posts" ORDER BY "posts"."id" LIMIT $1 FOR UPDATE)");

// The targets of one owner, and the rows of an inner join.
static_assert(on_postgres(related<has_many<User, Post>>().select(col<&Post::title>).of(1).for_update()) ==
              R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."user_id" = $1 FOR UPDATE)");
static_assert(on_postgres(from<User>().join<has_many<User, Post>>().select(col<&Post::title>).for_update()) ==
              R"(SELECT "posts"."title" FROM "users" INNER JOIN "posts" ON "posts"."user_id" = "users"."id" FOR UPDATE)");

// A page locks its rows; their total is counted without.
static_assert(decltype(posts.page(1, 2).for_update())::statements<postgres::dialect>()[0] ==
              R"(SELECT "posts"."title" FROM "posts" LIMIT $1 OFFSET $2 FOR UPDATE)");
static_assert(decltype(posts.page(1, 2).for_update())::statements<postgres::dialect>()[1] == R"(SELECT count(*) FROM "posts")");

}  // namespace
