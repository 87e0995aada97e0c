// SPDX-License-Identifier: BSL-1.0
// What verify says to mend a table: a new one takes over all that is not to be changed, its rows' numbers and marks as well.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include "engine.hpp"
#include <ikebana/sqlite/verify.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace mended {

struct Author {
  IKEBANA_STRUCT(Author, (std::int64_t, id), (std::string, name), (std::string, city));
};
struct User {
  IKEBANA_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Badge {
  IKEBANA_STRUCT(Badge, (std::int64_t, id), (std::int64_t, user_id), (std::optional<std::int64_t>, place));
};
struct Note {
  IKEBANA_STRUCT(Note, (std::string, code), (std::string, body));
};

}  // namespace mended

template <>
inline constexpr auto ikebana::table<mended::Note> = ikebana::describe<mended::Note>().primary_key<&mended::Note::code>();
template <>
inline constexpr auto ikebana::constraints<mended::Badge> =
    ikebana::constrain<mended::Badge>().on_delete<&mended::Badge::user_id>(ikebana::foreign_key_action::cascade);

namespace {

using namespace mended;
using namespace ikebana;
using raw::read;
using raw::rows;

/// Runs what verify says, each text once, and sees that nothing is left.
template <class... Elements>
void mend(engine::database& db) {
  std::set<std::string> done;
  for (const sqlite::difference& each : db.verify<Elements...>()) {
    if (done.insert(each.ddl).second) db.execute(each.ddl);
  }
  BOOST_TEST(done.size() != 0u);
  for (const sqlite::difference& each : db.verify<Elements...>()) BOOST_ERROR(each.message());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mending)

BOOST_AUTO_TEST_CASE(a_key_that_was_given_is_not_given_again) {
  for (const char* name : {"authors", "Authors"}) {
    engine::database db;
    db.execute(std::string("CREATE TABLE ") + name +
               " (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, city TEXT NOT NULL DEFAULT '');"
               "INSERT INTO authors (name) VALUES ('a'), ('b'), ('c'); DELETE FROM authors WHERE id = 3");
    mend<Author>(db);
    BOOST_TEST(db.execute(insert(Author{0, "d", ""})) == 4);
    BOOST_TEST(read(db, "SELECT count(*) FROM sqlite_sequence") == rows{"1"}, boost::test_tools::per_element());
  }
  {
    engine::database db;  // no row is left to be copied
    db.execute(
        "CREATE TABLE authors (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, city TEXT NOT NULL DEFAULT '');"
        "INSERT INTO authors (name) VALUES ('a'), ('b'), ('c'); DELETE FROM authors");
    mend<Author>(db);
    BOOST_TEST(db.execute(insert(Author{0, "d", ""})) == 4);
  }
  {
    engine::database db;  // nothing was ever given
    db.execute("CREATE TABLE authors (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, city TEXT NOT NULL DEFAULT '')");
    mend<Author>(db);
    BOOST_TEST(db.execute(insert(Author{0, "d", ""})) == 1);
  }
  engine::database db;  // the word is a name here
  db.execute(
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT, city TEXT NOT NULL DEFAULT '', \"AUTOINCREMENT\" TEXT); INSERT INTO "
      "authors (name) VALUES ('a')");
  mend<Author>(db);
  BOOST_TEST(db.execute(insert(Author{0, "d", ""})) == 2);
}

// A full-text index knows the rows of a table without an INTEGER PRIMARY KEY by these numbers.
BOOST_AUTO_TEST_CASE(rows_keep_their_numbers) {
  for (const char* first : {"", "rowid TEXT, ", "rowid TEXT, _rowid_ TEXT, "}) {
    engine::database db;
    db.execute(std::string("CREATE TABLE notes (") + first + "code TEXT NOT NULL PRIMARY KEY, body TEXT)");
    db.execute("INSERT INTO notes (oid, code, body) VALUES (7, 'a', 'x'), (3, 'b', 'y')");
    mend<Note>(db);
    BOOST_TEST(read(db, "SELECT oid, code, body FROM notes ORDER BY oid") == (rows{"3|b|y", "7|a|x"}), boost::test_tools::per_element());
  }
  engine::database db;
  db.execute("CREATE TABLE notes (code TEXT NOT NULL PRIMARY KEY, body TEXT) WITHOUT ROWID; INSERT INTO notes VALUES ('a', 'x')");
  mend<Note>(db);
  BOOST_TEST(read(db, "SELECT * FROM notes") == rows{"a|x"}, boost::test_tools::per_element());
  db.execute(
      "CREATE TABLE authors (id INTEGER, name TEXT NOT NULL, city TEXT NOT NULL); INSERT INTO authors (rowid, id, name, city) VALUES (9, "
      "1, 'a', '')");
  mend<Author>(db);  // the number of a row is its id now
  BOOST_TEST(read(db, "SELECT rowid, id FROM authors") == rows{"1|1"}, boost::test_tools::per_element());
}

// Of several keys over one column, those are made anew that name the same; the others stay.
BOOST_AUTO_TEST_CASE(foreign_keys_over_one_column) {
  struct {
    const char* badges;
    rows kept;
  } const cases[] = {
      {"user_id INTEGER NOT NULL REFERENCES other REFERENCES users ON DELETE RESTRICT, place INTEGER",
       {"other|NO ACTION", "users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES users ON DELETE RESTRICT REFERENCES other, place INTEGER",
       {"other|NO ACTION", "users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES users (id), place INTEGER, FOREIGN KEY (user_id) REFERENCES other",
       {"other|NO ACTION", "users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES users, place INTEGER, CONSTRAINT k FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET "
       "NULL",
       {"users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, place INTEGER, FOREIGN KEY (user_id) REFERENCES users",
       {"users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES Users ON DELETE RESTRICT, place INTEGER REFERENCES users",
       {"users|CASCADE", "users|NO ACTION"}},
      {"user_id INTEGER NOT NULL REFERENCES users (code), place INTEGER",
       {"users|CASCADE", "users|NO ACTION"}},  // another column of the same table
      {"user_id INTEGER NOT NULL, place INTEGER", {"users|CASCADE"}},
      {"user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, place INTEGER NOT NULL CONSTRAINT twice NOT NULL DEFAULT 0",
       {"users|CASCADE"}},
  };
  for (const auto& [badges, kept] : cases) {
    BOOST_TEST_CONTEXT(badges) {
      engine::database db;
      db.execute(
          "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code INTEGER UNIQUE); CREATE TABLE other (id INTEGER PRIMARY "
          "KEY)");
      db.execute(std::string("CREATE TABLE badges (id INTEGER PRIMARY KEY, ") + badges + ")");
      db.execute("INSERT INTO users VALUES (1, 'a', 1); INSERT INTO other VALUES (1); INSERT INTO badges VALUES (5, 1, 1)");
      mend<User, Badge>(db);
      BOOST_TEST(
          read(db, "SELECT \"table\", on_delete FROM pragma_foreign_key_list('badges') ORDER BY lower(\"table\"), on_delete") == kept,
          boost::test_tools::per_element());
      BOOST_TEST(read(db, "SELECT * FROM badges") == rows{"5|1|1"}, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
