// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CODEC_HPP
#define IKEBANA_SQLITE_CODEC_HPP

// C++ values to parameters and columns to C++ values. What does not fit is an error, never a conversion.

#include <ikebana/model/value.hpp>
#include <ikebana/sqlite/error.hpp>

#include <cstdint>
#include <optional>

namespace ikebana::sqlite::detail {

using ikebana::detail::bare;
using ikebana::detail::has_codec;
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

[[noreturn, gnu::cold]] inline void fail_reading(sqlite3_stmt* statement, int column, const char* what) {
  const char* const name = sqlite3_column_name(statement, column);
  throw conversion_error(SQLITE_MISMATCH, formatted("column %d (%s) holds %s", column + 1, name != nullptr ? name : "?", what).text(),
                         sqlite3_sql(statement));
}

[[noreturn, gnu::cold]] inline void fail_conversion(sqlite3_stmt* statement, int column, const char* wanted, int found) {
  fail_reading(statement, column, formatted("%s, and %s is wanted", name_of_type(found), wanted).text());
}

/// What the exception says that a codec has thrown. Memory that is used up is none of its words.
inline std::string words_of_codec() {
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

inline void expect(bool holds, sqlite3_stmt* statement, int column, const char* wanted, int found) {
  if (!holds) [[unlikely]] fail_conversion(statement, column, wanted, found);
}

inline std::int64_t read_integer(sqlite3_stmt* statement, int column, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_INTEGER, statement, column, "an integer", type);
  return sqlite3_value_int64(value);
}

/// A real number, or an integer that is one exactly.
inline double read_real(sqlite3_stmt* statement, int column, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_FLOAT || type == SQLITE_INTEGER, statement, column, "a number", type);
  const double number = sqlite3_value_double(value);
  if (type == SQLITE_INTEGER) {
    const bool is_exact = number < 0x1p63 && static_cast<std::int64_t>(number) == sqlite3_value_int64(value);
    expect(is_exact, statement, column, "one that a real number holds exactly", type);
  }
  return number;
}

template <class Integer>
constexpr bool fits(std::int64_t value) {
  if constexpr (sizeof(Integer) == sizeof(std::int64_t)) {
    return std::is_signed_v<Integer> || value >= 0;
  } else {
    return static_cast<std::int64_t>(static_cast<Integer>(value)) == value;
  }
}

inline blob_view read_bytes(sqlite3_stmt* statement, int column, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_BLOB, statement, column, "a blob", type);
  const auto* const bytes = static_cast<const std::byte*>(sqlite3_value_blob(value));
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

inline std::string_view read_text(sqlite3_stmt* statement, int column, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  expect(type == SQLITE_TEXT, statement, column, "a text", type);
  const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return {characters, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

template <class T>
void read_coded(sqlite3_stmt* statement, int column, sqlite3_value* value, T& into);

/// Reads a column that is not NULL. What has memory of its own keeps it from row to row.
template <class T>
void read_value(sqlite3_stmt* statement, int column, sqlite3_value* value, T& into) {
  if constexpr (has_codec<T>) {
    read_coded(statement, column, value, into);
  } else if constexpr (std::is_same_v<T, bool>) {
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
    const double number = read_real(statement, column, value);
    into = static_cast<T>(number);
    expect(into - into == 0 || number - number != 0, statement, column, "one that fits the member's type", SQLITE_FLOAT);
  } else if constexpr (std::is_same_v<T, std::string>) {
    const std::string_view text = read_text(statement, column, value);
    into.assign(text.data(), text.size());
  } else if constexpr (storage_of<T> == storage::text) {
    into = read_text(statement, column, value);
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: a column cannot be read into this type");
    const blob_view bytes = read_bytes(statement, column, value);
    if constexpr (std::is_same_v<T, blob>) {
      into.assign(bytes.begin(), bytes.end());
    } else if constexpr (std::is_constructible_v<T, const std::byte*, std::size_t>) {
      into = T(bytes.data(), bytes.size());
    } else {
      expect(bytes.size() == into.size(), statement, column, "one of the member's size", SQLITE_BLOB);
      for (std::size_t i = 0; i != bytes.size(); ++i) into[i] = bytes[i];
    }
  }
}

/// Reads a column that is not NULL through the codec of its type.
template <class T>
void read_coded(sqlite3_stmt* statement, int column, sqlite3_value* value, T& into) {
  ikebana::detail::stored<T> given{};
  read_value(statement, column, value, given);
  try {
    if constexpr (ikebana::detail::fills_in_place<T>) {
      codec<T>::from(given, into);
    } else {
      into = codec<T>::from(given);
    }
  } catch (...) {
    fail_reading(statement, column, ("what its type refuses: " + words_of_codec()).c_str());
  }
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

/// Whether what a codec gives stands for text or bytes that live elsewhere, in the value itself.
template <class Encoded>
inline constexpr bool is_borrowed = std::is_reference_v<Encoded> || std::is_pointer_v<Encoded> ||
                                    std::is_same_v<Encoded, std::string_view> || std::is_same_v<Encoded, blob_view>;

template <class T, class Sink>
void encode_coded(const T& value, const Sink& sink);

/// Takes a value apart to what SQLite has: NULL, an integer, a real number, a text or a blob; or says why it is none.
template <class T, class Sink>
void encode(const T& value, const Sink& sink) {
  if constexpr (is_optional<T>) {
    if (value.has_value()) {
      encode(*value, sink);
    } else {
      sink.null();
    }
  } else if constexpr (has_codec<T>) {
    encode_coded(value, sink);
  } else if constexpr (std::is_enum_v<T>) {
    encode(static_cast<std::underlying_type_t<T>>(value), sink);
  } else if constexpr (storage_of<T> == storage::integer || storage_of<T> == storage::boolean) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t)) {
      if (value > static_cast<T>(INT64_MAX)) {
        return sink.fail("larger than SQL's largest integer");
      }
    }
    sink.integer(static_cast<sqlite3_int64>(value));
  } else if constexpr (storage_of<T> == storage::real) {
    // SQLite would store NULL.
    if (value != value) return sink.fail("not a number");
    sink.real(static_cast<double>(value));
  } else if constexpr (storage_of<T> == storage::text) {
    sink.text(value, SQLITE_STATIC);
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: this type cannot be bound to a parameter");
    sink.bytes(value, SQLITE_STATIC);
  }
}

/// Takes a value apart by its codec.
template <class T, class Sink>
void encode_coded(const T& value, const Sink& sink) {
  using given_type = ikebana::detail::encoded<T>;
  const auto encode_given = [&](given_type given) {
    // What owns its text is gone at the end of this function: SQLite makes a copy.
    [[maybe_unused]] const auto lifetime = is_borrowed<given_type> ? SQLITE_STATIC : SQLITE_TRANSIENT;
    if constexpr (storage_of<T> == storage::text) {
      sink.text(given, lifetime);
    } else if constexpr (storage_of<T> == storage::blob) {
      sink.bytes(given, lifetime);
    } else {
      encode(given, sink);
    }
  };
  try {
    encode_given(codec<T>::to(value));
  } catch (const error&) {
    throw;
  } catch (...) {
    sink.fail(("refused by its type: " + words_of_codec()).c_str());
  }
}

/// A parameter of a statement, as a place for a value.
struct parameter_sink {
  sqlite3_stmt* statement;
  int number;

  void null() const { check_bound(statement, sqlite3_bind_null(statement, number)); }
  void integer(sqlite3_int64 value) const { check_bound(statement, sqlite3_bind_int64(statement, number, value)); }
  void real(double value) const { check_bound(statement, sqlite3_bind_double(statement, number, value)); }

  void text(std::string_view value, sqlite3_destructor_type lifetime) const {
    const char* const characters = value.data() != nullptr ? value.data() : "";
    check_bound(statement, sqlite3_bind_text64(statement, number, characters, value.size(), lifetime, SQLITE_UTF8));
  }

  void bytes(blob_view value, sqlite3_destructor_type lifetime) const {
    const void* const first = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
    check_bound(statement, sqlite3_bind_blob64(statement, number, first, value.size(), lifetime));
  }

  [[noreturn, gnu::cold]] void fail(const char* what) const {
    throw conversion_error(SQLITE_MISMATCH, formatted("parameter ?%d is %s", number, what).text(), sqlite3_sql(statement));
  }
};

/// Binds a value without copying it: texts and blobs must live as long as the statement runs.
template <class T>
void bind(sqlite3_stmt* statement, int number, const T& value) {
  encode(value, parameter_sink{statement, number});
}

}  // namespace ikebana::sqlite::detail

#endif
