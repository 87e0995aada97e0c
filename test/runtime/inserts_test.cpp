// SPDX-License-Identifier: BSL-1.0
// Insertions of all kinds, what they do on conflicts, what writes return, and rows that others have changed.

#include "schema.hpp"

#include <list>
#include <set>

namespace inserting {

struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::string, code), (std::int64_t, stock), (std::optional<std::string>, note));
  friend bool operator==(const Item&, const Item&) = default;
};

struct Archive {
  BOOST_HANA_DEFINE_STRUCT(Archive, (std::int64_t, id), (std::string, code), (std::optional<std::int64_t>, stock));
  friend bool operator==(const Archive&, const Archive&) = default;
};

struct Narrow {
  BOOST_HANA_DEFINE_STRUCT(Narrow, (std::int16_t, id), (int, weight));
  friend bool operator==(const Narrow&, const Narrow&) = default;
};

struct Page {
  BOOST_HANA_DEFINE_STRUCT(Page, (std::int64_t, id), (std::string, text), (int, version));
  friend bool operator==(const Page&, const Page&) = default;
};

using namespace ikebana;
using namespace ikebana::literals;

struct fixture {
  engine::database db;
  const std::vector<Item> stored{{1, "a", 10, {}}, {2, "b", 20, "two"}, {3, "c", 30, {}}};

  fixture() {
    db.execute(R"(
      CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, stock INTEGER NOT NULL CHECK (stock >= 0), note TEXT);
      CREATE TABLE archives (id INTEGER PRIMARY KEY, code TEXT NOT NULL, stock INTEGER);
      CREATE TABLE pages (id INTEGER PRIMARY KEY, text TEXT NOT NULL, version INTEGER NOT NULL);
      CREATE UNIQUE INDEX noted ON items (note) WHERE note IS NOT NULL;
    )");
    BOOST_TEST(db.execute(insert(stored)) == 3);
    db.continue_keys();
  }

  std::vector<Item> items() { return db.all(from<Item>().order_by(col<&Item::id>)); }
  std::vector<Item> by_code() { return db.all(from<Item>().order_by(col<&Item::code>)); }
};

constexpr auto id = col<&Item::id>;
constexpr auto code = col<&Item::code>;
constexpr auto stock = col<&Item::stock>;
constexpr auto note = col<&Item::note>;

}  // namespace inserting

BOOST_FIXTURE_TEST_SUITE(inserts, inserting::fixture)

using namespace inserting;

BOOST_AUTO_TEST_CASE(many_records) {
  BOOST_TEST((items() == stored));
  std::list<Item> more{{0, "d", 1, {}}, {9, "e", 2, {}}, {0, "f", 3, {}}};
  BOOST_TEST(db.execute(insert(&more)) == 3);
  std::vector<Item> expected = stored;
  const std::int64_t after_given = engine::keys_follow_those_given ? 10 : 5;
  expected.insert(expected.end(), {{4, "d", 1, {}}, {9, "e", 2, {}}, {after_given, "f", 3, {}}});
  BOOST_TEST((by_code() == expected));
  BOOST_TEST((std::vector<Item>(more.begin(), more.end()) == std::vector<Item>(expected.begin() + 3, expected.end())));
  BOOST_TEST(db.execute(insert(std::vector<Item>{})) == 0);

  // All or nothing, also within a transaction of the caller's.
  auto whole = db.transaction();
  BOOST_CHECK_THROW(db.execute(insert(std::vector<Item>{{0, "g", 1, {}}, {0, "a", 1, {}}})), ikebana::constraint_violation);
  BOOST_TEST((by_code() == expected));
  db.execute(insert(Item{0, "g", 1, {}}));
  whole.commit();
  BOOST_TEST(items().size() == expected.size() + 1);
}

BOOST_AUTO_TEST_CASE(keys) {
  Item made{0, "d", 1, {}};
  BOOST_TEST(db.execute(insert(made)) == 4);
  BOOST_TEST(made.id == 0);
  made.code = "e";
  BOOST_TEST(db.execute(insert(&made)) == 5);
  BOOST_TEST(made.id == 5);
}

BOOST_AUTO_TEST_CASE(some_columns) {
  constexpr auto asked = insert<Item>().set(code = param<"code">, stock = 7);
  static_assert(asked.sql() == R"(INSERT INTO "items" ("code", "stock") VALUES (?1, ?2))");
  BOOST_TEST(db.execute(asked, "code"_arg = "d") == 4);  // the key
  BOOST_TEST((items().back() == Item{4, "d", 7, {}}));
  constexpr auto computed = insert<Item>().set(code = "e", stock = scalar(from<Item>().select(sum(stock))), note = std::nullopt);
  static_assert(computed.sql() ==
                R"(INSERT INTO "items" ("code", "stock", "note") VALUES (?1, (SELECT sum("items"."stock") FROM "items"), ?2))");
  BOOST_TEST(db.execute(computed) == 5);
  BOOST_TEST((items().back() == Item{5, "e", 67, {}}));
}

BOOST_AUTO_TEST_CASE(from_a_query) {
  constexpr auto moved = insert<Archive>(from<Item>().where(stock > 15).select(id, code, stock));
  static_assert(moved.sql() == R"(INSERT INTO "archives" ("id", "code", "stock") SELECT "items"."id", "items"."code", "items"."stock" )"
                               R"(FROM "items" WHERE "items"."stock" > ?1)");
  BOOST_TEST(db.execute(moved) == 2);
  BOOST_TEST((db.all(from<Archive>().order_by(col<&Archive::id>)) == std::vector<Archive>{{2, "b", 20}, {3, "c", 30}}));

  constexpr auto again =
      insert<Archive, &Archive::id, &Archive::code>(from<Item>().select(id, upper(code))).on_conflict<&Archive::id>().do_nothing();
  static_assert(again.sql() ==
                R"(INSERT INTO "archives" ("id", "code") SELECT "items"."id", upper("items"."code") FROM "items" WHERE true )"
                R"(ON CONFLICT ("id") DO NOTHING)");
  BOOST_TEST(db.execute(again) == 1);
  BOOST_TEST((db.first(from<Archive>().order_by(col<&Archive::id>)) == Archive{1, "A", {}}));

  // Into the table that is read, and from two queries.
  constexpr auto doubled = insert<Item, &Item::code, &Item::stock>(from<Item>().select(concat(code, code), stock * 2));
  BOOST_TEST(db.execute(doubled) == 3);
  BOOST_TEST((items().back() == Item{6, "cc", 60, {}}));
  db.continue_keys();
  constexpr auto two =
      insert<Archive, &Archive::code>(from<Item>().where(stock > 50).select(code).union_(from<Item>().where(stock < 15).select(code)))
          .on_conflict()
          .do_nothing();
  static_assert(two.sql() ==
                R"(INSERT INTO "archives" ("code") SELECT * FROM (SELECT "items"."code" FROM "items" WHERE "items"."stock" > ?1 UNION )"
                R"(SELECT "items"."code" FROM "items" WHERE "items"."stock" < ?2) WHERE true ON CONFLICT DO NOTHING)");
  BOOST_TEST(db.execute(two) == 2);
}

BOOST_AUTO_TEST_CASE(from_a_query_with_a_window_or_an_offset_where_there_are_conflicts) {
  constexpr auto ranked = insert<Archive>(from<Item>().window<"w">(window().order_by(stock)).select(id, code, row_number().over<"w">()))
                              .on_conflict<&Archive::id>()
                              .do_nothing();
  static_assert(ranked.sql() ==
                R"(INSERT INTO "archives" ("id", "code", "stock") SELECT "items"."id", "items"."code", row_number() OVER "w" )"
                R"(FROM "items" WINDOW "w" AS (ORDER BY "items"."stock") ON CONFLICT ("id") DO NOTHING)");
  BOOST_TEST(db.execute(ranked) == 3);
  BOOST_TEST(db.execute(ranked) == 0);
  BOOST_TEST((db.all(from<Archive>().order_by(col<&Archive::id>)) == std::vector<Archive>{{1, "a", 1}, {2, "b", 2}, {3, "c", 3}}));

  constexpr auto rest =
      insert<Archive>(from<Item>().order_by(id).offset(1).select(id + 10, code, stock)).on_conflict<&Archive::id>().do_nothing();
  static_assert(decltype(insert<Archive>(from<Item>().offset(1).select(id, code, stock)).on_conflict<&Archive::id>().do_nothing())::sql() ==
                R"(INSERT INTO "archives" ("id", "code", "stock") SELECT "items"."id", "items"."code", "items"."stock" FROM "items" )"
                R"(LIMIT -1 OFFSET ?1 ON CONFLICT ("id") DO NOTHING)");
  BOOST_TEST(db.execute(insert<Archive>(from<Item>().offset(1).select(id, code, stock)).on_conflict<&Archive::id>().do_nothing()) == 0);
  BOOST_TEST(db.execute(rest) == 2);
  BOOST_TEST((db.all(from<Archive>().where(col<&Archive::id> > 10).order_by(col<&Archive::id>)) ==
              std::vector<Archive>{{12, "b", 20}, {13, "c", 30}}));
}

BOOST_AUTO_TEST_CASE(a_key_is_told_where_a_row_is_made) {
  Item known{0, "a", 7, {}}, fresh{0, "new", 8, {}};
  const auto upsert = [](Item& item) { return insert(&item).on_conflict<&Item::code>().do_update(stock = excluded(stock)); };
  BOOST_TEST(db.execute(upsert(known)) == 1);
  BOOST_TEST(known.id == 0);  // and not the last key that the connection has made
  BOOST_TEST(db.execute(upsert(fresh)) == 1);
  BOOST_TEST((db.one(from<Item>().where(code == "new")) == fresh));
  BOOST_TEST(fresh.id != 0);

  std::vector<Item> several{{0, "b", 9, {}}, {0, "newer", 9, {}}, {0, "c", 9, {}}};
  BOOST_TEST(db.execute(insert(&several).on_conflict<&Item::code>().do_update(stock = excluded(stock))) == 3);
  BOOST_TEST(several[0].id == 0);
  BOOST_TEST((db.one(from<Item>().where(code == "newer")) == several[1]));
  BOOST_TEST(several[2].id == 0);
#ifndef IKEBANA_ON_POSTGRES
  BOOST_TEST(sqlite3_last_insert_rowid(db.handle()) == several[1].id);
#endif
}

BOOST_AUTO_TEST_CASE(a_key_that_does_not_fit_its_member) {
  db.execute("CREATE TABLE narrows (id INTEGER PRIMARY KEY, weight INTEGER NOT NULL)");
  db.execute(insert(Narrow{32766, 1}));
  db.continue_keys();
  Narrow last{0, 2}, over{0, 3};
  db.execute(insert(&last));
  BOOST_TEST(last.id == 32767);
  BOOST_CHECK_THROW(db.execute(insert(&over)), ikebana::conversion_error);
  BOOST_TEST(over.id == 0);
  BOOST_TEST(db.value(from<Narrow>().select(count())) == 2);
  std::vector<Narrow> several{{5, 4}, {0, 5}};
  BOOST_CHECK_THROW(db.execute(insert(&several)), ikebana::conversion_error);
  BOOST_TEST((several == std::vector<Narrow>{{5, 4}, {0, 5}}));
  BOOST_TEST((db.all(from<Narrow>().order_by(col<&Narrow::id>)) == std::vector<Narrow>{{32766, 1}, last}));
}

BOOST_AUTO_TEST_CASE(conflicts) {
  const Item other{0, "b", 5, "new"};
  BOOST_CHECK_THROW(db.execute(insert(other)), ikebana::constraint_violation);
  const auto left = insert(other).on_conflict<&Item::code>().do_nothing();
  BOOST_TEST(left.sql() ==
             R"(INSERT INTO "items" ("id", "code", "stock", "note") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("code") DO NOTHING)");
  BOOST_TEST(db.execute(left) == 0);
  BOOST_TEST((items() == stored));

  // [conflict]
  const auto added =
      insert(other)
          .on_conflict<&Item::code>()
          .do_update(stock = stock + excluded(stock), note = excluded(note))
          .where(stock < param<"most">);
  BOOST_TEST(added.sql() ==
             R"(INSERT INTO "items" ("id", "code", "stock", "note") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("code") )"
             R"(DO UPDATE SET "stock" = "items"."stock" + "excluded"."stock", "note" = "excluded"."note" WHERE "items"."stock" < ?5)");
  // [/conflict]
  BOOST_TEST(db.execute(added, "most"_arg = 3) == 0);
  BOOST_TEST((items() == stored));
  BOOST_TEST(db.execute(added, "most"_arg = 100) == 1);
  BOOST_TEST((items()[1] == Item{2, "b", 25, "new"}));

  // Of a partial index; of many; on any conflict.
  const auto partial = insert(Item{0, "z", 1, "new"}).on_conflict<&Item::note>().where(note.is_not_null()).do_update(stock = 0);
  BOOST_TEST(partial.sql() == R"(INSERT INTO "items" ("id", "code", "stock", "note") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("note") )"
                              R"(WHERE "items"."note" IS NOT NULL DO UPDATE SET "stock" = ?5)");
  BOOST_TEST(db.execute(partial) == 1);
  BOOST_TEST((items()[1] == Item{2, "b", 0, "new"}));
  const std::vector<Item> many{{0, "a", 1, {}}, {0, "d", 2, {}}, {3, "x", 3, {}}};
  BOOST_TEST(db.execute(insert(many).on_conflict().do_nothing()) == 1);
  const Item added_last = items().back();
  BOOST_TEST((added_last == Item{engine::gives_keys_again ? 4 : added_last.id, "d", 2, {}}));
  BOOST_TEST(
      db.execute(
          insert(std::vector<Item>{{0, "a", 1, {}}, {0, "e", 2, {}}}).on_conflict<&Item::code>().do_update(stock = excluded(stock))) == 2);
  BOOST_TEST(items()[0].stock == 1);
}

BOOST_AUTO_TEST_CASE(what_writes_return) {
  const std::vector<Item> two{{0, "d", 1, {}}, {0, "e", 2, {}}};
  const auto inserted = insert(two).returning(id, stock * 10);
  BOOST_TEST(inserted.sql() ==
             R"(INSERT INTO "items" ("id", "code", "stock", "note") VALUES (?1, ?2, ?3, ?4) RETURNING "items"."id", "items"."stock" * ?5)");
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (auto& [key, tenfold] : db(inserted)) found.emplace_back(key, tenfold);
  BOOST_TEST((found == std::vector<std::pair<std::int64_t, std::int64_t>>{{4, 10}, {5, 20}}));
  BOOST_TEST((db.one(insert(Item{0, "f", 3, {}}).returning(model<Item>)) == Item{6, "f", 3, {}}));
  BOOST_TEST(db.value(insert<Item>().set(code = "g", stock = 4).returning(id)) == 7);

  constexpr auto updated = update<Item>().set(stock = stock + 1).where(stock < 5).returning(code, stock);
  static_assert(
      updated.sql() ==
      R"(UPDATE "items" SET "stock" = "items"."stock" + ?1 WHERE "items"."stock" < ?2 RETURNING "items"."code", "items"."stock")");
  static_assert(std::is_same_v<decltype(updated)::tuple, boost::hana::tuple<std::string, std::int64_t>>);
  std::multiset<std::string> codes;
  for (auto& [name, left] : db.all(updated)) codes.insert(name + std::to_string(left));
  BOOST_TEST((codes == std::multiset<std::string>{"d2", "e3", "f4", "g5"}));

  constexpr auto removed = remove<Item>().where(stock < 5).returning(code);
  static_assert(removed.sql() == R"(DELETE FROM "items" WHERE "items"."stock" < ?1 RETURNING "items"."code")");
  static_assert(std::is_same_v<decltype(removed)::row, std::string>);
  BOOST_TEST(db.all(removed).size() == 3u);
  BOOST_TEST(!db.first(removed).has_value());
  BOOST_TEST(db.execute(remove<Item>().where(id == 7).returning(code)) == 1);
  BOOST_TEST((items() == stored));
}

BOOST_AUTO_TEST_CASE(an_update_from_another_table) {
  db.execute(insert(std::vector<Archive>{{1, "a", 7}, {2, "x", 8}}));
  constexpr auto asked =
      update<Item>()
          .from<Archive>()
          .set(stock = coalesce(col<&Archive::stock>, 0), note = col<&Archive::code>)
          .where(col<&Archive::code> == code);
  static_assert(asked.sql() ==
                R"(UPDATE "items" SET "stock" = coalesce("archives"."stock", ?1), "note" = "archives"."code" FROM "archives" )"
                R"(WHERE "archives"."code" = "items"."code")");
  BOOST_TEST(db.execute(asked) == 1);
  BOOST_TEST((items()[0] == Item{1, "a", 7, "a"}));
  constexpr auto next = update<Item>().from<Item, "next">().set(stock = col<&Item::stock, "next">).where(col<&Item::id, "next"> == id + 1);
  static_assert(next.sql() ==
                R"(UPDATE "items" SET "stock" = "next"."stock" FROM "items" AS "next" WHERE "next"."id" = "items"."id" + ?1)");
  BOOST_TEST(db.execute(next) == 2);
  BOOST_TEST((items()[0] == Item{1, "a", 20, "a"}));
  BOOST_TEST((items()[2] == stored[2]));
}

BOOST_AUTO_TEST_CASE(rows_that_others_have_changed) {
  db.execute(insert(Page{1, "first", 1}));
  Page mine = db.one(from<Page>()), yours = mine;
  mine.text = "mine";
  const auto asked = update(&mine).locked_by<&Page::version>();
  BOOST_TEST(asked.sql() ==
             R"(UPDATE "pages" SET "text" = ?1, "version" = "pages"."version" + 1 WHERE "pages"."id" = ?2 AND "pages"."version" = ?3)");
  BOOST_TEST(db.execute(asked) == 1);
  BOOST_TEST(mine.version == 2);
  BOOST_TEST((db.one(from<Page>()) == mine));
  yours.text = "yours";
  BOOST_CHECK_THROW(db.execute(update(yours).locked_by<&Page::version>()), ikebana::stale_record);
  BOOST_CHECK_THROW(db.execute(remove(yours).locked_by<&Page::version>()), ikebana::stale_record);
  BOOST_TEST((db.one(from<Page>()) == mine));
  mine.text = "again";
  BOOST_TEST(db.execute(update(mine).locked_by<&Page::version>()) == 1);
  BOOST_TEST(mine.version == 3);
  BOOST_TEST(db.execute(update<&Page::text>(mine).locked_by<&Page::version>()) == 1);
  BOOST_TEST(mine.version == 4);
  BOOST_TEST((db.one(from<Page>()) == mine));
  const Page constant = mine;
  BOOST_TEST(db.execute(update(constant).locked_by<&Page::version>()) == 1);
  BOOST_CHECK_THROW(db.execute(update(mine).locked_by<&Page::version>()), ikebana::stale_record);
  BOOST_TEST(mine.version == 4);  // it has not been written
  mine = db.one(from<Page>());
  BOOST_TEST(mine.version == 5);
  BOOST_TEST(db.execute(remove(mine).locked_by<&Page::version>()) == 1);
  BOOST_CHECK_THROW(db.execute(update(mine).locked_by<&Page::version>()), ikebana::stale_record);
}

BOOST_AUTO_TEST_SUITE_END()
