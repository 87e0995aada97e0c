// SPDX-License-Identifier: BSL-1.0
// A scope ends its transaction, savepoint or snapshot also while a statement runs that has been interrupted, and under a
// progress handler that gives up: nothing stays open that nobody holds.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/migrate.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>

namespace interrupted {

struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::string, name));
};
struct Move {
  BOOST_HANA_DEFINE_STRUCT(Move, (std::int64_t, id), (std::int64_t, item_id));
};

}  // namespace interrupted

namespace {

using namespace interrupted;
using namespace ikebana;

std::int64_t moves_in(sqlite::database& db) { return db.value(from<Move>().select(count())); }

struct file {
  std::string path = "interrupted_ends_test.db";

  file() { remove(); }
  ~file() { remove(); }
  void remove() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

struct fixture {
  file in;
  sqlite::database db{in.path};

  fixture() {
    db.execute(R"(
      CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE moves (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL);
      INSERT INTO items VALUES (1, 'a'), (2, 'b'), (3, 'c');
    )");
  }

  bool is_in_transaction() const { return sqlite3_get_autocommit(db.handle()) == 0; }

  /// What is committed now is there when the file is opened again.
  void check_writing_lasts() {
    BOOST_TEST(!is_in_transaction());
    const std::int64_t before = moves_in(db);
    {
      auto tx = db.transaction();
      db.execute(insert(Move{0, 9}));
      tx.commit();
    }
    sqlite::database again{in.path};
    BOOST_TEST(moves_in(again) == before + 1);
  }
};

/// Stops what runs at its n-th question, and each time after.
struct stops_at {
  sqlite3* on;
  int left;

  stops_at(sqlite3* of, int first) : on(of), left(first) {
    sqlite3_progress_handler(on, 1, [](void* kept) { return --static_cast<stops_at*>(kept)->left < 0 ? 1 : 0; }, this);
  }
  stops_at(const stops_at&) = delete;
  ~stops_at() { sqlite3_progress_handler(on, 0, nullptr, nullptr); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(interrupted_ends, fixture)

BOOST_AUTO_TEST_CASE(a_transaction_within_a_loop_that_is_interrupted) {
  const auto run = [&] {
    for (const Item& each : db(from<Item>())) {
      auto tx = db.transaction();
      db.execute(insert(Move{0, each.id}));
      if (each.id == 2) {
        sqlite3_interrupt(db.handle());
        db.execute(insert(Move{0, each.id}));  // throws
      }
      tx.commit();
    }
  };
  BOOST_CHECK_EXCEPTION(run(), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_INTERRUPT; });
  BOOST_TEST(moves_in(db) == 1);
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_left_after_an_interrupt) {
  {
    auto rows = db(from<Item>());
    auto at = rows.begin();
    {
      auto tx = db.transaction();
      db.execute(insert(Move{0, 1}));
      sqlite3_interrupt(db.handle());
    }
    BOOST_TEST(!is_in_transaction());
    BOOST_CHECK_THROW(++at, sqlite::error);
  }
  BOOST_TEST(moves_in(db) == 0);
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_commit_that_is_interrupted) {
  {
    auto rows = db(from<Item>());
    auto at = rows.begin();
    auto tx = db.transaction();
    db.execute(insert(Move{0, 1}));
    sqlite3_interrupt(db.handle());
    BOOST_CHECK_THROW(tx.commit(), sqlite::error);
    BOOST_TEST((at != rows.end()));
  }
  BOOST_TEST(moves_in(db) == 0);
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_savepoint_that_cannot_be_undone_takes_its_transaction_along) {
  {
    auto tx = db.transaction();
    db.execute(insert(Move{0, 1}));
    {
      auto rows = db(from<Item>());
      auto at = rows.begin();
      auto inner = db.transaction();
      db.execute(insert(Move{0, 2}));
      sqlite3_interrupt(db.handle());
      BOOST_TEST((at != rows.end()));
    }
    if (is_in_transaction()) {
      tx.commit();
      BOOST_TEST(moves_in(db) == 1);
    } else {
      BOOST_CHECK_THROW(db.execute(insert(Move{0, 3})), sqlite::transaction_ended);
      BOOST_CHECK_THROW(tx.commit(), sqlite::transaction_ended);
    }
  }
  BOOST_TEST(db.value(from<Move>().where(col<&Move::item_id> != 1).select(count())) == 0);
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_snapshot_within_a_loop_that_is_interrupted) {
  {
    auto rows = db(from<Item>());
    auto at = rows.begin();
    {
      auto view = db.snapshot();
      BOOST_TEST(moves_in(db) == 0);
      BOOST_CHECK_THROW(db.execute(insert(Move{0, 1})), sqlite::error);
      sqlite3_interrupt(db.handle());
    }
    BOOST_TEST(!is_in_transaction());
    BOOST_TEST((at != rows.end()));
  }
  sqlite::database other{in.path};
  other.execute(insert(Move{0, 1}));
  BOOST_TEST(moves_in(db) == 1);  // not the old state
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_progress_handler_that_gives_up_anywhere) {
  const sqlite::migration steps[] = {{"more", "CREATE TABLE more (id INTEGER PRIMARY KEY); INSERT INTO more VALUES (1)"}};
  const auto run = [&] {
    {
      auto tx = db.transaction();
      db.execute(insert(Move{0, 7}));
      {
        auto inner = db.transaction();
        db.execute(insert(Move{0, 8}));
      }
      db.execute(insert(Move{0, 7}));
      tx.commit();
    }
    auto view = db.snapshot();
    (void)db.all(from<Item>().with(related<has_many<Item, Move>>()));
  };
  int runs = 0;
  for (bool is_done = false; !is_done && runs != 2000; ++runs) {
    db.execute("DELETE FROM moves");  // no setting has stayed that would forbid it
    {
      const stops_at some{db.handle(), runs};
      try {
        run();
        is_done = true;
      } catch (const sqlite::error&) {
      }
    }
    BOOST_TEST(!is_in_transaction());
    const std::int64_t added = moves_in(db);
    BOOST_TEST((added == 0 || added == 2));  // all or nothing, and not what the savepoint wrote
    BOOST_TEST(db.value(from<Move>().where(col<&Move::item_id> == 8).select(count())) == 0);
  }
  BOOST_TEST(runs > 20);
  BOOST_TEST(runs < 2000);
  check_writing_lasts();
  for (int i = 0; i != 2000; ++i) {
    const stops_at some{db.handle(), i};
    try {
      db.migrate(steps);
      break;
    } catch (const sqlite::error&) {
      int are_on = 0;
      sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &are_on);
      BOOST_TEST(are_on == 1);
      BOOST_TEST(!is_in_transaction());
    }
  }
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(a_commit_that_has_been_done_is_done) {
  // A progress handler may be asked once more behind a COMMIT.
  bool has_committed = false;
  for (int i = 0; i != 2000 && !has_committed; ++i) {
    const std::int64_t before = moves_in(db);
    {
      auto tx = db.transaction();
      db.execute(insert(Move{0, 7}));
      const stops_at some{db.handle(), i};
      try {
        tx.commit();
        has_committed = true;
      } catch (const sqlite::error&) {
      }
    }
    BOOST_TEST(moves_in(db) == before + (has_committed ? 1 : 0));
  }
  BOOST_TEST(has_committed);
  check_writing_lasts();
}

BOOST_AUTO_TEST_CASE(what_cannot_be_rolled_back_closes_the_connection) {
  // A transaction of one's own SQL is not the library's to end, and its savepoint cannot be undone here.
  db.execute("BEGIN");
  const auto throws = [](auto run) { BOOST_CHECK_THROW(run(), sqlite::connection_broken); };
  {
    auto rows = db(from<Item>());
    auto at = rows.begin();
    {
      auto inner = db.transaction();
      db.execute(insert(Move{0, 1}));
      sqlite3_interrupt(db.handle());
    }
    throws([&] { ++at; });
  }
  throws([&] { db.execute(insert(Move{0, 2})); });
  throws([&] { db.execute("COMMIT"); });
  throws([&] { (void)db.all(from<Move>()); });
  throws([&] { (void)db.transaction(); });
  throws([&] { (void)db.snapshot(); });
  throws([&] { db.backup("interrupted_ends_test_copy.db"); });
  BOOST_CHECK_EXCEPTION(db.execute("SELECT 1"), sqlite::connection_broken, [](const sqlite::error& thrown) {
    return thrown.message() ==
           "a transaction could not be rolled back: the connection is closed to further use, and what it has not committed is lost";
  });
  db = sqlite::database{in.path};
  BOOST_TEST(moves_in(db) == 0);
  check_writing_lasts();
}

BOOST_AUTO_TEST_SUITE_END()
