// SPDX-License-Identifier: BSL-1.0
// Several programs that begin with one file at once: each of them makes, migrates and verifies it, and none fails.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/verify.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace pottery {

struct Maker {
  IKEBANA_STRUCT(Maker, (std::int64_t, id), (std::string, name));
};
struct Bowl {
  IKEBANA_STRUCT(Bowl, (std::int64_t, id), (std::int64_t, maker_id), (double, width));
};
struct Glaze {
  IKEBANA_STRUCT(Glaze, (std::int64_t, id), (std::int64_t, bowl_id), (std::string, name));
};

}  // namespace pottery

namespace {

using namespace pottery;
using namespace ikebana;
using raw::read;
using raw::rows;

/// A file of its own for each test, removed before and after.
struct file {
  std::string path;

  explicit file(const char* name) : path(std::string("two_programs_test_") + name + ".db") { remove(); }
  file(const file&) = delete;
  ~file() { remove(); }

  void remove() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

/// Runs something in several programs, which begin together, and gives how many have failed.
template <class Run>
unsigned failures_of_programs(unsigned count, const Run& run) {
  int gate[2];
  BOOST_REQUIRE(pipe(gate) == 0);
  std::vector<pid_t> programs;
  for (unsigned i = 0; i != count; ++i) {
    const pid_t program = fork();
    BOOST_REQUIRE(program >= 0);
    if (program == 0) {
      char signal = 0;
      close(gate[1]);
      if (::read(gate[0], &signal, 1) < 0) _exit(1);  // until nobody holds the other end
      int failed = 0;
      try {
        run();
      } catch (const std::exception& thrown) {
        std::fprintf(stderr, "%s\n", thrown.what());
        failed = 1;
      }
      _exit(failed);
    }
    programs.push_back(program);
  }
  close(gate[0]);
  close(gate[1]);
  unsigned failures = 0;
  for (const pid_t program : programs) {
    int status = 1;
    waitpid(program, &status, 0);
    failures += status != 0 ? 1 : 0;
  }
  return failures;
}

/// Time enough for a machine that is busy.
constexpr sqlite::options patient{.busy_timeout = 60000};

}  // namespace

BOOST_AUTO_TEST_SUITE(two_programs)

BOOST_AUTO_TEST_CASE(migrate_at_once) {
  std::vector<std::string> texts;
  for (int i = 0; i != 12; ++i)
    texts.push_back("CREATE TABLE t" + std::to_string(i) + "(a); INSERT INTO t" + std::to_string(i) + " VALUES (1)");
  std::vector<sqlite::migration> steps;
  for (const std::string& each : texts) steps.push_back({"a step", each});
  for (int round = 0; round != 5; ++round) {
    const file shared{"migrate"};
    BOOST_TEST(failures_of_programs(6, [&] { sqlite::database{shared.path, patient}.migrate(steps); }) == 0u);
    sqlite::database db{shared.path};
    BOOST_TEST(db.migrate(steps) == 0u);
    for (int i = 0; i != 12; ++i)
      BOOST_TEST(read(db, "SELECT count(*) FROM t" + std::to_string(i)) == rows{"1"}, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(create_and_verify_at_once) {
  for (int round = 0; round != 10; ++round) {
    const file shared{"create"};
    if (round % 2 == 1) sqlite::database{shared.path}.create(schema<Maker>);  // then the others are missing
    const auto start = [&] {
      sqlite::database db{shared.path, patient};
      db.create(schema<Maker, Bowl, Glaze>);
      if (!db.verify<Maker, Bowl, Glaze>().empty()) throw std::runtime_error("not what the models say");
      db.execute(insert(Maker{0, "Lucie"}));
    };
    BOOST_TEST(failures_of_programs(6, start) == 0u);
    sqlite::database db{shared.path};
    BOOST_TEST(db.value(from<Maker>().select(count())) == 6);
  }
}

// Where nothing is missing nothing is written, and nobody is waited for.
BOOST_AUTO_TEST_CASE(what_is_made_takes_no_lock) {
  const file shared{"made"};
  sqlite::database writer{shared.path};
  writer.create(schema<Maker, Bowl>);
  auto tx = writer.transaction(sqlite::transaction_kind::immediate);
  sqlite::database other{shared.path, {.busy_timeout = 0}};
  other.create(schema<Maker, Bowl>);
  BOOST_CHECK_THROW(other.create(schema<Maker, Bowl, Glaze>), sqlite::busy);
  tx.commit();
  sqlite::database reader{shared.path, {.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE}};
  reader.create(schema<Maker, Bowl>);
  BOOST_CHECK_THROW(reader.create(schema<Maker, Bowl, Glaze>), sqlite::error);
  other.create(schema<Maker, Bowl, Glaze>);
  BOOST_TEST((other.verify<Maker, Bowl, Glaze>()).empty());
}

// A temporary table hides the one of the file, and an index of it is temporary.
BOOST_AUTO_TEST_CASE(a_temporary_table_hides_another) {
  sqlite::database db{":memory:"};
  db.create(schema<has_many<Maker, Bowl>>);
  const rows made = read(db, "SELECT name FROM sqlite_master ORDER BY name");
  db.execute("CREATE TEMP TABLE bowls(id INTEGER PRIMARY KEY, maker_id INTEGER NOT NULL, width REAL NOT NULL)");
  db.create(schema<has_many<Maker, Bowl>>);
  BOOST_TEST(read(db, "SELECT name FROM sqlite_master ORDER BY name") == made, boost::test_tools::per_element());
  BOOST_TEST(read(db, "SELECT count(*) FROM sqlite_temp_master WHERE type = 'index'") == rows{"1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
