// SPDX-License-Identifier: BSL-1.0
// Which indexes find the rows of a relation's key: a schema that is SQL text, an open database and what models describe have one answer.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/verify.hpp>

#include <boost/test/unit_test.hpp>

namespace indexed_keys {

struct Shelf {
  IKEBANA_STRUCT(Shelf, (std::int64_t, id), (std::int64_t, hall));
};
struct Book {
  IKEBANA_STRUCT(Book, (std::int64_t, id), (std::optional<std::int64_t>, shelf_id), (std::string, title));
};
using ShelfBooks = ikebana::has_many<Shelf, Book>;

/// Keys of two columns: of which shelf and hall a label is.
struct Label {
  IKEBANA_STRUCT(Label, (std::int64_t, id), (std::int64_t, shelf), (std::int64_t, in_hall));
};
using ShelfLabels = ikebana::has_many<Shelf, Label, ikebana::key<&Label::shelf, &Label::in_hall>, ikebana::key<&Shelf::id, &Shelf::hall>>;

/// The same books, whose models describe indexes.
struct NotNull {
  IKEBANA_STRUCT(NotNull, (std::int64_t, id), (std::optional<std::int64_t>, shelf_id), (std::string, title));
};
struct Titled {
  IKEBANA_STRUCT(Titled, (std::int64_t, id), (std::optional<std::int64_t>, shelf_id), (std::string, title));
};
struct Other {
  IKEBANA_STRUCT(Other, (std::int64_t, id), (std::optional<std::int64_t>, shelf_id), (std::optional<std::string>, title));
};

/// Rows that are known by their rowid, which no column lists.
struct Page {
  IKEBANA_STRUCT(Page, (std::int64_t, rowid), (std::string, text));
};
struct Mark {
  IKEBANA_STRUCT(Mark, (std::int64_t, id), (std::int64_t, page_id));
};
using MarkPage = ikebana::belongs_to<Mark, Page, &Mark::page_id>;

struct PageOfNoNumber {
  IKEBANA_STRUCT(PageOfNoNumber, (std::string, oid));
};

}  // namespace indexed_keys

using namespace indexed_keys;

template <>
inline constexpr auto ikebana::table<Page> = ikebana::describe<Page>().primary_key<&Page::rowid>();
template <>
inline constexpr auto ikebana::table<PageOfNoNumber> = ikebana::describe<PageOfNoNumber>().name("pages");
template <>
inline constexpr auto ikebana::constraints<NotNull> =
    ikebana::constrain<NotNull>().index(ikebana::col<&NotNull::shelf_id>).where(ikebana::col<&NotNull::shelf_id>.is_not_null());
template <>
inline constexpr auto ikebana::constraints<Titled> =
    ikebana::constrain<Titled>().index(ikebana::col<&Titled::shelf_id>).where(ikebana::col<&Titled::title> != "");
template <>
inline constexpr auto ikebana::constraints<Other> =
    ikebana::constrain<Other>().index(ikebana::col<&Other::shelf_id>).where(ikebana::col<&Other::title>.is_not_null());

namespace {

using namespace ikebana;

constexpr const char* tables = R"(
  CREATE TABLE shelves (id INTEGER PRIMARY KEY, hall INTEGER NOT NULL, UNIQUE (id, hall));
  CREATE TABLE books (id INTEGER PRIMARY KEY, shelf_id INTEGER REFERENCES shelves(id), title TEXT NOT NULL);
  CREATE TABLE labels (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, in_hall INTEGER NOT NULL);
)";

/// Asks all that know of indexes whether the rows of a relation's key are found, and holds them to one answer.
template <class Relation>
bool is_found(const std::string& index) {
  const std::string text = tables + index + ";";
  sqlite::database db{":memory:"};
  db.execute(text);
  const bool is_found = difference<Relation>(ddl(std::string_view{text})).view().empty();
  BOOST_TEST(sqlite::missing_indexes<Relation>(db).empty() == is_found);
  BOOST_TEST(db.explain(related<Relation>().of(Shelf{1, 1})).missing.empty() == is_found);
  bool verified = true;
  for (const sqlite::difference& each : db.verify<Relation>()) verified &= each.kind != sqlite::difference_kind::index;
  BOOST_TEST(verified == is_found);
  return is_found;
}

BOOST_AUTO_TEST_SUITE(key_indexes)

BOOST_AUTO_TEST_CASE(a_key_of_one_column) {
  BOOST_TEST(!is_found<ShelfBooks>(""));
  BOOST_TEST(is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id)"));
  BOOST_TEST(is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id DESC, title)"));
  BOOST_TEST(!is_found<ShelfBooks>("CREATE INDEX i ON books(title, shelf_id)"));
  BOOST_TEST(!is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id + 0)"));
}

BOOST_AUTO_TEST_CASE(a_partial_index_has_all_rows_whose_key_is_not_null) {
  BOOST_TEST(is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id) WHERE shelf_id IS NOT NULL"));
  BOOST_TEST(is_found<ShelfBooks>("CREATE UNIQUE INDEX i ON books(shelf_id, title) WHERE \"SHELF_ID\" NOTNULL"));
  BOOST_TEST(!is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id) WHERE title IS NOT NULL"));
  BOOST_TEST(!is_found<ShelfBooks>("CREATE INDEX i ON books(shelf_id) WHERE shelf_id IS NOT NULL AND title > ''"));
  BOOST_TEST(!is_found<ShelfBooks>("CREATE INDEX i ON books(title, shelf_id) WHERE shelf_id IS NOT NULL"));
}

/// By part of a key that is unique, one row is found, whatever the rest of the key is.
BOOST_AUTO_TEST_CASE(a_key_of_two_columns) {
  BOOST_TEST(is_found<ShelfLabels>("CREATE INDEX i ON labels(in_hall, shelf, id)"));
  BOOST_TEST(!is_found<ShelfLabels>("CREATE INDEX i ON labels(shelf)"));
  BOOST_TEST(!is_found<ShelfLabels>("CREATE INDEX i ON labels(shelf, id, in_hall)"));
  BOOST_TEST(is_found<ShelfLabels>("CREATE UNIQUE INDEX i ON labels(shelf)"));
  BOOST_TEST(is_found<ShelfLabels>("CREATE UNIQUE INDEX i ON labels(shelf) WHERE shelf IS NOT NULL"));
  BOOST_TEST(!is_found<ShelfLabels>("CREATE UNIQUE INDEX i ON labels(shelf) WHERE id IS NOT NULL"));
}

constexpr std::string_view pages =
    "CREATE TABLE pages (text TEXT NOT NULL); CREATE TABLE marks (id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL);";
constexpr std::string_view numbered =
    "CREATE TABLE pages (number INTEGER PRIMARY KEY, text TEXT NOT NULL); CREATE TABLE marks (id INTEGER PRIMARY KEY, page_id INTEGER NOT "
    "NULL);";
constexpr std::string_view without_rowid = "CREATE TABLE pages (text TEXT PRIMARY KEY) WITHOUT ROWID;";
constexpr std::string_view another = "CREATE TABLE pages (text TEXT NOT NULL, rowid TEXT NOT NULL);";

/// A rowid is found by its number, is unique and never NULL, whether or not a column has it.
BOOST_AUTO_TEST_CASE(a_rowid_needs_no_column) {
  const std::string index = "CREATE INDEX i ON marks(page_id);";
  for (const std::string_view text : {pages, numbered}) {
    sqlite::database db{":memory:"};
    db.execute(text);
    BOOST_TEST(sqlite::missing_indexes<MarkPage>(db).empty());
    const std::string whole = std::string(text) + index;
    BOOST_TEST(difference<Page>(ddl(std::string_view{whole})).view() == "");
    BOOST_TEST(difference<MarkPage>(ddl(std::string_view{whole})).view() == "");
    db.execute("INSERT INTO pages(rowid, text) VALUES (7, 'seven'); INSERT INTO marks VALUES (1, 7)");
    BOOST_TEST(db.all(related<MarkPage>().of(Mark{1, 7})).at(0).rowid == 7);
  }
  BOOST_TEST(difference<Page>(ddl(without_rowid)).view() ==
             "pages.rowid: the struct says an integer, never NULL; the schema says no such column");
  BOOST_TEST(difference<Page>(ddl(another)).view().find("the schema says TEXT (TEXT), never NULL") != std::string_view::npos);
  BOOST_TEST(difference<PageOfNoNumber>(ddl(pages)).view() ==
             "pages.oid: the struct says text, never NULL; the schema says no such column");
}

/// The statement that makes a missing index can be run, whatever has its name.
BOOST_AUTO_TEST_CASE(a_missing_index_gets_a_free_name) {
  sqlite::database db{":memory:"};
  db.execute(std::string(tables) + "CREATE INDEX books_shelf_id ON books(title); CREATE TABLE books_shelf_id_2 (id INTEGER)");
  const std::vector<sqlite::missing_index> missing = sqlite::missing_indexes<ShelfBooks>(db);
  BOOST_REQUIRE(missing.size() == 1u);
  BOOST_TEST(missing[0].sql == R"(CREATE INDEX "books_shelf_id_3" ON "books"("shelf_id"))");
  db.execute(missing[0].sql);
  BOOST_TEST(sqlite::missing_indexes<ShelfBooks>(db).empty());
}

template <class Model>
unsigned indexes_of_schema() {
  using relation = has_many<Shelf, Model>;
  unsigned count = 0;
  for (const std::string_view each : schema<relation>.statements()) count += each.substr(0, 12) == "CREATE INDEX" ? 1 : 0;
  sqlite::database db{":memory:"};
  db.create(schema<relation>);
  db.create(schema<relation>);
  const std::vector<sqlite::difference> differences = db.template verify<relation>();
  BOOST_TEST(differences.size() == 0u);
  BOOST_TEST(sqlite::missing_indexes<relation>(db).empty());
  return count;
}

/// `create` makes the index that a relation needs, unless a model describes one that serves.
BOOST_AUTO_TEST_CASE(create_makes_no_index_beside_one_that_serves) {
  BOOST_TEST(indexes_of_schema<Book>() == 1u);
  BOOST_TEST(indexes_of_schema<NotNull>() == 1u);
  BOOST_TEST(indexes_of_schema<Titled>() == 2u);
  BOOST_TEST(indexes_of_schema<Other>() == 2u);
}

static_assert(schema<has_many<Shelf, NotNull>>.sql() == R"(CREATE TABLE IF NOT EXISTS "shelves" (
  "id" INTEGER PRIMARY KEY,
  "hall" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "not_nulls" (
  "id" INTEGER PRIMARY KEY,
  "shelf_id" INTEGER,
  "title" TEXT NOT NULL,
  FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id")
);
CREATE INDEX IF NOT EXISTS "not_nulls_shelf_id" ON "not_nulls" ("shelf_id") WHERE "shelf_id" IS NOT NULL;
)");

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
