// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of a query's parameters, on their way to SQLite: they are put in a row where the query is known, and bound by
// one function for all queries.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/binding_kind.hpp>
#include <ikebana/sqlite/parameter_sink.hpp>

#include <cstddef>
#include <cstdint>

namespace ikebana::sqlite::detail {

/// A number, or where a text or anything else is, which has to last as long as its statement runs.
struct bound_value {
  void (*bind)(const running_statement& statement, int number, const bound_value& from);  // none: it is an integer, as most keys are
  union {
    std::int64_t integer;
    double real;
    const void* address;
  };
  std::size_t size;

  /// It is a number of rows, and must not be negative.
  void counts_rows();
};

inline void bind_one(const running_statement& statement, int number, const bound_value& from) {
  if (from.bind == nullptr) {
    check_bound(statement, sqlite3_bind_int64(statement.handle, number, from.integer));
  } else {
    from.bind(statement, number, from);
  }
}

inline void bind_real(const running_statement& statement, int number, const bound_value& from) { statement.bind(number, from.real); }

inline void bind_text(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.text({static_cast<const char*>(from.address), from.size}, lasting::as_the_value);
}

inline void bind_bytes(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.bytes({static_cast<const std::byte*>(from.address), from.size}, lasting::as_the_value);
}

// Where the text or the bytes may be gone before the statement has run, SQLite makes a copy.

inline void bind_copied_text(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.text({static_cast<const char*>(from.address), from.size}, lasting::for_the_call);
}

inline void bind_copied_bytes(const running_statement& statement, int number, const bound_value& from) {
  parameter_sink{statement, number}.bytes({static_cast<const std::byte*>(from.address), from.size}, lasting::for_the_call);
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
  statement.bind(number, *static_cast<const T*>(from.address));
}

inline void bind_number_of_rows(const running_statement& statement, int number, const bound_value& from) {
  if (from.integer < 0) statement.fail_parameter(number, negative_number_of_rows);
  statement.bind(number, from.integer);
}

inline void bound_value::counts_rows() {
  if (bind == nullptr) bind = bind_number_of_rows;
}

/// Puts values in a row: what visits the values of a query.
struct value_row {
  bound_value* next;

  template <class T>
  [[gnu::always_inline]] void operator()(const T& value) {
    bound_value& into = *next++;
    if constexpr (binding_kind_of<T> == binding_kind::integer) {
      into.bind = nullptr;
      into.integer = static_cast<std::int64_t>(value);
    } else if constexpr (binding_kind_of<T> == binding_kind::real) {
      into.bind = bind_real;
      into.real = value;
    } else if constexpr (binding_kind_of<T> == binding_kind::text) {
      const std::string_view text = value;
      into.bind = bind_text;
      into.address = text.data();
      into.size = text.size();
    } else if constexpr (binding_kind_of<T> == binding_kind::bytes) {
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
