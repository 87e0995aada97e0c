// SPDX-License-Identifier: BSL-1.0
// Migrations: each step once, in order, whole or not at all; a database that is newer or altered is left alone.

#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/migration_files.hpp>
#include <ikebana/sqlite/verify.hpp>

#include "raw_rows.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdio>

namespace workshop {

struct Maker {
  BOOST_HANA_DEFINE_STRUCT(Maker, (std::int64_t, id), (std::string, name), (std::string, city));
};
struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id), (std::int64_t, maker_id), (std::optional<double>, width));
};

}  // namespace workshop

namespace {

using namespace workshop;
using namespace ikebana;
using raw::read;
using raw::rows;
using sqlite::migration;

// [migration_steps]
constexpr migration steps[] = {
    {"makers and bowls", R"sql(
       CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
       CREATE TABLE bowls (id INTEGER PRIMARY KEY, maker_id INTEGER NOT NULL REFERENCES makers (id) ON DELETE CASCADE);)sql"},
    {"where makers are", "ALTER TABLE makers ADD COLUMN city TEXT NOT NULL DEFAULT ''"},
    {"how wide bowls are", "ALTER TABLE bowls ADD COLUMN width REAL; CREATE INDEX bowls_maker_id ON bowls (maker_id);"},
};
// [/migration_steps]

constexpr std::array<migration, 1> first{steps[0]};
constexpr std::array<migration, 2> first_two{steps[0], steps[1]};

/// Steps, and one more.
std::vector<migration> and_then(const char* sql, const char* name = "one more") {
  std::vector<migration> all(std::begin(steps), std::end(steps));
  all.push_back({name, sql});
  return all;
}

/// All that a database is, to be the same before and after.
rows state_of(sqlite::database& db) {
  rows state = read(db, "SELECT name, sql FROM sqlite_master ORDER BY name");
  for (const char* table : {"makers", "bowls", "ikebana_migrations"}) {
    if (read(db, std::string("SELECT 1 FROM sqlite_master WHERE name = '") + table + "'").empty()) continue;
    for (const std::string& each : read(db, std::string("SELECT * FROM ") + table)) state.push_back(each);
  }
  return state;
}

/// No transaction is open, foreign keys are enforced, and writing works.
void check_usable(sqlite::database& db) {
  BOOST_TEST(sqlite3_get_autocommit(db.handle()) != 0);
  BOOST_TEST(read(db, "PRAGMA foreign_keys") == rows{"1"}, boost::test_tools::per_element());
  db.execute("CREATE TEMP TABLE IF NOT EXISTS usable (a); INSERT INTO usable VALUES (1)");
}

template <class Error, class Run>
void check_refused(sqlite::database& db, const Run& run, int code, const std::string& words) {
  const rows before = state_of(db);
  BOOST_CHECK_EXCEPTION(run(), Error, [&](const Error& thrown) {
    BOOST_TEST_MESSAGE(thrown.what());
    return thrown.code() == code && thrown.message().find(words) != std::string::npos;
  });
  BOOST_TEST(state_of(db) == before, boost::test_tools::per_element());
  check_usable(db);
}

/// A file of its own for each test, removed before and after.
struct file {
  std::string path;

  explicit file(const char* name) : path(std::string("migrate_test_") + name + ".db") { remove(); }
  file(const file&) = delete;
  ~file() { remove(); }

  void remove() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate)

BOOST_AUTO_TEST_CASE(each_step_once) {
  sqlite::database db{":memory:"};
  BOOST_TEST(db.migrate(first) == 1u);
  db.execute("INSERT INTO makers VALUES (1, 'Lucie')");
  // [migrate]
  const std::size_t run = db.migrate(steps);  // those that this database has not seen
  BOOST_TEST(run == 2u);
  BOOST_TEST(db.migrate(steps) == 0u);
  // [/migrate]
  BOOST_TEST(read(db, "SELECT number, name FROM ikebana_migrations ORDER BY number") ==
                 (rows{"1|makers and bowls", "2|where makers are", "3|how wide bowls are"}),
             boost::test_tools::per_element());
  BOOST_TEST(read(db, "SELECT * FROM makers") == rows{"1|Lucie|"}, boost::test_tools::per_element());
  BOOST_TEST((db.verify<has_many<Maker, Bowl>>()).empty());
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(checksums) {
  static_assert(sqlite::checksum_of("") == 0xcbf29ce484222325);
  static_assert(sqlite::checksum_of("a") == 0xaf63dc4c8601ec8c);
  static_assert(sqlite::checksum_of("foobar") == 0x85944171f73967e8);  // from the authors' own test
  static_assert(sqlite::checksum_of("a\r\nb\r\n") == sqlite::checksum_of("a\nb\n"));
  static_assert(sqlite::checksum_of("a\rb") != sqlite::checksum_of("ab"));
  static_assert(steps[0].checksum() == sqlite::checksum_of(steps[0].sql));
  sqlite::database db{":memory:"};
  db.migrate(first);
  std::string sql(steps[0].sql);
  for (std::size_t at = 0; (at = sql.find('\n', at)) != std::string::npos; at += 2) sql.insert(at, "\r");
  const migration elsewhere[] = {{"under another name, with other ends of line", sql}};
  BOOST_TEST(db.migrate(elsewhere) == 0u);
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_left_alone) {
  sqlite::database db{":memory:"};
  db.migrate(steps);
  check_refused<sqlite::newer_database>(
      db, [&] { db.migrate(first_two); }, SQLITE_MISMATCH, "has seen 3 steps, the last of them how wide bowls are; the program knows 2");
  check_refused<sqlite::newer_database>(db, [&] { db.migrate(std::vector<migration>{}); }, SQLITE_MISMATCH, "the program knows 0");
}

BOOST_AUTO_TEST_CASE(a_step_is_never_changed) {
  sqlite::database db{":memory:"};
  db.migrate(first_two);
  const migration changed[] = {steps[0], {"where makers are", "ALTER TABLE makers ADD COLUMN town TEXT"}, steps[2]};
  check_refused<sqlite::altered_database>(
      db, [&] { db.migrate(changed); }, SQLITE_MISMATCH, "step 2 (where makers are) is not what the database has seen");
  const migration swapped[] = {steps[1], steps[0]};
  check_refused<sqlite::altered_database>(
      db, [&] { db.migrate(swapped); }, SQLITE_MISMATCH, "step 1 (where makers are) is not what the database has seen (makers and bowls)");
  const migration inserted[] = {steps[0], steps[2], steps[1]};
  check_refused<sqlite::altered_database>(db, [&] { db.migrate(inserted); }, SQLITE_MISMATCH, "step 2");
  BOOST_TEST(db.migrate(steps) == 1u);
}

BOOST_AUTO_TEST_CASE(a_schema_that_something_else_has_changed) {
  sqlite::database db{":memory:"};
  db.migrate(first_two);
  db.execute("INSERT INTO makers VALUES (1, 'Lucie', ''); ANALYZE");  // rows and statistics are no schema
  BOOST_TEST(db.migrate(first_two) == 0u);
  for (const char* change : {"CREATE INDEX by_hand ON makers (name)", "ALTER TABLE bowls ADD COLUMN glaze TEXT",
                             "CREATE VIEW v AS SELECT 1", "CREATE TRIGGER t AFTER INSERT ON makers BEGIN SELECT 1; END"}) {
    BOOST_TEST_CONTEXT(change) {
      db.execute("SAVEPOINT change");
      db.execute(change);
      db.execute("RELEASE change");
      check_refused<sqlite::altered_database>(
          db, [&] { db.migrate(first_two); }, SQLITE_MISMATCH, "the schema is not what step 2 (where makers are) has left");
      check_refused<sqlite::altered_database>(db, [&] { db.migrate(steps); }, SQLITE_MISMATCH, "something else has changed it");
    }
  }
  BOOST_TEST(db.migrate(steps, {.schema_must_match = false}) == 1u);
  BOOST_TEST(db.migrate(steps) == 0u);  // as the last step has left it
}

BOOST_AUTO_TEST_CASE(a_step_that_fails_is_rolled_back) {
  sqlite::database db{":memory:"};
  const auto all = and_then("CREATE TABLE more (a); INSERT INTO makers VALUES (7, 'x', 'y'); INSERT INTO nowhere VALUES (1);", "too much");
  BOOST_CHECK_EXCEPTION(db.migrate(all), sqlite::failed_migration, [](const sqlite::failed_migration& thrown) {
    return thrown.message() == "step 4 (too much): no such table: nowhere" && thrown.sql().find("INSERT INTO nowhere") != std::string::npos;
  });
  check_usable(db);
  BOOST_TEST(read(db, "SELECT count(*) FROM ikebana_migrations") == rows{"3"},
             boost::test_tools::per_element());  // the steps before it last
  BOOST_TEST(read(db, "SELECT count(*) FROM makers") == rows{"0"}, boost::test_tools::per_element());
  check_refused<sqlite::failed_migration>(
      db, [&] { db.migrate(and_then("INSERT INTO makers VALUES (1, NULL, '')")); }, SQLITE_CONSTRAINT_NOTNULL, "step 4");
  check_refused<sqlite::failed_migration>(
      db, [&] { db.migrate(and_then("CREATE TABLE good (a); nonsense")); }, SQLITE_ERROR, "syntax error");
  BOOST_TEST(db.migrate(and_then("CREATE TABLE more (a)")) == 1u);
  BOOST_CHECK_THROW(db.migrate(steps), sqlite::newer_database);
}

BOOST_AUTO_TEST_CASE(a_step_cannot_end_its_transaction) {
  sqlite::database db{":memory:"};
  db.migrate(steps);
  for (const char* sql :
       {"COMMIT", "CREATE TABLE more (a); end transaction", "BEGIN; CREATE TABLE more (a); COMMIT", "/* so */ -- and so\n ; rollback",
        "ROLLBACK TRANSACTION", "CREATE TABLE more (a); Begin Immediate", "CREATE TABLE more (a); /*/ SELECT */ COMMIT; nonsense",
        "/*/ SELECT 1; */ ROLLBACK", "/**/ COMMIT", "/***/ END", "--*/\nCOMMIT", "\xef\xbb\xbf COMMIT"}) {
    BOOST_TEST_CONTEXT(sql) {
      check_refused<sqlite::failed_migration>(db, [&] { db.migrate(and_then(sql)); }, SQLITE_MISUSE, "cannot begin or end one");
    }
  }
  // A savepoint may be ended, and a trigger has words of its own.
  BOOST_TEST(
      db.migrate(and_then("SAVEPOINT s; CREATE TABLE gone (a); ROLLBACK TO s; ROLLBACK TRANSACTION TO SAVEPOINT s; RELEASE s;"
                          "CREATE TRIGGER t AFTER INSERT ON makers BEGIN DELETE FROM bowls; END; /*/ COMMIT; */ SELECT 1; -- done")) == 1u);
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master WHERE name IN ('gone', 't')") == rows{"t"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(foreign_keys_while_tables_are_made_anew) {
  sqlite::database db{":memory:"};
  db.migrate(steps);
  db.execute("INSERT INTO makers VALUES (1, 'Lucie', 'London'); INSERT INTO bowls VALUES (1, 1, 2.5)");
  // Enforced, dropping makers would remove the bowls.
  BOOST_TEST(db.migrate(and_then("CREATE TABLE made (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, city TEXT NOT NULL); INSERT INTO "
                                 "made SELECT * FROM makers;"
                                 "DROP TABLE makers; ALTER TABLE made RENAME TO makers")) == 1u);
  BOOST_TEST(read(db, "SELECT b.id, m.name FROM bowls AS b JOIN makers AS m ON m.id = b.maker_id") == rows{"1|Lucie"},
             boost::test_tools::per_element());
  check_usable(db);
  BOOST_CHECK_THROW(db.execute("INSERT INTO bowls VALUES (2, 9, NULL)"), sqlite::constraint_violation);

  sqlite::database broken{":memory:"};
  broken.migrate(steps);
  broken.execute("INSERT INTO makers VALUES (1, 'Lucie', 'London'); INSERT INTO bowls VALUES (1, 1, 2.5)");
  check_refused<sqlite::failed_migration>(
      broken, [&] { broken.migrate(and_then("DELETE FROM makers")); }, SQLITE_CONSTRAINT_FOREIGNKEY,
      "a row of bowls names a row of makers that is not there");

  sqlite::database loose{":memory:", {.foreign_keys = false}};
  loose.migrate(steps);
  loose.execute("INSERT INTO bowls VALUES (1, 1, 2.5)");
  BOOST_TEST(loose.migrate(and_then("CREATE TABLE more (a)")) == 1u);  // not enforced, not checked
  BOOST_TEST(read(loose, "PRAGMA foreign_keys") == rows{"0"}, boost::test_tools::per_element());
}

// A row that has named nothing since a time without enforcement is no fault of a step, which has to leave it as it was.
BOOST_AUTO_TEST_CASE(rows_that_named_nothing_before_a_step) {
  const char* const made =
      "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);"
      "CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id));"
      "CREATE TABLE w (k TEXT PRIMARY KEY, p_code TEXT REFERENCES p (code)) WITHOUT ROWID;"
      "INSERT INTO c VALUES (1, 99), (2, 98); INSERT INTO w VALUES ('a', 'gone')";
  const auto fresh = [&](sqlite::database& db) {
    db.execute(std::string("PRAGMA foreign_keys = OFF;") + made + "; PRAGMA foreign_keys = ON");
  };
  for (const char* step :
       {"CREATE TABLE unrelated (id INTEGER PRIMARY KEY)", "DELETE FROM c WHERE id = 1", "UPDATE c SET p_id = 97 WHERE id = 1",
        "INSERT INTO p VALUES (99, 'gone')", "ALTER TABLE c RENAME TO d", "ALTER TABLE p RENAME TO q", "ALTER TABLE w RENAME TO v",
        "DROP TABLE c", "INSERT INTO c VALUES (3, NULL)",
        "CREATE TABLE made (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id), more TEXT); INSERT INTO made SELECT "
        "id, p_id, '' FROM c; DROP TABLE c;"
        "ALTER TABLE made RENAME TO c"}) {
    BOOST_TEST_CONTEXT(step) {
      sqlite::database db{":memory:"};
      fresh(db);
      const migration only[] = {{"only", step}};
      BOOST_TEST(db.migrate(only) == 1u);
      check_usable(db);
    }
  }
  struct {
    const char* step;
    const char* message;
  } const refused[] = {
      {"INSERT INTO c VALUES (3, 97)", "a row of c names a row of p that is not there"},
      {"INSERT INTO c VALUES (3, 99)", "a row of c names a row of p that is not there"},
      {"DELETE FROM c WHERE id = 1; INSERT INTO c VALUES (3, 99)", "a row of c names a row of p that is not there"},
      {"INSERT INTO w VALUES ('b', 'gone')", "a row of w names a row of p that is not there"},
      {"ALTER TABLE c RENAME TO d; INSERT INTO d VALUES (3, 97)", "a row of d names a row of p that is not there"},
      {"CREATE TABLE e (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id)); INSERT INTO e VALUES (1, 5)",
       "a row of e names a row of p that is not there"},
      {"CREATE TABLE e (id INTEGER PRIMARY KEY, c_p_id INTEGER REFERENCES c (p_id)); INSERT INTO e VALUES (1, 5)", "foreign key mismatch"},
  };
  for (const auto& [step, message] : refused) {
    BOOST_TEST_CONTEXT(step) {
      sqlite::database db{":memory:"};
      fresh(db);
      const migration only[] = {{"only", step}};
      check_refused<sqlite::failed_migration>(db, [&] { db.migrate(only); }, SQLITE_CONSTRAINT_FOREIGNKEY, message);
    }
  }
  // A key that cannot be checked, and a step that mends it.
  sqlite::database db{":memory:"};
  db.execute(
      "PRAGMA foreign_keys = OFF; CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT); CREATE TABLE c (p_code TEXT REFERENCES p (code));"
      "INSERT INTO c VALUES ('x'); PRAGMA foreign_keys = ON");
  const migration mending[] = {
      {"unrelated", "CREATE TABLE unrelated (a)"}, {"mending", "CREATE UNIQUE INDEX p_code ON p (code); INSERT INTO p VALUES (1, 'x')"}};
  BOOST_TEST(db.migrate(mending) == 2u);
}

BOOST_AUTO_TEST_CASE(what_verify_finds_is_a_step) {
  sqlite::database db{":memory:"};
  const migration made[] = {{"made",
                             "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE bowls (id INTEGER PRIMARY KEY, "
                             "maker_id INTEGER NOT NULL REFERENCES makers (id) ON DELETE CASCADE, width TEXT);"
                             "INSERT INTO makers VALUES (1, 'Lucie'); INSERT INTO bowls VALUES (1, 1, 2.5)"}};
  db.migrate(made);
  std::string mending;
  for (const sqlite::difference& each : db.verify<has_many<Maker, Bowl>>()) {
    if (mending.find(each.ddl) == std::string::npos) mending += each.ddl;
  }
  const std::vector<migration> all{made[0], {"as the models say", mending}};
  BOOST_TEST(db.migrate(all) == 1u);
  BOOST_TEST((db.verify<has_many<Maker, Bowl>>()).empty());
  BOOST_TEST(db.one(from<Bowl>()).width.value() == 2.5);
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(within_a_transaction) {
  sqlite::database db{":memory:"};
  auto tx = db.transaction();
  BOOST_CHECK_EXCEPTION(db.migrate(steps), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_MISUSE; });
  db.execute("CREATE TABLE still_open (a)");
  tx.commit();
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master") == rows{"still_open"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_backup) {
  const file original{"original"}, copy{"copy"}, second{"second"};
  sqlite::database db{original.path};
  db.migrate(first);
  db.execute("INSERT INTO makers VALUES (1, 'Lucie')");
  // [backup]
  db.migrate(steps, {.backup = copy.path});  // a copy of the database before the first step that is new
  db.backup(second.path);
  // [/backup]
  {
    sqlite::database before{copy.path}, after{second.path};
    BOOST_TEST(read(before, "SELECT * FROM makers") == rows{"1|Lucie"}, boost::test_tools::per_element());
    BOOST_TEST(read(after, "SELECT * FROM makers") == rows{"1|Lucie|"}, boost::test_tools::per_element());
    BOOST_TEST(before.migrate(steps) == 2u);
  }
  BOOST_TEST(db.migrate(steps, {.backup = copy.path}) == 0u);  // no step, no copy
  // Nothing is overwritten, and nothing run without the copy that was asked for.
  check_refused<sqlite::error>(
      db, [&] { db.migrate(and_then("CREATE TABLE more (a)"), {.backup = copy.path}); }, SQLITE_ERROR, "output file already exists");
  check_refused<sqlite::error>(db, [&] { db.backup(copy.path); }, SQLITE_ERROR, "output file already exists");
  {
    auto tx = db.transaction();
    BOOST_CHECK_THROW(db.backup("never"), sqlite::error);
  }
}

BOOST_AUTO_TEST_CASE(two_programs_at_once) {
  const file shared{"shared"};
  sqlite::database one{shared.path}, other{shared.path, {.busy_timeout = 0}};
  BOOST_TEST(one.migrate(first) == 1u);
  BOOST_TEST(other.migrate(steps) == 2u);
  BOOST_TEST(one.migrate(steps) == 0u);
  {
    auto tx = one.transaction(sqlite::transaction_kind::immediate);
    check_refused<sqlite::busy>(other, [&] { other.migrate(and_then("CREATE TABLE more (a)")); }, SQLITE_BUSY, "locked");
    BOOST_TEST(other.migrate(steps) == 0u);  // nothing is new: nothing is locked
  }
  sqlite::database reader{shared.path, {.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE}};
  BOOST_TEST(reader.migrate(steps) == 0u);
}

BOOST_AUTO_TEST_CASE(files) {
  const std::string folder = "migrate_test_files";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const auto write = [&](const char* name, const char* text) {
    std::FILE* const file = std::fopen((folder + "/" + name).c_str(), "wb");
    BOOST_REQUIRE(file != nullptr);
    std::fputs(text, file);
    std::fclose(file);
  };
  write("10_width.sql", "ALTER TABLE bowls ADD COLUMN width REAL;\n");
  write("2_city.sql", "-- a comment alone\nALTER TABLE makers ADD COLUMN city TEXT NOT NULL DEFAULT '';\n");
  write("001_tables.sql",
        "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nCREATE TABLE bowls (id INTEGER PRIMARY KEY,\n"
        "  maker_id INTEGER NOT NULL REFERENCES makers (id));\nCREATE INDEX bowls_maker_id ON bowls (maker_id);\n-- the end");
  write("notes.txt", "no step");
  sqlite::database db{":memory:"};
  // [migration_files]
  db.migrate(sqlite::migrations_in(folder));  // *.sql, by their numbers; include ikebana/sqlite/migration_files.hpp
  // [/migration_files]
  BOOST_TEST(read(db, "SELECT name FROM ikebana_migrations ORDER BY number") == (rows{"001_tables.sql", "2_city.sql", "10_width.sql"}),
             boost::test_tools::per_element());
  BOOST_TEST((db.verify<has_many<Maker, Bowl>>()).empty());
  write("11_more.sql", "CREATE TABLE more (a)");
  BOOST_TEST(db.migrate(sqlite::migrations_in(folder)) == 1u);
  write("2_city.sql", "ALTER TABLE makers ADD COLUMN city TEXT NOT NULL DEFAULT 'x';\n");
  check_refused<sqlite::altered_database>(db, [&] { db.migrate(sqlite::migrations_in(folder)); }, SQLITE_MISMATCH, "step 2 (2_city.sql)");
  std::filesystem::remove_all(folder);
  BOOST_CHECK_EXCEPTION(
      sqlite::migrations_in(folder), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_CANTOPEN; });
}

BOOST_AUTO_TEST_SUITE_END()
