// SPDX-License-Identifier: BSL-1.0
// SQLite has no memory to write a text of a UTF-16 database in UTF-8, or the bytes of a zeroblob: that is an error, and
// never an empty text.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace no_memory {

struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (std::string, title), (std::optional<std::string>, note));
};

}  // namespace no_memory

namespace {

using namespace no_memory;
using namespace ikebana;

// Within a statement, so that its row is there and what is read of it needs memory that there is not.
constexpr auto run_short = user_function<"run_short", bool()>;

struct fixture {
  sqlite::database db{":memory:"};
  const std::string title = std::string(100000, 'x');
  sqlite3_int64 no_limit = sqlite3_hard_heap_limit64(-1);

  fixture() {
    db.execute("PRAGMA encoding = 'UTF-16'; CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, note TEXT)");
    db.execute(insert(Book{1, title, title}));
    db.define(run_short, [] {
      sqlite3_hard_heap_limit64(sqlite3_memory_used() + 20000);
      return true;
    });
  }
  ~fixture() { has_memory(); }

  void has_memory() { sqlite3_hard_heap_limit64(no_limit); }

  template <class Run>
  void runs_short(Run run) {
    BOOST_CHECK_EXCEPTION(run(), sqlite::error, [&](const sqlite::error& thrown) {
      has_memory();
      return thrown.code() == SQLITE_NOMEM && thrown.message() == "out of memory" && thrown.sql().substr(0, 7) == "SELECT ";
    });
    has_memory();
    for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;) BOOST_TEST(sqlite3_stmt_busy(each) == 0);
    BOOST_TEST(db.one(from<Book>()).title == title);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(no_memory, fixture)

BOOST_AUTO_TEST_CASE(for_a_text_in_another_encoding) {
  constexpr auto asked = from<Book>().select(col<&Book::title>, run_short());
  runs_short([&] { (void)db.all(asked); });
  runs_short([&] { (void)db.first(asked); });
  runs_short([&] { (void)db.columns(asked); });
  runs_short([&] {
    for (auto& [text, is_short] : db(asked)) BOOST_TEST(text.empty());
  });
  runs_short([&] {
    for (auto& [text, is_short] : db.views(asked)) BOOST_TEST(text.empty());
  });
  runs_short([&] { (void)db.all(from<Book>().select(col<&Book::note>, run_short())); });
  runs_short([&] { (void)db.all(from<Book>().select(model<Book>, run_short())); });
}

BOOST_AUTO_TEST_CASE(for_bytes_of_zeros) {
  constexpr auto zeros = sql<blob, "zeroblob(100000 * {})">(col<&Book::id>);
  runs_short([&] { (void)db.all(from<Book>().select(run_short(), zeros)); });
  runs_short([&] {
    for (auto& [is_short, bytes] : db.views(from<Book>().select(run_short(), zeros))) BOOST_TEST(bytes.empty());
  });
  BOOST_TEST(db.value(from<Book>().select(zeros)).size() == 100000u);
  BOOST_TEST(db.value(from<Book>().select(sql<blob, "zeroblob(0)">())).empty());
}

BOOST_AUTO_TEST_CASE(for_an_argument_of_a_function) {
  constexpr auto size_of = user_function<"size_of", std::int64_t(bool, std::string_view)>;
  db.define(size_of, [](bool, std::string_view text) { return static_cast<std::int64_t>(text.size()); });
  runs_short([&] { (void)db.all(from<Book>().select(size_of(run_short(), col<&Book::title>))); });
  BOOST_TEST(db.value(from<Book>().select(size_of(true, col<&Book::title>))) == 100000);
}

BOOST_AUTO_TEST_SUITE_END()
