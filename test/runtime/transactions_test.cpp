// SPDX-License-Identifier: BSL-1.0
// Transactions, savepoints and snapshots: what lasts and what does not, whatever goes wrong; and that the first error is
// the one that is told. After each, no statement is busy and the connection is usable.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>

namespace ledger {

struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::int64_t, id), (std::string, owner));
};
struct Entry {
  BOOST_HANA_DEFINE_STRUCT(Entry, (std::int64_t, id), (std::int64_t, account_id), (std::int64_t, amount));
};

}  // namespace ledger

namespace {

using namespace ledger;
using namespace ikebana;

constexpr const char* schema = R"(
  CREATE TABLE accounts (id INTEGER PRIMARY KEY, owner TEXT NOT NULL);
  CREATE TABLE entries (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
                        amount INTEGER NOT NULL);
)";

std::int64_t accounts_in(engine::database& db) { return db.value(from<Account>().select(count())); }
std::int64_t entries_in(engine::database& db) { return db.value(from<Entry>().select(count())); }

/// No statement is in the middle of its rows, no transaction is open, and writing works.
void check_usable(engine::database& db) {
  BOOST_TEST(!db.is_busy());
  BOOST_TEST(!db.in_transaction());
  db.continue_keys();
  const std::int64_t before = accounts_in(db);
  const std::int64_t added = db.execute(insert(Account{0, "still here"}));
  BOOST_TEST(accounts_in(db) == before + 1);
  db.execute("DELETE FROM accounts WHERE id = " + std::to_string(added));
}

/// A file of its own for each test, removed before and after.
struct file {
  std::string path;

  explicit file(const char* name) : path(std::string("transactions_test_") + name + ".db") { remove(); }
  file(const file&) = delete;
  ~file() { remove(); }

  void remove() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

struct fixture {
  engine::database db;
  fixture() { db.execute(schema); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transactions, fixture)

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(each_kind_takes_its_locks_when_it_says) {
  const file in{"kinds"};
  engine::database one{in.path, {.journal_mode = sqlite::journal_mode::delete_}};  // in WAL mode nobody is kept from reading
  one.execute(schema);
  engine::database other{in.path, {.busy_timeout = 0, .journal_mode = sqlite::journal_mode::delete_}};
  {
    auto tx = one.transaction();  // deferred: nothing is locked yet
    other.execute(insert(Account{0, "beside a deferred one"}));
    BOOST_TEST(accounts_in(one) == 1);
  }
  {
    auto tx = one.transaction(sqlite::transaction_kind::immediate);
    BOOST_CHECK_THROW(other.execute(insert(Account{0, "b"})), ikebana::busy);
    BOOST_CHECK_THROW((void)other.transaction(sqlite::transaction_kind::immediate), ikebana::busy);
    BOOST_TEST(accounts_in(other) == 1, "others may read");
  }
  {
    auto tx = one.transaction(sqlite::transaction_kind::exclusive);
    BOOST_CHECK_THROW(accounts_in(other), ikebana::busy);
  }
  check_usable(one);
  check_usable(other);
}
#endif

BOOST_AUTO_TEST_CASE(an_exception_from_a_function_called_within) {
  const auto callback = [&] {
    db.execute(insert(Account{0, "lost"}));
    throw std::runtime_error("the first error");
  };
  const auto is_the_first = [](const std::exception& thrown) { return std::string(thrown.what()) == "the first error"; };
  BOOST_CHECK_EXCEPTION(
      {
        auto tx = db.transaction();
        callback();
      },
      std::runtime_error, is_the_first);
  BOOST_TEST(accounts_in(db) == 0);
  {
    auto tx = db.transaction(engine::to_write);
    db.execute(insert(Account{0, "kept"}));
    BOOST_CHECK_EXCEPTION(
        {
          auto savepoint = db.transaction();
          callback();
        },
        std::runtime_error, is_the_first);
    tx.commit();
  }
  BOOST_TEST(db.one(from<Account>()).owner == "kept");
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(an_exception_from_a_loop_over_rows) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Account{0, "account"}));
  const auto run = [&] {
    auto tx = db.transaction();
    for (const Account& each : db(from<Account>())) {
      db.execute(insert(Entry{0, each.id, 1}));
      if (each.id == 3) throw each.id;
    }
    tx.commit();
  };
  BOOST_CHECK_THROW(run(), std::int64_t);
  BOOST_TEST(entries_in(db) == 0);
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(a_cursor_left_within_a_transaction) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Account{0, "account"}));
  {
    auto tx = db.transaction();
    for (const Account& each : db(from<Account>())) {
      db.execute(insert(Entry{0, each.id, 1}));
      break;
    }
    tx.commit();
  }
  BOOST_TEST(entries_in(db) == 1);
  {
    auto tx = db.transaction();
    auto rows = db(from<Account>());
    auto row = rows.begin();
    BOOST_TEST((row != rows.end()));
    db.execute(insert(Entry{0, row->id, 1}));
    tx.commit();  // while the cursor stands at a row
    ++row;
    BOOST_TEST((row != rows.end()));
  }
  BOOST_TEST(entries_in(db) == 2);
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(a_deferred_foreign_key_violated_at_commit) {
  const auto run = [&] {
    auto tx = db.transaction();
    db.execute(insert(Account{1, "lost as well"}));
    db.execute(insert(Entry{0, 77, 1}));
    tx.commit();
  };
  BOOST_CHECK_EXCEPTION(run(), ikebana::constraint_violation, [](const ikebana::error& thrown) {
    return engine::is_of_foreign_key(thrown) && thrown.sql() == "COMMIT";
  });
  BOOST_TEST(accounts_in(db) == 0);
  BOOST_TEST(entries_in(db) == 0);
  check_usable(db);
#ifndef IKEBANA_ON_POSTGRES
  {
    auto tx = db.transaction();  // mended, and committed after all
    db.execute(insert(Entry{0, 77, 1}));
    BOOST_CHECK_THROW(tx.commit(), ikebana::constraint_violation);
    db.execute(insert(Account{77, "the one that was missing"}));
    tx.commit();
  }
  BOOST_TEST(entries_in(db) == 1);
  check_usable(db);
#endif
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_commit_that_finds_the_database_busy) {
  const file in{"busy"};
  engine::database one{
      in.path, {.busy_timeout = 0, .journal_mode = sqlite::journal_mode::delete_}};  // in WAL mode a reader keeps nobody waiting
  one.execute(schema);
  one.execute(insert(Account{0, "seen by the reader"}));
  engine::database reader{in.path, {.busy_timeout = 0, .journal_mode = sqlite::journal_mode::delete_}};
  {
    auto tx = one.transaction();
    one.execute(insert(Account{0, "waiting"}));
    {
      auto view = reader.snapshot();
      BOOST_CHECK_EXCEPTION(tx.commit(), ikebana::busy, [](const ikebana::error& thrown) { return thrown.sql() == "COMMIT"; });
      BOOST_TEST(accounts_in(reader) == 1);
    }
    tx.commit();  // again, now that nobody reads
  }
  BOOST_TEST(accounts_in(reader) == 2);
  const auto run = [&] {
    auto view = reader.snapshot();
    auto tx = one.transaction();
    one.execute(insert(Account{0, "lost"}));
    tx.commit();
  };
  BOOST_CHECK_THROW(run(), ikebana::busy);
  BOOST_TEST(accounts_in(one) == 2);
  check_usable(one);
  check_usable(reader);
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_full) {
  const file in{"full"};
  engine::database full{in.path, {}};
  full.execute(schema);
  full.execute(insert(Account{0, "kept"}));
  full.execute("PRAGMA max_page_count = 20");
  std::int64_t written = 0;
  const auto run = [&] {
    auto tx = full.transaction();
    for (;; ++written) full.execute(insert(Account{0, std::string(1000, 'x')}));
  };
  BOOST_CHECK_EXCEPTION(run(), ikebana::error, [](const ikebana::error& thrown) {
    return thrown.code() == SQLITE_FULL && thrown.sql().substr(0, 6) == "INSERT";
  });
  BOOST_TEST(written > 0);
  BOOST_TEST(accounts_in(full) == 1);
  check_usable(full);
  {
    auto tx = full.transaction();
    full.execute(insert(Account{0, "kept"}));
    const auto nested = [&] {
      auto savepoint = full.transaction();
      for (;;) full.execute(insert(Account{0, std::string(1000, 'x')}));
    };
    BOOST_CHECK_THROW(nested(), ikebana::error);
    // SQLite itself may have rolled back all of it. Then there is nothing to commit, and everything says so.
    if (!full.in_transaction()) {
      BOOST_CHECK_THROW(tx.commit(), ikebana::transaction_ended);
      BOOST_CHECK_THROW(accounts_in(full), ikebana::transaction_ended);
    } else {
      tx.commit();
      BOOST_TEST(accounts_in(full) == 2);
    }
  }
  check_usable(full);
}

BOOST_AUTO_TEST_CASE(a_transaction_that_sqlite_has_rolled_back_itself) {
  db.execute("CREATE TABLE once (a INTEGER UNIQUE ON CONFLICT ROLLBACK)");
  const auto run = [&] {
    auto tx = db.transaction();
    auto savepoint = db.transaction();
    db.execute(insert(Account{0, "lost"}));
    db.execute("INSERT INTO once VALUES (1)");
    db.execute("INSERT INTO once VALUES (1)");
  };
  BOOST_CHECK_THROW(run(), ikebana::constraint_violation);
  BOOST_TEST(accounts_in(db) == 0);
  const auto commit_what_is_gone = [&] {
    auto tx = db.transaction();
    db.execute("INSERT INTO once VALUES (1)");
    BOOST_CHECK_THROW(db.execute("INSERT INTO once VALUES (1)"), ikebana::constraint_violation);
    tx.commit();
  };
  BOOST_CHECK_THROW(commit_what_is_gone(), ikebana::error);
  check_usable(db);
}
#endif

BOOST_AUTO_TEST_CASE(savepoints_to_any_depth) {
  // Each digit says whether the transaction of its depth is committed; what lasts is what all around it have committed.
  for (unsigned mask = 0; mask != 16; ++mask) {
    db.execute("DELETE FROM accounts");
    const auto nest = [&](auto& self, unsigned depth) -> void {
      if (depth == 4) return;
      auto tx = db.transaction();
      db.execute(insert(Account{static_cast<std::int64_t>(depth + 1), "account"}));
      self(self, depth + 1);
      if ((mask >> depth & 1u) != 0) tx.commit();
    };
    nest(nest, 0);
    std::int64_t expected = 0;
    while (expected != 4 && (mask >> expected & 1u) != 0) ++expected;
    BOOST_TEST(accounts_in(db) == expected);
  }
  check_usable(db);
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_snapshot_is_one_state) {
  const file in{"snapshot"};
  engine::database writer{in.path, {}};
  writer.execute(schema);
  writer.execute(insert(Account{0, "first"}));
  engine::database reader{in.path, {}};
  {
    auto view = reader.snapshot();
    writer.execute(insert(Account{0, "second"}));
    BOOST_TEST(accounts_in(reader) == 1, "the state is that of the moment it is taken, not of the first read");
    for (const auto& [account, entries] : reader(from<Account>().with(related<has_many<Account, Entry>>()))) {
      BOOST_TEST(account.owner == "first");
      BOOST_TEST(entries.empty());
    }
    writer.execute(insert(Account{0, "third"}));
    BOOST_TEST(accounts_in(reader) == 1);
  }
  BOOST_TEST(accounts_in(reader) == 3);
  check_usable(reader);
}
#endif

BOOST_AUTO_TEST_CASE(nothing_is_written_within_a_snapshot) {
  {
    auto view = db.snapshot();
    BOOST_CHECK_EXCEPTION(db.execute(insert(Account{0, "x"})), ikebana::error, engine::says_read_only);
  }
  {
    auto view = db.snapshot();
    auto nested = db.snapshot();
    auto tx = db.transaction();
    BOOST_TEST(accounts_in(db) == 0);
    BOOST_CHECK_THROW(db.execute("DELETE FROM accounts"), ikebana::error);
  }
  check_usable(db);
  {
    auto tx = db.transaction();  // the snapshot is the transaction's own state
    db.execute(insert(Account{0, "written"}));
    {
      auto view = db.snapshot();
      BOOST_TEST(accounts_in(db) == 1);
      db.execute(insert(Account{0, "written too"}));
    }
    tx.commit();
  }
  BOOST_TEST(accounts_in(db) == 2);
#ifndef IKEBANA_ON_POSTGRES
  db.execute("PRAGMA query_only = ON");
  {
    auto view = db.snapshot();
  }
  BOOST_CHECK_THROW(db.execute(insert(Account{0, "x"})), ikebana::error);
  db.execute("PRAGMA query_only = OFF");
#endif
  check_usable(db);
}

BOOST_AUTO_TEST_CASE(a_cursor_goes_on_where_a_snapshot_ends) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Account{0, "account"}));
  auto rows = db(from<Account>());
  auto row = rows.begin();
  {
    auto view = db.snapshot();
    ++row;
    BOOST_TEST(accounts_in(db) == 5);
  }
  std::size_t read = 1;
  for (; row != rows.end(); ++row) ++read;
  BOOST_TEST(read == 5u);
  check_usable(db);
}

BOOST_AUTO_TEST_SUITE_END()
