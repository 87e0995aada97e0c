// SPDX-License-Identifier: BSL-1.0
// Each construct of the lists in static/dialects, run on SQLite. With IKEBANA_DIALECTS_RUN=<file>, all are written to that file with their
// values and their rows, for postgres/compare.cpp, which has PostgreSQL run them and compares the rows.

#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/missing_indexes.hpp>

#include "../postgres/texts.hpp"
#include "../static/dialects/aggregates.hpp"
#include "../static/dialects/conditions.hpp"
#include "../static/dialects/functions.hpp"
#include "../static/dialects/preloads.hpp"
#include "../static/dialects/statements.hpp"
#include "../static/dialects/writes.hpp"
#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace {

using namespace ikebana::detail;

constexpr const char tables[] = R"(
CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER, name TEXT NOT NULL);
CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT NOT NULL, views INTEGER NOT NULL, rating REAL, done INTEGER NOT NULL,
  note TEXT, data TEXT NOT NULL, picture BLOB NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL);
CREATE TABLE tags(id INTEGER PRIMARY KEY, label TEXT NOT NULL);
CREATE TABLE post_tags(post_id INTEGER, tag_id INTEGER, PRIMARY KEY (post_id, tag_id)) WITHOUT ROWID;
)";

/// Bytes are `\x...` to PostgreSQL.
constexpr const char* rows_of_tables[] = {
    "INSERT INTO countries VALUES (1, 'Peru'), (2, 'Kenya'), (3, 'Fiji')",
    "INSERT INTO users VALUES (1, 1, 'Ann'), (2, 1, 'ben'), (3, 2, 'Cem'), (4, NULL, 'blue')",
    R"(INSERT INTO posts VALUES (1, 1, 'Tea', 1, 2.5, TRUE, 'x', '{"b": true, "n": 7, "s": "it", "x": 1.5, "list": [1, 2]}', x'00ff', '2024-05-31 17:45:00', '2024-05-31'))",
    R"(INSERT INTO posts VALUES (2, 1, 'tea_at', 2, -2.5, FALSE, NULL, '{"n": null, "list": {"a": 1}}', x'', '1969-12-31 23:59:59', '1969-12-31'))",
    R"(INSERT INTO posts VALUES (3, 3, 'Tea', 3, 0.125, TRUE, 'Tea', '[1, {"n": 5}]', x'41', '2000-02-29 00:00:00', '2000-02-29'))",
    R"(INSERT INTO posts VALUES (4, 2, '50% more', 0, NULL, FALSE, '%MORE%', '{"b": false, "n": 3, "s": "a b"}', x'0a0d', '2022-01-08 12:30:59', '2022-01-08'))",
    R"(INSERT INTO posts VALUES (5, NULL, ' ÄÖü teapot  ', 4, 4.0, TRUE, 'Tea', '{}', x'ffff', '2024-05-31 17:45:01', '2024-06-01'))",
    "INSERT INTO tags VALUES (1, 'blue'), (2, 'red'), (3, 'Ann')",
    "INSERT INTO post_tags VALUES (1, 1), (1, 2), (3, 1), (4, 3)",
};

/// What a write leaves, in the words of both engines.
constexpr const char* written_tables[] = {
    "SELECT id, user_id, title, views, note, CASE WHEN done THEN 'done' END FROM posts ORDER BY id",
    "SELECT id, label FROM tags ORDER BY id", "SELECT post_id, tag_id FROM post_tags ORDER BY post_id, tag_id"};

std::string hexadecimal(const void* bytes, std::size_t size) {
  std::string digits;
  for (std::size_t i = 0; i != size; ++i) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<const unsigned char*>(bytes)[i]));
    digits += two;
  }
  return digits;
}

std::string shortest(double number) {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.13g", number + 0.0);
  return digits;
}

/// A value as PostgreSQL takes it in text form.
struct text_sink {
  std::string& into;
  bool& is_null;

  void null() const { is_null = true; }
  void integer(std::int64_t value) const { into = std::to_string(value); }
  void real(double value) const { into = shortest(value); }
  void text(std::string_view value, lasting) const { into = value; }
  void bytes(ikebana::blob_view value, lasting) const { into = "\\x" + hexadecimal(value.data(), value.size()); }
  void fail(const char* what) const { BOOST_FAIL(what); }
};

/// The values of a query, as they come: several are an array to PostgreSQL.
struct values_written {
  std::ostream& to;

  template <class T>
  static std::string written(const T& value) {
    std::string into;
    bool is_null = false;
    encode(value, text_sink{into, is_null});
    return is_null ? "null" : "value " + into;
  }

  template <class T>
  void operator()(const T& value) const {
    to << written(value) << '\n';
  }

  template <class T>
  void operator()(const value_list<T>& list) const {
    to << "value {";
    for (std::size_t i = 0; i != list.values.size(); ++i) {
      std::string quoted = i == 0 ? "\"" : ",\"";
      for (const char each : written(list.values[i]).substr(6)) quoted += each == '\\' ? std::string("\\\\") : std::string(1, each);
      to << quoted << '"';
    }
    to << "}\n";
  }
};

/// A row, each value with a letter for its kind.
std::string row_of(sqlite3_stmt* statement) {
  std::string line;
  for (int i = 0; i != sqlite3_column_count(statement); ++i) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
    switch (sqlite3_column_type(statement, i)) {
      case SQLITE_INTEGER: line += 'i' + std::to_string(sqlite3_column_int64(statement, i)); break;
      case SQLITE_FLOAT: line += 'r' + shortest(sqlite3_column_double(statement, i)); break;
      case SQLITE_TEXT: line.append(1, 't').append(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)), size); break;
      case SQLITE_BLOB: line += 'b' + hexadecimal(sqlite3_column_blob(statement, i), size); break;
      default: line += '-'; break;
    }
    line += '|';
  }
  return line;
}

/// Whether a query has statements that ask for what belongs to the rows of another, or for their number.
template <class Run>
inline constexpr bool has_several_statements = false;
template <class Source, class Clauses>
inline constexpr bool has_several_statements<ikebana::query<Source, Clauses>> =
    (ikebana::query<Source, Clauses>::clause_flags & (has::with | has::page | has::owners)) != 0;

/// All lists of constructs, by their names on the page.
template <class Function>
void for_each_list(Function function) {
  using namespace dialects;
  function("conditions", conditions);
  function("operators", operators);
  function("choices", dialects::choices);
  function("texts", texts);
  function("numbers", numbers);
  function("moments", moments);
  function("documents", documents);
  function("aggregates", aggregates);
  function("windows", windows);
  function("groups", groups);
  function("orders", orders);
  function("rows", rows);
  function("joins", joins);
  function("relations", relations);
  function("queries_within_and_of_several", queries_within_and_of_several);
  function("preloads", preloads);
  function("writes", writes);
}

const std::string root = std::string(__FILE__).substr(0, std::string(__FILE__).rfind("test/"));
const std::string page_of_dialects = root + "include/ikebana/sql/dialect/README.md";
const std::string check_dialect = root + "include/ikebana/sql/check_dialect.hpp";

std::string file_text(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// Code within a table of Markdown.
std::string code(std::string_view text) {
  std::string all = "`";
  for (const char each : text) all += each == '|' ? std::string("\\|") : std::string(1, each);
  return all + "`";
}

template <class... Runs>
std::string table_of_list(const std::tuple<dialects::construct<Runs>...>& list) {
  std::string table = "\n| | SQLite | PostgreSQL |\n|---|---|---|\n";
  const auto write_one = [&](std::string_view said, std::string_view sqlite, std::string_view postgres) {
    std::string same(sqlite);
    for (char& each : same) each = each == '?' ? '$' : each;
    table += "| " + code(said) + " | " + code(sqlite) + " | " + (same == postgres ? "the same" : code(postgres)) + " |\n";
  };
  std::apply([&](const auto&... each) { (write_one(each.said, each.sqlite, each.postgres), ...); }, list);
  return table + "\n";
}

struct fixture {
  ikebana::sqlite::database db{":memory:"};

  fixture() {
    db.execute(tables);
    for (const char* const each : rows_of_tables) db.execute(each);
  }

  template <class Statement>
  static void write_statement(std::ostream& to, std::string_view said) {
    const postgres_texts::written made = postgres_texts::write_in(ikebana::postgres::dialect::facts, Statement::write_tokens);
    for (const auto& [name, table] : made.tables) to << "table " << postgres_texts::table_of_facts(*table) << '\n';
    to << "types " << made.types << "\npostgres " << made.text << "\nsaid " << said << '\n';
  }

  /// Runs a construct of a list; writes it in PostgreSQL's words, its values, and its rows.
  template <class Run>
  void run(std::ostream& to, const dialects::construct<Run>& each) {
    if constexpr (has_several_statements<Run>) {  // which runtime tests compare on both engines
      BOOST_TEST(db.all(each.run).size() != 0u, each.said);
    } else {
      run_statement(to, each);
    }
  }

  template <class Run>
  void run_statement(std::ostream& to, const dialects::construct<Run>& each) {
    using statement = typename Run::statement;
    write_statement<statement>(to, each.said);
    const values_written values{to};
    std::size_t rows = ikebana::detail::a_write<Run> ? 1 : 0;
    if constexpr (ikebana::detail::a_write<Run>) {
      if constexpr (requires { typename Run::rows_written; }) statement::values(each.run.clauses, values);
      auto whole = db.transaction();
      db.execute(each.run);
      for (const char* const table : written_tables) {
        to << "then " << table << '\n';
        for (const std::string& line : raw::read(db, table)) to << "row " << line << '\n';
      }
    } else {
      statement::values(each.run.clauses, values);
      for_each_row(ikebana::sqlite::detail::connection_of(db), each.run, [&](const auto& leased) {
        to << "row " << row_of(leased.handle) << '\n';
        ++rows;
        return true;
      });
    }
    to << '\n';
    BOOST_TEST(rows != 0u, each.said);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dialects, fixture)

BOOST_AUTO_TEST_CASE(each_construct_has_rows) {
  std::ostringstream all;
  for (const char* const each : rows_of_tables) all << "data " << each << '\n';
  all << '\n';
  for_each_list([&](const char*, const auto& list) { std::apply([&](const auto&... each) { (run(all, each), ...); }, list); });
  if (const char* const file = std::getenv("IKEBANA_DIALECTS_RUN")) std::ofstream(file) << all.str();
}

// The page about dialects has the lists as tables. With IKEBANA_WRITE_PAGES, they are written into it.
BOOST_AUTO_TEST_CASE(the_page_has_the_constructs) {
  const std::string page = file_text(page_of_dialects);
  if (page.empty()) return;  // the test is run elsewhere
  std::string written = page;
  for_each_list([&](const char* name, const auto& list) {
    const std::string begin = "<!-- " + std::string(name) + " -->\n";
    const std::size_t from = written.find(begin);
    BOOST_REQUIRE(from != std::string::npos);
    const std::size_t after = from + begin.size();
    written.replace(after, written.find("<!-- end -->", after) - after, table_of_list(list));
  });
  if (std::getenv("IKEBANA_WRITE_PAGES") != nullptr) std::ofstream(page_of_dialects) << written;
  BOOST_TEST((written == page), "the tables of the page are others; run this case with IKEBANA_WRITE_PAGES=1");
}

BOOST_AUTO_TEST_CASE(the_page_has_each_sentence) {
  const std::string page = file_text(page_of_dialects), header = file_text(check_dialect);
  if (page.empty()) return;
  unsigned sentences = 0;
  for (std::size_t i = 0; (i = header.find("\"ikebana: ", i)) != std::string::npos; ++sentences) {
    std::string said;
    do {  // literals that follow each other are one
      for (++i; header[i] != '"'; ++i) {
        if (header[i] == '\\') ++i;
        said += header[i] == '|' ? std::string("\\|") : std::string(1, header[i]);
      }
      i = header.find_first_not_of(" \n", i + 1);
    } while (header[i] == '"');
    BOOST_TEST(page.find(said) != std::string::npos, said);
  }
  BOOST_TEST(sentences > 20u);
}

BOOST_AUTO_TEST_SUITE_END()
