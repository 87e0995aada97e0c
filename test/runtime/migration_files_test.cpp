// SPDX-License-Identifier: BSL-1.0
// Migrations in a folder: their order is the one of the build (test/schema_files), and none is left out in silence.

#include "engine.hpp"
#include <ikebana/sqlite/migration_files.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>

namespace {

using namespace ikebana;
using raw::read;
using raw::rows;

/// A folder of its own for each test, removed before and after.
struct folder {
  std::string path;

  explicit folder(const char* name) : path(std::string("migration_files_test_") + name) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directory(path);
  }
  folder(const folder&) = delete;
  ~folder() { std::filesystem::remove_all(path); }

  void write(const char* name, std::string_view text = "SELECT 1") const {
    std::FILE* const file = std::fopen((path + "/" + name).c_str(), "wb");
    BOOST_REQUIRE(file != nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
};

rows names_in(const folder& in) {
  rows names;
  for (const auto& each : sqlite::migrations_in(in.path)) names.push_back(each.name);
  return names;
}

void check_order(const rows& ordered) {
  const folder in{"order"};
  for (std::size_t i = ordered.size(); i-- != 0;) in.write(ordered[i].c_str());
  BOOST_TEST(names_in(in) == ordered, boost::test_tools::per_element());
}

void check_refused(const folder& in, int code, const std::string& words) {
  BOOST_CHECK_EXCEPTION(sqlite::migrations_in(in.path), ikebana::error, [&](const ikebana::error& thrown) {
    BOOST_TEST_MESSAGE(thrown.what());
    return thrown.code() == code && thrown.message().find(words) != std::string::npos;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migration_files)

BOOST_AUTO_TEST_CASE(the_order_is_that_of_the_numbers) {
  check_order({"V1__a.sql", "V2__b.sql", "V10__c.sql"});
  check_order({"001_a.sql", "2_b.sql", "10_c.sql"});
  check_order({"step_9_of_2.sql", "step_10_of_1.sql"});
  check_order({"0.sql", "9.sql", "99999999999999999999998.sql", "99999999999999999999999.sql"});
  check_order({"a.sql", "b.sql"});
  check_order({});
}

BOOST_AUTO_TEST_CASE(an_order_that_is_not_plain_is_refused) {
  {
    const folder in{"twice"};
    in.write("1_a.sql");
    in.write("V01_b.sql");
    check_refused(in, SQLITE_MISUSE, "1_a.sql and V01_b.sql in migration_files_test_twice have one number in their names");
  }
  const folder in{"none"};
  for (const char* name : {"V1__a.sql", "V2__b.sql", "V10__c.sql", "init.sql"}) in.write(name);
  check_refused(in, SQLITE_MISUSE, "init.sql has no number in its name, and others in migration_files_test_none have one");
}

// Each file is a whole: it may end without a semicolon, or in a comment.
BOOST_AUTO_TEST_CASE(a_file_is_a_whole) {
  const folder in{"whole"};
  in.write("1.sql", "CREATE TABLE makers(id INTEGER PRIMARY KEY)");
  in.write("2.sql",
           "\xef\xbb\xbf"
           "CREATE TABLE bowls(id INTEGER PRIMARY KEY); -- the \"end\"");
  in.write("3.sql", "/* CREATE TABLE hidden(id INTEGER); ' ");
  in.write("4.sql", "CREATE TABLE glazes(id INTEGER PRIMARY KEY)");
  engine::database db;
  BOOST_TEST(db.migrate(sqlite::migrations_in(in.path)) == 4u);
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master WHERE name IN ('makers', 'bowls', 'glazes', 'hidden') ORDER BY name") ==
                 (rows{"bowls", "glazes", "makers"}),
             boost::test_tools::per_element());
  in.write("5.sql", std::string_view("CREATE TABLE more(a);\0", 22));
  BOOST_CHECK_THROW(db.migrate(sqlite::migrations_in(in.path)), sqlite::failed_migration);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_an_error) {
  const folder in{"unreadable"};
  in.write("1_a.sql");
  std::filesystem::create_directory(in.path + "/2_folder.sql");  // no file
  BOOST_TEST(names_in(in) == rows{"1_a.sql"}, boost::test_tools::per_element());
  std::filesystem::create_symlink("1_a.sql", in.path + "/3_link.sql");
  BOOST_TEST(names_in(in) == (rows{"1_a.sql", "3_link.sql"}), boost::test_tools::per_element());
  for (const char* leads_to : {"4_itself.sql", "nowhere"}) {
    std::filesystem::remove(in.path + "/4_itself.sql");
    std::filesystem::create_symlink(leads_to, in.path + "/4_itself.sql");
    check_refused(in, SQLITE_CANTOPEN, "cannot read migration_files_test_unreadable/4_itself.sql");
  }
  BOOST_CHECK_THROW(sqlite::migrations_in("no such folder"), ikebana::error);
  BOOST_CHECK_THROW(sqlite::migrations_in(in.path + "/1_a.sql"), ikebana::error);
  BOOST_CHECK_THROW(sqlite::migrations_in(std::string(".\0x", 3)), ikebana::error);
}

BOOST_AUTO_TEST_SUITE_END()
