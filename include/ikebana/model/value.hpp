// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_MODEL_VALUE_HPP
#define IKEBANA_MODEL_VALUE_HPP

// What a C++ type is to SQL: which class of values a column of that type holds.

#include <ikebana/meta/member.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ikebana {

/// How a value is kept in a database.
enum class storage : unsigned char { unknown, boolean, integer, real, text, blob };

/// The bytes of a column: `std::vector<std::byte>`.
using blob = std::vector<std::byte>;

namespace detail {

template <class T>
constexpr storage storage_of_type() {
  if constexpr (std::is_same_v<T, bool>) {
    return storage::boolean;
  } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
    return storage::integer;
  } else if constexpr (std::is_floating_point_v<T>) {
    return storage::real;
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    return storage::text;
  } else if constexpr (std::is_same_v<T, blob>) {
    return storage::blob;
  } else {
    return storage::unknown;
  }
}

/// Where values of a type are kept; `unknown` for a type that no column can have.
template <class T>
inline constexpr storage storage_of = storage_of_type<bare<T>>();

constexpr bool is_number(storage kind) {
  return kind == storage::boolean || kind == storage::integer || kind == storage::real;
}

/// Whether SQL compares values of these two types as one would expect: numbers with numbers, text with text, an
/// enumeration only with itself.
template <class A, class B>
constexpr bool types_compare() {
  if constexpr (std::is_enum_v<A> || std::is_enum_v<B>) {
    return std::is_same_v<A, B>;
  } else {
    constexpr storage a = storage_of<A>;
    constexpr storage b = storage_of<B>;
    return a != storage::unknown && (a == b || (is_number(a) && is_number(b)));
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
