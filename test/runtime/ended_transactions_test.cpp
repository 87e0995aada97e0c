// SPDX-License-Identifier: BSL-1.0
// Some errors make SQLite roll the whole transaction back. The C++ scope that has begun it is still there: nothing is run in
// what is left of it, so that nothing of it is committed by itself.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/verify.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace journal {

struct Log {
  BOOST_HANA_DEFINE_STRUCT(Log, (std::int64_t, id), (std::string, line));
};
struct Remark {
  BOOST_HANA_DEFINE_STRUCT(Remark, (std::int64_t, id), (std::int64_t, log_id), (std::string, text));
};
struct Extra {
  BOOST_HANA_DEFINE_STRUCT(Extra, (std::int64_t, id));
};

}  // namespace journal

namespace {

using namespace journal;
using namespace ikebana;
using LogRemarks = has_many<Log, Remark>;

std::int64_t logs_in(sqlite::database& db) { return db.value(from<Log>().select(count())); }

struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    db.execute(R"(
      CREATE TABLE logs (id INTEGER PRIMARY KEY, line TEXT NOT NULL);
      CREATE TABLE remarks (id INTEGER PRIMARY KEY, log_id INTEGER NOT NULL REFERENCES logs (id), text TEXT NOT NULL);
      CREATE INDEX remarks_log_id ON remarks (log_id);
      CREATE TABLE t (v TEXT PRIMARY KEY ON CONFLICT ROLLBACK);
      INSERT INTO t VALUES ('dup');
      CREATE TABLE watched (v INTEGER);
      CREATE TRIGGER refused BEFORE INSERT ON watched BEGIN SELECT RAISE(ROLLBACK, 'refused'); END;
    )");
  }

  void lose() { BOOST_CHECK_THROW(db.execute("INSERT INTO t VALUES ('dup')"), sqlite::constraint_violation); }
};

constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ended_transactions, fixture)

BOOST_AUTO_TEST_CASE(nothing_is_committed_one_by_one) {
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "first"}));
    lose();
    BOOST_CHECK_EXCEPTION(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended, [](const sqlite::error& thrown) {
      return thrown.code() == SQLITE_ABORT_ROLLBACK && thrown.sql().substr(0, 18) == "INSERT INTO \"logs\"";
    });
    std::vector<Log> several{{0, "k2"}, {0, "k3"}};
    BOOST_CHECK_THROW(db.execute(insert(several)), sqlite::transaction_ended);
    BOOST_CHECK_THROW(tx.commit(), sqlite::transaction_ended);
  }
  BOOST_TEST(logs_in(db) == 0);
  db.execute(insert(Log{0, "afterwards"}));
  BOOST_TEST(logs_in(db) == 1);
}

BOOST_AUTO_TEST_CASE(in_whatever_way_it_has_ended) {
  const auto check = [&](const char* how) {
    {
      auto tx = db.transaction();
      db.execute(insert(Log{0, "first"}));
      try {
        db.execute(how);
      } catch (const sqlite::error&) {
      }
      BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
      BOOST_CHECK_THROW(db.execute("INSERT INTO logs VALUES (7, 'kept')"), sqlite::transaction_ended);
      BOOST_CHECK_THROW(tx.commit(), sqlite::transaction_ended);
    }
    BOOST_TEST(logs_in(db) == 0);
  };
  check("INSERT INTO t VALUES ('dup')");
  check("INSERT INTO watched VALUES (1)");
  check("INSERT OR ROLLBACK INTO logs VALUES (1, NULL)");
  check("ROLLBACK");
  check("ROLLBACK; INSERT INTO logs VALUES (8, 'kept')");  // the rest of a text is in the scope, too
  check("INSERT OR ROLLBACK INTO logs VALUES (1, NULL); INSERT INTO logs VALUES (9, 'kept')");
}

BOOST_AUTO_TEST_CASE(by_what_is_run_with_the_handle) {
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "first"}));
    sqlite3_exec(db.handle(), "INSERT INTO t VALUES ('dup')", nullptr, nullptr, nullptr);
    BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
  }
  BOOST_TEST(logs_in(db) == 0);
}

BOOST_AUTO_TEST_CASE(an_interrupted_write) {
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "first"}));
    sqlite3_progress_handler(db.handle(), 1, [](void*) { return 1; }, nullptr);
    BOOST_CHECK_THROW(db.execute("UPDATE logs SET line = line || 'x'"), sqlite::error);
    sqlite3_progress_handler(db.handle(), 0, nullptr, nullptr);
    BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
  }
  BOOST_TEST(logs_in(db) == 0);
}

BOOST_AUTO_TEST_CASE(every_way_to_run_something) {
  const sqlite::migration steps[] = {{"extra", "CREATE TABLE extra (id INTEGER PRIMARY KEY)"}};
  {
    auto tx = db.transaction();
    Log log{0, "first"};
    db.execute(insert(&log));
    lose();
    const auto throws = [](auto run) { BOOST_CHECK_THROW(run(), sqlite::transaction_ended); };
    throws([&] { (void)db.all(from<Log>()); });
    throws([&] { (void)db.first(from<Log>()); });
    throws([&] { (void)db(from<Log>()); });
    throws([&] { (void)db.views(from<Log>()); });
    throws([&] { (void)db.columns(from<Log>()); });
    throws([&] { (void)db.all(from<Log>().with(related<LogRemarks>())); });
    throws([&] { (void)db.load(std::vector<Log>{log}, related<LogRemarks>()); });
    throws([&] { (void)db(from<Log>().order_by(col<&Log::id>).page(1, 2)); });
    throws([&] { db.execute(update(log)); });
    throws([&] { db.execute(remove(log)); });
    throws([&] { db.execute(create<LogRemarks>(log, Remark{0, 0, "r"})); });
    throws([&] { db.execute(remove<Log>().where(col<&Log::id> == 1)); });
    throws([&] { (void)db.all(insert(log).returning(model<Log>)); });
    throws([&] { db.execute("SELECT 1"); });
    throws([&] { (void)db.transaction(); });
    throws([&] { (void)db.transaction(sqlite::transaction_kind::immediate); });
    throws([&] { (void)db.snapshot(); });
    throws([&] { db.create(schema<Extra>); });
    throws([&] { (void)db.verify<Log>(); });
    throws([&] { (void)db.verify(from<Log>()); });
    throws([&] { (void)db.explain(from<Log>()); });
    throws([&] { db.migrate(steps); });
    throws([&] { db.backup("ended_transactions_test.db"); });
    throws([&] { db.define(reversed, [](std::string_view text) { return std::string(text.rbegin(), text.rend()); }); });
    throws([&] { tx.commit(); });
  }
  BOOST_TEST(logs_in(db) == 0);
  BOOST_TEST(db.migrate(steps) == 1u);
}

BOOST_AUTO_TEST_CASE(savepoints_end_with_it) {
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "outer"}));
    {
      auto inner = db.transaction();
      db.execute(insert(Log{0, "inner"}));
      lose();
      BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
      BOOST_CHECK_THROW(inner.commit(), sqlite::transaction_ended);
    }
    BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
    BOOST_CHECK_THROW((void)db.transaction(), sqlite::transaction_ended);
    BOOST_CHECK_THROW(tx.commit(), sqlite::transaction_ended);
  }
  BOOST_TEST(logs_in(db) == 0);
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "again"}));
    tx.commit();
  }
  BOOST_TEST(logs_in(db) == 1);
}

BOOST_AUTO_TEST_CASE(a_savepoint_within_sql_of_ones_own) {
  db.execute("BEGIN");
  db.execute(insert(Log{0, "outer"}));
  {
    auto inner = db.transaction();
    lose();
    BOOST_CHECK_THROW(db.execute(insert(Log{0, "kept"})), sqlite::transaction_ended);
  }
  BOOST_CHECK_THROW(db.execute("COMMIT"), sqlite::error);  // nothing is open
  BOOST_TEST(logs_in(db) == 0);
}

BOOST_AUTO_TEST_CASE(rows_that_are_read_in_it) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Log{0, "line"}));
  {
    auto tx = db.transaction();
    db.execute(insert(Log{0, "lost"}));
    auto rows = db(from<Log>());
    auto at = rows.begin();
    auto shown = db.views(from<Log>());
    auto view = shown.begin();
    ++view;
    lose();
    BOOST_TEST(at->line == "line");  // as it was read
    BOOST_TEST((*view)[col<&Log::line>] == "line");
    BOOST_CHECK_THROW(++at, sqlite::transaction_ended);
    BOOST_TEST((at == rows.end()));
    BOOST_CHECK_THROW(++view, sqlite::transaction_ended);
  }
  BOOST_TEST(logs_in(db) == 5);
}

BOOST_AUTO_TEST_CASE(rows_that_were_read_before_it_go_on) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Log{0, "line"}));
  std::int64_t read = 0;
  for (const Log& each : db(from<Log>())) {
    ++read;
    auto tx = db.transaction();
    db.execute(insert(Remark{0, each.id, "lost"}));
    lose();
  }
  BOOST_TEST(read == 5);
  BOOST_TEST(db.value(from<Remark>().select(count())) == 0);
}

BOOST_AUTO_TEST_CASE(rows_that_outlive_it) {
  for (int i = 0; i != 5; ++i) db.execute(insert(Log{0, "line"}));
  using rows_of_logs = decltype(db(from<Log>()));
  struct holder {
    rows_of_logs rows;
  };
  const auto begin_and_lose = [&] {
    auto tx = db.transaction();
    auto* const held = new holder{db(from<Log>())};
    (void)held->rows.begin();
    lose();
    return held;
  };
  holder* const held = begin_and_lose();
  BOOST_TEST(logs_in(db) == 5);
  BOOST_CHECK_THROW((void)held->rows.begin(), sqlite::transaction_ended);
  delete held;
  BOOST_TEST(db.all(from<Log>()).size() == 5u);
}

BOOST_AUTO_TEST_CASE(a_text_that_fails_switches_back_what_it_has_switched) {
  const auto is_on = [&](int setting) {
    int on = 0;
    sqlite3_db_config(db.handle(), setting, -1, &on);
    return on != 0;
  };
  BOOST_CHECK_THROW(db.execute("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; INSERT INTO logs VALUES (1, NULL)"),
                    sqlite::constraint_violation);
  BOOST_TEST(is_on(SQLITE_DBCONFIG_ENABLE_FKEY));
  BOOST_TEST(!is_on(SQLITE_DBCONFIG_LEGACY_ALTER_TABLE));
  BOOST_CHECK_THROW(db.execute(insert(Remark{0, 77, "of no log"})), sqlite::constraint_violation);
  // A transaction that the text has begun is its author's to end, as each before this was.
  BOOST_CHECK_THROW(db.execute("PRAGMA foreign_keys = OFF; BEGIN; INSERT INTO logs VALUES (1, NULL)"), sqlite::constraint_violation);
  BOOST_TEST(is_on(SQLITE_DBCONFIG_ENABLE_FKEY));
  db.execute("ROLLBACK");
  db.execute("PRAGMA foreign_keys = OFF");  // what is done stays
  BOOST_TEST(!is_on(SQLITE_DBCONFIG_ENABLE_FKEY));
}

BOOST_AUTO_TEST_CASE(what_a_snapshot_refuses) {
  const auto throws = [](auto run) {
    BOOST_CHECK_EXCEPTION(run(), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_READONLY; });
  };
  db.execute(insert(Log{1, "a"}));
  {
    auto view = db.snapshot();
    Log log{1, "changed"};
    std::vector<Log> several{{0, "x"}, {0, "y"}};
    throws([&] { db.execute(update(log)); });
    throws([&] { db.execute(remove(log)); });
    throws([&] { db.execute(insert(several)); });
    throws([&] { db.execute(remove<Log>().everywhere()); });
    throws([&] { (void)db.all(insert(log).returning(model<Log>)); });
    throws([&] { db.execute(create<LogRemarks>(log, Remark{0, 0, "r"})); });
    throws([&] { db.execute("SELECT 1; DELETE FROM logs"); });
    throws([&] { db.execute("CREATE TABLE more (a)"); });
    throws([&] { db.create(schema<Extra>); });
    db.execute("SELECT 1");
    BOOST_TEST(db.one(from<Log>()).line == "a");
    throws([&] { db.execute(update(log)); });  // as before: its statement is idle again
  }
  BOOST_TEST(db.execute(update(Log{1, "b"})) == 1);
  BOOST_TEST(db.one(from<Log>()).line == "b");
}

BOOST_AUTO_TEST_CASE(a_commit_that_is_said_twice) {
  auto tx = db.transaction();
  db.execute(insert(Log{0, "once"}));
  tx.commit();
  BOOST_CHECK_EXCEPTION(tx.commit(), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_MISUSE; });
  db.execute(insert(Log{0, "after it, by itself"}));
  BOOST_TEST(logs_in(db) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
