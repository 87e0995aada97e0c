// SPDX-License-Identifier: BSL-1.0
// A copy of a database is whole, or there is none: whatever stops it, and whatever was there before.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/migrate.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace shelf {

struct Box {
  BOOST_HANA_DEFINE_STRUCT(Box, (std::int64_t, id), (std::string, label));
};

}  // namespace shelf

namespace {

using namespace shelf;
using namespace ikebana;

struct fixture {
  sqlite::database db{":memory:"};
  std::string copy = "backups_test.db", journal = copy + "-journal";

  fixture() {
    remove();
    db.execute("CREATE TABLE boxes (id INTEGER PRIMARY KEY, label TEXT NOT NULL); INSERT INTO boxes VALUES (1, 'a'), (2, 'b')");
  }
  ~fixture() { remove(); }

  void remove() const {
    std::filesystem::remove_all(copy);
    std::filesystem::remove_all(journal);
  }

  void write(const std::string& text) const { std::ofstream(copy, std::ios::binary) << text; }

  /// Stops what runs at its n-th step.
  void backup_stopped_at(int step) {
    int left = step;
    sqlite3_progress_handler(db.handle(), 1, [](void* kept) { return --*static_cast<int*>(kept) < 0 ? 1 : 0; }, &left);
    try {
      db.backup(copy);
    } catch (...) {
      sqlite3_progress_handler(db.handle(), 0, nullptr, nullptr);
      throw;
    }
    sqlite3_progress_handler(db.handle(), 0, nullptr, nullptr);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backups, fixture)

BOOST_AUTO_TEST_CASE(one_that_is_stopped_leaves_no_file) {
  int step = 0;
  for (; step != 10000; ++step) {
    try {
      backup_stopped_at(step);
      break;
    } catch (const sqlite::error&) {
    }
    BOOST_REQUIRE(!std::filesystem::exists(copy));
    BOOST_REQUIRE(!std::filesystem::exists(journal));
  }
  BOOST_TEST(step > 5);
  sqlite::database copied{copy};
  BOOST_TEST(copied.all(from<Box>()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(what_is_there_already_stays) {
  write("not a database, and not ours");
  BOOST_CHECK_THROW(db.backup(copy), sqlite::error);
  BOOST_TEST(std::filesystem::file_size(copy) == 28u);
  write("");
  BOOST_CHECK_THROW(backup_stopped_at(3), sqlite::error);
  BOOST_TEST(std::filesystem::exists(copy));
  db.backup(copy);  // an empty file is as good as none
  sqlite::database copied{copy};
  BOOST_TEST(copied.all(from<Box>()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_journal_that_is_left_from_another_one) {
  std::ofstream(journal) << "left";
  db.backup(copy);
  BOOST_TEST(!std::filesystem::exists(journal));
  BOOST_TEST(sqlite::database{copy}.all(from<Box>()).size() == 2u);
  std::filesystem::remove(copy);
  std::filesystem::create_directories(journal + "/that cannot be removed as a file");
  BOOST_CHECK_EXCEPTION(db.backup(copy), sqlite::error, [&](const sqlite::error& thrown) {
    return thrown.code() == SQLITE_CANTOPEN && thrown.message() == "beside the copy there is " + journal + ", which cannot be removed";
  });
  BOOST_TEST(!std::filesystem::exists(copy));
}

BOOST_AUTO_TEST_CASE(where_nothing_can_be_written) {
  BOOST_CHECK_THROW(db.backup("no such folder/copy.db"), sqlite::error);
  BOOST_CHECK_THROW(db.backup("."), sqlite::error);
  BOOST_TEST(std::filesystem::is_directory("."));
  {
    auto tx = db.transaction();
    BOOST_CHECK_THROW(db.backup(copy), sqlite::error);  // SQLite copies what is committed
  }
  BOOST_TEST(!std::filesystem::exists(copy));
}

BOOST_AUTO_TEST_SUITE_END()
