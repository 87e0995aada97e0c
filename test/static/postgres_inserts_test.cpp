// SPDX-License-Identifier: BSL-1.0
// PostgreSQL makes a key where its column is left out, SQLite where it is NULL: an insertion has two texts there, and one here.

#include "queries.hpp"

namespace inserted {

struct Cart {
  BOOST_HANA_DEFINE_STRUCT(Cart, (std::int64_t, id));
};

struct Label {
  BOOST_HANA_DEFINE_STRUCT(Label, (std::string, code), (std::string, text));
};

struct Share {
  BOOST_HANA_DEFINE_STRUCT(Share, (std::int64_t, id), (double, part), (bool, whole));
};

}  // namespace inserted

template <>
inline constexpr auto ikebana::table<inserted::Label> = ikebana::describe<inserted::Label>().primary_key<&inserted::Label::code>();

namespace {

using namespace ikebana;
using namespace seed;
using namespace inserted;

template <class Write>
constexpr auto on_postgres(Write) {
  return Write::template statements<postgres::dialect>();
}
template <class Write>
constexpr auto on_sqlite(Write) {
  return Write::statements();
}

Post post{};
std::vector<Post> posts;

using by_value = decltype(insert(Post{}));
using by_address = decltype(insert(&post));
using each_by_value = decltype(insert(posts));
using each_by_address = decltype(insert(&posts));

template <class Write>
inline constexpr auto pg = Write::template statements<postgres::dialect>();

// The record is asked for its key when it is run: 0, or an empty optional, is left to the database.
static_assert(by_value::statements().size() == 1 && by_value::statements()[0] == by_value::sql());
static_assert(pg<by_value>.size() == 2);
static_assert(pg<by_value>[0] == by_value::sql<postgres::dialect>());
static_assert(pg<by_value>[0] == R"(INSERT INTO "posts" ("id", "user_id", "title") VALUES ($1, $2, $3))");
static_assert(pg<by_value>[1] == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) RETURNING "id")");
static_assert(pg<by_address> == pg<by_value>);

// Of several records the keys are told to those that are given by their address alone.
static_assert(pg<each_by_value>[1] == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2))");
static_assert(pg<each_by_address>[1] == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) RETURNING "id")");

// The key stands after what the user returns; and beside it whether the row is a new one, if a conflict may update another.
constexpr auto upserted = [](auto insertion) {
  return insertion.template on_conflict<&Post::id>().do_update(col<&Post::title> = excluded(col<&Post::title>));
};
using upsert = decltype(upserted(insert(&post)));
using returning = decltype(insert(&post).returning(model<Post>, col<&Post::title>));
using upsert_returning = decltype(upserted(insert(&posts)).returning(col<&Post::title>));
using ignored = decltype(insert(&post).on_conflict().do_nothing());
using told_nobody = decltype(upserted(insert(posts)).returning(col<&Post::id>));

static_assert(pg<upsert>[1] ==
              R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "title" = "excluded"."title")"
              R"( RETURNING "id", xmax = 0)");
static_assert(pg<returning>[1] ==
              R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) RETURNING "posts"."id", "posts"."user_id", "posts"."title", )"
              R"("posts"."title", "id")");
static_assert(pg<upsert_returning>[1] ==
              R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "title" = "excluded"."title")"
              R"( RETURNING "posts"."title", "id", xmax = 0)");
static_assert(pg<ignored>[1] == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING "id")");
static_assert(pg<told_nobody>[1] ==
              R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "title" = "excluded"."title")"
              R"( RETURNING "posts"."id")");

using detail::returning_key;
using detail::without_key;
static_assert(returning_key<without_key<upsert::statement>>::key_column == 0);
static_assert(returning_key<without_key<upsert::statement>>::may_update);
static_assert(returning_key<without_key<returning::statement>>::key_column == 4);
static_assert(!returning_key<without_key<ignored::statement>>::may_update);

// Values of some columns have one text, which gives the key that running it gives.
constexpr auto some = insert<Post>().set(col<&Post::user_id> = 1, col<&Post::title> = param<"title">);
static_assert(on_postgres(some).size() == 1 && on_sqlite(some).size() == 1);
static_assert(on_postgres(some)[0] == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) RETURNING "id")");
static_assert(some.sql<postgres::dialect>() == R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2))");
static_assert(on_postgres(some.on_conflict().do_nothing())[0] ==
              R"(INSERT INTO "posts" ("user_id", "title") VALUES ($1, $2) ON CONFLICT DO NOTHING)");
static_assert(on_postgres(insert<Cart>().set())[0] == R"(INSERT INTO "carts" DEFAULT VALUES RETURNING "id")");
static_assert(on_postgres(insert<Post>(from<Post>()))[0] ==
              R"(INSERT INTO "posts" ("id", "user_id", "title") SELECT "posts"."id", "posts"."user_id", "posts"."title" FROM "posts")");

// A record that is a key alone.
static_assert(pg<decltype(insert(Cart{}))>[0] == R"(INSERT INTO "carts" ("id") VALUES ($1))");
static_assert(pg<decltype(insert(Cart{}))>[1] == R"(INSERT INTO "carts" DEFAULT VALUES RETURNING "id")");

// A bool that becomes a real is a number first.
constexpr auto part = col<&Share::part>;
constexpr auto whole = col<&Share::whole>;
static_assert(insert<Share>().set(part = true, whole = true).sql<postgres::dialect>() ==
              R"(INSERT INTO "shares" ("part", "whole") VALUES (CAST($1 AS integer), $2))");
static_assert(update<Share>().set(part = whole, whole = part > 1).everywhere().sql<postgres::dialect>() ==
              R"(UPDATE "shares" SET "part" = CAST("shares"."whole" AS integer), "whole" = "shares"."part" > $1)");
static_assert(update<Share>().set(part = whole).everywhere().sql() == R"(UPDATE "shares" SET "part" = "shares"."whole")");

// A key that the database makes none of.
static_assert(pg<decltype(insert(Label{}))>.size() == 1);
static_assert(pg<decltype(insert(Label{}))>[0] == R"(INSERT INTO "labels" ("code", "text") VALUES ($1, $2))");

}  // namespace
