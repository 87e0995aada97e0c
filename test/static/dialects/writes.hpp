// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_STATIC_DIALECTS_WRITES_HPP
#define IKEBANA_TEST_STATIC_DIALECTS_WRITES_HPP

// Writes.

#include "both.hpp"

namespace dialects {

// clang-format off

inline const auto writes = std::tuple{
  STATEMENT(R"(INSERT INTO "tags" ("label") VALUES ('new'))",
    R"(INSERT INTO "tags" ("label") VALUES ('new'))",
    insert<Tag>().set(col<&Tag::label> = lit<"new">)),
  STATEMENT(R"(INSERT INTO "tags" ("id", "label") VALUES (1, 'new') ON CONFLICT ("id") DO NOTHING)",
    R"(INSERT INTO "tags" ("id", "label") VALUES (1, 'new') ON CONFLICT ("id") DO NOTHING)",
    insert<Tag>().set(col<&Tag::id> = lit<1>, col<&Tag::label> = lit<"new">).on_conflict<&Tag::id>().do_nothing()),
  STATEMENT(R"(INSERT INTO "tags" ("id", "label") VALUES (1, 'new') ON CONFLICT ("id") DO UPDATE SET "label" = "tags"."label" || "excluded"."label")",
    R"(INSERT INTO "tags" ("id", "label") VALUES (1, 'new') ON CONFLICT ("id") DO UPDATE SET "label" = ("tags"."label" || "excluded"."label"))",
    insert<Tag>().set(col<&Tag::id> = lit<1>, col<&Tag::label> = lit<"new">).on_conflict<&Tag::id>().do_update(col<&Tag::label> = concat(col<&Tag::label>, excluded(col<&Tag::label>)))),
  STATEMENT(R"(INSERT INTO "tags" ("label") SELECT "users"."name" FROM "users" ORDER BY "users"."id")",
    R"(INSERT INTO "tags" ("label") SELECT "users"."name" FROM "users" ORDER BY "users"."id")",
    insert<Tag, &Tag::label>(from<User>().order_by(col<&User::id>).select(col<&User::name>))),
  STATEMENT(R"(INSERT INTO "post_tags" ("post_id", "tag_id") SELECT "posts"."id", CAST(1 AS INTEGER) FROM "posts" WHERE true ON CONFLICT ("post_id", "tag_id") DO NOTHING)",
    R"(INSERT INTO "post_tags" ("post_id", "tag_id") SELECT "posts"."id", CAST(1 AS bigint) FROM "posts" WHERE true ON CONFLICT ("post_id", "tag_id") DO NOTHING)",
    insert<PostTag>(from<Post>().select(id, cast<std::int64_t>(lit<1>))).on_conflict<&PostTag::post_id, &PostTag::tag_id>().do_nothing()),
  STATEMENT(R"(UPDATE "posts" SET "views" = "posts"."views" + ?1 WHERE "posts"."done" = ?2)",
    R"(UPDATE "posts" SET "views" = "posts"."views" + $1 WHERE "posts"."done" = $2)",
    update<Post>().set(views = views + 1).where(done == true)),
  STATEMENT(R"(UPDATE "posts" SET "note" = nullif("posts"."note", ?1), "rating" = coalesce("posts"."rating", ?2) WHERE "posts"."id" < ?3)",
    R"(UPDATE "posts" SET "note" = nullif("posts"."note", CAST($1 AS text)), "rating" = coalesce("posts"."rating", $2) WHERE "posts"."id" < $3)",
    update<Post>().set(note = nullif(note, "x"), rating = coalesce(rating, 0.5)).where(id < 5)),
  STATEMENT(R"(UPDATE "posts" SET "note" = "users"."name" FROM "users" WHERE "users"."id" = "posts"."user_id")",
    R"(UPDATE "posts" SET "note" = "users"."name" FROM "users" WHERE "users"."id" = "posts"."user_id")",
    update<Post>().from<User>().set(note = col<&User::name>).where(col<&User::id> == col<&Post::user_id>)),
  STATEMENT(R"(UPDATE "posts" SET "views" = (SELECT max("p"."views") FROM "posts" AS "p") FROM (SELECT 1) WHERE "posts"."id" > ?1)",
    R"(UPDATE "posts" SET "views" = (SELECT max("p"."views") FROM "posts" AS "p") WHERE "posts"."id" > $1)",
    update<Post>().set(views = scalar(from<Post, "p">().select(max(col<&Post::views, "p">)))).where(id > 2)),
  STATEMENT(R"(UPDATE "posts" SET "done" = NOT "posts"."done" WHERE "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."country_id" = ?1))",
    R"(UPDATE "posts" SET "done" = NOT "posts"."done" WHERE "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."country_id" = $1))",
    update(related<CountryPosts>().of(1)).set(done = !done)),
  STATEMENT(R"(DELETE FROM "posts" WHERE "posts"."views" < ?1)",
    R"(DELETE FROM "posts" WHERE "posts"."views" < $1)",
    remove<Post>().where(views < 2)),
  STATEMENT(R"(DELETE FROM "posts" WHERE "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."country_id" = ?1) AND "posts"."done" = ?2)",
    R"(DELETE FROM "posts" WHERE "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."country_id" = $1) AND "posts"."done" = $2)",
    remove(related<CountryPosts>().of(1).where(done == false))),
  STATEMENT(R"(DELETE FROM "tags" WHERE "tags"."id" IN (SELECT "post_tags"."tag_id" FROM "post_tags" WHERE "post_tags"."post_id" = ?1))",
    R"(DELETE FROM "tags" WHERE "tags"."id" IN (SELECT "post_tags"."tag_id" FROM "post_tags" WHERE "post_tags"."post_id" = $1))",
    remove(related<PostTags>().of(1))),
  STATEMENT(R"(UPDATE "posts" SET "views" = ?1 WHERE "posts"."id" = ?2 RETURNING "posts"."id", "posts"."views", "posts"."title")",
    R"(UPDATE "posts" SET "views" = $1 WHERE "posts"."id" = $2 RETURNING "posts"."id", "posts"."views", "posts"."title")",
    update<Post>().set(views = 7).where(id == 1).returning(id, views, title)),
  STATEMENT(R"(DELETE FROM "tags" WHERE "tags"."id" > ?1 RETURNING "tags"."label")",
    R"(DELETE FROM "tags" WHERE "tags"."id" > $1 RETURNING "tags"."label")",
    remove<Tag>().where(col<&Tag::id> > 1).returning(col<&Tag::label>))};

// clang-format on

}  // namespace dialects

#endif
