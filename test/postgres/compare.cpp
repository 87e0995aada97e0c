// SPDX-License-Identifier: BSL-1.0
// Runs all statements of a file of runtime/dialects_test.cpp in a PostgreSQL server, and says where it gives other rows than SQLite:
// compare <connection> <file>.

#include "connected.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using lines = std::vector<std::string>;

struct block {
  std::string postgres;
  std::string types;
  std::string said;
  lines tables;
  lines data;
  std::vector<std::string> values;
  std::vector<bool> nulls;
  lines then;  // what is asked after a write, which is rolled back
  lines rows;
};

bool read(std::ifstream& from, block& into) {
  into = {};
  bool is_there = false;
  std::string line;
  while (std::getline(from, line) && !line.empty()) {
    is_there = true;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string kind = line.substr(0, space), text = line.substr(std::min(space + 1, line.size()));
    if (kind == "postgres") into.postgres = text;
    if (kind == "types") into.types = text;
    if (kind == "said") into.said = text;
    if (kind == "table") into.tables.push_back(text);
    if (kind == "data") into.data.push_back(text);
    if (kind == "then") into.then.push_back(text);
    if (kind == "row") into.rows.push_back(text);
    if (kind != "value" && kind != "null") continue;
    into.values.push_back(text);
    into.nulls.push_back(kind == "null");
  }
  return is_there;
}

/// What a server gives for some SQL.
class answer {
 public:
  explicit answer(PGresult* given) : given_(given) {}
  answer(const answer&) = delete;
  ~answer() { PQclear(given_); }

  bool is_there() const { return PQresultStatus(given_) == PGRES_COMMAND_OK || PQresultStatus(given_) == PGRES_TUPLES_OK; }
  std::string error() const { return is_there() ? "" : PQresultErrorMessage(given_); }

  /// Rows as the tests have them of SQL of their own: bars between the columns.
  lines plain_rows() const {
    lines all;
    for (int row = 0; row != PQntuples(given_); ++row) {
      std::string line;
      for (int column = 0; column != PQnfields(given_); ++column) {
        line += (column == 0 ? "" : "|") + std::string(PQgetisnull(given_, row, column) ? "NULL" : PQgetvalue(given_, row, column));
      }
      all.push_back(line);
    }
    return all;
  }

  lines rows() const {
    lines all;
    for (int row = 0; row != PQntuples(given_); ++row) {
      std::string line;
      for (int column = 0; column != PQnfields(given_); ++column) line += value(row, column) + '|';
      all.push_back(line);
    }
    return all;
  }

 private:
  /// A value with a letter for its kind, as the tests write those of SQLite; a type that the library does not read with its number.
  std::string value(int row, int column) const {
    if (PQgetisnull(given_, row, column)) return "-";
    const std::string text = PQgetvalue(given_, row, column);
    switch (PQftype(given_, column)) {
      case 16: return text == "t" ? "i1" : "i0";
      case 20:
      case 21:
      case 23: return 'i' + text;
      case 700:
      case 701: {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.13g", std::strtod(text.c_str(), nullptr) + 0.0);
        return std::string("r") + digits;
      }
      case 17: return 'b' + text.substr(2);
      case 25:
      case 1043:
      case 1082:
      case 114: return 't' + text;
      case 3802: return 't' + text;
      case 1184: return 't' + text.substr(0, 19);
      default: return "type " + std::to_string(PQftype(given_, column)) + ' ' + text;
    }
  }

  PGresult* given_;
};

/// Documents are compared without the spaces that one engine puts in them.
std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool are_same(const lines& a, const lines& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const std::string& left, const std::string& right) {
    return left == right || (left.find_first_of("{[") != std::string::npos && without_spaces(left) == without_spaces(right));
  });
}

/// `x'00ff'` of SQLite is `'\x00ff'`.
std::string with_bytes(std::string sql) {
  for (std::size_t at = 0; (at = sql.find("x'", at)) != std::string::npos; at += 3) {
    if (at == 0 || std::strchr(" (", sql[at - 1]) != nullptr) sql.replace(at, 2, "'\\x");
  }
  return sql;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  PGconn* const on = connected(arguments[1]);
  const auto run = [&](const std::string& sql) { return answer{PQexec(on, sql.c_str())}.error(); };
  run("SET TimeZone = 'UTC'");
  std::ifstream from(arguments[2]);
  block first, each;
  std::set<std::string> made;  // tables
  unsigned same = 0, others = 0;
  if (!read(from, first)) return 2;
  while (read(from, each)) {
    for (const std::string& table : each.tables) {
      const std::size_t quote = table.find('"');
      const std::string name = table.substr(quote + 1, table.find('"', quote + 1) - quote - 1);
      if (!made.insert(name).second) continue;
      if (const std::string said = run(table); !said.empty()) std::printf("%s%s\n", said.c_str(), table.c_str());
      for (const std::string& data : first.data) {
        if (data.find("INTO " + name + ' ') == std::string::npos) continue;
        if (const std::string said = run(with_bytes(data)); !said.empty()) std::printf("%s%s\n", said.c_str(), data.c_str());
      }
    }
    // The next key is the one after the greatest, as it is to SQLite.
    for (const std::string name : {"users", "posts", "tags"}) {
      if (made.contains(name)) run("SELECT setval(pg_get_serial_sequence('" + name + "', 'id'), (SELECT max(id) FROM " + name + "))");
    }
    if (!each.then.empty()) run("BEGIN");
    std::string said = run("PREPARE ik" + (each.types.empty() ? "" : "(" + each.types + ")") + " AS " + each.postgres);
    lines rows;
    if (said.empty()) {
      std::vector<const char*> values;
      for (std::size_t i = 0; i != each.values.size(); ++i) values.push_back(each.nulls[i] ? nullptr : each.values[i].c_str());
      const answer given{PQexecPrepared(on, "ik", static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0)};
      said = given.error();
      if (each.then.empty()) rows = given.rows();
      for (const std::string& sql : each.then) {
        for (const std::string& row : answer{PQexec(on, sql.c_str())}.plain_rows()) rows.push_back(row);
      }
    }
    if (!each.then.empty()) run("ROLLBACK");
    run("DEALLOCATE ALL");
    if (said.empty() && each.then.empty() && each.postgres.find(" ORDER BY ") == std::string::npos) {
      std::sort(rows.begin(), rows.end());
      std::sort(each.rows.begin(), each.rows.end());
    }
    const bool is_same = said.empty() && are_same(rows, each.rows);
    ++(is_same ? same : others);
    if (is_same) continue;
    std::printf("%s\n  %s\n%s", each.said.c_str(), each.postgres.c_str(), said.c_str());
    for (const std::string& row : each.rows) std::printf("  SQLite      %s\n", row.c_str());
    for (const std::string& row : rows) std::printf("  PostgreSQL  %s\n", row.c_str());
  }
  PQfinish(on);
  std::printf("%u statements give the rows that SQLite gives, %u do not\n", same, others);
  return others == 0 && same != 0 ? 0 : 1;
}
