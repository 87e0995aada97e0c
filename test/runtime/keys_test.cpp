// SPDX-License-Identifier: BSL-1.0
// Which keys insertions give, and write into records: those of rows that they have made, and no other.

#include <ikebana/schema.hpp>
#include "engine.hpp"
#ifndef IKEBANA_ON_POSTGRES
#include <ikebana/sqlite/create.hpp>
#endif

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace keys_of_rows {

using namespace ikebana;
using namespace ikebana::literals;

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, name));
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::optional<std::int64_t>, id), (std::string, name));
  friend bool operator==(const Item&, const Item&) = default;
};

/// Its table is WITHOUT ROWID.
struct Entry {
  BOOST_HANA_DEFINE_STRUCT(Entry, (std::int64_t, id), (std::string, name));
  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Short {
  BOOST_HANA_DEFINE_STRUCT(Short, (std::int16_t, id), (std::string, name));
  friend bool operator==(const Short&, const Short&) = default;
};

struct Coded {
  BOOST_HANA_DEFINE_STRUCT(Coded, (id_of<Coded>, id), (std::string, name));
};

struct Area {
  BOOST_HANA_DEFINE_STRUCT(Area, (std::int64_t, id), (double, low), (double, high));
};

struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, rowid), (std::string, name));
};

constexpr auto name = col<&Tag::name>;

}  // namespace keys_of_rows

template <>
inline constexpr auto ikebana::constraints<keys_of_rows::Entry> = ikebana::constrain<keys_of_rows::Entry>().without_rowid();
template <>
inline constexpr auto ikebana::table<keys_of_rows::Line> =
    ikebana::describe<keys_of_rows::Line>().primary_key<&keys_of_rows::Line::rowid>();

namespace keys_of_rows {

struct fixture {
  engine::database db;

  /// Leaves the last rowid of the connection at 77, of another table.
  void elsewhere() { db.execute("CREATE TABLE elsewhere (id INTEGER PRIMARY KEY); INSERT INTO elsewhere VALUES (77)"); }

  std::vector<Tag> tags() { return db.all(from<Tag>().order_by(col<&Tag::id>)); }
};

}  // namespace keys_of_rows

BOOST_FIXTURE_TEST_SUITE(keys, keys_of_rows::fixture)

using namespace keys_of_rows;

BOOST_AUTO_TEST_CASE(no_key_where_a_trigger_ignores_a_row) {
  db.execute("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  db.ignore_insertions("tags", "new.name = 'a'");
  elsewhere();
  Tag ignored{0, "a"}, made{0, "b"};
  BOOST_TEST(db.execute(insert(&ignored)) == 0);
  BOOST_TEST(ignored.id == 0);
  BOOST_TEST(db.execute(insert(&made)) == (engine::gives_keys_again ? 1 : 2));
  BOOST_TEST((tags() == std::vector<Tag>{made}));
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(no_key_where_the_schema_ignores_a_row) {
  db.execute("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE ON CONFLICT IGNORE)");
  BOOST_TEST(db.execute(insert(Tag{0, "a"})) == 1);
  BOOST_TEST(db.execute(insert(Tag{0, "b"})) == 2);
  BOOST_TEST(db.execute(insert(Tag{0, "a"})) == 0);
  BOOST_TEST(db.execute(insert(Tag{9, "a"})) == 0);
  BOOST_TEST(db.execute(insert<Tag>().set(name = "a")) == 0);
  Tag ignored{0, "a"}, kept{9, "a"};
  BOOST_TEST(db.execute(insert(&ignored)) == 0);
  BOOST_TEST(db.execute(insert(&kept)) == 0);
  BOOST_TEST((ignored == Tag{0, "a"}));
  BOOST_TEST((kept == Tag{9, "a"}));
  BOOST_TEST(db.all(insert(&ignored).returning(model<Tag>)).empty());
  BOOST_TEST(ignored.id == 0);
  std::vector<Tag> several{{0, "b"}, {0, "c"}, {0, "c"}};
  BOOST_TEST(db.execute(insert(&several)) == 1);
  BOOST_TEST((several == std::vector<Tag>{{0, "b"}, {3, "c"}, {0, "c"}}));
  BOOST_TEST((tags() == std::vector<Tag>{{1, "a"}, {2, "b"}, {3, "c"}}));
}

BOOST_AUTO_TEST_CASE(no_key_of_a_view) {
  db.execute(
      "CREATE TABLE real_items (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE VIEW items AS SELECT id, name FROM real_items;"
      "CREATE TRIGGER made INSTEAD OF INSERT ON items BEGIN INSERT INTO real_items (name) VALUES (new.name); END");
  elsewhere();
  Item item{{}, "a"};
  BOOST_TEST(db.execute(insert(&item)) == 0);
  BOOST_TEST(!item.id.has_value());
  BOOST_TEST(db.execute(insert(Item{{}, "b"})) == 0);
  BOOST_TEST(db.execute(insert<Item>().set(col<&Item::name> = "c")) == 0);
  BOOST_TEST((db.all(from<Item>().order_by(col<&Item::id>)) == std::vector<Item>{{1, "a"}, {2, "b"}, {3, "c"}}));
}

BOOST_AUTO_TEST_CASE(no_key_where_it_is_no_alias_of_the_rowid) {
  db.execute("CREATE TABLE items (id INT PRIMARY KEY, name TEXT NOT NULL)");
  elsewhere();
  Item item{{}, "a"};
  BOOST_TEST(db.execute(insert(&item)) == 0);
  BOOST_TEST(!item.id.has_value());
  std::vector<Item> several{{{}, "b"}, {5, "c"}};
  BOOST_TEST(db.execute(insert(&several)) == 2);
  BOOST_TEST((several == std::vector<Item>{{{}, "b"}, {5, "c"}}));
  BOOST_TEST(db.execute(insert(Item{8, "d"})) == 8);
  BOOST_TEST(db.execute(insert<Item>().set(col<&Item::id> = 9, col<&Item::name> = "e")) == 9);
  BOOST_TEST(db.execute(insert<Item>().set(col<&Item::name> = "f")) == 0);
  BOOST_TEST(db.all(from<Item>().where(col<&Item::id>.is_null())).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_trigger_may_make_the_key) {
  db.execute(
      "CREATE TABLE items (id INT PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TRIGGER numbered AFTER INSERT ON items WHEN new.id IS NULL BEGIN UPDATE items SET id = 100 + new.rowid WHERE rowid = "
      "new.rowid; END");
  Item item{{}, "a"};
  BOOST_TEST(db.execute(insert(&item)) == 101);
  BOOST_TEST((db.one(from<Item>()) == item));
}

BOOST_AUTO_TEST_CASE(whether_it_is_an_alias_is_looked_at_again_after_a_change) {
  db.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  BOOST_TEST(db.execute(insert(Item{{}, "a"})) == 1);
  BOOST_TEST(db.execute(insert(Item{{}, "b"})) == 2);
  db.execute("DROP TABLE items; CREATE TABLE items (id INT PRIMARY KEY, name TEXT NOT NULL)");
  BOOST_TEST(db.execute(insert(Item{{}, "c"})) == 0);
  db.execute("DROP TABLE items; CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  BOOST_TEST(db.execute(insert(Item{{}, "d"})) == 1);
}

BOOST_AUTO_TEST_CASE(keys_of_virtual_tables_and_of_a_column_called_rowid) {
  db.execute(
      "CREATE VIRTUAL TABLE areas USING rtree(id, low, high); INSERT INTO areas VALUES (4, 0, 1);"
      "CREATE TABLE lines (rowid INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  Area area{0, 1, 2};
  BOOST_TEST(db.execute(insert(&area)) == 5);
  BOOST_TEST(area.id == 5);
  Line line{0, "a"};
  BOOST_TEST(db.execute(insert(&line)) == 1);
  BOOST_TEST(line.rowid == 1);
}
#endif

BOOST_AUTO_TEST_CASE(a_row_of_values_gives_its_key) {
  db.execute("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
  BOOST_TEST(db.execute(insert<Tag>().set(name = "a")) == 1);
  BOOST_TEST(db.execute(insert<Tag>().set(col<&Tag::id> = 7, name = "b")) == 7);
  db.continue_keys();
  BOOST_TEST(db.execute(insert<Tag>().set(name = param<"name">), "name"_arg = "c") == 8);
  // With a clause it gives the number of rows, as a record does.
  BOOST_TEST(db.execute(insert<Tag>().set(name = "a").on_conflict<&Tag::name>().do_nothing()) == 0);
  BOOST_TEST(db.execute(insert<Tag>().set(name = "a").on_conflict<&Tag::name>().do_update(name = "d")) == 1);
  BOOST_TEST((tags() == std::vector<Tag>{{1, "d"}, {7, "b"}, {8, "c"}}));
}

BOOST_AUTO_TEST_CASE(a_key_without_rowid_is_written_as_it_is) {
  db.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL) WITHOUT ROWID");
  Entry root{0, "root"};
  BOOST_TEST(db.execute(insert(&root)) == 1);  // the number of rows: none is made by the database
  BOOST_TEST(db.execute(insert(std::vector<Entry>{{5, "five"}, {-1, "minus"}})) == 2);
  BOOST_CHECK_THROW(db.execute(insert(Entry{0, "again"})), ikebana::constraint_violation);
  root.name = "changed";
  BOOST_TEST(db.execute(update(root)) == 1);
  BOOST_TEST((db.all(from<Entry>().order_by(col<&Entry::id>)) == std::vector<Entry>{{-1, "minus"}, {0, "changed"}, {5, "five"}}));
  BOOST_TEST(db.execute(insert<Entry>().set(col<&Entry::id> = 6, col<&Entry::name> = "six")) == 1);
}

BOOST_AUTO_TEST_CASE(a_key_that_does_not_fit_leaves_no_row) {
  db.execute("CREATE TABLE shorts (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  db.execute(insert(Short{32767, "last"}));
  db.continue_keys();
  Short over{0, "over"};
  BOOST_CHECK_THROW(db.execute(insert(&over)), ikebana::conversion_error);
  BOOST_TEST(over.id == 0);
  BOOST_CHECK_THROW(db.execute(insert(&over).on_conflict<&Short::id>().do_nothing()), ikebana::conversion_error);
  BOOST_CHECK_THROW(db.all(insert(&over).returning(col<&Short::name>)), ikebana::conversion_error);
  BOOST_TEST(over.id == 0);
  {
    auto whole = db.transaction();
    BOOST_CHECK_THROW(db.execute(insert(&over)), ikebana::conversion_error);
    db.execute(insert(Short{5, "kept"}));
    whole.commit();
  }
  BOOST_TEST((db.all(from<Short>().order_by(col<&Short::id>)) == std::vector<Short>{{5, "kept"}, {32767, "last"}}));

  db.execute("CREATE TABLE codeds (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  Coded coded{{}, "a"};
  BOOST_TEST(db.execute(insert(&coded)) == 1);
  BOOST_TEST((coded.id == id_of<Coded>{1}));
}

BOOST_AUTO_TEST_SUITE_END()
