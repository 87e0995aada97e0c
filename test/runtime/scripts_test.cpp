// SPDX-License-Identifier: BSL-1.0
// Raw SQL of several statements: it is run to its end, whatever its length, or refused before anything runs.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/migrate.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace ikebana;
using namespace std::string_view_literals;
using raw::read;
using raw::rows;

/// The text is refused with its offset, and nothing of it has run.
template <class Error, class Run>
void check_refused_at(sqlite::database& db, const std::string& offset, const Run& run) {
  const rows before = read(db, "SELECT name FROM sqlite_master ORDER BY name");
  BOOST_CHECK_EXCEPTION(run(), Error, [&](const Error& thrown) {
    BOOST_TEST_MESSAGE(thrown.what());
    return thrown.code() == SQLITE_MISUSE && thrown.message().find("NUL byte in this text, at offset " + offset + ",") != std::string::npos;
  });
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master ORDER BY name") == before, boost::test_tools::per_element());
  BOOST_TEST(sqlite3_get_autocommit(db.handle()) != 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scripts)

BOOST_AUTO_TEST_CASE(a_nul_byte_is_refused) {
  struct {
    std::string_view text;
    const char* offset;
  } const cases[] = {
      {"CREATE TABLE t(a);\0"sv, "18"},
      {"\0"sv, "0"},
      {"\0CREATE TABLE t(a)"sv, "0"},
      {"CREATE TABLE t(a);\0CREATE TABLE u(a)"sv, "18"},
      {"CREATE TABLE t(a); -- a comment \0 with one"sv, "32"},
      {"CREATE TABLE t(a); SELECT 'a\0b'"sv, "28"},
      {"C\0R\0E\0A\0T\0E\0"sv, "1"},  // UTF-16
      {"CREATE TABLE t(a) /*\0*/"sv, "20"},
  };
  sqlite::database db{":memory:"};
  for (const auto& [text, offset] : cases) {
    BOOST_TEST_CONTEXT("a NUL at " << offset) {
      check_refused_at<sqlite::error>(db, offset, [&, sql = text] { db.execute(sql); });
      const sqlite::migration first{"first", "CREATE TABLE first(a)"};
      for (const auto& steps : {std::vector<sqlite::migration>{{"bad", text}}, std::vector<sqlite::migration>{first, {"bad", text}}}) {
        check_refused_at<sqlite::failed_migration>(db, offset, [&] { db.migrate(steps); });
      }
    }
  }
  {
    auto tx = db.transaction();
    db.execute("CREATE TABLE kept(a)");
    BOOST_CHECK_THROW(db.execute("CREATE TABLE t(a);\0"sv), sqlite::error);
    tx.commit();
  }
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master") == rows{"kept"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_text_is_run_to_its_end) {
  sqlite::database db{":memory:"};
  for (const std::string_view text : {"", " ", ";", ";;\n;", "-- nothing", "/* nothing", "/* nothing */", "\n\t\f\r\n"})
    BOOST_TEST(db.execute(text) == 0);
  const std::string_view script = "CREATE TABLE t(a);; /* one */ INSERT INTO t VALUES (1), (2); -- two\nINSERT INTO t VALUES ('a;b')";
  BOOST_TEST(db.execute(script) == 3);
  BOOST_TEST(db.execute(std::string_view("INSERT INTO t VALUES (4) nonsense", 24)) == 1);  // no NUL stands behind it
  BOOST_TEST(read(db, "SELECT a FROM t") == (rows{"1", "2", "a;b", "4"}), boost::test_tools::per_element());
  BOOST_CHECK_THROW(db.execute("INSERT INTO t VALUES (5); nonsense; INSERT INTO t VALUES (6)"), sqlite::error);
  BOOST_TEST(read(db, "SELECT max(CAST(a AS INTEGER)) FROM t") == rows{"5"}, boost::test_tools::per_element());
}

// Time that grows with the square of the text came of a copy of all that is left, for each statement.
BOOST_AUTO_TEST_CASE(a_long_text_is_not_copied_for_each_statement) {
  sqlite::database db{":memory:"};
  std::string text = "CREATE TABLE t(a INTEGER, b TEXT); BEGIN;";
  constexpr int count = 40000;
  for (int i = 0; i != count; ++i) text += "INSERT INTO t VALUES (" + std::to_string(i) + ", 'some text');\n";
  int now = 0, largest = 0;
  sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &now, &largest, 1);
  BOOST_TEST(db.execute(text + "COMMIT") == count);
  sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &now, &largest, 0);
  BOOST_TEST(static_cast<std::size_t>(largest) < text.size() / 4);
  const std::string step = text.substr(text.find("INSERT"));
  const sqlite::migration steps[] = {{"many", step}};
  sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &now, &largest, 1);
  BOOST_TEST(db.migrate(steps) == 1u);
  sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &now, &largest, 0);
  BOOST_TEST(static_cast<std::size_t>(largest) < text.size() / 4);
  BOOST_TEST(read(db, "SELECT count(*) FROM t") == rows{std::to_string(2 * count)}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_path_with_a_nul_byte_is_refused) {
  const std::string path{"scripts_test.db\0.old", 20};
  const auto refuses = [](const sqlite::error& thrown) {
    return thrown.code() == SQLITE_CANTOPEN && thrown.message() == "there is a NUL byte in a path, after scripts_test.db";
  };
  BOOST_CHECK_EXCEPTION(sqlite::database{path}, sqlite::error, refuses);
  sqlite::database db{":memory:"};
  db.execute("CREATE TABLE t(a)");
  BOOST_CHECK_EXCEPTION(db.backup(path), sqlite::error, refuses);
  const sqlite::migration steps[] = {{"one", "CREATE TABLE u(a)"}};
  BOOST_CHECK_EXCEPTION(db.migrate(steps, {.backup = path}), sqlite::error, refuses);
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master") == rows{"t"}, boost::test_tools::per_element());
  BOOST_CHECK_THROW(sqlite::database("scripts_test.db", {.flags = SQLITE_OPEN_READONLY}), sqlite::error);  // none was made
}

BOOST_AUTO_TEST_SUITE_END()
