// SPDX-License-Identifier: BSL-1.0
#pragma once

// A value of SQLite's, as it is read: a column of a row, or the argument of a function.

#include <ikebana/driver/read_value.hpp>
#include <ikebana/sqlite/running_statement.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_cell(const running_statement* statement, int index, const char* what) {
  if (statement != nullptr) fail_reading(*statement, index, what);
  throw conversion_error(SQLITE_MISMATCH, formatted("argument %d holds %s", index + 1, what).text(), {});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_cell(const running_statement* statement, int index, const char* wanted, int found) {
  if (statement != nullptr) fail_conversion(*statement, index, wanted, found);
  detail::fail_cell(statement, index, formatted("%s, and %s is wanted", detail::name_of_type(found), wanted).text());
}

/// SQLite gives no address for a text or bytes that there are: it had no memory to write them in another encoding, or at all.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_memory(const running_statement* statement) {
  if (statement != nullptr) fail_statement(*statement, SQLITE_NOMEM);
  throw std::bad_alloc{};
}

/// A column of the row that a statement is at, or an argument of a function, which has no statement. Its type is asked for once.
/// See driver/read_value.hpp.
struct cell {
  const running_statement* statement;
  int index;  // of the column or the argument, from 0
  sqlite3_value* value;
  int type;

  // Always inline: g++ would make a function of the failure alone, and put each cell in memory for it.
  [[gnu::always_inline]] void expect(bool holds, const char* wanted) const {
    if (!holds) [[unlikely]]
      detail::fail_cell(statement, index, wanted, type);
  }

  [[noreturn]] void fail(const char* what) const { detail::fail_cell(statement, index, what); }

  bool is_null() const { return type == SQLITE_NULL; }
  bool is_real() const { return type == SQLITE_FLOAT; }

  storage kind() const {
    switch (type) {
      case SQLITE_INTEGER: return storage::integer;
      case SQLITE_FLOAT: return storage::real;
      case SQLITE_TEXT: return storage::text;
      case SQLITE_BLOB: return storage::blob;
      default: return storage::unknown;
    }
  }

  std::int64_t integer() const {
    expect(type == SQLITE_INTEGER, "an integer");
    return sqlite3_value_int64(value);
  }

  double real() const { return is_real() ? sqlite3_value_double(value) : real_of_integer(statement, index, value, type); }

  blob_view bytes() const {
    expect(type == SQLITE_BLOB, "a blob");
    const auto* const bytes = static_cast<const std::byte*>(sqlite3_value_blob(value));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    if (bytes == nullptr && size != 0) [[unlikely]]
      detail::fail_memory(statement);
    return {bytes, size};
  }

  std::string_view text() const {
    expect(type == SQLITE_TEXT, "a text");
    const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (characters == nullptr) [[unlikely]]
      detail::fail_memory(statement);
    return {characters, static_cast<std::size_t>(sqlite3_value_bytes(value))};
  }

 private:
  /// An integer where a real number is wanted, if one is it exactly. Not of a cell, which would have to be put in memory.
  [[gnu::noinline]] static double real_of_integer(const running_statement* statement, int index, sqlite3_value* value, int type) {
    const cell from{statement, index, value, type};
    from.expect(type == SQLITE_INTEGER, "a number");
    const double number = sqlite3_value_double(value);
    const bool is_exact = number < 0x1p63 && static_cast<std::int64_t>(number) == sqlite3_value_int64(value);
    from.expect(is_exact, "one that a real number holds exactly");
    return number;
  }
};

template <class T>
inline void running_statement::read(int column, T& into) const {
  sqlite3_value* const value = sqlite3_column_value(handle, column);
  const cell from{this, column, value, sqlite3_value_type(value)};
  if constexpr (is_optional<T>) {
    if (from.is_null()) {
      into.reset();
    } else {
      detail::read_value(from, into.has_value() ? *into : into.emplace());
    }
  } else {
    detail::read_value(from, into);
  }
}

inline bool running_statement::is_null(int column) const { return sqlite3_column_type(handle, column) == SQLITE_NULL; }

/// Asked for once: each question costs as much as a hash look-up.
inline bool running_statement::read_key(int column, std::int64_t& into) const {
  sqlite3_value* const value = sqlite3_column_value(handle, column);
  const int type = sqlite3_value_type(value);
  if (type != SQLITE_INTEGER) [[unlikely]] {
    if (type == SQLITE_NULL) return false;
    fail_conversion(*this, column, "an integer", type);
  }
  into = sqlite3_value_int64(value);
  return true;
}

}  // namespace ikebana::sqlite::detail
