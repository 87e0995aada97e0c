// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a pointer to a data member says: the class it belongs to and the type it points at.

#include <ikebana/fwd.hpp>

#include <optional>
#include <type_traits>

namespace ikebana::detail {

template <class>
struct member_parts {
  static constexpr bool is_member = false;
};

template <class Class, class Value>
struct member_parts<Value Class::*> {
  static constexpr bool is_member = true;
  using class_type = Class;
  using value_type = Value;
};

template <auto Member>
using class_of = typename member_parts<std::remove_cv_t<decltype(Member)>>::class_type;

template <auto Member>
using member_value = typename member_parts<std::remove_cv_t<decltype(Member)>>::value_type;

template <class T>
struct without_optional {
  using type = T;
  static constexpr bool was_optional = false;
};

template <class T>
struct without_optional<std::optional<T>> {
  using type = T;
  static constexpr bool was_optional = true;
};

/// The type itself, or what an optional holds.
template <class T>
using remove_optional_t = typename without_optional<T>::type;

template <class T>
inline constexpr bool is_optional = without_optional<T>::was_optional;

/// The type as an optional, never an optional of an optional.
template <class T>
using as_optional = std::optional<remove_optional_t<T>>;

}  // namespace ikebana::detail
