// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's values to C++ values: the one reader of columns and of the arguments of functions. What does not fit is an error,
// never a conversion.

#include <ikebana/model/value.hpp>
#include <ikebana/sqlite/running_statement.hpp>

#include <cfloat>
#include <cstdint>
#include <new>
#include <optional>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

/// What the exception says that a codec has thrown. Memory that is used up is none of its words.
template <class String = std::string>
String words_of_codec() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& thrown) {
    return thrown.what();
  } catch (...) {
    return "its codec does not say why";
  }
}

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_cell(const running_statement* statement, int place, const char* what) {
  if (statement != nullptr) fail_reading(*statement, place, what);
  throw conversion_error(SQLITE_MISMATCH, formatted("argument %d holds %s", place + 1, what).text(), {});
}

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_cell(const running_statement* statement, int place, const char* wanted, int found) {
  if (statement != nullptr) fail_conversion(*statement, place, wanted, found);
  detail::fail_cell(statement, place, formatted("%s, and %s is wanted", detail::name_of_type(found), wanted).text());
}

/// SQLite gives no address for a text or bytes that there are: it had no memory to write them in another encoding, or at all.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_memory(const running_statement* statement) {
  if (statement != nullptr) fail_statement(*statement, SQLITE_NOMEM);
  throw std::bad_alloc{};
}

/// A column of the row that a statement is at, or an argument of a function, which has no statement. Its type is asked for once.
struct cell {
  const running_statement* statement;
  int place;  // of the column or the argument, from 0
  sqlite3_value* value;
  int type;

  // Always inline: g++ would make a function of the failure alone, and put each cell in memory for it.
  [[gnu::always_inline]] void expect(bool holds, const char* wanted) const {
    if (!holds) [[unlikely]]
      detail::fail_cell(statement, place, wanted, type);
  }
};

inline std::int64_t read_integer(const cell& from) {
  from.expect(from.type == SQLITE_INTEGER, "an integer");
  return sqlite3_value_int64(from.value);
}

/// An integer where a real number is wanted, if one is it exactly. Not of a cell, which would have to be put in memory.
[[gnu::noinline]] inline double read_integer_as_real(const running_statement* statement, int place, sqlite3_value* value, int type) {
  const cell from{statement, place, value, type};
  from.expect(from.type == SQLITE_INTEGER, "a number");
  const double number = sqlite3_value_double(from.value);
  const bool is_exact = number < 0x1p63 && static_cast<std::int64_t>(number) == sqlite3_value_int64(from.value);
  from.expect(is_exact, "one that a real number holds exactly");
  return number;
}

inline double read_real(const cell& from) {
  return from.type == SQLITE_FLOAT ? sqlite3_value_double(from.value)
                                   : detail::read_integer_as_real(from.statement, from.place, from.value, from.type);
}

/// Whether a float stands for a number of SQL: it is that number, or the nearest to one that is real, with all the digits
/// that floats have. An integer is never rounded.
template <class T>
constexpr bool stands_for(T held, double number, int type) {
  if (static_cast<double>(held) == number) return true;
  const T size = held < 0 ? -held : held;
  return type == SQLITE_FLOAT && size >= FLT_MIN && size <= FLT_MAX;
}

template <class Integer>
constexpr bool fits(std::int64_t value) {
  if constexpr (sizeof(Integer) >= sizeof(std::int64_t)) {
    return std::is_signed_v<Integer> || value >= 0;
  } else {
    return static_cast<std::int64_t>(static_cast<Integer>(value)) == value;
  }
}

inline blob_view read_bytes(const cell& from) {
  from.expect(from.type == SQLITE_BLOB, "a blob");
  const auto* const bytes = static_cast<const std::byte*>(sqlite3_value_blob(from.value));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(from.value));
  if (bytes == nullptr && size != 0) [[unlikely]]
    detail::fail_memory(from.statement);
  return {bytes, size};
}

inline std::string_view read_text(const cell& from) {
  from.expect(from.type == SQLITE_TEXT, "a text");
  const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(from.value));
  if (characters == nullptr) [[unlikely]]
    detail::fail_memory(from.statement);
  return {characters, static_cast<std::size_t>(sqlite3_value_bytes(from.value))};
}

/// Copies a text. A string keeps its memory from row to row; one that has too little, or none, is made anew in its place.
template <class String>
inline void copy_text(std::string_view text, String& into) {
  if (into.capacity() >= sizeof(String) / 2 && text.size() <= into.capacity()) {
    into.assign(text.data(), text.size());
  } else {
    into.~String();
    try {
      ::new (static_cast<void*>(__builtin_addressof(into))) String(text.data(), text.size());
    } catch (...) {
      ::new (static_cast<void*>(__builtin_addressof(into))) String();  // there is always one
      throw;
    }
  }
}

template <class T>
void read_coded(const cell& from, T& into);
template <class T>
void read_any(const cell& from, T& into);

/// Reads a value that is not NULL. What has memory of its own keeps it from row to row. `inline` is a hint that g++ and
/// clang heed: a model is read by one function, without a call but SQLite's.
template <class T>
inline void read_value(const cell& from, T& into) {
  if constexpr (has_codec<T>) {
    detail::read_coded(from, into);
  } else if constexpr (storage_of<T> == storage::any) {
    detail::read_any(from, into);
  } else if constexpr (std::is_same_v<T, bool>) {
    const std::int64_t number = detail::read_integer(from);
    from.expect(number == 0 || number == 1, "0 or 1");
    into = number != 0;
  } else if constexpr (std::is_enum_v<T>) {
    std::underlying_type_t<T> number{};
    detail::read_value(from, number);
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::integer) {
    const std::int64_t number = detail::read_integer(from);
    from.expect(detail::fits<T>(number), "one that fits its type");
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::real) {
    const double number = detail::read_real(from);
    into = static_cast<T>(number);
    if constexpr (sizeof(T) < sizeof(double)) from.expect(detail::stands_for(into, number, from.type), "one that fits its type");
  } else if constexpr (std::is_same_v<T, std::string>) {
    detail::copy_text(detail::read_text(from), into);
  } else if constexpr (storage_of<T> == storage::text) {
    into = detail::read_text(from);
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: a column cannot be read into this type");
    const blob_view bytes = detail::read_bytes(from);
    if constexpr (std::is_same_v<T, blob>) {
      into.assign(bytes.begin(), bytes.end());
    } else if constexpr (std::is_constructible_v<T, const std::byte*, std::size_t>) {
      into = T(bytes.data(), bytes.size());
    } else {
      from.expect(bytes.size() == into.size(), "one of its type's size");
      for (std::size_t i = 0; i != bytes.size(); ++i) into[i] = bytes[i];
    }
  }
}

/// Reads a value that is not NULL through the codec of its type.
template <class T>
void read_coded(const cell& from, T& into) {
  ikebana::detail::stored<T> given{};
  detail::read_value(from, given);
  try {
    if constexpr (requires { codec<T>::from_column(given); }) {
      into = codec<T>::from_column(given);
    } else if constexpr (ikebana::detail::fills_in_place<T>) {
      codec<T>::from(given, into);
    } else {
      into = codec<T>::from(given);
    }
  } catch (...) {
    detail::fail_cell(from.statement, from.place, ("what its type refuses: " + detail::words_of_codec()).c_str());
  }
}

/// Reads a value that is not NULL into the alternative of its kind. An integer may be read as a real number that is it exactly.
template <class T>
void read_any(const cell& from, T& into) {
  using parts = ikebana::detail::any_parts<T>;
  switch (from.type) {
    case SQLITE_INTEGER:
      if constexpr (parts::has(storage::integer)) return detail::read_value(from, parts::template hold<storage::integer>(into));
      if constexpr (parts::has(storage::boolean)) return detail::read_value(from, parts::template hold<storage::boolean>(into));
      [[fallthrough]];
    case SQLITE_FLOAT:
      if constexpr (parts::has(storage::real)) return detail::read_value(from, parts::template hold<storage::real>(into));
      break;
    case SQLITE_TEXT:
      if constexpr (parts::has(storage::text)) return detail::read_value(from, parts::template hold<storage::text>(into));
      break;
    case SQLITE_BLOB:
      if constexpr (parts::has(storage::blob)) return detail::read_value(from, parts::template hold<storage::blob>(into));
      break;
    default: break;
  }
  from.expect(false, "one of the alternatives of its type");
}

/// Reads a column of the row that a statement is at.
template <class T>
inline void read(const running_statement& statement, int column, T& into) {
  sqlite3_value* const value = sqlite3_column_value(statement.handle, column);
  const cell from{&statement, column, value, sqlite3_value_type(value)};
  if constexpr (is_optional<T>) {
    if (from.type == SQLITE_NULL) {
      into.reset();
    } else {
      detail::read_value(from, into.has_value() ? *into : into.emplace());
    }
  } else {
    detail::read_value(from, into);
  }
}

}  // namespace ikebana::sqlite::detail
