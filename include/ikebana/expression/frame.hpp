// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which rows around the current one a window is of: `rows(preceding(6), current_row)`.

#include <ikebana/expression/function/aggregate.hpp>

namespace ikebana {

namespace rule {

/// Whether a frame goes from one bound to another: `preceding(6)`, `current_row` and their kind.
template <class From, class To>
inline constexpr bool are_frame_bounds = false;

/// Whether a distance in a frame of range is along one term of an order.
template <bool HasDistance, std::size_t Terms>
inline constexpr bool distance_is_along_one_term = !HasDistance || Terms == 1;

/// Whether a frame ends where it begins, or after.
template <class From, class To>
inline constexpr bool frame_ends_after_it_begins = false;

}  // namespace rule

namespace detail {

enum class side : unsigned char { unbounded_preceding, preceding, current_row, following, unbounded_following };

/// Where a frame begins or ends.
template <side Side, class E>
struct frame_bound {
  static constexpr side where = Side;
  static constexpr bool has_distance = Side == side::preceding || Side == side::following;
  using parts = list<E>;

  [[no_unique_address]] E distance;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr std::string_view words[] = {"UNBOUNDED PRECEDING", " PRECEDING", "CURRENT ROW", " FOLLOWING", "UNBOUNDED FOLLOWING"};
    if constexpr (has_distance) E::write_tokens(tokens);
    tokens.text(words[static_cast<unsigned>(Side)]);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (has_distance) detail::visit_values(distance, visitor);
  }
};

constexpr bool are_in_order(side from, side to) {
  return from <= to && from != side::unbounded_following && to != side::unbounded_preceding;
}

struct no_distance {};
template <side Side>
using plain_bound = frame_bound<Side, no_distance>;

}  // namespace detail

namespace rule {

template <detail::side First, class E, detail::side Second, class F>
inline constexpr bool are_frame_bounds<detail::frame_bound<First, E>, detail::frame_bound<Second, F>> = true;

template <detail::side First, class E, detail::side Second, class F>
inline constexpr bool frame_ends_after_it_begins<detail::frame_bound<First, E>, detail::frame_bound<Second, F>> =
    detail::are_in_order(First, Second);

}  // namespace rule

namespace detail {

template <class T>
constexpr auto distance_operand(T given) {
  return detail::argument_operand<takes::integer, void>(given);
}

enum class unit : unsigned char { rows, range, groups };

template <class From, class To>
struct refused_frame {
  constexpr explicit operator bool() const {
    static_assert(rule::are_frame_bounds<From, To>,
                  "ikebana::window: a frame goes from one bound to another, such as preceding(6) to current_row; a number alone is none");
    return false;
  }
};

template <class From, class To>
struct refused_backward_frame {
  constexpr explicit operator bool() const {
    static_assert(
        rule::frame_ends_after_it_begins<From, To>, "ikebana::window: this frame ends before it begins; give the earlier bound first");
    return false;
  }
};

template <bool HasDistance, std::size_t Terms>
struct refused_distance {
  constexpr explicit operator bool() const {
    static_assert((rule::distance_is_along_one_term<HasDistance, Terms>),
                  "ikebana::window: a distance in range(...) is along one term; say order_by with one term before it");
    return false;
  }
};

template <class From, class To>
constexpr auto check_bounds() {
  if constexpr (!rule::are_frame_bounds<From, To>) {
    return refused_frame<From, To>{};
  } else if constexpr (!rule::frame_ends_after_it_begins<From, To>) {
    return refused_backward_frame<From, To>{};
  } else {
    return accepted{};
  }
}

/// Of sound bounds: whether a distance has one term to be along.
template <std::size_t Terms, class From, class To>
constexpr auto check_distance() {
  if constexpr (!rule::are_frame_bounds<From, To>) {
    return refused_before{};
  } else if constexpr (constexpr bool has_distance = From::has_distance || To::has_distance;
                       !rule::distance_is_along_one_term<has_distance, Terms>) {
    return refused_distance<has_distance, Terms>{};
  } else {
    return accepted{};
  }
}

/// Which rows around the current one a window is of.
struct default_frame {
  static constexpr void write_tokens(separated&) {}
  template <class Visitor>
  constexpr void values(Visitor&) const {}
};

template <unit Unit, class From, class To>
struct frame {
  [[no_unique_address]] From from;
  [[no_unique_address]] To to;

  static constexpr void write_tokens(separated& list) {
    constexpr std::string_view words[] = {"ROWS BETWEEN ", "RANGE BETWEEN ", "GROUPS BETWEEN "};
    token_list& tokens = list.next();
    tokens.text(words[static_cast<unsigned>(Unit)]);
    From::write_tokens(tokens);
    tokens.text(" AND ");
    To::write_tokens(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(from, visitor);
    detail::visit_values(to, visitor);
  }
};

}  // namespace detail
}  // namespace ikebana
