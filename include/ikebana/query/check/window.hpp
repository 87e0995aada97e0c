// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of windows in a query: where a function over one stands, and that a window used by its name is defined.

#include <ikebana/expression/function/window.hpp>
#include <ikebana/syntax/named_windows.hpp>

namespace ikebana {

namespace detail {

template <class E>
constexpr bool is_over_no_window() {
  token_list tokens;
  E::write_tokens(tokens);
  return !tokens.has_window_here();
}

template <class Query>
constexpr bool defines_its_windows() {
  token_list tokens;
  Query::statement::write_tokens(tokens);
  return detail::all_windows_defined(tokens);
}

}  // namespace detail

namespace rule {

/// Whether a function over a window stands where rows have been chosen already: in a selection or an order.
template <class E>
inline constexpr bool stands_after_rows_are_chosen = detail::is_over_no_window<E>();

/// Whether a query says what each window is that is used by its name.
template <class Query>
inline constexpr bool defines_each_window = detail::defines_its_windows<Query>();

}  // namespace rule

namespace detail {

template <class E>
struct refused_window_in_condition {
  constexpr explicit operator bool() const {
    static_assert(rule::stands_after_rows_are_chosen<E>,
                  "ikebana: a function over a window sees the rows that a condition has kept; select it in a query within a query");
    return false;
  }
};

template <class Query>
struct refused_undefined_window {
  constexpr explicit operator bool() const {
    static_assert(rule::defines_each_window<Query>, "ikebana: no window of the query has this name; say .window<name>(window()...)");
    return false;
  }
};

template <class T>
struct refused_window {
  constexpr explicit operator bool() const {
    static_assert(rule::is_window<T>, "ikebana: window<name>(...) takes a window, such as window().order_by(col<&Model::member>)");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
