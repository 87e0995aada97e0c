// SPDX-License-Identifier: BSL-1.0
// How a connection is opened: its settings, and how many statements it keeps.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <fstream>

namespace settings_models {

struct Leaf {
  BOOST_HANA_DEFINE_STRUCT(Leaf, (std::int64_t, id), (std::string, name));
};

}  // namespace settings_models

namespace {

using namespace settings_models;
using namespace ikebana;

/// A file that is gone at the end of the scope, with all that SQLite puts beside it.
struct file {
  explicit file(const char* name) : path(std::string("settings_test_") + name + ".db") { remove(); }
  ~file() { remove(); }

  void remove() const {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::remove((path + end).c_str());
  }

  std::string path;
};

std::string setting(sqlite3* of, const std::string& name) {
  sqlite3_stmt* statement = nullptr;
  BOOST_REQUIRE(sqlite3_prepare_v2(of, ("PRAGMA " + name).c_str(), -1, &statement, nullptr) == SQLITE_OK);
  std::string read;
  if (sqlite3_step(statement) == SQLITE_ROW) read = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return read;
}

unsigned statements_of(sqlite3* connection) {
  unsigned count = 0;
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(connection, each)) != nullptr;) ++count;
  return count;
}

bool has_statement(sqlite3* connection, std::string_view sql) {
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(connection, each)) != nullptr;) {
    if (sqlite3_sql(each) == sql) return true;
  }
  return false;
}

/// Queries of different types, each with a text of its own.
template <int I>
constexpr auto numbered =
    from<Leaf>().where(col<&Leaf::id> != I).select(sql<std::int64_t, fixed_text{{static_cast<char>('0' + I), '\0'}}>());

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(a_file_is_opened_fast_and_safe) {
  const file in{"defaults"};
  sqlite::database db{in.path};
  BOOST_TEST(setting(db.handle(), "journal_mode") == "wal");
  BOOST_TEST(setting(db.handle(), "synchronous") == "1");
  BOOST_TEST(setting(db.handle(), "mmap_size") == "0");  // what cannot be read is an error, and no signal
  BOOST_TEST(setting(db.handle(), "cache_size") == "-16384");
  BOOST_TEST(setting(db.handle(), "foreign_keys") == "1");
  BOOST_TEST(setting(db.handle(), "busy_timeout") == "5000");
  BOOST_TEST(sqlite3_db_mutex(db.handle()) == nullptr);
}

BOOST_AUTO_TEST_CASE(in_memory_there_is_no_file_to_be_set_up) {
  sqlite::database db{":memory:"};
  BOOST_TEST(setting(db.handle(), "journal_mode") == "memory");
  BOOST_TEST(setting(db.handle(), "foreign_keys") == "1");
  BOOST_TEST(setting(db.handle(), "busy_timeout") == "5000");
}

BOOST_AUTO_TEST_CASE(all_can_be_said_otherwise) {
  const file in{"otherwise"};
  sqlite::database db{
      in.path,
      {.busy_timeout = 7,
       .journal_mode = sqlite::journal_mode::delete_,
       .synchronous = sqlite::synchronous::extra,
       .mapped_bytes = 1 << 20,
       .cache_kib = 100,
       .foreign_keys = false}};
  BOOST_TEST(setting(db.handle(), "journal_mode") == "delete");
  BOOST_TEST(setting(db.handle(), "synchronous") == "3");
  BOOST_TEST(setting(db.handle(), "mmap_size") == std::to_string(1 << 20));
  BOOST_TEST(setting(db.handle(), "cache_size") == "-100");
  BOOST_TEST(setting(db.handle(), "foreign_keys") == "0");
  BOOST_TEST(setting(db.handle(), "busy_timeout") == "7");
}

BOOST_AUTO_TEST_CASE(each_word_is_the_setting_of_its_name) {
  static_assert(!std::is_convertible_v<const char*, sqlite::journal_mode> &&
                !std::is_convertible_v<const char*, sqlite::synchronous>);  // no text is a setting
  struct {
    sqlite::journal_mode mode;
    const char* name;
  } const modes[] = {
      {sqlite::journal_mode::wal, "wal"},         {sqlite::journal_mode::delete_, "delete"}, {sqlite::journal_mode::truncate, "truncate"},
      {sqlite::journal_mode::persist, "persist"}, {sqlite::journal_mode::memory, "memory"},  {sqlite::journal_mode::unchanged, "delete"},
      {sqlite::journal_mode(77), "delete"}};
  for (const auto& [mode, name] : modes) {
    const file in{"modes"};
    BOOST_TEST(setting(sqlite::database{in.path, {.journal_mode = mode}}.handle(), "journal_mode") == name);
  }
  struct {
    sqlite::synchronous wanted;
    const char* number;
  } const waits[] = {{sqlite::synchronous::off, "0"},   {sqlite::synchronous::normal, "1"},     {sqlite::synchronous::full, "2"},
                     {sqlite::synchronous::extra, "3"}, {sqlite::synchronous::by_journal, "1"}, {sqlite::synchronous(77), "1"}};
  for (const auto& [wanted, number] : waits) {
    const file in{"waits"};
    BOOST_TEST(setting(sqlite::database{in.path, {.synchronous = wanted}}.handle(), "synchronous") == number);
  }
}

BOOST_AUTO_TEST_CASE(a_journal_mode_that_is_left_alone) {
  const file in{"left"};
  {
    sqlite::database first{in.path, {.journal_mode = sqlite::journal_mode::delete_}};
    first.execute("CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT)");
  }
  {
    sqlite::database db{in.path, {.journal_mode = sqlite::journal_mode::unchanged}};
    BOOST_TEST(setting(db.handle(), "journal_mode") == "delete");
    BOOST_TEST(setting(db.handle(), "synchronous") == "2");
  }
  {
    sqlite::database wal{in.path};
  }
  sqlite::database db{in.path, {.journal_mode = sqlite::journal_mode::unchanged}};
  BOOST_TEST(setting(db.handle(), "journal_mode") == "wal");
  BOOST_TEST(setting(db.handle(), "synchronous") == "1");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_only_read_stays_as_it_is) {
  const file in{"read"};
  {
    sqlite::database first{in.path, {.journal_mode = sqlite::journal_mode::delete_}};
    first.execute("CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO leaves VALUES(1, 'oak')");
  }
  sqlite::database db{in.path, {.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX}};
  BOOST_TEST(setting(db.handle(), "journal_mode") == "delete");
  BOOST_TEST(db.one(from<Leaf>()).name == "oak");
  BOOST_CHECK_THROW(db.execute(insert(Leaf{0, "elm"})), sqlite::error);
}

BOOST_AUTO_TEST_CASE(a_file_that_another_holds_stays_as_it_is) {
  const file in{"held"};
  sqlite::database first{in.path, {.journal_mode = sqlite::journal_mode::delete_}};
  first.execute("CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  {
    auto writing = first.transaction(sqlite::transaction_kind::exclusive);
    sqlite::database second{in.path};  // waits for nobody
    BOOST_TEST(setting(second.handle(), "busy_timeout") == "5000");
  }
  BOOST_TEST(setting(first.handle(), "journal_mode") == "delete");
  sqlite::database third{in.path};
  BOOST_TEST(setting(third.handle(), "journal_mode") == "wal");
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_opened_and_fails_when_it_is_asked) {
  const file in{"none"};
  std::ofstream{in.path} << std::string(4096, 'x');
  sqlite::database db{in.path};
  BOOST_CHECK_EXCEPTION(
      db.execute("SELECT 1 FROM sqlite_master"), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_NOTADB; });
}

struct bounded {
  sqlite::database db{":memory:", {.statements = 3}};
  bounded() {
    db.execute("CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO leaves VALUES(100, 'oak'), (101, 'elm')");
  }

  template <int I>
  void run() {
    BOOST_TEST((db.all(numbered<I>) == std::vector<std::int64_t>{I, I}));
  }
  template <int I>
  bool keeps() {
    return has_statement(db.handle(), numbered<I>.sql());
  }
};

BOOST_FIXTURE_TEST_CASE(the_least_recently_used_statement_is_forgotten, bounded) {
  run<1>();
  run<2>();
  run<3>();
  BOOST_TEST(statements_of(db.handle()) == 3u);
  run<1>();  // 2 is now the oldest
  run<4>();
  BOOST_TEST(statements_of(db.handle()) == 3u);
  BOOST_TEST(keeps<1>());
  BOOST_TEST(!keeps<2>());
  BOOST_TEST(keeps<3>());
  BOOST_TEST(keeps<4>());
  run<2>();
  BOOST_TEST(!keeps<3>());
  BOOST_TEST(keeps<2>());
}

BOOST_FIXTURE_TEST_CASE(a_running_statement_is_not_touched, bounded) {
  std::int64_t rows = 0;
  for (std::int64_t one : db(numbered<1>)) {
    BOOST_TEST(one == 1);
    run<2>();
    run<3>();
    run<4>();
    run<5>();
    BOOST_TEST(keeps<1>());
    BOOST_TEST(statements_of(db.handle()) == 3u);
    ++rows;
  }
  BOOST_TEST(rows == 2);
  BOOST_TEST(keeps<1>());
}

BOOST_FIXTURE_TEST_CASE(more_may_run_than_are_kept, bounded) {
  std::int64_t rows = 0;
  for (std::int64_t one : db(numbered<1>)) {
    for (std::int64_t two : db(numbered<2>)) {
      for (std::int64_t three : db(numbered<3>)) {
        for (std::int64_t four : db(numbered<4>)) {
          for (std::int64_t again : db(numbered<1>)) {
            BOOST_TEST(one * 10000 + two * 1000 + three * 100 + four * 10 + again == 12341);
            ++rows;
          }
        }
      }
    }
  }
  BOOST_TEST(rows == 32);
  BOOST_TEST(statements_of(db.handle()) == 3u);
  run<5>();
  BOOST_TEST(statements_of(db.handle()) == 3u);
}

BOOST_FIXTURE_TEST_CASE(a_statement_that_fails_takes_no_place, bounded) {
  run<1>();
  run<2>();
  run<3>();
  BOOST_CHECK_THROW(db.all(from<Leaf>().select(sql<std::int64_t, "no_such_function()">())), sqlite::error);
  BOOST_TEST(statements_of(db.handle()) == 3u);
  run<4>();
  BOOST_TEST(keeps<4>());
  BOOST_TEST(statements_of(db.handle()) == 3u);
}

BOOST_AUTO_TEST_CASE(one_statement_is_kept) {
  sqlite::database db{":memory:", {.statements = 1}};
  db.execute("CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  for (int i = 0; i != 3; ++i) {
    db.execute(insert(Leaf{0, "oak"}));
    BOOST_TEST(db.all(from<Leaf>()).size() == static_cast<std::size_t>(i + 1));
    BOOST_TEST(statements_of(db.handle()) == 1u);
  }
}

// How many rows it gave is forgotten with it.
BOOST_AUTO_TEST_CASE(a_forgotten_statement_begins_anew) {
  sqlite::database db{":memory:", {.statements = 1}};
  db.execute(
      "CREATE TABLE leaves(id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO leaves VALUES(1, 'oak'), (2, 'elm'), (3, 'ash')");
  BOOST_TEST(db.all(from<Leaf>()).capacity() == 4u);
  BOOST_TEST(db.all(from<Leaf>()).capacity() == 3u);
  BOOST_TEST((db.all(from<Leaf>().select(count())) == std::vector<std::int64_t>{3}));
  BOOST_TEST(db.all(from<Leaf>()).capacity() == 4u);
  // A loop within a loop over the same query takes a second statement, which counts at the same place.
  for (const Leaf& each : db(from<Leaf>())) {
    BOOST_TEST(db.all(from<Leaf>()).size() == 3u);
    BOOST_TEST(each.id > 0);
  }
  BOOST_TEST(db.all(from<Leaf>()).capacity() == 3u);
}

// A type of statement has a number of its own, and its place in a connection is found by it: the ten thousandth like the first.
BOOST_AUTO_TEST_CASE(ten_thousand_types_of_statements) {
  constexpr unsigned many = 10000;
  std::vector<sqlite::detail::slot> slots;
  std::vector<std::string> texts;
  for (unsigned i = 0; i != many; ++i) texts.push_back("SELECT " + std::to_string(i));
  for (const std::string& each : texts) slots.push_back({{0}, static_cast<unsigned>(each.size()), each.c_str(), 0, nullptr});
  for (unsigned most : {0u, 100u}) {
    sqlite::detail::connection connection{":memory:", {.statements = most}};
    for (unsigned pass = 0; pass != 2; ++pass) {
      for (unsigned i = 0; i != many; ++i) {
        const sqlite::detail::lease leased{connection, slots[i]};
        BOOST_REQUIRE(leased.step());
        BOOST_REQUIRE(sqlite3_column_int64(leased.handle, 0) == static_cast<std::int64_t>(i));
      }
    }
    BOOST_TEST(statements_of(connection.handle()) == (most == 0 ? many : most));
  }
  BOOST_TEST((slots.back().index() > slots.front().index()));
}

BOOST_AUTO_TEST_SUITE_END()
