// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CODEC_HPP
#define IKEBANA_SQLITE_CODEC_HPP

// C++ values to parameters and columns to C++ values. What does not fit is an error, never a conversion.

#include <ikebana/model/value.hpp>
#include <ikebana/sqlite/error.hpp>

#include <cstdint>
#include <limits>
#include <optional>

namespace ikebana::sqlite::detail {

using ikebana::detail::bare;
using ikebana::detail::is_optional;
using ikebana::detail::storage_of;

inline const char* name_of_type(int type) {
  switch (type) {
    case SQLITE_INTEGER: return "an integer";
    case SQLITE_FLOAT: return "a real number";
    case SQLITE_TEXT: return "a text";
    case SQLITE_BLOB: return "a blob";
    default: return "NULL";
  }
}

[[noreturn]] inline void fail_conversion(sqlite3_stmt* statement, int column, const char* wanted, int found) {
  const char* const name = sqlite3_column_name(statement, column);
  std::string message = "column " + std::to_string(column + 1) + " (" + (name != nullptr ? name : "?") + ") holds " +
                        name_of_type(found) + ", and " + wanted + " is wanted";
  throw conversion_error(SQLITE_MISMATCH, static_cast<std::string&&>(message), sqlite3_sql(statement));
}

inline void expect(bool holds, sqlite3_stmt* statement, int column, const char* wanted, int found) {
  if (!holds) [[unlikely]] fail_conversion(statement, column, wanted, found);
}

inline std::int64_t read_integer(sqlite3_stmt* statement, int column, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_INTEGER, statement, column, "an integer", type);
  return sqlite3_value_int64(value);
}

template <class Integer>
constexpr bool fits(std::int64_t value) {
  if constexpr (sizeof(Integer) == sizeof(std::int64_t)) {
    return std::numeric_limits<Integer>::is_signed || value >= 0;
  } else {
    return value >= static_cast<std::int64_t>(std::numeric_limits<Integer>::min()) &&
           value <= static_cast<std::int64_t>(std::numeric_limits<Integer>::max());
  }
}

/// Reads a column that is not NULL.
template <class T>
void read_value(sqlite3_stmt* statement, int column, sqlite3_value* value, T& into) {
  if constexpr (std::is_same_v<T, bool>) {
    const std::int64_t number = read_integer(statement, column, value);
    expect(number == 0 || number == 1, statement, column, "0 or 1", SQLITE_INTEGER);
    into = number != 0;
  } else if constexpr (std::is_enum_v<T>) {
    std::underlying_type_t<T> number{};
    read_value(statement, column, value, number);
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::integer) {
    const std::int64_t number = read_integer(statement, column, value);
    expect(fits<T>(number), statement, column, "one that fits the member's type", SQLITE_INTEGER);
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::real) {
    const int type = sqlite3_value_type(value);
    expect(type == SQLITE_FLOAT || type == SQLITE_INTEGER, statement, column, "a number", type);
    into = static_cast<T>(sqlite3_value_double(value));
  } else if constexpr (storage_of<T> == storage::text) {
    const int type = sqlite3_value_type(value);
    expect(type == SQLITE_TEXT, statement, column, "a text", type);
    const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(value));
    into = T(characters, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: a column cannot be read into this type");
    const int type = sqlite3_value_type(value);
    expect(type == SQLITE_BLOB, statement, column, "a blob", type);
    const auto* const bytes = static_cast<const std::byte*>(sqlite3_value_blob(value));
    into.assign(bytes, bytes + sqlite3_value_bytes(value));
  }
}

// A string keeps its memory from row to row.
inline void read_value(sqlite3_stmt* statement, int column, sqlite3_value* value, std::string& into) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_TEXT, statement, column, "a text", type);
  const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(value));
  into.assign(characters, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

/// Reads a column of the row that a statement is at.
template <class T>
void read(sqlite3_stmt* statement, int column, T& into) {
  sqlite3_value* const value = sqlite3_column_value(statement, column);
  if constexpr (is_optional<T>) {
    if (sqlite3_value_type(value) == SQLITE_NULL) {
      into.reset();
    } else {
      if (!into.has_value()) into.emplace();
      read_value(statement, column, value, *into);
    }
  } else {
    read_value(statement, column, value, into);
  }
}

inline void check_bound(sqlite3_stmt* statement, int code) {
  if (code != SQLITE_OK) [[unlikely]] fail_statement(statement, code);
}

[[noreturn]] inline void fail_binding(sqlite3_stmt* statement, int number, const char* what) {
  throw conversion_error(SQLITE_MISMATCH, "parameter ?" + std::to_string(number) + " is " + what,
                         sqlite3_sql(statement));
}

/// Binds a value without copying it: texts and blobs must live as long as the statement runs.
template <class T>
void bind(sqlite3_stmt* statement, int number, const T& value) {
  if constexpr (is_optional<T>) {
    if (value.has_value()) {
      bind(statement, number, *value);
    } else {
      check_bound(statement, sqlite3_bind_null(statement, number));
    }
  } else if constexpr (std::is_enum_v<T>) {
    bind(statement, number, static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (storage_of<T> == storage::integer || storage_of<T> == storage::boolean) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t)) {
      if (value > static_cast<T>(std::numeric_limits<std::int64_t>::max())) {
        fail_binding(statement, number, "larger than SQL's largest integer");
      }
    }
    check_bound(statement, sqlite3_bind_int64(statement, number, static_cast<sqlite3_int64>(value)));
  } else if constexpr (storage_of<T> == storage::real) {
    // SQLite would store NULL.
    if (value != value) fail_binding(statement, number, "not a number");
    check_bound(statement, sqlite3_bind_double(statement, number, static_cast<double>(value)));
  } else if constexpr (storage_of<T> == storage::text) {
    const char* const characters = value.data() != nullptr ? value.data() : "";
    check_bound(statement, sqlite3_bind_text64(statement, number, characters, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: this type cannot be bound to a parameter");
    const void* const bytes = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
    check_bound(statement, sqlite3_bind_blob64(statement, number, bytes, value.size(), SQLITE_STATIC));
  }
}

}  // namespace ikebana::sqlite::detail

#endif
