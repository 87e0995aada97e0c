// SPDX-License-Identifier: BSL-1.0
// From models to tables: the statements are constants, and SQLite's own pragmas say of what they make what the models say.

#include <ikebana/model/chrono.hpp>
#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>

#include "chinook.hpp"
#include "raw_rows.hpp"
#include "schema.hpp"

#include <array>

namespace library {

// [create_models]
struct Author {
  BOOST_HANA_DEFINE_STRUCT(Author, (std::int64_t, id), (std::string, name));
};

struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (std::int64_t, author_id), (std::string, title), (std::optional<std::string>, isbn),
                           (int, year), (double, price), (std::string, sorted_by));
};
// [/create_models]

/// A seat of a hall is known by two columns, and a ticket names both.
struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (int, row), (int, number), (std::string, kind));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::optional<int>, row), (std::optional<int>, number));
};

/// Each names the next, and the first names the last; what comes after them names one of them.
struct Egg {
  BOOST_HANA_DEFINE_STRUCT(Egg, (std::int64_t, id), (std::optional<std::int64_t>, hen_id));
};
struct Hen {
  BOOST_HANA_DEFINE_STRUCT(Hen, (std::int64_t, id), (std::optional<std::int64_t>, farm_id));
};
struct Farm {
  BOOST_HANA_DEFINE_STRUCT(Farm, (std::int64_t, id), (std::optional<std::int64_t>, egg_id));
};
struct Omelette {
  BOOST_HANA_DEFINE_STRUCT(Omelette, (std::int64_t, id), (std::int64_t, egg_id));
};

enum class Colour : int { red = 3, blue = 7 };

struct Cents {
  std::int64_t value;
  friend bool operator==(const Cents&, const Cents&) = default;
};

/// A column of every kind, each with a default that is hard to write.
struct Sample {
  BOOST_HANA_DEFINE_STRUCT(Sample, (std::string, code), (bool, flag), (std::int64_t, least), (double, tenth), (float, large),
                           (std::string, quoted), (std::optional<std::string>, missing), (Colour, colour), (Cents, cents),
                           (std::vector<std::byte>, bytes), (std::string, made_on));
};

struct Folder {
  BOOST_HANA_DEFINE_STRUCT(Folder, (std::string, path), (std::optional<std::string>, parent), (std::string, owner));
};

struct Archived {
  BOOST_HANA_DEFINE_STRUCT(Archived, (std::int64_t, id), (std::string, text));
};

/// Types with codecs of their own, typed keys among them.
struct Visitor {
  BOOST_HANA_DEFINE_STRUCT(Visitor, (ikebana::id_of<Visitor>, id), (std::chrono::year_month_day, born));
};
struct Visit {
  BOOST_HANA_DEFINE_STRUCT(Visit, (ikebana::id_of<Visit>, id), (ikebana::id_of<Visitor>, visitor_id), (std::chrono::sys_seconds, at));
};

struct Lease {
  BOOST_HANA_DEFINE_STRUCT(Lease, (std::int64_t, id), (std::int64_t, author_id), (std::optional<std::int64_t>, book_id));
};

struct Note {
  IKEBANA_STRUCT(Note, (std::int64_t, id), (std::int64_t, archived_id));
};

/// Names that SQL would take for something else.
struct Odd {
  BOOST_HANA_DEFINE_STRUCT(Odd, (std::int64_t, id), (std::string, from), (std::optional<std::int64_t>, order));
};

inline constexpr std::array<std::byte, 2> two_bytes{std::byte{0}, std::byte{0xff}};

}  // namespace library

template <>
struct ikebana::codec<library::Cents> {
  static constexpr std::int64_t to(const library::Cents& cents) { return cents.value; }
  static constexpr library::Cents from(std::int64_t value) { return {value}; }
};

// [constraints]
template <>
inline constexpr auto ikebana::table<library::Book> =
    ikebana::describe<library::Book>().unique<&library::Book::isbn>().index<&library::Book::year>();

template <>
inline constexpr auto ikebana::constraints<library::Book> =
    ikebana::constrain<library::Book>()
        .on_delete<&library::Book::author_id>(ikebana::foreign_key_action::cascade)
        .check(ikebana::col<&library::Book::price> >= 0.0)
        .check<"printed">(ikebana::col<&library::Book::year>.between(1450, 2100))
        .default_value<&library::Book::price>(9.95)
        .stored<&library::Book::sorted_by>(ikebana::lower(ikebana::col<&library::Book::title>))
        .index(ikebana::desc(ikebana::col<&library::Book::year>), ikebana::upper(ikebana::col<&library::Book::title>))
        .index<"cheap_books">(ikebana::col<&library::Book::price>)
        .where(ikebana::col<&library::Book::price> < 5.0)
        .strict();
// [/constraints]

template <>
inline constexpr auto ikebana::constraints<library::Visitor> =
    ikebana::constrain<library::Visitor>()
        .default_value<&library::Visitor::born>(
            std::chrono::year_month_day{std::chrono::year{2000}, std::chrono::month{2}, std::chrono::day{29}})
        .check(ikebana::col<&library::Visitor::born> >=
               std::chrono::year_month_day{std::chrono::year{1900}, std::chrono::month{1}, std::chrono::day{1}});

template <>
inline constexpr auto ikebana::constraints<library::Lease> =
    ikebana::constrain<library::Lease>()
        .on_delete<&library::Lease::author_id>(ikebana::foreign_key_action::restrict)
        .on_update<&library::Lease::author_id>(ikebana::foreign_key_action::set_default)
        .on_delete<&library::Lease::book_id>(ikebana::foreign_key_action::no_action)
        .on_update<&library::Lease::book_id>(ikebana::foreign_key_action::set_null)
        .default_value<&library::Lease::author_id>(1);

template <>
inline constexpr auto ikebana::table<library::Seat> =
    ikebana::describe<library::Seat>().primary_key<&library::Seat::row, &library::Seat::number>();
template <>
inline constexpr auto ikebana::constraints<library::Seat> = ikebana::constrain<library::Seat>().without_rowid().strict();

template <>
inline constexpr auto ikebana::table<library::Ticket> =
    ikebana::describe<library::Ticket>().foreign_key<ikebana::key<&library::Ticket::row, &library::Ticket::number>, library::Seat>();
template <>
inline constexpr auto ikebana::constraints<library::Ticket> =
    ikebana::constrain<library::Ticket>()
        .on_delete<ikebana::key<&library::Ticket::row, &library::Ticket::number>>(ikebana::foreign_key_action::set_null)
        .on_update<ikebana::key<&library::Ticket::row, &library::Ticket::number>>(ikebana::foreign_key_action::cascade)
        .autoincrement();

template <>
inline constexpr auto ikebana::constraints<library::Farm> = ikebana::constrain<library::Farm>().deferred<&library::Farm::egg_id>();

template <>
inline constexpr auto ikebana::table<library::Sample> = ikebana::describe<library::Sample>().primary_key<&library::Sample::code>();
template <>
inline constexpr auto ikebana::constraints<library::Sample> =
    ikebana::constrain<library::Sample>()
        .default_value<&library::Sample::flag>(true)
        .default_value<&library::Sample::least>(std::numeric_limits<std::int64_t>::min())
        .default_value<&library::Sample::tenth>(-0.1)
        .default_value<&library::Sample::large>(1e30)
        .default_value<&library::Sample::quoted>("it's \"so\"")
        .default_value<&library::Sample::missing>(std::nullopt)
        .default_value<&library::Sample::colour>(library::Colour::blue)
        .default_value<&library::Sample::cents>(library::Cents{-250})
        .default_value<&library::Sample::bytes>(ikebana::blob_view{library::two_bytes})
        .default_value<&library::Sample::made_on>(ikebana::sql<std::string, "date('2024-02-29')">())
        .check(ikebana::col<&library::Sample::least> - -1 < 0);

template <>
inline constexpr auto ikebana::table<library::Folder> =
    ikebana::describe<library::Folder>()
        .primary_key<&library::Folder::path>()
        .collate<&library::Folder::path>("NOCASE")
        .foreign_key<&library::Folder::parent, library::Folder>();
template <>
inline constexpr auto ikebana::constraints<library::Folder> =
    ikebana::constrain<library::Folder>()
        .unique_index(ikebana::col<&library::Folder::owner>)
        .where(ikebana::col<&library::Folder::parent>.is_null())
        .unique_index(ikebana::col<&library::Folder::owner>, ikebana::col<&library::Folder::path>)
        .index(ikebana::col<&library::Folder::owner>.collate<"NOCASE">());

template <>
inline constexpr auto ikebana::table<library::Archived> =
    ikebana::describe<library::Archived>().schema("archive").index<&library::Archived::text>();

template <>
inline constexpr auto ikebana::table<library::Odd> =
    ikebana::describe<library::Odd>().name("group \"by\"").column<&library::Odd::id>("the key");

namespace {

using namespace library;
using namespace ikebana;
using raw::read;
using raw::rows;

rows columns_in(sqlite::database& db, const std::string& table) {
  return read(db, "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo('" + table + "') ORDER BY cid");
}

rows foreign_keys_in(sqlite::database& db, const std::string& table) {
  return read(
      db, "SELECT \"from\", \"table\", \"to\", on_update, on_delete FROM pragma_foreign_key_list('" + table + "') ORDER BY \"from\"");
}

rows indexes_in(sqlite::database& db, const std::string& table) {
  return read(db,
              "SELECT l.name, l.\"unique\", l.origin, l.partial, (SELECT group_concat(coalesce(i.name, '()') || CASE WHEN i.desc THEN ' "
              "DESC' ELSE '' END) FROM "
              "pragma_index_xinfo(l.name) AS i WHERE i.key) FROM pragma_index_list('" +
                  table + "') AS l ORDER BY l.name");
}

rows objects_in(sqlite::database& db) {
  return read(db, "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY rowid");
}

template <class Verify>
void check_refused(const Verify& write, int code) {
  BOOST_CHECK_EXCEPTION(write(), ikebana::error, [&](const ikebana::error& thrown) { return thrown.code() == code; });
}

// [create_table]
constexpr auto made = create_table<Book, Author>();
static_assert(made == R"(CREATE TABLE IF NOT EXISTS "books" (
  "id" INTEGER PRIMARY KEY,
  "author_id" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "isbn" TEXT,
  "year" INTEGER NOT NULL,
  "price" REAL NOT NULL DEFAULT 9.95,
  "sorted_by" TEXT NOT NULL GENERATED ALWAYS AS (lower("title")) STORED,
  UNIQUE ("isbn"),
  CHECK ("price" >= 0.0),
  CONSTRAINT "printed" CHECK ("year" BETWEEN 1450 AND 2100),
  FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE CASCADE
) STRICT)");
// [/create_table]

}  // namespace

BOOST_AUTO_TEST_SUITE(create)

BOOST_AUTO_TEST_CASE(the_text_of_a_table) {
  static_assert(create_table<Author>() == R"(CREATE TABLE IF NOT EXISTS "authors" (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL
))");

  sqlite::database db{":memory:"};
  // [create]
  db.create(schema<Book, Author>);
  db.create(schema<Book, Author>);  // changes nothing
  // [/create]
  BOOST_TEST(columns_in(db, "books") ==
                 (rows{"id|INTEGER|0|NULL|1|0", "author_id|INTEGER|1|NULL|0|0", "title|TEXT|1|NULL|0|0", "isbn|TEXT|0|NULL|0|0",
                       "year|INTEGER|1|NULL|0|0", "price|REAL|1|9.95|0|0", "sorted_by|TEXT|1|NULL|0|3"}),
             boost::test_tools::per_element());
  BOOST_TEST(foreign_keys_in(db, "books") == rows{"author_id|authors|id|NO ACTION|CASCADE"}, boost::test_tools::per_element());
  BOOST_TEST(indexes_in(db, "books") == (rows{"books_year|0|c|0|year", "books_year_title|0|c|0|year DESC,()", "cheap_books|0|c|1|price",
                                              "sqlite_autoindex_books_1|1|u|0|isbn"}),
             boost::test_tools::per_element());
  BOOST_TEST(objects_in(db) == (rows{"table|authors", "table|books", "index|books_year", "index|books_year_title", "index|cheap_books"}),
             boost::test_tools::per_element());

  db.execute(insert(Author{1, "Basho"}));
  const auto add = [&](int year, double price) {
    db.execute(insert<Book>().set(
        col<&Book::author_id> = 1, col<&Book::title> = "Narrow Road", col<&Book::year> = year, col<&Book::price> = price));
  };
  add(1702, 4.0);
  check_refused([&] { add(1702, -1.0); }, SQLITE_CONSTRAINT_CHECK);
  check_refused([&] { add(1000, 1.0); }, SQLITE_CONSTRAINT_CHECK);
  check_refused([&] { db.execute("INSERT INTO books (author_id, title, year) VALUES (1, 'x', 'soon')"); }, SQLITE_CONSTRAINT_DATATYPE);
  check_refused([&] { db.execute("INSERT INTO books (author_id, title, year) VALUES (2, 'x', 1900)"); }, SQLITE_CONSTRAINT_FOREIGNKEY);
  db.execute("INSERT INTO books (author_id, title, year, isbn) VALUES (1, 'Other', 1900, 'a')");
  check_refused(
      [&] { db.execute("INSERT INTO books (author_id, title, year, isbn) VALUES (1, 'x', 1900, 'a')"); }, SQLITE_CONSTRAINT_UNIQUE);
  const std::vector<Book> books = db.all(from<Book>().order_by(col<&Book::id>));
  BOOST_REQUIRE(books.size() == 2u);
  BOOST_TEST(books[0].sorted_by == "narrow road");
  BOOST_TEST(books[1].price == 9.95);
  BOOST_TEST(read(db, "EXPLAIN QUERY PLAN SELECT * FROM books WHERE price = 4.0 AND price < 5.0")[0].find("cheap_books") !=
             std::string::npos);
  db.execute(
      insert<Book>().set(col<&Book::author_id> = 1, col<&Book::title> = "Given", col<&Book::year> = 1900));  // its price is the default
  BOOST_TEST(db.one(from<Book>().where(col<&Book::title> == "Given")).price == 9.95);
  db.execute(remove<Author>().everywhere());
  BOOST_TEST(db.value(from<Book>().select(count())) == 0);
}

BOOST_AUTO_TEST_CASE(what_the_database_computes_is_not_written) {
  sqlite::database db{":memory:"};
  db.create(schema<Book, Author>);
  db.execute(insert(Author{1, "Issa"}));
  Book book{0, 1, "The Spring of My Life", {}, 1819, 7.5, "not this"};
  BOOST_TEST(insert(&book).sql() ==
             R"(INSERT INTO "books" ("id", "author_id", "title", "isbn", "year", "price") VALUES (?1, ?2, ?3, ?4, ?5, ?6))");
  BOOST_TEST(update(book).sql() ==
             R"(UPDATE "books" SET "author_id" = ?1, "title" = ?2, "isbn" = ?3, "year" = ?4, "price" = ?5 WHERE "books"."id" = ?6)");
  db.execute(insert(&book));
  db.execute(insert(std::vector<Book>{{0, 1, "Other", "x", 1820, 1.5, ""}, {0, 1, "Third", "y", 1821, 2.5, ""}}));
  BOOST_TEST(book.id == 1);
  BOOST_TEST(
      db.column(from<Book>().order_by(col<&Book::id>).select(col<&Book::sorted_by>)) == (rows{"the spring of my life", "other", "third"}),
      boost::test_tools::per_element());
  db.execute(insert<Book>(from<Book>()
                              .where(col<&Book::id> == 2)
                              .select(col<&Book::id> + 10, col<&Book::author_id>, col<&Book::title>, nullif(col<&Book::isbn>, "x"),
                                      col<&Book::year>, col<&Book::price>)));
  BOOST_TEST(db.one(from<Book>().where(col<&Book::id> == 12)).sorted_by == "other");
  book.title = "A Year of My Life";
  BOOST_TEST(db.execute(update(book)) == 1);
  BOOST_TEST(db.one(from<Book>().where(col<&Book::id> == 1)).sorted_by == "a year of my life");
  BOOST_TEST(db.one(from<Book>().where(col<&Book::id> == 2)).isbn.value() == "x");
}

BOOST_AUTO_TEST_CASE(composite_keys) {
  using halls = schema_of<Ticket, Seat>;
  static_assert(halls::statements().size() == 2);
  static_assert(halls::statements()[0] == R"(CREATE TABLE IF NOT EXISTS "seats" (
  "row" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  PRIMARY KEY ("row", "number")
) STRICT, WITHOUT ROWID)");
  static_assert(halls::statements()[1] == R"(CREATE TABLE IF NOT EXISTS "tickets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "row" INTEGER,
  "number" INTEGER,
  FOREIGN KEY ("row", "number") REFERENCES "seats" ("row", "number") ON DELETE SET NULL ON UPDATE CASCADE
))");
  sqlite::database db{":memory:"};
  db.create(schema<Ticket, Seat>);
  BOOST_TEST(columns_in(db, "seats") == (rows{"row|INTEGER|1|NULL|1|0", "number|INTEGER|1|NULL|2|0", "kind|TEXT|1|NULL|0|0"}),
             boost::test_tools::per_element());
  BOOST_TEST(foreign_keys_in(db, "tickets") == (rows{"number|seats|number|CASCADE|SET NULL", "row|seats|row|CASCADE|SET NULL"}),
             boost::test_tools::per_element());
  db.execute(insert(Seat{1, 2, "aisle"}));
  db.execute(insert(Ticket{0, 1, 2}));
  db.execute("UPDATE seats SET number = 3");
  BOOST_TEST(read(db, "SELECT * FROM tickets") == rows{"1|1|3"}, boost::test_tools::per_element());
  db.execute("DELETE FROM seats");
  BOOST_TEST(read(db, "SELECT * FROM tickets") == rows{"1|NULL|NULL"}, boost::test_tools::per_element());
  db.execute("DELETE FROM tickets");
  BOOST_TEST(db.execute(insert(Ticket{0, {}, {}})) == 2);
  BOOST_CHECK_THROW(db.execute("SELECT rowid FROM seats"), ikebana::error);
}

BOOST_AUTO_TEST_CASE(what_happens_to_foreign_keys) {
  BOOST_TEST((create_table<Farm, Egg>().find(R"(REFERENCES "eggs" ("id") DEFERRABLE INITIALLY DEFERRED)") != std::string_view::npos));
  BOOST_TEST((create_table<Lease, Author, Book>().find(
                  R"(FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT ON UPDATE SET DEFAULT,
  FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE NO ACTION ON UPDATE SET NULL)") != std::string_view::npos));
  sqlite::database db{":memory:"};
  db.create(schema<Lease, Author, Book>);
  BOOST_TEST(foreign_keys_in(db, "leases") == (rows{"author_id|authors|id|SET DEFAULT|RESTRICT", "book_id|books|id|SET NULL|NO ACTION"}),
             boost::test_tools::per_element());
  db.execute("INSERT INTO authors VALUES (1, 'a'), (5, 'e'); INSERT INTO leases VALUES (1, 5, NULL)");
  BOOST_CHECK_THROW(db.execute("DELETE FROM authors WHERE id = 5"), ikebana::constraint_violation);
  db.execute("UPDATE authors SET id = 6 WHERE id = 5");
  BOOST_TEST(db.one(from<Lease>()).author_id == 1);
}

BOOST_AUTO_TEST_CASE(tables_that_name_each_other) {
  const auto order = [](const auto& statements) {
    rows names;
    for (const std::string_view each : statements) {
      const std::size_t begin = each.find('"');
      names.emplace_back(each.substr(begin + 1, each.find('"', begin + 1) - begin - 1));
    }
    return names;
  };
  // Whatever their order here: what names a table comes after it, except for the one that closes the circle.
  BOOST_TEST(order(schema<Omelette, Farm, Hen, Egg>.statements()) == (rows{"farms", "hens", "eggs", "omelettes"}),
             boost::test_tools::per_element());
  BOOST_TEST(order(schema<Omelette, Egg, Hen, Farm>.statements()) == (rows{"farms", "hens", "eggs", "omelettes"}),
             boost::test_tools::per_element());
  BOOST_TEST(order(schema<Hen, Farm, Egg>.statements()) == (rows{"eggs", "farms", "hens"}), boost::test_tools::per_element());

  sqlite::database db{":memory:"};
  db.create(schema<Omelette, Farm, Hen, Egg>);
  BOOST_TEST(foreign_keys_in(db, "hens") == rows{"farm_id|farms|id|NO ACTION|NO ACTION"}, boost::test_tools::per_element());
  BOOST_TEST(foreign_keys_in(db, "eggs") == rows{"hen_id|hens|id|NO ACTION|NO ACTION"}, boost::test_tools::per_element());
  BOOST_TEST(foreign_keys_in(db, "farms") == rows{"egg_id|eggs|id|NO ACTION|NO ACTION"}, boost::test_tools::per_element());
  {
    auto tx = db.transaction();
    db.execute(insert(Farm{1, 1}));
    db.execute(insert(Hen{1, 1}));
    db.execute(insert(Egg{1, 1}));
    tx.commit();
  }
  check_refused([&] { db.execute(insert(Hen{2, 7})); }, SQLITE_CONSTRAINT_FOREIGNKEY);
  BOOST_TEST(read(db, "PRAGMA foreign_key_check").empty());
}

BOOST_AUTO_TEST_CASE(defaults_of_every_kind) {
  static_assert(create_table<Sample>() == R"(CREATE TABLE IF NOT EXISTS "samples" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "flag" INTEGER NOT NULL DEFAULT 1,
  "least" INTEGER NOT NULL DEFAULT -9223372036854775808,
  "tenth" REAL NOT NULL DEFAULT -0.1,
  "large" REAL NOT NULL DEFAULT 1.0e30,
  "quoted" TEXT NOT NULL DEFAULT 'it''s "so"',
  "missing" TEXT DEFAULT NULL,
  "colour" INTEGER NOT NULL DEFAULT 7,
  "cents" INTEGER NOT NULL DEFAULT -250,
  "bytes" BLOB NOT NULL DEFAULT x'00ff',
  "made_on" TEXT NOT NULL DEFAULT (date('2024-02-29')),
  CHECK ("least" - -1 < 0)
))");
  sqlite::database db{":memory:"};
  db.create(schema<Sample>);
  db.execute("INSERT INTO samples (code) VALUES ('a')");
  const Sample read_back = db.one(from<Sample>());
  BOOST_TEST(read_back.flag);
  BOOST_TEST(read_back.least == std::numeric_limits<std::int64_t>::min());
  BOOST_TEST(read_back.tenth == -0.1);
  BOOST_TEST(read_back.large == 1e30f);
  BOOST_TEST(read_back.quoted == "it's \"so\"");
  BOOST_TEST(!read_back.missing.has_value());
  BOOST_TEST((read_back.colour == Colour::blue));
  BOOST_TEST((read_back.cents == Cents{-250}));
  BOOST_TEST((read_back.bytes == std::vector<std::byte>(two_bytes.begin(), two_bytes.end())));
  BOOST_TEST(read_back.made_on == "2024-02-29");
  check_refused([&] { db.execute("INSERT INTO samples (code, least) VALUES ('b', 5)"); }, SQLITE_CONSTRAINT_CHECK);
  check_refused([&] { db.execute("INSERT INTO samples (code) VALUES (NULL)"); }, SQLITE_CONSTRAINT_NOTNULL);
}

BOOST_AUTO_TEST_CASE(codecs) {
  static_assert(schema<Visit, Visitor>.sql() == R"(CREATE TABLE IF NOT EXISTS "visitors" (
  "id" INTEGER PRIMARY KEY,
  "born" TEXT NOT NULL DEFAULT '2000-02-29',
  CHECK ("born" >= '1900-01-01')
);
CREATE TABLE IF NOT EXISTS "visits" (
  "id" INTEGER PRIMARY KEY,
  "visitor_id" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  FOREIGN KEY ("visitor_id") REFERENCES "visitors" ("id")
);
)");
  sqlite::database db{":memory:"};
  db.create(schema<Visit, Visitor>);
  db.execute("INSERT INTO visitors DEFAULT VALUES");
  db.execute(insert(Visit{{}, id_of<Visitor>{1}, std::chrono::sys_seconds{std::chrono::seconds{0}}}));
  BOOST_TEST((db.one(from<Visitor>()).born.day() == std::chrono::day{29}));
  check_refused([&] { db.execute("INSERT INTO visitors (born) VALUES ('1899-12-31')"); }, SQLITE_CONSTRAINT_CHECK);
}

BOOST_AUTO_TEST_CASE(a_table_that_names_itself) {
  constexpr auto statements = schema<Folder>.statements();
  static_assert(statements.size() == 4);
  static_assert(statements[0] == R"(CREATE TABLE IF NOT EXISTS "folders" (
  "path" TEXT PRIMARY KEY NOT NULL COLLATE "NOCASE",
  "parent" TEXT,
  "owner" TEXT NOT NULL,
  FOREIGN KEY ("parent") REFERENCES "folders" ("path")
))");
  static_assert(statements[1] == R"(CREATE UNIQUE INDEX IF NOT EXISTS "folders_owner" ON "folders" ("owner") WHERE "parent" IS NULL)");
  static_assert(statements[2] == R"(CREATE UNIQUE INDEX IF NOT EXISTS "folders_owner_path" ON "folders" ("owner", "path"))");
  static_assert(statements[3] == R"(CREATE INDEX IF NOT EXISTS "folders_owner_2" ON "folders" ("owner" COLLATE "NOCASE"))");
  sqlite::database db{":memory:"};
  db.create(schema<Folder>);
  db.execute("INSERT INTO folders VALUES ('/', NULL, 'ann'), ('/a', '/', 'ann'), ('/b', '/', 'ann')");
  check_refused([&] { db.execute("INSERT INTO folders VALUES ('/c', NULL, 'ann')"); }, SQLITE_CONSTRAINT_UNIQUE);
  check_refused([&] { db.execute("INSERT INTO folders VALUES ('/A', '/', 'bob')"); }, SQLITE_CONSTRAINT_PRIMARYKEY);
  BOOST_TEST(indexes_in(db, "folders") == (rows{"folders_owner|1|c|1|owner", "folders_owner_2|0|c|0|owner",
                                                "folders_owner_path|1|c|0|owner,path", "sqlite_autoindex_folders_1|1|pk|0|path"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(other_schemas_and_odd_names) {
  static_assert(schema<Archived>.sql() == R"(CREATE TABLE IF NOT EXISTS "archive"."archiveds" (
  "id" INTEGER PRIMARY KEY,
  "text" TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS "archive"."archiveds_text" ON "archiveds" ("text");
)");
  static_assert(create_table<Odd>() == R"(CREATE TABLE IF NOT EXISTS "group ""by""" (
  "the key" INTEGER PRIMARY KEY,
  "from" TEXT NOT NULL,
  "order" INTEGER
))");
  sqlite::database db{":memory:"};
  db.execute("ATTACH ':memory:' AS archive");
  db.create(schema<Archived, Odd>);
  db.execute(insert(Archived{1, "old"}));
  db.execute(insert(Odd{1, "here", 5}));
  BOOST_TEST(read(db, "SELECT name FROM archive.sqlite_master ORDER BY name") == (rows{"archiveds", "archiveds_text"}),
             boost::test_tools::per_element());
  BOOST_TEST(db.one(from<Archived>()).text == "old");
  BOOST_TEST(db.one(from<Odd>()).order.value() == 5);
}

BOOST_AUTO_TEST_CASE(no_foreign_key_leads_into_another_database) {
  // A relation walks it, but SQLite would look for the parent beside the child.
  BOOST_TEST((related<belongs_to<Note, Archived>>().sql().find("archive") != std::string_view::npos));
  static_assert(create_table<Note, Archived>() == R"(CREATE TABLE IF NOT EXISTS "notes" (
  "id" INTEGER PRIMARY KEY,
  "archived_id" INTEGER NOT NULL
))");
  sqlite::database db{":memory:"};
  db.execute("ATTACH ':memory:' AS archive");
  db.create(schema<Archived, Note>);
  db.execute(insert(Archived{1, "old"}));
  db.execute(insert(Note{1, 1}));
  BOOST_TEST(db.one(related<belongs_to<Note, Archived>>().of(Note{1, 1})).text == "old");
}

BOOST_AUTO_TEST_CASE(relations_bring_their_models_and_ask_for_indexes) {
  using namespace blog;
  using posts_of_country = through<Country, blog::User, Post>;
  static_assert(schema<posts_of_country, many_to_many<Post, PostTag, Tag>, inverse<posts_of_country>>.statements().size() == 7);
  sqlite::database db{":memory:"};
  // [schema_of_relations]
  db.create(schema<through<Country, User, Post>, many_to_many<Post, PostTag, Tag>>);  // five tables, and their hops' indexes
  // [/schema_of_relations]
  BOOST_TEST(objects_in(db) == (rows{"table|countries", "table|users", "table|posts", "table|tags", "table|post_tags",
                                     "index|users_country_id", "index|posts_user_id"}),
             boost::test_tools::per_element());  // the primary key of post_tags begins with post_id
  for (const char* hop :
       {"SELECT * FROM users WHERE country_id = 1", "SELECT * FROM posts WHERE user_id = 1", "SELECT * FROM post_tags WHERE post_id = 1"}) {
    BOOST_TEST(read(db, std::string("EXPLAIN QUERY PLAN ") + hop)[0].find("SEARCH") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_same_as_by_hand) {
  engine::database by_hand, made;
  blog::create_tables(by_hand);
  made.create(schema<blog::Country, blog::User, blog::Profile, blog::Post, blog::Comment, blog::Tag>);
  for (const char* table : {"countries", "users", "profiles", "posts", "comments", "tags"}) {
    BOOST_TEST(columns_in(made, table) == columns_in(by_hand, table), boost::test_tools::per_element());
    BOOST_TEST(foreign_keys_in(made, table) == foreign_keys_in(by_hand, table), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(what_is_there_stays) {
  sqlite::database db{":memory:"};
  db.execute("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL, born TEXT)");
  db.execute("INSERT INTO authors VALUES (1, 'Issa', '1763')");
  db.create(schema<Author, Book>);
  BOOST_TEST(read(db, "SELECT * FROM authors") == rows{"1|Issa|1763"}, boost::test_tools::per_element());
  BOOST_TEST(columns_in(db, "books").size() == 7u);
}

BOOST_AUTO_TEST_CASE(all_of_it_or_nothing) {
  sqlite::database db{":memory:"};
  db.execute("CREATE VIEW books AS SELECT 1 AS year");  // no index can be made of it
  BOOST_CHECK_EXCEPTION(db.create(schema<Author, Book>), ikebana::error, [](const ikebana::error& thrown) {
    return thrown.sql() == R"(CREATE INDEX IF NOT EXISTS "books_year" ON "books" ("year"))" &&
           thrown.message().find("view") != std::string::npos;
  });
  BOOST_TEST(objects_in(db) == rows{"view|books"}, boost::test_tools::per_element());
  db.execute("DROP VIEW books");
  {
    auto tx = db.transaction();
    db.create(schema<Author, Book>);  // a savepoint of the transaction that is open
    BOOST_TEST(objects_in(db).size() == 5u);
  }
  BOOST_TEST(objects_in(db).empty());
  db.create(schema<Author, Book>);
  BOOST_TEST(db.execute(insert(Author{0, "Buson"})) == 1);
}

BOOST_AUTO_TEST_CASE(chinook_whole) {
  using namespace chinook;
  sqlite::database db{":memory:"};
  db.create(schema<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack>);
  BOOST_TEST(objects_in(db) == (rows{"table|Artist", "table|Album", "table|Genre", "table|MediaType", "table|Track", "table|Employee",
                                     "table|Customer", "table|Invoice", "table|InvoiceLine", "table|Playlist", "table|PlaylistTrack"}),
             boost::test_tools::per_element());
  BOOST_TEST(foreign_keys_in(db, "Track") == (rows{"AlbumId|Album|AlbumId|NO ACTION|NO ACTION", "GenreId|Genre|GenreId|NO ACTION|NO ACTION",
                                                   "MediaTypeId|MediaType|MediaTypeId|NO ACTION|NO ACTION"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      foreign_keys_in(db, "Employee") == rows{"ReportsTo|Employee|EmployeeId|NO ACTION|NO ACTION"}, boost::test_tools::per_element());
  BOOST_TEST(columns_in(db, "PlaylistTrack") == (rows{"PlaylistId|INTEGER|1|NULL|1|0", "TrackId|INTEGER|1|NULL|2|0"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
