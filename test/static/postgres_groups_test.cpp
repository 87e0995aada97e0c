// SPDX-License-Identifier: BSL-1.0
// PostgreSQL takes `"x" % $1` and `"x" % $2` for two expressions: a key of groups has the same parameters wherever it stands.

#include "queries.hpp"

namespace {

using namespace ikebana;
using namespace seed;

template <class Query>
constexpr auto on_postgres(Query) {
  return Query::template sql<postgres::dialect>();
}
template <class Query>
constexpr auto values_and_numbers(Query) {
  const auto& draft = detail::draft_of<typename Query::statement, postgres::dialect>;
  return std::pair{draft.values, draft.numbers};
}

constexpr auto id = col<&Post::id>;
constexpr auto posts = from<Post>();

// In the selection, in HAVING and in ORDER BY; all values are given to the statement, and share numbers.
constexpr auto by_remainder = posts.select(id % 3, count()).group_by(id % 3).having(id % 3 > 0).order_by(desc(id % 3));
static_assert(on_postgres(by_remainder) ==
              R"(SELECT "posts"."id" % nullif($1, 0), count(*) FROM "posts" GROUP BY "posts"."id" % nullif($1, 0) )"
              R"(HAVING "posts"."id" % nullif($1, 0) > $2 ORDER BY "posts"."id" % nullif($1, 0) DESC)");
static_assert(values_and_numbers(by_remainder) == std::pair{5u, 2u});
static_assert(by_remainder.sql() ==
              R"(SELECT "posts"."id" % ?1, count(*) FROM "posts" GROUP BY "posts"."id" % ?2 HAVING "posts"."id" % ?3 > ?4 )"
              R"(ORDER BY "posts"."id" % ?5 DESC)");

// A part of what is selected; and not what an aggregate or a condition on rows has alike.
static_assert(on_postgres(posts.where(id % 2 == 0).select(id % 3 + 1, sum(id % 5)).group_by(id % 3)) ==
              R"(SELECT "posts"."id" % nullif($1, 0) + $2, CAST(sum("posts"."id" % nullif($3, 0)) AS bigint) FROM "posts" )"
              R"(WHERE "posts"."id" % nullif($4, 0) = $5 GROUP BY "posts"."id" % nullif($1, 0))");

// A key within a longer one.
static_assert(on_postgres(posts.select(id % 3, id % 3 + 5).group_by(id % 3 + 5, id % 3)) ==
              R"(SELECT "posts"."id" % nullif($1, 0), "posts"."id" % nullif($2, 0) + $3 FROM "posts" )"
              R"(GROUP BY "posts"."id" % nullif($2, 0) + $3, "posts"."id" % nullif($1, 0))");

// What is made of keys is none that has to be known.
static_assert(on_postgres(posts.select(id + 2).group_by(id, id + 1)) ==
              R"(SELECT "posts"."id" + $1 FROM "posts" GROUP BY "posts"."id", "posts"."id" + $2)");

// Parameters by name have one number anyway.
static_assert(on_postgres(posts.select(id % param<"by">).group_by(id % param<"by">)) ==
              R"(SELECT "posts"."id" % nullif($1, 0) FROM "posts" GROUP BY "posts"."id" % nullif($1, 0))");

// Distinct rows are ordered by what is selected.
static_assert(on_postgres(posts.distinct().select(id % 3).order_by(id % 3)) ==
              R"(SELECT DISTINCT "posts"."id" % nullif($1, 0) FROM "posts" ORDER BY "posts"."id" % nullif($1, 0))");

// Two keys that differ by their values alone are known by these alone: nothing is shared.
static_assert(values_and_numbers(posts.select(id % 3).group_by(id % 3, id % 5)) == std::pair{3u, 3u});

// Within another query.
static_assert(on_postgres(posts.where(id.in(posts.select(max(id)).group_by(id % 3).having(id % 3 > 0))).select(id)) ==
              R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."id" IN (SELECT max("posts_2"."id") FROM "posts" AS "posts_2" )"
              R"(GROUP BY "posts_2"."id" % nullif($1, 0) HAVING "posts_2"."id" % nullif($1, 0) > $2))");

}  // namespace
