// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement that runs, and what is thrown where it fails. What throws is called by pointers that a connection holds: the
// exceptions are compiled in the file that opens a database, and not anew in each one that runs queries.

#include <ikebana/sqlite/error.hpp>

namespace ikebana::detail {

template <class T>
struct value_list;

}  // namespace ikebana::detail

namespace ikebana::sqlite::detail {

class connection;

/// A prepared statement, and the connection that it runs in.
struct running_statement {
  using dialect = sqlite::dialect;

  connection& on;
  sqlite3_stmt* handle;

  /// Reads a column of the row that the statement is at.
  template <class T>
  void read(int column, T& into) const;

  bool is_null(int column) const;

  /// Reads a key, if there is one: NULL is none. What is no integer may be equal to one in SQL, by the types of the columns, and
  /// is not in C++: its row would be lost.
  bool read_key(int column, std::int64_t& into) const;

  /// Binds a value without copying it: texts and blobs must live as long as the statement runs.
  template <class T>
  void bind(int number, const T& value) const;
  /// Values that the statement reads as a table.
  template <class T>
  void bind(int number, const ikebana::detail::value_list<T>& list) const;
  void bind_null(int number) const;

  /// "parameter ?1 is ..."
  [[noreturn, gnu::cold]] void fail_parameter(int number, const char* what) const;
  /// "column 2 (name) holds NULL, and a value is wanted"
  [[noreturn, gnu::cold]] void fail_missing(int column) const;
};

// Defined in sqlite/lease.hpp, which who runs statements includes.
[[noreturn, gnu::cold]] void fail_statement(const running_statement& at, int code);
/// "column 2 (name) holds ..."
[[noreturn, gnu::cold]] void fail_reading(const running_statement& at, int column, const char* what);
/// "column 2 (name) holds a text, and an integer is wanted"
[[noreturn, gnu::cold]] void fail_conversion(const running_statement& at, int column, const char* wanted, int found);

/// The functions that throw; see above, where what they say stands.
struct failures {
  void (*of_statement)(connection& on, sqlite3_stmt* statement, int code);
  void (*of_reading)(sqlite3_stmt* statement, int column, const char* what);
  void (*of_conversion)(sqlite3_stmt* statement, int column, const char* wanted, int found);
  void (*of_parameter)(sqlite3_stmt* statement, int number, const char* what);
};

inline const char* name_of_type(int type) {
  switch (type) {
    case SQLITE_INTEGER: return "an integer";
    case SQLITE_FLOAT: return "a real number";
    case SQLITE_TEXT: return "a text";
    case SQLITE_BLOB: return "a blob";
    default: return "NULL";
  }
}

inline const char* name_of_column(sqlite3_stmt* statement, int column) {
  const char* const name = sqlite3_column_name(statement, column);
  return name != nullptr ? name : "?";
}

/// Tells the row by its first column, which is its key in almost all models: "column 3 (name) holds ..., where id is 7".
[[noreturn, gnu::cold]] inline void throw_reading(sqlite3_stmt* statement, int column, const char* what) {
  const formatted said("column %d (%s) holds %s", column + 1, detail::name_of_column(statement, column), what);
  const char* const first = detail::name_of_column(statement, 0);
  const char* const sql = sqlite3_sql(statement);
  const int type = column != 0 ? sqlite3_column_type(statement, 0) : SQLITE_NULL;
  if (type == SQLITE_INTEGER) {
    const formatted where("%s, where %s is %lld", said.text(), first, sqlite3_column_int64(statement, 0));
    throw conversion_error(SQLITE_MISMATCH, where.text(), sql);
  } else if (type == SQLITE_TEXT) {
    const formatted where("%s, where %s is '%.60q'", said.text(), first, sqlite3_column_text(statement, 0));
    throw conversion_error(SQLITE_MISMATCH, where.text(), sql);
  }
  throw conversion_error(SQLITE_MISMATCH, said.text(), sql);
}

[[noreturn, gnu::cold]] inline void throw_conversion(sqlite3_stmt* statement, int column, const char* wanted, int found) {
  detail::throw_reading(statement, column, formatted("%s, and %s is wanted", name_of_type(found), wanted).text());
}

[[noreturn, gnu::cold]] inline void throw_parameter(sqlite3_stmt* statement, int number, const char* what) {
  throw conversion_error(SQLITE_MISMATCH, formatted("parameter ?%d is %s", number, what).text(), sqlite3_sql(statement));
}

}  // namespace ikebana::sqlite::detail
