// SPDX-License-Identifier: BSL-1.0
// The driver: values there and back, typed errors that carry the SQL, statements that are never left busy.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdio>
#include <limits>

namespace driver {

enum class status : std::int8_t { draft = -1, open = 0, closed = 1 };

struct Thing {
  BOOST_HANA_DEFINE_STRUCT(Thing, (std::int64_t, id), (bool, flag), (std::int8_t, tiny), (std::uint16_t, small), (std::uint64_t, large),
                           (double, real), (float, narrow), (std::string, text), (ikebana::blob, bytes), (status, state));
};

struct Maybe {
  BOOST_HANA_DEFINE_STRUCT(Maybe, (std::optional<std::int64_t>, id), (std::optional<bool>, flag), (std::optional<double>, real),
                           (std::optional<std::string>, text), (std::optional<ikebana::blob>, bytes), (std::optional<status>, state));
};

struct Word {
  BOOST_HANA_DEFINE_STRUCT(Word, (std::string, text), (std::int64_t, length));
};

}  // namespace driver

template <>
inline constexpr auto ikebana::table<driver::Word> = ikebana::describe<driver::Word>().primary_key<&driver::Word::text>();

namespace {

using namespace driver;
using namespace ikebana;

struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    db.execute(R"(
      CREATE TABLE things (id INTEGER PRIMARY KEY, flag, tiny, small, large, real, narrow, text, bytes, state);
      CREATE TABLE maybes (id INTEGER PRIMARY KEY, flag, real, text, bytes, state);
      CREATE TABLE words (text TEXT PRIMARY KEY NOT NULL, length INTEGER NOT NULL CHECK (length > 0)) WITHOUT ROWID;
      INSERT INTO things VALUES (1, 1, 1, 1, 1, 1.5, 1.5, 'a', x'00', 1);
    )");
  }

  /// No statement of the connection is in the middle of its rows.
  bool is_idle() {
    for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;) {
      if (sqlite3_stmt_busy(each) != 0) return false;
    }
    return true;
  }

  /// Reading a thing with one wrong column is an error that names the column and carries the SQL.
  void refuses(const std::string& assignment, const std::string& column) {
    db.execute("UPDATE things SET " + assignment);
    const auto names_column = [&](const sqlite::conversion_error& thrown) {
      return thrown.message().find(column) != std::string::npos && thrown.sql() == from<Thing>().sql() &&
             std::string(thrown.what()).find(thrown.sql()) != std::string::npos && thrown.code() == SQLITE_MISMATCH;
    };
    BOOST_CHECK_EXCEPTION(db.all(from<Thing>()), sqlite::conversion_error, names_column);
    BOOST_TEST(is_idle());
    db.execute(
        "UPDATE things SET flag = 1, tiny = 1, small = 1, large = 1, real = 1.5, narrow = 1.5, text = 'a', "
        "bytes = x'00', state = 1");
    BOOST_TEST(db.all(from<Thing>()).size() == 1u);
  }
};

ikebana::blob bytes_of(std::initializer_list<int> values) {
  ikebana::blob bytes;
  for (int each : values) bytes.push_back(static_cast<std::byte>(each));
  return bytes;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database, fixture)

BOOST_AUTO_TEST_CASE(every_type_there_and_back) {
  const std::string awkward("nul\0quote'\"\xF0\x9F\x8C\xB8", 15);
  const Thing written{7, true, -128, 65535, 0x7FFFFFFFFFFFFFFFu, -0.0, 3.25f, awkward, bytes_of({0, 255, 39}), status::draft};
  BOOST_TEST(db.execute(insert(written)) == 7);
  const Thing read = db.one(from<Thing>().where(col<&Thing::id> == 7));
  BOOST_TEST(read.flag);
  BOOST_TEST(read.tiny == -128);
  BOOST_TEST(read.small == 65535);
  BOOST_TEST(read.large == 0x7FFFFFFFFFFFFFFFu);
  BOOST_TEST(read.real == 0.0);
  BOOST_TEST(read.narrow == 3.25f);
  BOOST_TEST(read.text == awkward);
  BOOST_TEST((read.bytes == written.bytes));
  BOOST_TEST((read.state == status::draft));

  const Thing empty{8, false, 0, 0, 0, 1e300, 0.0f, "", {}, status::open};
  db.execute(insert(empty));
  const Thing back = db.one(from<Thing>().where(col<&Thing::id> == 8));
  BOOST_TEST(back.text.empty());
  BOOST_TEST(back.bytes.empty());
  BOOST_TEST(back.real == 1e300);
}

BOOST_AUTO_TEST_CASE(optionals_there_and_back) {
  const std::int64_t first = db.execute(insert(Maybe{}));
  const std::int64_t second = db.execute(insert(Maybe{std::nullopt, false, 2.5, "", bytes_of({1}), status::closed}));
  BOOST_TEST(second == first + 1);
  const Maybe none = db.one(from<Maybe>().where(col<&Maybe::id> == first));
  BOOST_TEST((!none.flag && !none.real && !none.text && !none.bytes && !none.state));
  const Maybe some = db.one(from<Maybe>().where(col<&Maybe::id> == second));
  BOOST_TEST((some.flag == false && some.real == 2.5 && some.text == "" && some.bytes == bytes_of({1}) && some.state == status::closed));
  BOOST_TEST(db.all(from<Maybe>().where(col<&Maybe::text>.is_null())).size() == 1u);
}

BOOST_AUTO_TEST_CASE(values_of_every_type_in_conditions) {
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::flag> == true && col<&Thing::state> == status::closed)).size() == 1u);
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::bytes> == bytes_of({0}))).size() == 1u);
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::real> > 1.25f && col<&Thing::real> < 2)).size() == 1u);
  char buffer[16] = "a";
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::text> == buffer)).size() == 1u);
  const std::string_view view = "abc";
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::text> == view.substr(0, 1))).size() == 1u);
  const char* pointer = "a";
  BOOST_TEST(db.all(from<Thing>().where(pointer == col<&Thing::text>)).size() == 1u);
  db.execute(insert(Thing{2, true, 0, 0, 0, 0, 0, std::string("a\0b", 3), {}, status::open}));
  BOOST_TEST(db.all(from<Thing>().where(col<&Thing::text> == "a\0b")).size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_an_error) {
  refuses("text = NULL", "text");
  refuses("text = 5", "text");
  refuses("text = x'FF'", "text");
  refuses("bytes = 'text'", "bytes");
  refuses("tiny = 128", "tiny");
  refuses("tiny = 'one'", "tiny");
  refuses("tiny = 1.5", "tiny");
  refuses("tiny = NULL", "tiny");
  refuses("small = -1", "small");
  refuses("large = -1", "large");
  refuses("flag = 2", "flag");
  refuses("real = 'x'", "real");
  refuses("real = NULL", "real");
  refuses("state = 1000", "state");
}

BOOST_AUTO_TEST_CASE(what_sql_cannot_hold_is_an_error) {
  Thing thing = db.one(from<Thing>());
  thing.id = 2;
  thing.large = 0x8000000000000000u;
  BOOST_CHECK_THROW(db.execute(insert(thing)), sqlite::conversion_error);
  thing.large = 1;
  thing.real = std::numeric_limits<double>::quiet_NaN();
  BOOST_CHECK_THROW(db.execute(insert(thing)), sqlite::conversion_error);
  BOOST_TEST(db.all(from<Thing>()).size() == 1u);
  thing.real = std::numeric_limits<double>::infinity();
  db.execute(insert(thing));
  BOOST_TEST(std::isinf(db.one(from<Thing>().where(col<&Thing::id> == 2)).real));
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(failures_of_the_database_carry_the_sql) {
  BOOST_CHECK_EXCEPTION(db.execute("CREATE TABEL x (a)"), sqlite::error, [](const sqlite::error& thrown) {
    return thrown.sql() == "CREATE TABEL x (a)" && thrown.code() == SQLITE_ERROR;
  });
  db.execute("DROP TABLE maybes");
  BOOST_CHECK_EXCEPTION(db.all(from<Maybe>()), sqlite::error, [](const sqlite::error& thrown) {
    return thrown.sql() == from<Maybe>().sql() && thrown.message().find("maybes") != std::string::npos;
  });
  db.execute(insert(Word{"one", 3}));
  BOOST_CHECK_EXCEPTION(db.execute(insert(Word{"one", 3})), sqlite::constraint_violation, [](const sqlite::error& thrown) {
    return thrown.code() == SQLITE_CONSTRAINT_PRIMARYKEY && thrown.sql() == R"(INSERT INTO "words" ("text", "length") VALUES (?1, ?2))";
  });
  BOOST_CHECK_THROW(db.execute(insert(Word{"", 0})), sqlite::constraint_violation);
  BOOST_TEST(db.all(from<Word>()).size() == 1u);
  BOOST_TEST(is_idle());
  BOOST_CHECK_THROW(sqlite::database("/no/such/folder/at/all.db"), sqlite::error);
}

BOOST_AUTO_TEST_CASE(a_script_stops_at_its_first_error) {
  BOOST_TEST(db.execute("INSERT INTO words VALUES ('a', 1), ('b', 1); ; -- nothing\n UPDATE words SET length = 2;") == 4);
  BOOST_CHECK_EXCEPTION(
      db.execute("INSERT INTO words VALUES ('c', 1); INSERT INTO words VALUES ('c', 1); DELETE FROM words"), sqlite::constraint_violation,
      [](const sqlite::error& thrown) { return thrown.sql() == " INSERT INTO words VALUES ('c', 1);"; });
  BOOST_TEST(db.all(from<Word>()).size() == 3u);
  BOOST_TEST(db.execute("") == 0);
}

BOOST_AUTO_TEST_CASE(a_full_database_is_an_error_and_loses_nothing) {
  db.execute("PRAGMA max_page_count = 20");
  std::int64_t written = 0;
  BOOST_CHECK_THROW(
      for (;; ++written) db.execute(insert(Word{"word " + std::to_string(written) + std::string(1000, 'x'), 1})), sqlite::error);
  BOOST_TEST(written > 0);
  BOOST_TEST(static_cast<std::int64_t>(db.all(from<Word>()).size()) == written);
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(a_busy_database_is_an_error_of_its_own) {
  const std::string path = "database_test_busy.db";
  std::remove(path.c_str());
  {
    sqlite::database one{path};
    one.execute("CREATE TABLE words (text TEXT PRIMARY KEY, length INTEGER)");
    sqlite::database other{path, {.busy_timeout = 0}};
    auto writing = one.transaction();
    one.execute(insert(Word{"a", 1}));
    BOOST_CHECK_THROW(other.execute(insert(Word{"b", 1})), sqlite::busy);
    writing.commit();
    other.execute(insert(Word{"b", 1}));
    BOOST_TEST(one.all(from<Word>()).size() == 2u);
  }
  std::remove(path.c_str());
}

BOOST_AUTO_TEST_CASE(running) {
  std::string all;
  // [running]
  {
    auto tx = db.transaction();
    db.execute(insert(Word{"ikebana", 7}));
    db.execute(insert(Word{"haiku", 5}));
    tx.commit();
  }
  for (const Word& word : db(from<Word>().order_by(col<&Word::text>))) all += word.text + ' ';
  const std::vector<Word> words = db.all(from<Word>());
  const std::optional<Word> longest = db.first(from<Word>().order_by(desc(col<&Word::length>)).limit(1));
  const Word haiku = db.one(from<Word>().where(col<&Word::length> == param<"n">), "n"_arg = 5);
  // [/running]
  BOOST_TEST(all == "haiku ikebana ");
  BOOST_TEST(words.size() == 2u);
  BOOST_TEST(longest->text == "ikebana");
  BOOST_TEST(haiku.text == "haiku");
}

BOOST_AUTO_TEST_CASE(one_and_first_say_how_many_there_are) {
  BOOST_CHECK_THROW(db.one(from<Word>()), sqlite::no_row);
  BOOST_TEST(!db.first(from<Word>()).has_value());
  db.execute(insert(Word{"a", 1}));
  BOOST_TEST(db.one(from<Word>()).text == "a");
  db.execute(insert(Word{"b", 1}));
  BOOST_CHECK_EXCEPTION(
      db.one(from<Word>()), sqlite::several_rows, [](const sqlite::error& thrown) { return thrown.sql() == from<Word>().sql(); });
  BOOST_TEST(db.first(from<Word>().order_by(desc(col<&Word::text>)))->text == "b");
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(keys_are_given_back) {
  BOOST_TEST(db.execute(insert(Maybe{})) == 1);
  BOOST_TEST(db.execute(insert(Maybe{50, {}, {}, {}, {}, {}})) == 50);
  BOOST_TEST(db(insert(Maybe{})) == 51);
  BOOST_TEST(db.execute(insert(Word{"a", 1})) == 1, "a text key is no integer: the number of rows");
}

BOOST_AUTO_TEST_CASE(a_loop_inside_itself) {
  for (const char* each : {"a", "b", "c"}) db.execute(insert(Word{each, 1}));
  constexpr auto words = from<Word>().order_by(col<&Word::text>);
  std::string pairs;
  for (const Word& outer_word : db(words)) {
    for (const Word& inner_word : db(words)) pairs += outer_word.text + inner_word.text + ' ';
  }
  BOOST_TEST(pairs == "aa ab ac ba bb bc ca cb cc ");
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(a_loop_left_early) {
  for (const char* each : {"a", "b", "c"}) db.execute(insert(Word{each, 1}));
  for (const Word& each : db(from<Word>())) {
    BOOST_TEST(each.length == 1);
    break;
  }
  BOOST_TEST(is_idle());
  BOOST_CHECK_THROW(for (const Word& each : db(from<Word>())) throw std::out_of_range(each.text), std::out_of_range);
  BOOST_TEST(is_idle());
  BOOST_TEST(db.all(from<Word>()).size() == 3u);
}

BOOST_AUTO_TEST_CASE(transactions_commit_by_a_word_only) {
  {
    auto tx = db.transaction();
    db.execute(insert(Word{"lost", 1}));
  }
  BOOST_TEST(db.all(from<Word>()).empty());
  BOOST_CHECK_THROW(
      {
        auto tx = db.transaction();
        db.execute(insert(Word{"lost", 1}));
        throw std::runtime_error("user");
      },
      std::runtime_error);
  BOOST_TEST(db.all(from<Word>()).empty());
  {
    auto tx = db.transaction();
    db.execute(insert(Word{"kept", 1}));
    {
      auto inner = db.transaction();
      db.execute(insert(Word{"lost", 1}));
    }
    {
      auto inner = db.transaction();
      db.execute(insert(Word{"kept too", 1}));
      inner.commit();
    }
    tx.commit();
  }
  BOOST_TEST(db.all(from<Word>()).size() == 2u);
  BOOST_TEST(sqlite3_get_autocommit(db.handle()) != 0);
}

BOOST_AUTO_TEST_CASE(foreign_keys_are_on_unless_said_otherwise) {
  db.execute("CREATE TABLE child (word TEXT REFERENCES words (text))");
  BOOST_CHECK_THROW(db.execute("INSERT INTO child VALUES ('none')"), sqlite::constraint_violation);
  sqlite::database lenient{":memory:", {.foreign_keys = false}};
  lenient.execute("CREATE TABLE words (text TEXT PRIMARY KEY); CREATE TABLE child (word TEXT REFERENCES words (text))");
  BOOST_TEST(lenient.execute("INSERT INTO child VALUES ('none')") == 1);
}

namespace {

sqlite::database opened(const char* text) {
  sqlite::database made{":memory:", {.statements = 2}};
  made.execute("CREATE TABLE words (text TEXT PRIMARY KEY, length INTEGER NOT NULL)");
  made.execute(insert(Word{text, 1}));
  return made;
}

std::string words_of(sqlite::database& db) {
  std::string all;
  for (const Word& word : db(from<Word>())) all += word.text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_database_is_moved_with_its_statements) {
  sqlite::database first = opened("a");
  BOOST_TEST(words_of(first) == "a");
  sqlite::database second = std::move(first);
  BOOST_TEST(words_of(second) == "a");
  first = opened("b");
  BOOST_TEST(words_of(first) == "b");
  second = std::move(first);
  BOOST_TEST(words_of(second) == "b");

  std::vector<sqlite::database> several;
  for (const char* each : {"x", "y", "z"}) several.push_back(opened(each));
  std::string all;
  for (sqlite::database& each : several) all += words_of(each);
  BOOST_TEST(all == "xyz");
}

BOOST_AUTO_TEST_SUITE_END()
