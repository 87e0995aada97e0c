// SPDX-License-Identifier: BSL-1.0
#pragma once

// Types of a program that can be added up in SQL as they can in C++.

#include <ikebana/model/value.hpp>

namespace ikebana::detail {

/// Whether sums and differences of a type are of that type: one whose codec keeps a number, such as money. A key is none, nor a
/// moment, whose differences are of another type in C++ as well.
template <class T>
inline constexpr bool is_amount = [] {
  if constexpr (!has_codec<T> || !(storage_of<T> == storage::integer || storage_of<T> == storage::real)) {
    return false;
  } else if constexpr (requires(const T& a) { a - a; }) {
    return std::is_same_v<std::remove_cvref_t<decltype(std::declval<const T&>() - std::declval<const T&>())>, T>;
  } else {
    return true;
  }
}();

}  // namespace ikebana::detail
