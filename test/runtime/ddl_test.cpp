// SPDX-License-Identifier: BSL-1.0
// The reader of schemas against SQLite itself: for each schema of a corpus, both must say the same of every table.

#include "ddl_compare.hpp"
#include "ddl_corpus.hpp"

#include <ikebana/ikebana.hpp>
#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>

namespace {

using namespace ikebana;
using ddl_compare::live_schema;

struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::int64_t, id), (std::string, body));
};

void check(const std::string& text, int& statements) {
  BOOST_TEST_CONTEXT(text) {
    live_schema live;
    BOOST_TEST(live.run(text, &statements) == "");
    const ddl_schema<0> read = ddl(std::string_view{text});
    BOOST_TEST(
        read.error().message == "", "line " << read.error().line << ", column " << read.error().column << ": " << read.error().message);
    ddl_compare::compare(live, read, [](const ddl_compare::difference& each) {
      BOOST_ERROR(each.table + "\nSQLite:\n" + each.by_sqlite + "the reader:\n" + each.by_reader);
    });
  }
}

std::string error_of(std::string_view text) {
  const ddl_error error = ddl(text).error();
  return std::to_string(error.line) + ':' + std::to_string(error.column) + ' ' + std::string(error.message);
}

std::string path_of_chinook() {
  const char* const folder = std::getenv("IKEBANA_DATA");
  return folder != nullptr ? "file:" + std::string(folder) + "/chinook.sqlite?mode=ro" : std::string();
}

boost::test_tools::assertion_result has_chinook(boost::unit_test::test_unit_id) {
  live_schema live;
  return !path_of_chinook().empty() && live.run("ATTACH '" + path_of_chinook() + "' AS chinook") == "" &&
         !live.rows("SELECT 1 FROM chinook.sqlite_schema").empty();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ddl)

BOOST_AUTO_TEST_CASE(says_the_same_as_sqlite) {
  int statements = 0;
  for (const std::string_view text : ddl_corpus::schemas) check(std::string(text), statements);
  BOOST_TEST_MESSAGE(statements << " statements are read as SQLite reads them");
  BOOST_TEST(statements >= 150);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_an_error_with_its_place) {
  BOOST_TEST(error_of("") == "0:0 ");
  BOOST_TEST(error_of("CREATE TABLE t(a,\n  b INT,, c)") == "2:9 the name of a column is expected here");
  BOOST_TEST(error_of("CREATE TABLE t(a)\n\n  CREATE TABLE u(b)") == "3:3 ';' or the end of the statement is expected here");
  BOOST_TEST(error_of("CREATE TABLE t(a INT select)") == "1:22 this word is reserved, and begins no constraint of a column");
  BOOST_TEST(error_of("CREATE TABLE select(a)") == "1:14 this word is reserved; put it in quotes where it is a name");
  BOOST_TEST(error_of("CREATE TABLE t(a VARCHAR(MAX))") == "1:26 the size of a type is a number");
  BOOST_TEST(error_of("CREATE TABLE t(a(3))") == "1:17 ',' or ')' or a constraint of the column is expected here");
  BOOST_TEST(error_of("CREATE TABLE t(a CHECK (a > 1)") == "1:31 ',' or ')' or a constraint of the column is expected here");
  BOOST_TEST(error_of("CREATE TABLE t(a CHECK (a > 1);") == "1:31 ',' or ')' or a constraint of the column is expected here");
  BOOST_TEST(error_of("CREATE TABLE t(a CHECK ((a > 1);)") == "1:24 this '(' is not closed");
  BOOST_TEST(error_of("CREATE TABLE t(a DEFAULT 'x)") == "1:26 this quotation is not closed");
  BOOST_TEST(error_of("CREATE TABLE t(a DEFAULT x'0)") == "1:26 this blob is not closed");
  BOOST_TEST(error_of("CREATE TABLE t(a DEFAULT 12ab)") == "1:26 this is no number");
  BOOST_TEST(error_of("CREATE TABLE t(a) \\") == "1:19 no token of SQL begins with this character");
  BOOST_TEST(error_of("CREATE TABLE t(a); CREATE TABLE T(a)") == "1:33 there is a table, view or index of this name already");
  BOOST_TEST(error_of("CREATE INDEX i ON t(a)") == "1:19 there is no such table");
  BOOST_TEST(error_of("CREATE TABLE t(a); CREATE INDEX i ON t(a IN (1) COLLATE NOCASE)") ==
             "1:49 put in parentheses what COLLATE is to be of");
  BOOST_TEST(error_of("ALTER TABLE t ADD b") == "1:13 there is no such table");
  BOOST_TEST(error_of("CREATE VIEW v AS SELECT 1; DROP TABLE v") == "1:39 what has this name is of another kind");
  BOOST_TEST(error_of("CREATE TABLE t(a);\nROLLBACK") == "2:1 what is rolled back is no part of a schema; leave it out");
  BOOST_TEST(error_of("PRAGMA writable_schema = ON") ==
             "1:1 under this pragma a schema is not what its statements say; give what .schema prints, and not what .dump does");
  BOOST_TEST(error_of("PRAGMA legacy_alter_table = ON") == "1:1 under this pragma a schema is not what its statements say");
  BOOST_TEST(error_of("GRANT ALL ON t TO me") == "1:1 no statement of SQL begins like this");
  BOOST_TEST(error_of("CREATE TABLE t(a REFERENCES u(b, c))") == "1:30 a foreign key names as many columns as it has");
  BOOST_TEST(error_of("CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1;") == "1:1 this trigger has no END");
}

BOOST_AUTO_TEST_CASE(models_are_compared_with_a_schema_that_is_known_at_run_time) {
  std::string text = "CREATE TABLE notes(id INTEGER PRIMARY KEY, body TEXT NOT NULL)";
  BOOST_TEST(difference<Note>(ikebana::ddl(std::string_view{text})).view() == "");
  text.replace(text.find("TEXT"), 4, "BLOB");
  BOOST_TEST(difference<Note>(ikebana::ddl(std::string_view{text})).view() ==
             "notes.body: the struct says text, never NULL; the schema says BLOB (BLOB), never NULL, in line 1, column 44");
}

BOOST_AUTO_TEST_CASE(says_the_same_as_sqlite_of_chinook_itself, *boost::unit_test::precondition(has_chinook)) {
  live_schema live;
  BOOST_TEST_REQUIRE(live.run("ATTACH '" + path_of_chinook() + "' AS chinook") == "");
  std::string text;
  for (const auto& each : live.rows("SELECT sql FROM chinook.sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")) text += each[0] + ";\n";
  int statements = 0;
  check(text, statements);
  BOOST_TEST(statements > 11);
}

BOOST_AUTO_TEST_SUITE_END()
