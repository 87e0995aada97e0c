// SPDX-License-Identifier: BSL-1.0
#pragma once

// C++ values to SQLite's. What does not fit is an error, never a conversion.

#include <ikebana/sqlite/cell.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

inline void check_bound(const running_statement& statement, int code) {
  if (code != SQLITE_OK) [[unlikely]]
    fail_statement(statement, code);
}

/// Whether what a codec gives stands for text or bytes that live elsewhere, in the value itself.
template <class Encoded>
inline constexpr bool is_borrowed =
    std::is_reference_v<Encoded> || std::is_pointer_v<Encoded> || std::is_same_v<Encoded, std::string_view> ||
    std::is_same_v<Encoded, blob_view>;

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
  } else if constexpr (storage_of<T> == storage::any) {
    const bool holds_value = ikebana::detail::any_parts<T>::visit(value, [&](const auto& held) { detail::encode(held, sink); });
    if (!holds_value) sink.fail("a variant that holds no value");
  } else if constexpr (std::is_enum_v<T>) {
    detail::encode(static_cast<std::underlying_type_t<T>>(value), sink);
  } else if constexpr (storage_of<T> == storage::integer || storage_of<T> == storage::boolean) {
    const auto number = static_cast<sqlite3_int64>(value);
    if constexpr (exceeds_sql<T>()) {
      if ((number < 0) != (value < T{}) || static_cast<T>(number) != value) {
        return sink.fail(value < T{} ? "smaller than SQL's smallest integer" : "larger than SQL's largest integer");
      }
    }
    sink.integer(number);
  } else if constexpr (storage_of<T> == storage::real) {
    // SQLite would store NULL.
    if (value != value) return sink.fail("not a number");
    const auto number = static_cast<double>(value);
    if constexpr (exceeds_sql<T>()) {
      if (static_cast<T>(number) != value) return sink.fail("more precise or larger than a real number of SQL");
    }
    sink.real(number);
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
