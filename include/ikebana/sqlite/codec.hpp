// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CODEC_HPP
#define IKEBANA_SQLITE_CODEC_HPP

// C++ values to parameters and columns to C++ values. What does not fit is an error, never a conversion.

#include <ikebana/model/value.hpp>
#include <ikebana/sqlite/running_statement.hpp>

#include <cstdint>
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

/// A column of the row that a statement is at. Its type is asked for once.
struct cell {
  const running_statement& statement;
  int column;
  sqlite3_value* value;
  int type;

  // Always inline: g++ would make a function of the failure alone, and put each cell in memory for it.
  [[gnu::always_inline]] void expect(bool holds, const char* wanted) const {
    if (!holds) [[unlikely]] fail_conversion(statement, column, wanted, type);
  }
};

inline std::int64_t read_integer(const cell& from) {
  from.expect(from.type == SQLITE_INTEGER, "an integer");
  return sqlite3_value_int64(from.value);
}

/// An integer where a real number is wanted, if one is it exactly. Not of a cell, which would have to be put in memory.
[[gnu::noinline]] inline double read_integer_as_real(const running_statement& statement, int column, sqlite3_value* value, int type) {
  const cell from{statement, column, value, type};
  from.expect(from.type == SQLITE_INTEGER, "a number");
  const double number = sqlite3_value_double(from.value);
  const bool is_exact = number < 0x1p63 && static_cast<std::int64_t>(number) == sqlite3_value_int64(from.value);
  from.expect(is_exact, "one that a real number holds exactly");
  return number;
}

inline double read_real(const cell& from) {
  return from.type == SQLITE_FLOAT ? sqlite3_value_double(from.value)
                                    : detail::read_integer_as_real(from.statement, from.column, from.value, from.type);
}

template <class Integer>
constexpr bool fits(std::int64_t value) {
  if constexpr (sizeof(Integer) == sizeof(std::int64_t)) {
    return std::is_signed_v<Integer> || value >= 0;
  } else {
    return static_cast<std::int64_t>(static_cast<Integer>(value)) == value;
  }
}

inline blob_view read_bytes(const cell& from) {
  from.expect(from.type == SQLITE_BLOB, "a blob");
  const auto* const bytes = static_cast<const std::byte*>(sqlite3_value_blob(from.value));
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(from.value))};
}

inline std::string_view read_text(const cell& from) {
  from.expect(from.type == SQLITE_TEXT, "a text");
  const char* const characters = reinterpret_cast<const char*>(sqlite3_value_text(from.value));
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
      ::new (static_cast<void*>(&into)) String(text.data(), text.size());
    } catch (...) {
      ::new (static_cast<void*>(&into)) String();  // there is always one
      throw;
    }
  }
}

template <class T>
void read_coded(const cell& from, T& into);

/// Reads a column that is not NULL. What has memory of its own keeps it from row to row. `inline` is a hint that g++ and
/// clang heed: a model is read by one function, without a call but SQLite's.
template <class T>
inline void read_value(const cell& from, T& into) {
  if constexpr (has_codec<T>) {
    detail::read_coded(from, into);
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
    from.expect(detail::fits<T>(number), "one that fits the member's type");
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::real) {
    const double number = read_real(from);
    into = static_cast<T>(number);
    // A double always does; a float may be too small a place.
    if constexpr (sizeof(T) < sizeof(double)) from.expect(into - into == 0 || number - number != 0, "one that fits the member's type");
  } else if constexpr (std::is_same_v<T, std::string>) {
    detail::copy_text(detail::read_text(from), into);
  } else if constexpr (storage_of<T> == storage::text) {
    into = detail::read_text(from);
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: a column cannot be read into this type");
    const blob_view bytes = read_bytes(from);
    if constexpr (std::is_same_v<T, blob>) {
      into.assign(bytes.begin(), bytes.end());
    } else if constexpr (std::is_constructible_v<T, const std::byte*, std::size_t>) {
      into = T(bytes.data(), bytes.size());
    } else {
      from.expect(bytes.size() == into.size(), "one of the member's size");
      for (std::size_t i = 0; i != bytes.size(); ++i) into[i] = bytes[i];
    }
  }
}

/// Reads a column that is not NULL through the codec of its type.
template <class T>
void read_coded(const cell& from, T& into) {
  ikebana::detail::stored<T> given{};
  detail::read_value(from, given);
  try {
    if constexpr (ikebana::detail::fills_in_place<T>) {
      codec<T>::from(given, into);
    } else {
      into = codec<T>::from(given);
    }
  } catch (...) {
    fail_reading(from.statement, from.column, ("what its type refuses: " + detail::words_of_codec()).c_str());
  }
}

/// Reads a column of the row that a statement is at.
template <class T>
inline void read(const running_statement& statement, int column, T& into) {
  sqlite3_value* const value = sqlite3_column_value(statement.handle, column);
  const cell from{statement, column, value, sqlite3_value_type(value)};
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

inline void check_bound(const running_statement& statement, int code) {
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
inline void encode(const T& value, const Sink& sink) {
  if constexpr (std::is_same_v<T, std::nullopt_t>) {
    sink.null();
  } else if constexpr (is_optional<T>) {
    if (value.has_value()) {
      detail::encode(*value, sink);
    } else {
      sink.null();
    }
  } else if constexpr (has_codec<T>) {
    detail::encode_coded(value, sink);
  } else if constexpr (std::is_enum_v<T>) {
    detail::encode(static_cast<std::underlying_type_t<T>>(value), sink);
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
      detail::encode(given, sink);
    }
  };
  try {
    encode_given(codec<T>::to(value));
  } catch (const error&) {
    throw;
  } catch (...) {
    sink.fail(("refused by its type: " + detail::words_of_codec()).c_str());
  }
}

/// A parameter of a statement, as a place for a value.
struct parameter_sink {
  const running_statement& statement;
  int number;

  void null() const { check_bound(statement, sqlite3_bind_null(statement.handle, number)); }
  void integer(sqlite3_int64 value) const { check_bound(statement, sqlite3_bind_int64(statement.handle, number, value)); }
  void real(double value) const { check_bound(statement, sqlite3_bind_double(statement.handle, number, value)); }

  void text(std::string_view value, sqlite3_destructor_type lifetime) const {
    const char* const characters = value.data() != nullptr ? value.data() : "";
    check_bound(statement, sqlite3_bind_text64(statement.handle, number, characters, value.size(), lifetime, SQLITE_UTF8));
  }

  void bytes(blob_view value, sqlite3_destructor_type lifetime) const {
    const void* const first = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
    check_bound(statement, sqlite3_bind_blob64(statement.handle, number, first, value.size(), lifetime));
  }

  [[noreturn, gnu::cold]] void fail(const char* what) const { fail_parameter(statement, number, what); }
};

/// Binds a value without copying it: texts and blobs must live as long as the statement runs.
template <class T>
inline void bind(const running_statement& statement, int number, const T& value) {
  detail::encode(value, parameter_sink{statement, number});
}

}  // namespace ikebana::sqlite::detail

#endif
