// SPDX-License-Identifier: BSL-1.0
// What a database lacks of what the models say: each difference is found, and the statements that come with it mend it.

#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/verify.hpp>

#include "chinook.hpp"
#include "raw_rows.hpp"
#include "schema.hpp"

#include <cstdio>
#include <cstdlib>

namespace stock {

struct Maker {
  BOOST_HANA_DEFINE_STRUCT(Maker, (std::int64_t, id), (std::string, name));
};
struct Part {
  BOOST_HANA_DEFINE_STRUCT(Part, (std::int64_t, id), (std::int64_t, maker_id), (std::string, code), (std::optional<double>, weight),
                           (bool, sold), (std::vector<std::byte>, picture));
};
struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (std::string, room), (int, number), (std::string, label), (std::string, label_key));
};

/// Known by the rowid, which is no column of its table.
struct Leaf {
  BOOST_HANA_DEFINE_STRUCT(Leaf, (std::int64_t, rowid), (std::string, text));
};

using MakerParts = ikebana::has_many<Maker, Part>;

}  // namespace stock

template <>
inline constexpr auto ikebana::table<stock::Part> =
    ikebana::describe<stock::Part>().unique<&stock::Part::code>().index<&stock::Part::sold>();
template <>
inline constexpr auto ikebana::constraints<stock::Part> =
    ikebana::constrain<stock::Part>()
        .on_delete<&stock::Part::maker_id>(ikebana::foreign_key_action::cascade)
        .index<"heavy">(ikebana::col<&stock::Part::weight>)
        .where(ikebana::col<&stock::Part::weight> > 100.0);

template <>
inline constexpr auto ikebana::table<stock::Leaf> = ikebana::describe<stock::Leaf>().primary_key<&stock::Leaf::rowid>();

template <>
inline constexpr auto ikebana::table<stock::Shelf> =
    ikebana::describe<stock::Shelf>().primary_key<&stock::Shelf::room, &stock::Shelf::number>();
template <>
inline constexpr auto ikebana::constraints<stock::Shelf> =
    ikebana::constrain<stock::Shelf>().stored<&stock::Shelf::label_key>(ikebana::lower(ikebana::col<&stock::Shelf::label>));

namespace {

using namespace stock;
using namespace ikebana;
using raw::read;
using raw::rows;
using sqlite::difference_kind;

const char* const good = R"sql(
  CREATE TABLE makers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL);
  CREATE TABLE parts (id INTEGER PRIMARY KEY, maker_id INT NOT NULL REFERENCES makers ON DELETE CASCADE, code TEXT NOT NULL UNIQUE,
                      weight NUMERIC, sold BOOLEAN NOT NULL, picture BLOB NOT NULL, note TEXT);
  CREATE INDEX by_sold ON parts (sold);
  CREATE INDEX any_name ON parts(weight) where "weight" > /* a lot */ 100.0;
  CREATE INDEX by_maker ON parts (maker_id, code);
)sql";

const char* name_of(difference_kind kind) {
  constexpr const char* names[] = {"table", "column", "type", "nullability", "primary_key", "foreign_key", "unique", "index"};
  return names[static_cast<unsigned>(kind)];
}

/// "kind table.columns: wanted / found"
rows told(const std::vector<sqlite::difference>& all) {
  rows lines;
  for (const sqlite::difference& each : all) {
    lines.push_back(std::string(name_of(each.kind)) + " " + each.table + (each.columns.empty() ? "" : "." + each.columns) + ": " +
                    each.wanted + " / " + each.found);
  }
  return lines;
}

/// Runs what would mend the differences, each text once, and says how often that was needed until there were none.
template <class... Elements>
int mend(sqlite::database& db) {
  for (int round = 1; round != 5; ++round) {
    std::vector<std::string> done;
    for (const sqlite::difference& each : db.verify<Elements...>()) {
      bool is_done = false;
      for (const std::string& other : done) is_done |= other == each.ddl;
      if (!is_done) db.execute(each.ddl);
      done.push_back(each.ddl);
    }
    if (db.verify<Elements...>().empty()) return round;
  }
  return 0;
}

bool foreign_keys_are_enforced(sqlite::database& db) { return read(db, "PRAGMA foreign_keys") == rows{"1"}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(verify)

BOOST_AUTO_TEST_CASE(nothing_differs) {
  sqlite::database db{":memory:"};
  db.execute(good);
  BOOST_TEST(told(db.verify<Maker, Part, MakerParts>()).empty());
  sqlite::database made{":memory:"};
  made.create(schema<MakerParts, Shelf>);
  BOOST_TEST(told(made.verify<MakerParts, Shelf>()).empty());
}

BOOST_AUTO_TEST_CASE(what_is_made_by_schema_is_what_is_verified) {
  using namespace blog;
  sqlite::database db{":memory:"};
  using posts_of_country = through<Country, User, Post>;
  using tags = many_to_many<Post, PostTag, Tag>;
  db.create(schema<posts_of_country, tags, Profile, Comment>);
  BOOST_TEST(told(db.verify<posts_of_country, tags, inverse<posts_of_country>, Profile, Comment>()).empty());
  BOOST_TEST(told(db.verify<has_many<User, Profile>>()) == rows{"index profiles.user_id: an index, for a relation finds rows by it / "},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_database) {
  sqlite::database db{":memory:"};
  BOOST_TEST(told(db.verify<MakerParts>()) == (rows{"table makers: a table / ", "table parts: a table / ",
                                                    "index parts.maker_id: an index, for a relation finds rows by it / "}),
             boost::test_tools::per_element());
  const int rounds = mend<MakerParts>(db);
  BOOST_TEST(rounds == 1);
  db.execute(insert(Maker{1, "a"}));
}

BOOST_AUTO_TEST_CASE(each_difference_by_itself) {
  struct trial {
    const char* from;
    const char* to;
    const char* told;
  };
  // Each changes one thing of what is right, with two rows that have to be there afterwards.
  const trial trials[] = {
      {", name VARCHAR(40) NOT NULL", "", "column makers.name: \"name\" TEXT NOT NULL / "},
      {"weight NUMERIC", "weight TEXT", "type parts.weight: REAL / TEXT"},
      {"name VARCHAR(40) NOT NULL", "name INT NOT NULL", "type makers.name: TEXT / INT"},
      {"code TEXT NOT NULL UNIQUE", "code TEXT UNIQUE", "nullability parts.code: NOT NULL / NULL"},
      {"weight NUMERIC", "weight NUMERIC CONSTRAINT some NOT NULL ON CONFLICT FAIL DEFAULT 5", "nullability parts.weight: NULL / NOT NULL"},
      {"parts (id INTEGER PRIMARY KEY", "parts (id INTEGER NOT NULL", "primary_key parts.id: PRIMARY KEY (id) / "},
      {"parts (id INTEGER PRIMARY KEY", "parts (id INTEGER NOT NULL, other INTEGER PRIMARY KEY ASC AUTOINCREMENT",
       "primary_key parts.id: PRIMARY KEY (id) / PRIMARY KEY (other)"},
      {" REFERENCES makers ON DELETE CASCADE", "",
       "foreign_key parts.maker_id: FOREIGN KEY (\"maker_id\") REFERENCES \"makers\" (\"id\") ON DELETE CASCADE / "},
      {"REFERENCES makers ON DELETE CASCADE",
       "CONSTRAINT x REFERENCES makers(id) ON DELETE SET NULL ON UPDATE NO ACTION NOT DEFERRABLE INITIALLY DEFERRED",
       "foreign_key parts.maker_id: FOREIGN KEY (\"maker_id\") REFERENCES \"makers\" (\"id\") ON DELETE CASCADE / ON DELETE SET NULL ON "
       "UPDATE NO ACTION"},
      {" UNIQUE", "", "unique parts.code: UNIQUE (code) / "},
      {"CREATE INDEX by_sold ON parts (sold);", "",
       "index parts.sold: CREATE INDEX IF NOT EXISTS \"parts_sold\" ON \"parts\" (\"sold\") / "},
      {"> /* a lot */ 100.0", "> 10.0",
       "index parts.weight: CREATE INDEX IF NOT EXISTS \"heavy\" ON \"parts\" (\"weight\") WHERE \"weight\" > 100.0 / "},
      {"(maker_id, code)", "(code, maker_id)", "index parts.maker_id: an index, for a relation finds rows by it / "},
      {"INDEX by_maker ON parts (maker_id, code)", "INDEX parts_maker_id ON parts (note)",
       "index parts.maker_id: an index, for a relation finds rows by it / "},
      {"any_name ON parts(weight)", "heavy ON parts(note)",
       "index parts.weight: CREATE INDEX IF NOT EXISTS \"heavy\" ON \"parts\" (\"weight\") WHERE \"weight\" > 100.0 / CREATE INDEX heavy "
       "ON parts(note) where \"weight\" > /* a lot */ 100.0"},
  };
  for (const trial& each : trials) {
    BOOST_TEST_CONTEXT(each.from << " -> " << each.to) {
      std::string script = good;
      const std::size_t at = script.find(each.from);
      BOOST_REQUIRE(at != std::string::npos);
      script.replace(at, std::string(each.from).size(), each.to);
      sqlite::database db{":memory:"};
      db.execute("PRAGMA foreign_keys = OFF");
      db.execute(script);
      const bool has_name = script.find(", name ") != std::string::npos;
      db.execute(has_name ? "INSERT INTO makers VALUES (1, 'm')" : "INSERT INTO makers VALUES (1)");
      db.execute(
          "INSERT INTO parts (id, maker_id, code, weight, sold, picture, note) VALUES (1, 1, 'a', 1.5, 0, x'00', 'kept'), (2, 1, 'b', 2.5, "
          "1, x'', 'too')");
      db.execute(
          "CREATE TRIGGER counted AFTER DELETE ON parts BEGIN SELECT 1; END; CREATE VIEW every AS SELECT p.id FROM parts AS p, makers; "
          "CREATE TRIGGER bought AFTER INSERT ON makers BEGIN UPDATE parts SET note = 'bought'; END; PRAGMA foreign_keys = ON");
      BOOST_TEST(told(db.verify<Maker, Part, MakerParts>()) == rows{each.told}, boost::test_tools::per_element());
      BOOST_TEST((mend<Maker, Part, MakerParts>(db)) == 1);
      BOOST_TEST(read(db, "SELECT id, maker_id, code, weight, sold, hex(picture), note FROM parts ORDER BY id") ==
                     (rows{"1|1|a|1.5|0|00|kept", "2|1|b|2.5|1||too"}),
                 boost::test_tools::per_element());
      BOOST_TEST(read(db, "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name") == (rows{"bought", "counted"}),
                 boost::test_tools::per_element());
      BOOST_TEST(read(db, "SELECT count(*) FROM every") == rows{"2"}, boost::test_tools::per_element());
      BOOST_TEST(read(db, "PRAGMA legacy_alter_table") == rows{"0"}, boost::test_tools::per_element());
      BOOST_TEST(read(db, "PRAGMA foreign_key_check").empty());
      BOOST_TEST(foreign_keys_are_enforced(db));
      BOOST_TEST(sqlite3_get_autocommit(db.handle()) != 0);
      BOOST_TEST(db.all(from<Part>()).size() == 2u);
    }
  }
}

BOOST_AUTO_TEST_CASE(everything_at_once) {
  sqlite::database db{":memory:"};
  db.execute(R"sql(
    CREATE TABLE makers ("id" INTEGER, -- no key, said in a comment (with brackets
                         [name] TEXT DEFAULT 'it''s, (so)' COLLATE NOCASE, CHECK (name <> ','));
    CREATE TABLE "parts" (`id` TEXT NOT NULL /* , */, maker_id INTEGER CHECK (maker_id IN (1, 2)), weight BLOB NOT NULL DEFAULT (1 + (2)), old DATE,
                          CONSTRAINT pk PRIMARY KEY (`id`, old) ON CONFLICT REPLACE,
                          FOREIGN KEY (maker_id) REFERENCES other (a) ON DELETE SET NULL);
    CREATE INDEX "heavy" ON parts (old);
    CREATE TABLE shelves (room TEXT NOT NULL, number INTEGER NOT NULL, label TEXT NOT NULL);
    INSERT INTO makers VALUES (1, 'm');
    INSERT INTO shelves VALUES ('a', 1, 'First'), ('a', 2, 'Second');
  )sql");
  BOOST_TEST(
      told(db.verify<MakerParts, Shelf>()) ==
          (rows{"nullability makers.id: NOT NULL / NULL", "nullability makers.name: NOT NULL / NULL",
                "primary_key makers.id: PRIMARY KEY (id) / ", "type parts.id: INTEGER / TEXT",
                "nullability parts.maker_id: NOT NULL / NULL", "type parts.weight: REAL / BLOB",
                "nullability parts.weight: NULL / NOT NULL", "primary_key parts.id: PRIMARY KEY (id) / PRIMARY KEY (id, old)",
                "foreign_key parts.maker_id: FOREIGN KEY (\"maker_id\") REFERENCES \"makers\" (\"id\") ON DELETE CASCADE / ",
                "column parts.code: \"code\" TEXT NOT NULL / ", "column parts.sold: \"sold\" INTEGER NOT NULL / ",
                "column parts.picture: \"picture\" BLOB NOT NULL / ", "unique parts.code: UNIQUE (code) / ",
                "index parts.sold: CREATE INDEX IF NOT EXISTS \"parts_sold\" ON \"parts\" (\"sold\") / ",
                "index parts.weight: CREATE INDEX IF NOT EXISTS \"heavy\" ON \"parts\" (\"weight\") WHERE \"weight\" > 100.0 / "
                "CREATE INDEX \"heavy\" ON parts (old)",
                "index parts.maker_id: an index, for a relation finds rows by it / ",
                "primary_key shelves.room, number: PRIMARY KEY (room, number) / ",
                "column shelves.label_key: \"label_key\" TEXT NOT NULL GENERATED ALWAYS AS (lower(\"label\")) STORED / "}),
      boost::test_tools::per_element());
  const int rounds = mend<MakerParts, Shelf>(db);
  BOOST_TEST(rounds == 1);
  BOOST_TEST(db.one(from<Maker>()).name == "m");
  BOOST_TEST(db.column(from<Shelf>().order_by(col<&Shelf::number>).select(col<&Shelf::label_key>)) == (rows{"first", "second"}),
             boost::test_tools::per_element());
  // What no model says stays as it was.
  const std::string makers = read(db, "SELECT sql FROM sqlite_master WHERE name = 'makers'")[0];
  BOOST_TEST(makers.find("COLLATE NOCASE NOT NULL, CHECK (name <> ',')") != std::string::npos);
  BOOST_TEST(makers.find("-- no key, said in a comment (with brackets") != std::string::npos);
  const std::string parts = read(db, "SELECT sql FROM sqlite_master WHERE name = 'parts'")[0];
  BOOST_TEST(parts.find("CHECK (maker_id IN (1, 2))") != std::string::npos);
  BOOST_TEST(read(db, "SELECT \"table\" FROM pragma_foreign_key_list('parts') ORDER BY 1") == (rows{"makers", "other"}),
             boost::test_tools::per_element());
}

namespace {

/// Numbers that look random, the same in every run.
struct numbers {
  std::uint64_t state;

  std::size_t below(std::size_t end) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % end;
  }

  template <std::size_t Count>
  const char* one_of(const char* const (&all)[Count]) {
    return all[below(Count)];
  }
};

/// The table of parts as somebody might have written it, with anything missing, different, or there besides.
std::string any_parts_table(numbers& chosen, rows& columns) {
  const char* const gaps[] = {" ", " ", "\n  ", " -- it's, (so\n", " /* ), */ ", "\t"};
  const char* const quotes[][2] = {{"", ""}, {"\"", "\""}, {"[", "]"}, {"`", "`"}};
  const char* const types[] = {
      "INTEGER", "INT", "TEXT", "VARCHAR(10)", "DOUBLE PRECISION", "NUMERIC(10, 2)", "BLOB", "", "\"My Type\"", "DATE"};
  const char* const nulls[] = {"", "", "NOT NULL", "NULL", "CONSTRAINT \"c, (1\" NOT NULL ON CONFLICT ABORT", "not null default (0)"};
  const char* const others[] = {"", "", "CHECK (1 NOT NULL)", "COLLATE NOCASE", "DEFAULT 'a, (b'", "UNIQUE"};
  const char* const keys[] = {
      "REFERENCES makers",
      "REFERENCES makers (id) ON UPDATE SET NULL",
      "constraint k references [makers] (\"id\") on delete set default deferrable initially deferred",
      "REFERENCES makers ON DELETE CASCADE",
      "REFERENCES other (a) MATCH FULL NOT DEFERRABLE",
      "",
      ""};
  const std::size_t key_place = chosen.below(4);  // with the column, at the end, of another column, nowhere
  std::string parts;
  for (const char* name : {"id", "maker_id", "code", "weight", "sold", "picture", "other"}) {
    if (chosen.below(6) == 0 && std::string(name) != "code" && std::string(name) != "maker_id")
      continue;  // of these there is no value to give
    columns.push_back(name);
    const auto& quote = quotes[chosen.below(4)];
    parts += std::string(parts.empty() ? "" : ",") + chosen.one_of(gaps) + quote[0] + name + quote[1] + " " +
             types[chosen.below(9) + (name == std::string("code") ? 1 : 0)] + chosen.one_of(gaps) + chosen.one_of(nulls);
    if (std::string(name) == "id" && key_place == 0)
      parts += std::string(" CONSTRAINT pk PRIMARY KEY ") + (chosen.below(2) == 0 ? "DESC " : "") + "ON CONFLICT FAIL";
    if (std::string(name) == "maker_id") parts += std::string(" ") + chosen.one_of(keys);
    parts += std::string(" ") + chosen.one_of(others) + chosen.one_of(gaps);
  }
  if (key_place == 1)
    parts += std::string(",") + chosen.one_of(gaps) + "PRIMARY KEY (code COLLATE NOCASE ASC" +
             (chosen.below(2) == 0 ? ", " + columns[0] : "") + ")";
  if (key_place == 2) parts += ", CONSTRAINT [a b] PRIMARY KEY(code) ON CONFLICT IGNORE";
  if (chosen.below(3) == 0) parts += ", CHECK (code <> ')')";
  if (chosen.below(3) == 0) parts += ", FOREIGN KEY (code) REFERENCES other (a) ON DELETE CASCADE";
  return std::string("CREATE TABLE") + chosen.one_of(gaps) + "parts" + chosen.one_of(gaps) + "(" + parts + ")";
}

}  // namespace

BOOST_AUTO_TEST_CASE(many_tables_that_differ) {
  numbers chosen{7};
  int rebuilt = 0;
  for (int i = 0; i != 400; ++i) {
    rows columns;
    const std::string table = any_parts_table(chosen, columns);
    BOOST_TEST_CONTEXT(table) {
      sqlite::database db{":memory:", {.foreign_keys = false}};
      db.execute(
          "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO makers VALUES (1, 'm'); CREATE TABLE other (a "
          "UNIQUE)");
      db.execute(table);
      std::string names, values;
      for (const std::string& each : columns) {
        names += (names.empty() ? "" : ", ") + each;
        values += std::string(values.empty() ? "" : ", ") +
                  (each == "picture"  ? "x'01'"
                   : each == "code"   ? "'c'"
                   : each == "weight" ? "2.5"
                                      : "1");
      }
      db.execute("INSERT INTO parts (" + names + ") VALUES (" + values + ")");
      for (const sqlite::difference& each : db.verify<Maker, Part, MakerParts>())
        rebuilt += each.ddl.find("SAVEPOINT") != std::string::npos ? 1 : 0;
      BOOST_TEST((mend<Maker, Part, MakerParts>(db)) >= 1);
      BOOST_TEST(read(db, "SELECT count(*) FROM parts WHERE code = 'c'") == rows{"1"}, boost::test_tools::per_element());
      for (const std::string& each : columns) {
        if (each == "weight") BOOST_TEST(read(db, "SELECT weight = 2.5 FROM parts") == rows{"1"}, boost::test_tools::per_element());
        if (each == "other")
          BOOST_TEST(read(db, "SELECT other = 1 OR other = '1' FROM parts") == rows{"1"}, boost::test_tools::per_element());
      }
      const std::string kept = read(db, "SELECT sql FROM sqlite_master WHERE name = 'parts'")[0];
      BOOST_TEST((kept.find("CHECK (code <> ')')") != std::string::npos) == (table.find("CHECK (code <> ')')") != std::string::npos));
      BOOST_TEST((kept.find("DEFAULT 'a, (b'") != std::string::npos) == (table.find("DEFAULT 'a, (b'") != std::string::npos));
    }
  }
  BOOST_TEST(rebuilt > 1000);
}

BOOST_AUTO_TEST_CASE(rows_that_do_not_fit_stay) {
  sqlite::database db{":memory:"};
  db.execute("CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO makers VALUES (1, NULL)");
  const std::vector<sqlite::difference> found = db.verify<Maker>();
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(found[0].message() == "makers.name: the models say NOT NULL, the database has NULL");
  BOOST_CHECK_THROW(db.execute(found[0].ddl), ikebana::constraint_violation);
  db.execute("ROLLBACK; PRAGMA foreign_keys = ON");
  BOOST_TEST(read(db, "SELECT * FROM makers") == rows{"1|NULL"}, boost::test_tools::per_element());
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master") == rows{"makers"}, boost::test_tools::per_element());
  BOOST_TEST(found[0].ddl == db.verify<Maker>()[0].ddl);
}

BOOST_AUTO_TEST_CASE(no_rows_are_lost_within_a_transaction) {
  sqlite::database db{":memory:"};
  db.execute(
      "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE bowls (maker_id INTEGER REFERENCES makers (id) ON DELETE "
      "CASCADE);"
      "INSERT INTO makers VALUES (1, 'm'); INSERT INTO bowls VALUES (1)");
  const std::string ddl = db.verify<Maker>()[0].ddl;
  {
    // Foreign keys cannot be turned off here: dropping makers would remove the bowls.
    auto tx = db.transaction();
    BOOST_CHECK_EXCEPTION(db.execute(ddl), ikebana::error, [](const ikebana::error& thrown) {
      return thrown.message().find("foreign keys are enforced within a transaction: run this outside of it") != std::string::npos;
    });
  }
  BOOST_TEST(read(db, "SELECT * FROM bowls") == rows{"1"}, boost::test_tools::per_element());
  db.execute(ddl);
  BOOST_TEST(read(db, "SELECT * FROM bowls") == rows{"1"}, boost::test_tools::per_element());
  BOOST_TEST(told(db.verify<Maker>()).empty());
  BOOST_TEST(foreign_keys_are_enforced(db));
}

BOOST_AUTO_TEST_CASE(views_and_virtual_tables) {
  sqlite::database db{":memory:"};
  db.execute("CREATE VIEW makers AS SELECT 1 AS id, 'a' AS name");
  BOOST_TEST(told(db.verify<Maker>()).empty());
  db.execute("DROP VIEW makers; CREATE VIEW makers AS SELECT 1 AS id");
  BOOST_TEST(told(db.verify<Maker>()) == rows{"column makers.name: \"name\" TEXT NOT NULL / "}, boost::test_tools::per_element());
  BOOST_TEST(db.verify<Maker>()[0].ddl.empty());

  db.execute("CREATE TABLE leaves (text TEXT NOT NULL)");
  BOOST_TEST(told(db.verify<Leaf>()).empty());  // the rowid is not listed among its columns
  db.execute("DROP TABLE leaves; CREATE TABLE leaves (text TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID");
  BOOST_TEST(told(db.verify<Leaf>()) == (rows{"primary_key leaves.rowid: PRIMARY KEY (rowid) / PRIMARY KEY (text)",
                                              "column leaves.rowid: \"rowid\" INTEGER PRIMARY KEY / "}),
             boost::test_tools::per_element());
  if (read(db, "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").empty()) return;
  db.execute("DROP TABLE leaves; CREATE VIRTUAL TABLE leaves USING fts5(text)");
  BOOST_TEST(told(db.verify<Leaf>()).empty());
  db.execute("DROP TABLE leaves; CREATE VIRTUAL TABLE leaves USING fts5(words)");
  BOOST_TEST(told(db.verify<Leaf>()) == rows{"column leaves.text: \"text\" TEXT NOT NULL / "}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tables_of_other_schemas) {
  sqlite::database db{":memory:"};
  db.execute(
      "ATTACH ':memory:' AS archive; CREATE TABLE archive.makers (id INTEGER PRIMARY KEY, name TEXT); CREATE TEMP TABLE shelves (room "
      "TEXT)");
  BOOST_TEST(told(db.verify<Maker>()) == rows{"nullability makers.name: NOT NULL / NULL"}, boost::test_tools::per_element());
  const int rounds = mend<Maker, Shelf>(db);
  BOOST_TEST(rounds == 1);
  BOOST_TEST(read(db, "SELECT count(*) FROM archive.sqlite_master") == rows{"1"}, boost::test_tools::per_element());
  BOOST_TEST(read(db, "SELECT count(*) FROM main.sqlite_master") == rows{"0"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_set_of_queries) {
  sqlite::database db{":memory:"};
  db.execute(good);
  // [verify_queries]
  constexpr auto parts_of = related<MakerParts>().where(col<&Part::sold> == param<"sold">);
  constexpr auto makers = from<Maker>().with(related<MakerParts>());
  constexpr auto shelves = from<Shelf>().order_by(col<&Shelf::room>);

  const std::vector<sqlite::failed_statement> failed = db.verify(parts_of, makers, shelves, remove<Part>().where(col<&Part::sold> == true));
  BOOST_REQUIRE(failed.size() == 1u);
  BOOST_TEST(failed[0].message == "no such table: shelves");
  BOOST_TEST(failed[0].sql == shelves.sql());
  // [/verify_queries]
  BOOST_TEST(failed[0].code == SQLITE_ERROR);

  // Every statement of a plan, and every text of a query that has several.
  constexpr auto preloading = from<Shelf>().select(col<&Shelf::room>);
  BOOST_TEST(db.verify(preloading, from<Maker>().where(maybe(col<&Maker::name> == std::optional<std::string>("a")))).size() == 1u);
  db.execute("ALTER TABLE parts RENAME COLUMN sold TO gone");
  BOOST_TEST(db.verify(makers).size() == 1u);
  BOOST_TEST(db.verify(makers)[0].sql == makers.statements()[1]);
  BOOST_TEST(db.verify(from<Part>().where(maybe(col<&Part::weight> > std::optional<double>(1)))).size() >= 2u);
  BOOST_TEST(db.verify(insert(Part{}), update(Maker{}), remove(Maker{})).size() == 1u);
}

namespace {

bool has_chinook(std::string& path) {
  const char* const folder = std::getenv("IKEBANA_DATA");
  path = folder != nullptr ? std::string(folder) + "/chinook.sqlite" : std::string();
  std::FILE* const file = path.empty() ? nullptr : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::fclose(file);
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(chinook_itself) {
  using namespace chinook;
  std::string path;
  sqlite::database made{":memory:"};
  made.create(schema<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack>);
  BOOST_TEST(told(made.verify<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack>())
                 .empty());
  BOOST_TEST(told(made.verify<ArtistTracks>()).size() == 2u);  // no one has asked for its indexes
  if (!has_chinook(path)) return;
  sqlite::database db{path, {.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX}};
  const auto differing =
      db.verify<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack, ArtistTracks,
                TrackArtist, CustomerTracks, PlaylistTracks, ListedTracks, ReportsOfReports, ManagerOfManager, Colleagues>();
  BOOST_TEST(told(differing).empty());

  // Its rows fit what the models make, foreign keys and all, and come back as they were.
  const auto copy = [&]<class Model>(std::type_identity<Model>) {
    const std::vector<Model> records = db.all(from<Model>());
    made.execute(insert(records));
    BOOST_TEST(made.value(from<Model>().select(count())) == static_cast<std::int64_t>(records.size()));
  };
  const auto copy_all = [&]<class... Models>(ikebana::detail::list<Models...>) { (copy(std::type_identity<Models>{}), ...); };
  copy_all(
      ikebana::detail::list<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack>{});
  BOOST_TEST(read(made, "PRAGMA foreign_key_check").empty());
  const auto total = from<InvoiceLine>().select(sum(col<&InvoiceLine::unit_price> * col<&InvoiceLine::quantity>));
  BOOST_TEST(made.value(total).value() == db.value(total).value());
}

BOOST_AUTO_TEST_CASE(as_the_readme_shows) {
  sqlite::database db{":memory:"};
  db.execute(
      "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE parts (id INTEGER PRIMARY KEY, maker_id INTEGER NOT "
      "NULL "
      "REFERENCES makers (id) ON DELETE CASCADE, code TEXT NOT NULL UNIQUE, sold INTEGER NOT NULL, picture BLOB NOT NULL)");
  // [verify]
  std::string report;
  for (const sqlite::difference& each : db.verify<Maker, MakerParts>()) report += each.message() + "\n" + each.ddl;
  BOOST_TEST(
      report ==
      R"(parts.weight: the models say "weight" REAL, the database has none)"
      "\n"
      R"(ALTER TABLE "main"."parts" ADD COLUMN "weight" REAL;)"
      "\n"
      R"(parts.sold: the models say CREATE INDEX IF NOT EXISTS "parts_sold" ON "parts" ("sold"), the database has none)"
      "\n"
      R"(CREATE INDEX IF NOT EXISTS "parts_sold" ON "parts" ("sold");)"
      "\n"
      R"(parts.weight: the models say CREATE INDEX IF NOT EXISTS "heavy" ON "parts" ("weight") WHERE "weight" > 100.0, the database has none)"
      "\n"
      R"(CREATE INDEX IF NOT EXISTS "heavy" ON "parts" ("weight") WHERE "weight" > 100.0;)"
      "\n"
      R"(parts.maker_id: the models say an index, for a relation finds rows by it, the database has none)"
      "\n"
      R"(CREATE INDEX IF NOT EXISTS "parts_maker_id" ON "parts" ("maker_id");)"
      "\n");
  // [/verify]
}

BOOST_AUTO_TEST_SUITE_END()
