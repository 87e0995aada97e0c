// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which type a value has for a database that is told the types of its parameters. SQLite is not: there, each value has its own.

#include <ikebana/model/value.hpp>

namespace ikebana {

/// What a parameter is to a database with types.
enum class sql_type : unsigned char { unknown, integer, real, boolean, text, bytes, date, timestamp, uuid, json, label };

namespace detail {

constexpr sql_type sql_type_in(storage kind) {
  switch (kind) {
    case storage::integer: return sql_type::integer;
    case storage::real: return sql_type::real;
    case storage::boolean: return sql_type::boolean;
    case storage::text: return sql_type::text;
    case storage::blob: return sql_type::bytes;
    default: return sql_type::unknown;
  }
}

// Variables and no functions: a program that uses SQLite alone instantiates nothing more.

/// The type of values of a C++ type: what its codec says (`in_sql`), or else what they are stored as.
template <class T>
inline constexpr sql_type sql_type_of = detail::sql_type_in(storage_of<T>);

template <class T>
  requires(storage_of_builtin<remove_optional_t<T>>() == storage::unknown) && requires { codec<remove_optional_t<T>>::in_sql; }
inline constexpr sql_type sql_type_of<T> = codec<remove_optional_t<T>>::in_sql;

// How exact values of a type are: of a number the bytes that its values take with a sign, of a moment the digits after the point of its
// seconds. 0 where that is not known.
template <class T>
inline constexpr unsigned precision_of = 0;

template <class T>
  requires(storage_of_builtin<T>() == storage::integer || storage_of_builtin<T>() == storage::real)
inline constexpr unsigned precision_of<T> = sizeof(T) * (storage_of_builtin<T>() == storage::integer && T(-1) > T(0) ? 2 : 1);

template <class T>
  requires(std::is_enum_v<T>)
inline constexpr unsigned precision_of<T> = precision_of<__underlying_type(T)>;

template <class T>
  requires(storage_of_builtin<T>() == storage::unknown && !std::is_enum_v<T>) && requires { codec<T>::digits; }
inline constexpr unsigned precision_of<T> = codec<T>::digits;

}  // namespace detail
}  // namespace ikebana
