// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement that is run once: the library's own questions to a database.

#include <ikebana/sqlite/connection.hpp>
#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

/// The text of a column, empty for NULL. SQLite gives no characters for want of memory, too (the text of a UTF-16 database is
/// converted): that is an error.
inline std::string text_of_column(sqlite3_stmt* statement, int column) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return {};
  const auto* const characters = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (characters == nullptr) detail::throw_statement(statement, SQLITE_NOMEM);
  return {characters, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

/// A statement that is run once, with texts as its parameters.
class probe {
 public:
  probe(sqlite3* on, std::string_view sql) : statement_(detail::prepare_statement(on, sql, 0)) {}
  probe(const connection& on, std::string_view sql) : probe(on.ready(sql), sql) {}
  probe(const probe&) = delete;
  probe& operator=(const probe&) = delete;
  ~probe() { sqlite3_finalize(statement_); }

  probe& with(std::string_view text) {
    const int code = sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) detail::throw_statement(statement_, code);
    return *this;
  }

  bool step() const {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) detail::throw_statement(statement_, code);
    return code == SQLITE_ROW;
  }

  std::string text(int column) const { return detail::text_of_column(statement_, column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }

 private:
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

/// Whether a schema has a table, a view, an index or a trigger of this name.
inline bool has_object(sqlite3* on, std::string_view schema, std::string_view name) {
  probe found{on, "SELECT 1 FROM " + detail::in_quotes(schema) + ".sqlite_master WHERE name = ?1 COLLATE NOCASE"};
  return found.with(name).step();
}

/// A name that nothing in a schema has: the one that is wanted, with a number behind it if it is taken.
inline std::string free_name_in(sqlite3* on, std::string_view schema, const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; detail::has_object(on, schema, name); ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

}  // namespace ikebana::sqlite::detail
