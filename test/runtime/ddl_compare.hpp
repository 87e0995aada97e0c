// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_DDL_COMPARE_HPP
#define IKEBANA_TEST_RUNTIME_DDL_COMPARE_HPP

// What SQLite says of a schema that it has run, and what `ikebana::ddl` says of its text, in the same words.

#include <ikebana/schema/ddl.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ddl_compare {

inline std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += ikebana::detail::folded(c);
  return result;
}

inline std::string text_of(const ikebana::ddl_name& name) {
  std::string text;
  name.each_character([&](char c) { text += c; });
  return text;
}

class live_schema {
 public:
  live_schema() { sqlite3_open_v2(":memory:", &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, nullptr); }
  live_schema(const live_schema&) = delete;
  live_schema& operator=(const live_schema&) = delete;
  ~live_schema() { sqlite3_close(db_); }

  sqlite3* handle() const { return db_; }

  /// Runs all statements. Gives the message of the first that fails, or nothing.
  std::string run(const std::string& sql, int* statements = nullptr) {
    const char* rest = sql.c_str();
    while (*rest != '\0') {
      sqlite3_stmt* statement = nullptr;
      if (sqlite3_prepare_v2(db_, rest, -1, &statement, &rest) != SQLITE_OK) return sqlite3_errmsg(db_);
      if (statement == nullptr) continue;
      int code = SQLITE_ROW;
      while (code == SQLITE_ROW) code = sqlite3_step(statement);
      const bool failed = sqlite3_finalize(statement) != SQLITE_OK;
      if (failed) return sqlite3_errmsg(db_);
      if (statements != nullptr) ++*statements;
    }
    return {};
  }

  using row = std::vector<std::string>;

  std::vector<row> rows(const std::string& sql, const std::string& argument = {}) const {
    sqlite3_stmt* statement = nullptr;
    std::vector<row> result;
    if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return {{sqlite3_errmsg(db_)}};
    if (sqlite3_bind_parameter_count(statement) != 0) {
      sqlite3_bind_text(statement, 1, argument.data(), static_cast<int>(argument.size()), SQLITE_TRANSIENT);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
      row each;
      for (int i = 0; i != sqlite3_column_count(statement); ++i) {
        const char* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        each.push_back(text == nullptr ? "NULL" : text);
      }
      result.push_back(each);
    }
    sqlite3_finalize(statement);
    return result;
  }

 private:
  sqlite3* db_ = nullptr;
};

/// A table as lines of text, those that have no order sorted.
inline std::string columns_by_sqlite(const live_schema& live, const std::string& table) {
  std::string all;
  for (const auto& column : live.rows("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)", table)) {
    all += column[0] + '|' + lower(column[1]) + '|' + column[2] + '|' + column[3] + '|' + column[4] + '|' + column[5] + '\n';
  }
  return all;
}

/// Where a key repeats columns, SQLite counts no further than one past the number of columns.
inline std::string columns_by_reader(const ikebana::ddl_table& table) {
  std::string all;
  for (const ikebana::ddl_column& column : table.columns) {
    const std::string hidden = std::to_string(column.generated == ikebana::ddl_generated::no ? 0 : 1 + static_cast<int>(column.generated));
    all += text_of(column.name) + '|' + lower(text_of(column.type)) + '|' + (column.not_null ? "1" : "0") + '|' +
           (column.default_text.data() == nullptr ? "NULL" : std::string(column.default_text)) + '|' +
           std::to_string(std::min(column.primary_key, table.columns.size() + 1)) + '|' + hidden + '\n';
  }
  return all;
}

inline std::string joined(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return all;
}

inline std::string foreign_keys_by_sqlite(const live_schema& live, const std::string& table) {
  std::vector<std::string> lines;
  std::string last;
  for (const auto& key :
       live.rows("SELECT id, \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?1) ORDER BY id, seq", table)) {
    if (key[0] != last) lines.push_back(key[1] + '|' + key[4] + '|' + key[5]);
    last = key[0];
    lines.back() += '|' + key[2] + "->" + key[3];
  }
  return joined(lines);
}

inline std::string foreign_keys_by_reader(const ikebana::ddl_table& table) {
  constexpr const char* actions[] = {"NO ACTION", "RESTRICT", "SET NULL", "SET DEFAULT", "CASCADE"};
  std::vector<std::string> lines;
  for (const ikebana::ddl_foreign_key& key : table.foreign_keys) {
    std::string line =
        text_of(key.parent) + '|' + actions[static_cast<int>(key.on_update)] + '|' + actions[static_cast<int>(key.on_delete)];
    for (unsigned i = 0; i != key.size; ++i) {
      const ikebana::ddl_link& link = table.links[key.first + i];
      line += '|' + text_of(table.columns[static_cast<unsigned>(link.column)].name) + "->" +
              (link.parent_column.empty() ? "NULL" : text_of(link.parent_column));
    }
    lines.push_back(line);
  }
  return joined(lines);
}

inline std::string indexes_by_sqlite(const live_schema& live, const std::string& table) {
  std::vector<std::string> lines;
  for (const auto& index : live.rows("SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1)", table)) {
    std::string line = index[2] == "c" ? index[0] : "";
    line += '|' + index[1] + '|' + index[2] + '|' + index[3];
    for (const auto& part : live.rows("SELECT cid, \"desc\", coll FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno", index[0])) {
      line += '|' + part[0] + ' ' + part[1] + ' ' + lower(part[2]);
    }
    lines.push_back(line);
  }
  return joined(lines);
}

inline std::string indexes_by_reader(const ikebana::ddl_table& table) {
  constexpr const char* origins[] = {"c", "u", "pk"};
  std::vector<std::string> lines;
  for (const ikebana::ddl_index& index : table.indexes) {
    std::string line = text_of(index.name) + '|' + (index.is_unique ? "1" : "0") + '|' + origins[static_cast<int>(index.origin)] + '|' +
                       (index.is_partial ? "1" : "0");
    for (unsigned i = 0; i != index.size; ++i) {
      const ikebana::ddl_key_part& part = table.parts[index.first + i];
      const ikebana::ddl_name collation = table.collation_of(part);
      line += '|' + std::to_string(part.column) + (part.descending ? " 1 " : " 0 ") +
              (collation.empty() ? "binary" : lower(text_of(collation)));
    }
    lines.push_back(line);
  }
  return joined(lines);
}

/// Tables by name: not those of SQLite itself, nor what virtual tables keep theirs in.
inline std::vector<std::string> tables_of(const live_schema& live) {
  std::vector<std::string> names;
  for (const auto& each : live.rows("SELECT name FROM pragma_table_list WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND type IN ('table', "
                                    "'virtual', 'view') ORDER BY name")) {
    names.push_back(each[0]);
  }
  return names;
}

struct difference {
  std::string table;
  std::string by_sqlite;
  std::string by_reader;
};

/// What SQLite says of a table that the reader says it cannot read.
inline constexpr const char* is_there = "it is there";

/// Calls `report` with each difference.
inline void compare(const live_schema& live, const ikebana::ddl_schema<0>& read, const std::function<void(const difference&)>& report) {
  const auto expect = [&](const std::string& table, const std::string& by_sqlite, const std::string& by_reader) {
    if (by_sqlite != by_reader) report({table, by_sqlite, by_reader});
  };
  const std::vector<std::string> names = tables_of(live);
  const ikebana::detail::ddl_view view = read.view();
  std::vector<std::string> known;
  for (unsigned i = 0; i != view.count; ++i) {
    if (view.entries[i].is_live && view.entries[i].kind < ikebana::detail::ddl_entry_kind::index)
      known.push_back(text_of(view.entries[i].name));
  }
  expect("the names of tables", joined(names), joined(known));
  for (const std::string& name : names) {
    ikebana::ddl_table table;
    ikebana::detail::ddl_problem problem;
    const auto answer = ikebana::detail::read_table(view, name, {}, table, problem);
    if (answer == ikebana::detail::table_answer::columns_unknown) continue;
    if (answer == ikebana::detail::table_answer::unreadable) {
      report({name, is_there, problem.message});
      continue;
    }
    expect(name, columns_by_sqlite(live, name), columns_by_reader(table));
    expect(name, foreign_keys_by_sqlite(live, name), foreign_keys_by_reader(table));
    expect(name, indexes_by_sqlite(live, name), indexes_by_reader(table));
  }
}

}  // namespace ddl_compare

#endif
