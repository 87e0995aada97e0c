// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of a query's parameters, on their way to PostgreSQL: they are put in a row where the query is known, and written for
// the server by one function for all queries.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/binding_kind.hpp>
#include <ikebana/postgres/array.hpp>

namespace ikebana::postgres::detail {

/// A number, or where a text or anything else is, which lasts until the statement is sent.
struct bound_value {
  void (*put)(const parameter_sink& to, const bound_value& from);  // none: it is an integer, as most keys are
  union {
    std::int64_t integer;
    double real;
    const void* address;
  };
  std::size_t size;

  /// It is a number of rows, and must not be negative.
  void counts_rows();
};

inline void put_one(const parameter_sink& to, const bound_value& from) {
  if (from.put == nullptr) {
    to.integer(from.integer);
  } else {
    from.put(to, from);
  }
}

inline void put_real(const parameter_sink& to, const bound_value& from) { detail::encode(from.real, to); }
inline void put_text(const parameter_sink& to, const bound_value& from) {
  to.text({static_cast<const char*>(from.address), from.size}, lasting::as_the_value);
}
inline void put_bytes(const parameter_sink& to, const bound_value& from) {
  to.bytes({static_cast<const std::byte*>(from.address), from.size}, lasting::as_the_value);
}

inline void put_number_of_rows(const parameter_sink& to, const bound_value& from) {
  if (from.integer < 0) to.fail(negative_number_of_rows);
  to.integer(from.integer);
}

inline void bound_value::counts_rows() {
  if (put == nullptr) put = put_number_of_rows;
}

template <class T>
void put_by_type(const parameter_sink& to, const bound_value& from) {
  detail::put_value(*static_cast<const T*>(from.address), to);
}

/// Puts values in a row: what visits the values of a query.
struct value_row {
  bound_value* next;

  template <class T>
  [[gnu::always_inline]] void operator()(const T& value) {
    bound_value& into = *next++;
    if constexpr (binding_kind_of<T> == binding_kind::integer) {
      into.put = nullptr;
      into.integer = static_cast<std::int64_t>(value);
    } else if constexpr (binding_kind_of<T> == binding_kind::real) {
      into.put = put_real;
      into.real = value;
    } else if constexpr (binding_kind_of<T> == binding_kind::text) {
      const std::string_view text = value;
      into.put = put_text;
      into.address = text.data();
      into.size = text.size();
    } else if constexpr (binding_kind_of<T> == binding_kind::bytes) {
      into.put = put_bytes;
      into.address = value.data();
      into.size = value.size();
    } else {
      into.put = put_by_type<T>;
      into.address = __builtin_addressof(value);
    }
  }
};

}  // namespace ikebana::postgres::detail
