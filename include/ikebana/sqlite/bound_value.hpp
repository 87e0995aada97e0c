// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of a query's parameters, on their way to SQLite: they are put in a row where the query is known, and bound by
// one function for all queries.

#include <ikebana/sqlite/codec.hpp>

#include <cstddef>
#include <cstdint>

namespace ikebana::detail {

template <class T>
struct value_list;

}  // namespace ikebana::detail

namespace ikebana::sqlite::detail {

// Defined in sqlite/keys.hpp.
template <class T>
void bind(const running_statement& statement, int number, const ikebana::detail::value_list<T>& list);

/// A number, or where a text or anything else is, which has to last as long as its statement runs.
struct bound_value {
  void (*bind)(const running_statement& statement, int number, const bound_value& from);  // none: it is an integer, as most keys are
  union {
    std::int64_t integer;
    double real;
    const void* address;
  };
  std::size_t size;
};

inline void bind_one(const running_statement& statement, int number, const bound_value& from) {
  if (from.bind == nullptr) {
    check_bound(statement, sqlite3_bind_int64(statement.handle, number, from.integer));
  } else {
    from.bind(statement, number, from);
  }
}

inline void bind_real(const running_statement& statement, int number, const bound_value& from) { bind(statement, number, from.real); }

inline void bind_text(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.text({static_cast<const char*>(from.address), from.size}, SQLITE_STATIC);
}

inline void bind_bytes(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.bytes({static_cast<const std::byte*>(from.address), from.size}, SQLITE_STATIC);
}

// Where the text or the bytes may be gone before the statement has run, SQLite makes a copy.

inline void bind_copied_text(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.text({static_cast<const char*>(from.address), from.size}, SQLITE_TRANSIENT);
}

inline void bind_copied_bytes(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.bytes({static_cast<const std::byte*>(from.address), from.size}, SQLITE_TRANSIENT);
}

inline bound_value* to_copy(bound_value* values, unsigned count) noexcept {
  for (unsigned i = 0; i != count; ++i) {
    if (values[i].bind == bind_text) values[i].bind = bind_copied_text;
    if (values[i].bind == bind_bytes) values[i].bind = bind_copied_bytes;
  }
  return values;
}

template <class T>
void bind_by_type(const running_statement& statement, int number, const bound_value& from) {
  detail::bind(statement, number, *static_cast<const T*>(from.address));
}

enum class bound_as : unsigned char { integer, real, text, bytes, its_type };

template <class T>
constexpr bound_as how_bound() {
  if (has_codec<T> || std::is_enum_v<T> || is_optional<T> || exceeds_sql<T>()) return bound_as::its_type;
  if (storage_of<T> == storage::text) return bound_as::text;
  if (std::is_same_v<T, blob_view>) return bound_as::bytes;
  if (storage_of<T> == storage::real) return bound_as::real;
  return storage_of<T> == storage::integer || storage_of<T> == storage::boolean ? bound_as::integer : bound_as::its_type;
}

template <class T>
inline constexpr bound_as bound_as_of = how_bound<T>();

/// A number of rows that is given by name is not negative, as one that stands in the query.
inline void check_number_of_rows(const running_statement& statement, int number, std::int64_t rows) {
  if (rows < 0) detail::fail_parameter(statement, number, "a negative number of rows, and limit and offset take none");
}

inline void bind_number_of_rows(const running_statement& statement, int number, const bound_value& from) {
  detail::check_number_of_rows(statement, number, from.integer);
  detail::bind(statement, number, from.integer);
}

/// Puts values in a row: what visits the values of a query.
struct value_row {
  bound_value* next;

  template <class T>
  [[gnu::always_inline]] void operator()(const T& value) {
    bound_value& into = *next++;
    if constexpr (bound_as_of<T> == bound_as::integer) {
      into.bind = nullptr;
      into.integer = static_cast<std::int64_t>(value);
    } else if constexpr (bound_as_of<T> == bound_as::real) {
      into.bind = bind_real;
      into.real = value;
    } else if constexpr (bound_as_of<T> == bound_as::text) {
      const std::string_view text = value;
      into.bind = bind_text;
      into.address = text.data();
      into.size = text.size();
    } else if constexpr (bound_as_of<T> == bound_as::bytes) {
      into.bind = bind_bytes;
      into.address = value.data();
      into.size = value.size();
    } else {
      into.bind = bind_by_type<T>;
      into.address = __builtin_addressof(value);
    }
  }
};

}  // namespace ikebana::sqlite::detail
