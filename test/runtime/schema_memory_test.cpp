// SPDX-License-Identifier: BSL-1.0
// What SQLite has no memory for is an error where schemas are compared, explained and migrated: never "there is none".

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/verify.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

namespace short_of_memory {

struct Maker {
  IKEBANA_STRUCT(Maker, (std::int64_t, id), (std::string, name));
};
struct Bowl {
  IKEBANA_STRUCT(Bowl, (std::int64_t, id), (std::int64_t, maker_id), (std::optional<double>, width));
};

}  // namespace short_of_memory

namespace {

using namespace short_of_memory;
using namespace ikebana;
using MakerBowls = has_many<Maker, Bowl>;
using raw::read;
using raw::rows;

/// SQLite has no more memory than this in the scope.
struct limit {
  explicit limit(sqlite3_int64 more) { sqlite3_hard_heap_limit64(sqlite3_memory_used() + more); }
  limit(const limit&) = delete;
  ~limit() { sqlite3_hard_heap_limit64(0); }
};

/// Runs something with more and more memory until there is enough. Each time before, it says that there is not.
template <class Run, class Check>
void with_more_and_more(const Run& run, const Check& check) {
  unsigned refused = 0;
  for (sqlite3_int64 more = 1; more < 4 << 20; more += 211) {
    try {
      const auto result = [&] {
        const limit small{more};
        return run();
      }();
      check(result);
      if (sqlite3_memory_used() != 0) BOOST_TEST(refused > 0u);  // where SQLite counts its memory at all
      return;
    } catch (const sqlite::error& thrown) {
      BOOST_TEST((thrown.code() & 0xff) == SQLITE_NOMEM);
      ++refused;
    }
  }
  BOOST_TEST(false, "there is never enough");
}

/// Texts in UTF-16 have to be converted, each in memory of its own; names are long, so that they have no place elsewhere.
struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    // Without small pieces of its own: each has to be asked for.
    sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
    db.execute("PRAGMA encoding = 'UTF-16'");
    db.execute("CREATE TABLE note(text); INSERT INTO note VALUES ('" + std::string(3000, 'x') + "')");
    db.execute("CREATE VIEW other AS SELECT 1 AS one /* " + std::string(3000, 'x') + " */");
    db.create(schema<MakerBowls>);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(schema_memory, fixture)

BOOST_AUTO_TEST_CASE(verify_finds_no_difference_that_is_none) {
  with_more_and_more([&] { return db.verify<MakerBowls>(); }, [](const auto& found) { BOOST_TEST(found.empty()); });
}

BOOST_AUTO_TEST_CASE(no_index_is_missing_that_is_there) {
  with_more_and_more([&] { return sqlite::missing_indexes<MakerBowls>(db); }, [](const auto& found) { BOOST_TEST(found.empty()); });
}

BOOST_AUTO_TEST_CASE(explain_gives_the_whole_plan) {
  constexpr auto asked = from<Maker>().where(exists(related<MakerBowls>()));
  const std::string whole = db.explain(asked).text();
  with_more_and_more([&] { return db.explain(asked).text(); }, [&](const std::string& text) { BOOST_TEST(text == whole); });
}

BOOST_AUTO_TEST_CASE(a_migration_keeps_no_checksum_of_an_empty_text) {
  const sqlite::migration steps[] = {{"one", "ALTER TABLE makers ADD COLUMN city TEXT"}, {"two", "CREATE INDEX by_city ON makers (city)"}};
  unsigned refused = 0;
  for (sqlite3_int64 more = 1; refused != ~0u; more += 2111) {
    fixture fresh;
    sqlite::database& each = fresh.db;
    try {
      const limit small{more};
      each.migrate(steps);
    } catch (const sqlite::error& thrown) {
      BOOST_TEST((thrown.code() & 0xff) == SQLITE_NOMEM);
      ++refused;
      continue;
    }
    BOOST_TEST(each.migrate(steps) == 0u);
    BOOST_TEST(read(each, "SELECT name FROM ikebana_migrations ORDER BY number") == (rows{"one", "two"}), boost::test_tools::per_element());
    if (sqlite3_memory_used() != 0) BOOST_TEST(refused > 0u);
    refused = ~0u;
  }
  db.migrate(steps);
  with_more_and_more([&] { return db.migrate(steps); }, [](std::size_t run) { BOOST_TEST(run == 0u); });
}

BOOST_AUTO_TEST_CASE(create_makes_nothing_twice) {
  with_more_and_more(
      [&] {
        db.create(schema<MakerBowls>);
        return 0;
      },
      [](int) {});
  BOOST_TEST((db.verify<MakerBowls>()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
