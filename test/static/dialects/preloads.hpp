// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_STATIC_DIALECTS_PRELOADS_HPP
#define IKEBANA_TEST_STATIC_DIALECTS_PRELOADS_HPP

// Queries of several statements: preloads and pages.

#include "both.hpp"

namespace dialects {

// clang-format off

inline const auto preloads = std::tuple{
  PLAN(R"(SELECT "countries"."id", "countries"."name" FROM "countries"; SELECT "users"."id", "users"."country_id", "users"."name" FROM "users")",
    R"(SELECT "countries"."id", "countries"."name" FROM "countries"; SELECT "users"."id", "users"."country_id", "users"."name" FROM "users")",
    from<Country>().with(related<CountryUsers>())),
  PLAN(R"(SELECT "countries"."id", "countries"."name" FROM "countries"; SELECT "users"."country_id", "users"."id" FROM "users"; SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", "posts"."done", "posts"."note", "posts"."data", "posts"."picture", "posts"."at", "posts"."day" FROM "posts")",
    R"(SELECT "countries"."id", "countries"."name" FROM "countries"; SELECT "users"."country_id", "users"."id" FROM "users"; SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", "posts"."done", "posts"."note", "posts"."data", "posts"."picture", "posts"."at", "posts"."day" FROM "posts")",
    from<Country>().with(related<CountryPosts>())),
  PLAN(R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."id" < ?1; SELECT "posts"."id", "posts"."title", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) ORDER BY "posts"."id")",
    R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."id" < $1; SELECT "posts"."id", "posts"."title", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" = ANY($1) ORDER BY "posts"."id")",
    from<User>().where(col<&User::id> < 4).with(related<UserPosts>().order_by(id).select(id, title))),
  PLAN(R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users"; SELECT * FROM (SELECT "posts"."id", "posts"."user_id" AS "ikebana_owner", row_number() OVER (PARTITION BY "posts"."user_id" ORDER BY "posts"."views" DESC, "posts"."id", "posts"."id") AS "ikebana_rank" FROM "posts" WHERE "posts"."user_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1))) WHERE "ikebana_rank" <= ?2 ORDER BY "ikebana_rank")",
    R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users"; SELECT "ikebana_rows".* FROM unnest($1) AS "ikebana_owners" ("value") CROSS JOIN LATERAL (SELECT "posts"."id", "ikebana_owners"."value" AS "ikebana_owner", row_number() OVER (ORDER BY "posts"."views" DESC, "posts"."id", "posts"."id") AS "ikebana_rank" FROM "posts" WHERE "posts"."user_id" = "ikebana_owners"."value" ORDER BY "posts"."views" DESC, "posts"."id", "posts"."id" LIMIT $2) AS "ikebana_rows" ORDER BY "ikebana_rank")",
    from<User>().with(related<UserPosts>().order_by(desc(views), id).limit(1).select(id))),
  PLAN(R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."views" > ?1; SELECT "users"."name", "users"."id" FROM "users" WHERE "users"."id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)))",
    R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."views" > $1; SELECT "users"."name", "users"."id" FROM "users" WHERE "users"."id" = ANY($1))",
    from<Post>().where(views > 0).with(related<PostUser>().select(col<&User::name>)).select(id)),
  PLAN(R"(SELECT "posts"."id", "posts"."id" FROM "posts"; SELECT "tags"."id", "tags"."label", "post_tags"."post_id" FROM "tags" INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)))",
    R"(SELECT "posts"."id", "posts"."id" FROM "posts"; SELECT "tags"."id", "tags"."label", "post_tags"."post_id" FROM "tags" INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" = ANY($1))",
    from<Post>().with(related<PostTags>().joined()).select(id)),
  PLAN(R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE "countries"."id" = ?1; SELECT * FROM (SELECT "posts"."id", "users"."country_id" AS "ikebana_owner", row_number() OVER (PARTITION BY "users"."country_id" ORDER BY "posts"."id") AS "ikebana_rank" FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1))) WHERE "ikebana_rank" <= ?2 ORDER BY "ikebana_rank")",
    R"(SELECT "countries"."id", "countries"."name" FROM "countries" WHERE "countries"."id" = $1; SELECT "ikebana_rows".* FROM unnest($1) AS "ikebana_owners" ("value") CROSS JOIN LATERAL (SELECT "posts"."id", "ikebana_owners"."value" AS "ikebana_owner", row_number() OVER (ORDER BY "posts"."id") AS "ikebana_rank" FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = "ikebana_owners"."value" ORDER BY "posts"."id" LIMIT $2) AS "ikebana_rows" ORDER BY "ikebana_rank")",
    from<Country>().where(col<&Country::id> == 1).with(related<CountryPosts>().limit(2).select(id))),
  PLAN(R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."id" < ?1; SELECT "posts"."id", "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) AND "posts"."views" > ?2; SELECT "tags"."id", "tags"."label", "post_tags"."post_id" FROM "tags" INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)))",
    R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" WHERE "users"."id" < $1; SELECT "posts"."id", "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" = ANY($1) AND "posts"."views" > $2; SELECT "tags"."id", "tags"."label", "post_tags"."post_id" FROM "tags" INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" WHERE "post_tags"."post_id" = ANY($1))",
    from<User>().where(col<&User::id> < 3).with(related<UserPosts>().where(views > 1).with(related<PostTags>()).select(id))),
  PLAN(R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)) ORDER BY "posts"."id")",
    R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" = ANY($1) ORDER BY "posts"."id")",
    related<UserPosts>().of(std::vector<std::int64_t>{1, 2}).order_by(id).select(id)),
  PLAN(R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" ORDER BY "users"."id" LIMIT ?1 OFFSET ?2; SELECT count(*) FROM "users")",
    R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" ORDER BY "users"."id" LIMIT $1 OFFSET $2; SELECT count(*) FROM "users")",
    from<User>().order_by(col<&User::id>).page(1, 2))};

// clang-format on

}  // namespace dialects

#endif
