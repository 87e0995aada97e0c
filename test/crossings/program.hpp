// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_PROGRAM_HPP
#define IKEBANA_TEST_CROSSINGS_PROGRAM_HPP

// What a generated program needs: rows as text, and the comparison of what a query gives with what loops have computed.

#include "engine.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace crossing {

using lines = std::vector<std::string>;

inline std::string text(std::int64_t value) { return std::to_string(value); }
inline std::string text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%g", value);
  return digits;
}
inline std::string text(bool value) { return value ? "1" : "0"; }
inline std::string text(const std::string& value) { return "'" + value + "'"; }
inline std::string text(const ikebana::detail::rejected&) { return {}; }  // one refusal is one error
template <class T>
std::string text(const std::optional<T>& value) {
  return value.has_value() ? text(*value) : "-";
}

inline std::string bracketed(lines each, bool in_order) {
  if (!in_order) std::sort(each.begin(), each.end());
  std::string whole = "[";
  for (const std::string& one : each) whole += (whole.size() == 1 ? "" : "; ") + one;
  return whole + "]";
}

/// The targets of one owner: a vector, or an optional.
template <class Child, class Show>
std::string list(const std::vector<Child>& children, bool in_order, Show show) {
  lines each;
  for (const Child& child : children) each.push_back(show(child));
  return bracketed(std::move(each), in_order);
}
template <class Child, class Show>
std::string list(const std::optional<Child>& child, bool, Show show) {
  return child.has_value() ? "[" + std::string(show(*child)) + "]" : "[]";
}

/// Whether a list has a line.
inline bool has_line(const std::string& list, const std::string& line) {
  for (const char* begin : {"[", "; "}) {
    for (const char* end : {"]", "; "}) {
      if (list.find(begin + line + end) != std::string::npos) return true;
    }
  }
  return false;
}

inline int wrong = 0;
inline int thrown = 0;

/// Compares what a query has found with what is expected, as a bag unless the order counts.
inline void expect(int query, const char* what, lines found, lines expected, bool in_order) {
  if (!in_order) std::sort(found.begin(), found.end());
  if (!in_order) std::sort(expected.begin(), expected.end());
  if (found == expected) return;
  ++wrong;
  std::printf("WRONG query %d: %s\n", query, what);
  std::printf("  found:\n");
  for (const std::string& each : found) std::printf("    %s\n", each.c_str());
  std::printf("  expected:\n");
  for (const std::string& each : expected) std::printf("    %s\n", each.c_str());
}

template <class Run>
void run(int query, const char* what, engine::database& db, Run body) {
  db.continue_keys();
  try {
    auto tx = db.transaction();  // what a query writes is undone
    body(db);
  } catch (const ikebana::error& failed) {
    ++thrown;
    std::printf("THROWN query %d: %s\n  %s\n  %s\n", query, what, failed.what(), std::string(failed.sql()).c_str());
  }
#ifndef IKEBANA_ON_POSTGRES
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;) {
    if (sqlite3_stmt_busy(each) == 0) continue;
    ++wrong;
    std::printf("BUSY query %d: %s\n  %s\n", query, what, sqlite3_sql(each));
  }
#endif
}

/// The rows of a table as it is now.
inline lines lines_of(engine::database& db, const char* sql) {
  lines found;
#ifdef IKEBANA_ON_POSTGRES
  db.each_row(sql, [&](const auto& row) {
    std::string line;
    for (int i = 0; i != row.columns(); ++i) {
      if (i != 0) line += "|";
      const auto kind = ikebana::postgres::detail::name_of(row.kind(i));
      const auto put = [&](auto value) {
        row.read(i, value);
        line += text(value);
      };
      if (row.is_null(i)) {
        line += "-";
      } else if (kind == std::string_view("an integer")) {
        put(std::int64_t{});
      } else if (kind == std::string_view("a real number")) {
        put(double{});
      } else {
        put(std::string{});
      }
    }
    found.push_back(line);
  });
#else
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db.handle(), sql, -1, &statement, nullptr);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::string line;
    for (int i = 0; i != sqlite3_column_count(statement); ++i) {
      if (i != 0) line += "|";
      const int type = sqlite3_column_type(statement, i);
      const auto* const characters = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      if (type == SQLITE_NULL) line += "-";
      if (type == SQLITE_INTEGER) line += characters;
      if (type == SQLITE_FLOAT) line += text(sqlite3_column_double(statement, i));
      if (type == SQLITE_TEXT) line += "'" + std::string(characters) + "'";
    }
    found.push_back(line);
  }
  sqlite3_finalize(statement);
#endif
  return found;
}

}  // namespace crossing

#endif
