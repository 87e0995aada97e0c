// SPDX-License-Identifier: BSL-1.0
#pragma once

// Types as values, so that constexpr functions can compare them without being templates.

#include <ikebana/meta/type_name.hpp>

#include <string_view>

namespace ikebana::detail {

/// Stands for one type.
struct type_mark {
  std::string_view signature;
};

template <class T>
inline constexpr type_mark mark_of{detail::signature_naming<T>()};

/// The identity of a type: equal exactly when the type is the same.
struct identity {
  const type_mark* mark;

  friend constexpr bool operator==(identity a, identity b) {
#if defined(__GNUC__) && !defined(__clang__)
    // With -fsanitize=undefined, GCC does not know at compile time that two objects have two addresses.
    if (!__builtin_constant_p(a.mark == b.mark)) return a.mark->signature == b.mark->signature;
#endif
    return a.mark == b.mark;
  }
};

template <class T>
inline constexpr identity identity_of{&mark_of<T>};

}  // namespace ikebana::detail
