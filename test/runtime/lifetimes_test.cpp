// SPDX-License-Identifier: BSL-1.0
// What runs on a database and outlives it, or is moved with it; what a loop may not write; what is left of rows after an
// error; two threads in one database.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/explain.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <memory>
#include <optional>
#include <stdexcept>

#if defined(__unix__) && !defined(NDEBUG)
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#define TWO_THREADS_ARE_MET
#endif

namespace lives {

struct Word {
  BOOST_HANA_DEFINE_STRUCT(Word, (std::int64_t, id), (std::string, text));
};
struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::int64_t, id), (std::int64_t, word_id));
};

/// A key that its codec refuses where it is negative, by an exception that is none of the library's.
struct careful_key {
  std::int64_t number = 0;
  bool operator==(const careful_key&) const = default;
};
struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (careful_key, code), (std::string, name));
};
struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (careful_key, shelf_code));
};

}  // namespace lives

template <>
struct ikebana::codec<lives::careful_key> {
  static std::string to(const lives::careful_key& key) {
    if (key.number == -1) throw std::logic_error("no such shelf");
    if (key.number == -2) throw std::bad_alloc();
    if (key.number == -3) throw 3;
    return std::to_string(key.number);
  }
  static lives::careful_key from(std::string_view text) { return {std::stoll(std::string(text))}; }
};

template <>
inline constexpr auto ikebana::table<lives::Shelf> = ikebana::describe<lives::Shelf>().primary_key<&lives::Shelf::code>();

namespace {

using namespace lives;
using namespace ikebana;

constexpr const char* schema_text = R"(
  CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE notes (id INTEGER PRIMARY KEY, word_id INTEGER NOT NULL);
  INSERT INTO words VALUES (1, 'a'), (2, 'b'), (3, 'c');
)";

std::unique_ptr<sqlite::database> words() {
  auto db = std::make_unique<sqlite::database>(":memory:");
  db->execute(schema_text);
  return db;
}

struct file {
  std::string path;

  explicit file(const char* name) : path(std::string("lifetimes_test_") + name + ".db") { remove(); }
  file(const file&) = delete;
  ~file() { remove(); }

  void remove() const {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

template <class Rows, class At>
std::string texts_after(Rows& rows, At at) {
  std::string texts;
  for (; at != rows.end(); ++at) texts += at->text;
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lifetimes)

BOOST_AUTO_TEST_CASE(rows_that_outlive_their_database) {
  auto db = words();
  auto rows = (*db)(from<Word>().where(col<&Word::text> != std::string("a long text of its own, for the heap")));
  auto at = rows.begin();
  auto views = db->views(from<Word>().order_by(col<&Word::id>));
  db.reset();
  BOOST_TEST(texts_after(rows, at) == "abc");
  std::string shown;
  for (auto& row : views) shown += row[col<&Word::text>];
  BOOST_TEST(shown == "abc");
}

BOOST_AUTO_TEST_CASE(rows_that_outlive_what_their_query_shows) {
  const auto db = words();
  const auto a_long_text = [](const char* end) { return std::string("a text that is too long to be kept within a string: ") + end; };
  db->execute(insert(Word{7, a_long_text("x")}));
  const auto begin = [&](auto&& run) {
    std::string text = a_long_text("x");
    return run(std::string_view(text));  // which is gone when the rows are read
  };
  const auto check = [](auto rows) {
    std::size_t count = 0;
    for (auto& each : rows) count += static_cast<std::size_t>(each.id == 7);
    BOOST_TEST(count == 1u);
  };
  check(begin([&](std::string_view text) { return (*db)(from<Word>().where(col<&Word::text> == text)); }));
  check(begin([&](std::string_view text) { return (*db)(from<Word>().where(col<&Word::text> == std::string(text))); }));
  check(begin([&](std::string_view text) { return (*db)(from<Word>().where(col<&Word::text> == param<"text">), "text"_arg = text); }));
  check(begin([&](std::string_view text) {
    return (*db)(from<Word>().where(col<&Word::text> == param<"text">), "text"_arg = std::string(text));
  }));
  check(begin([&](std::string_view text) {
    return (*db)(from<Word>().where(col<&Word::text>.in(std::vector<std::string>{std::string(text), "z"})));
  }));
  check(
      begin([&](std::string_view text) { return (*db)(from<Word>().where(maybe(col<&Word::text> == std::optional<std::string>(text)))); }));
  auto views = begin([&](std::string_view text) { return db->views(from<Word>().where(col<&Word::text> == text)); });
  BOOST_TEST(((*views.begin())[col<&Word::id>]) == 7);
}

BOOST_AUTO_TEST_CASE(rows_that_are_never_begun) {
  auto db = words();
  auto rows = (*db)(from<Word>());
  db.reset();
}

BOOST_AUTO_TEST_CASE(a_transaction_that_outlives_its_database) {
  const file in{"outlives"};
  {
    auto db = std::make_unique<sqlite::database>(in.path);
    db->execute(schema_text);
    auto tx = db->transaction();
    auto inner = db->transaction();
    db->execute(insert(Word{0, "lost"}));
    db.reset();
  }
  {
    auto db = std::make_unique<sqlite::database>(in.path);
    auto tx = db->transaction();
    db->execute(insert(Word{0, "kept"}));
    db.reset();
    tx.commit();
  }
  {
    auto db = std::make_unique<sqlite::database>(in.path);
    auto view = db->snapshot();
    auto rows = (*db)(from<Word>());
    db.reset();
    BOOST_TEST(texts_after(rows, rows.begin()) == "abckept");
  }
  sqlite::database again{in.path};  // closed each time: nothing is locked
  again.execute(insert(Word{0, "x"}));
  BOOST_TEST(again.value(from<Word>().select(count())) == 5);
}

BOOST_AUTO_TEST_CASE(a_database_that_is_moved_meanwhile) {
  auto first = words();
  auto rows = (*first)(from<Word>());
  auto at = rows.begin();
  {
    auto tx = first->transaction();
    first->execute(insert(Note{0, 1}));
    sqlite::database second{std::move(*first)};
    second.execute(insert(Note{0, 2}));
    tx.commit();
    BOOST_TEST(second.value(from<Note>().select(count())) == 2);
    *first = std::move(second);
  }
  BOOST_TEST(texts_after(rows, at) == "abc");
  BOOST_TEST(first->value(from<Note>().select(count())) == 2);
  sqlite::database other{":memory:"};
  other.execute(schema_text);
  auto left = other(from<Word>());  // of what is closed by the next line, but for these
  other = std::move(*first);
  BOOST_TEST(other.value(from<Note>().select(count())) == 2);
  BOOST_TEST(texts_after(left, left.begin()) == "abc");
}

BOOST_AUTO_TEST_CASE(a_database_that_has_been_moved_from) {
  auto db = words();
  const sqlite::database taken{std::move(*db)};
  const auto throws = [](auto run) { BOOST_CHECK_THROW(run(), sqlite::connection_broken); };
  throws([&] { (void)db->all(from<Word>()); });
  throws([&] { (void)(*db)(from<Word>()); });
  throws([&] { db->execute(insert(Word{0, "x"})); });
  throws([&] { db->execute("SELECT 1"); });
  throws([&] { (void)db->transaction(); });
  throws([&] { (void)db->snapshot(); });
  throws([&] { (void)db->explain(from<Word>()); });
  throws([&] { db->define(user_function<"f", int(int)>, [](int n) { return n; }); });
  BOOST_TEST(db->handle() == nullptr);
  sqlite::database from_nothing{std::move(*db)};
  throws([&] { (void)from_nothing.all(from<Word>()); });
  BOOST_CHECK_EXCEPTION(db->execute("SELECT 1"), sqlite::error, [](const sqlite::error& thrown) {
    return thrown.code() == SQLITE_MISUSE && thrown.message() == "the database has been moved from: use the one that it has been moved to";
  });
}

BOOST_AUTO_TEST_CASE(a_loop_does_not_insert_into_what_it_reads) {
  auto db = words();
  const auto refuses = [&](auto rows, auto write) {
    int steps = 0;
    const auto loop = [&] {
      for ([[maybe_unused]] auto& each : rows()) {
        if (++steps == 50) return;
        write();
      }
    };
    BOOST_CHECK_EXCEPTION(loop(), sqlite::error, [](const sqlite::error& thrown) { return thrown.code() == SQLITE_MISUSE; });
    BOOST_TEST(steps == 1);
    BOOST_TEST(db->value(from<Word>().select(count())) == 3);
  };
  const auto all = [&] { return (*db)(from<Word>()); };
  std::vector<Word> several{{0, "x"}, {0, "y"}};
  Word one{0, "z"};
  refuses(all, [&] { db->execute(insert(Word{0, "+"})); });
  refuses(all, [&] { db->execute(insert(&one)); });
  refuses(all, [&] { db->execute(insert(several)); });
  refuses(all, [&] { db->execute(insert<Word>().set(col<&Word::text> = "+")); });
  refuses(all, [&] { (void)db->all(insert(Word{0, "+"}).returning(model<Word>)); });
  refuses(all, [&] { db->execute(insert(Word{1, "+"}).on_conflict<&Word::id>().do_nothing()); });
  refuses([&] { return db->views(from<Word>().where(col<&Word::text> != "q")); }, [&] { db->execute(insert(one)); });
  refuses([&] { return (*db)(from<Word, "w">()); }, [&] { db->execute(insert(one)); });
  refuses([&] { return (*db)(from<Word>().where(exists(related<has_many<Word, Note>>()) || col<&Word::id> > 0)); },
          [&] { db->execute(insert(one)); });

  // Into another table, into a copy of what was read, and after the loop.
  for (const Word& each : (*db)(from<Word>())) db->execute(insert(Note{0, each.id}));
  for (const Word& each : db->all(from<Word>())) db->execute(insert(Word{0, each.text + "+"}));
  for (const Word& each : (*db)(from<Word>())) {
    Word changed = each;
    changed.text += "!";
    db->execute(update(changed));
  }
  auto done = (*db)(from<Word>());
  std::string texts = texts_after(done, done.begin());
  BOOST_TEST(texts == "a!b!c!a+!b+!c+!");
  db->execute(insert(Word{0, "at its end nothing is read"}));
  auto not_begun = (*db)(from<Word>());
  db->execute(insert(Word{0, "and before its beginning"}));
  BOOST_TEST(db->value(from<Word>().select(count())) == 8);
  BOOST_TEST(db->value(from<Note>().select(count())) == 3);
}

BOOST_AUTO_TEST_CASE(a_row_that_cannot_be_read_is_none) {
  auto db = words();
  db->execute("UPDATE words SET text = x'00' WHERE id = 2");
  auto rows = (*db)(from<Word>());
  auto at = rows.begin();
  BOOST_TEST(at->text == "a");
  BOOST_CHECK_THROW(++at, sqlite::conversion_error);
  BOOST_TEST((at == rows.end()));
  auto others = (*db)(from<Word>().where(col<&Word::id> >= 2));
  BOOST_CHECK_THROW((void)others.begin(), sqlite::conversion_error);
}

BOOST_AUTO_TEST_CASE(a_step_that_fails_leaves_no_row) {
  auto db = words();
  auto rows = (*db)(from<Word>());
  auto at = rows.begin();
  sqlite3_interrupt(db->handle());
  BOOST_CHECK_THROW(++at, sqlite::error);
  BOOST_TEST((at == rows.end()));
}

BOOST_AUTO_TEST_CASE(an_owners_key_that_throws) {
  sqlite::database db{":memory:"};
  db.execute(
      "CREATE TABLE shelves (code TEXT PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE books (id INTEGER PRIMARY KEY, shelf_code TEXT NOT NULL);"
      "INSERT INTO shelves VALUES ('1', 'one'); INSERT INTO books VALUES (7, '1')");
  using ShelfBooks = has_many<Shelf, Book>;
  const auto books_of = [&](std::int64_t number) {
    const std::vector<Shelf> shelves{{{1}, "one"}, {{number}, "other"}};
    return db.load(shelves, related<ShelfBooks>());
  };
  BOOST_TEST(books_of(2)[0].size() == 1u);
  BOOST_CHECK_THROW((void)books_of(-1), sqlite::conversion_error);
  BOOST_CHECK_THROW((void)books_of(-2), sqlite::error);  // SQLITE_NOMEM
  BOOST_CHECK_THROW((void)books_of(-3), sqlite::error);
  BOOST_TEST(books_of(2)[0].size() == 1u);
}

/// A tool that lists all statements with their values reads no text that is gone.
BOOST_AUTO_TEST_CASE(values_are_there_as_long_as_they_are_bound) {
  auto db = words();
  std::string seen;
  sqlite3_trace_v2(
      db->handle(), SQLITE_TRACE_PROFILE,
      [](unsigned, void* into, void* statement, void*) {
        char* const text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
        *static_cast<std::string*>(into) += text;
        sqlite3_free(text);
        return 0;
      },
      &seen);
  (void)db->all(from<Word>()
                    .where(col<&Word::text> == std::string("a text that is on the heap, not in the string"))
                    .with(related<has_many<Word, Note>>()));
  (void)db->load(std::vector<Word>{{1, "a"}, {1234567, "b"}, {7654321, "c"}}, related<has_many<Word, Note>>());
  for (auto& each : (*db)(from<Word>().where(col<&Word::text> != std::string("another text that is on the heap, not in the string"))))
    (void)each;
  BOOST_TEST(seen.find("[1,1234567,7654321]") != std::string::npos);
  sqlite3_trace_v2(db->handle(), 0, nullptr, nullptr);
#ifndef NDEBUG
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db->handle(), each)) != nullptr;) {
    char* const text = sqlite3_expanded_sql(each);
    BOOST_TEST(std::string(text).find("heap") == std::string::npos);
    sqlite3_free(text);
  }
#endif
}

BOOST_AUTO_TEST_CASE(reading_first_and_writing_then) {
  const file in{"snapshot"};
  sqlite::database a{in.path}, b{in.path};
  a.execute(schema_text);
  {
    auto tx = a.transaction();
    (void)a.all(from<Word>());
    b.execute(insert(Word{0, "other"}));
    BOOST_CHECK_EXCEPTION(a.execute(insert(Word{0, "mine"})), sqlite::busy, [](const sqlite::error& thrown) {
      return thrown.code() == SQLITE_BUSY_SNAPSHOT && thrown.message().find("transaction_kind::immediate") != std::string::npos;
    });
  }
  {
    auto tx = a.transaction(sqlite::transaction_kind::immediate);
    (void)a.all(from<Word>());
    a.execute(insert(Word{0, "mine"}));
    tx.commit();
  }
  BOOST_TEST(b.value(from<Word>().select(count())) == 5);
}

#ifdef TWO_THREADS_ARE_MET
BOOST_AUTO_TEST_CASE(two_threads_at_once) {
  const auto died_of_it = [](bool at_once) {
    const pid_t child = fork();
    if (child == 0) {
      std::signal(SIGABRT, SIG_DFL);
      std::freopen("/dev/null", "w", stderr);
      auto db = words();
      // The other thread comes while a statement runs: its function waits for it.
      db->define(user_function<"during", std::int64_t()>, [&] {
        std::thread other([&] { (void)db->first(from<Note>()); });
        other.join();
        return std::int64_t{1};
      });
      if (at_once) {
        db->execute("SELECT during()");
      } else {
        std::thread other([&] { (void)db->all(from<Word>()); });
        other.join();
        (void)db->all(from<Word>());
      }
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
  };
  BOOST_TEST(died_of_it(true));
  BOOST_TEST(!died_of_it(false));  // one after the other
}
#endif

BOOST_AUTO_TEST_SUITE_END()
