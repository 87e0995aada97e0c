// SPDX-License-Identifier: BSL-1.0
#pragma once

// The functions that are always over a window: `row_number().over(window().order_by(...))`.

#include <ikebana/expression/window.hpp>

namespace ikebana {

namespace rule {

/// Whether a function that needs a window has one.
template <class T>
inline constexpr bool has_its_window = !requires { typename T::needs_window; };

}  // namespace rule

namespace detail {

template <class T>
struct refused_windowless {
  constexpr explicit operator bool() const {
    static_assert(rule::has_its_window<T>, "ikebana: this function is over a window; say .over(window().order_by(...))");
    return false;
  }
};

/// A function that is always over a window: no expression before it is.
template <class Signature, class... Es>
struct window_function {
  using needs_window = void;
  using called = call<Signature, Es...>;
  using value = typename called::value;
  using parts = list<Es...>;

  [[no_unique_address]] called inner;

  template <class Window>
  constexpr auto over(Window over) const {
    if constexpr (is_window<Window>) {
      return windowed<window_function, Window>{{}, *this, over};
    } else if constexpr (!refused_over<Window>{}) {
      return rejected{};
    }
  }
  constexpr rejected over(rejected) const { return {}; }
  template <class Window = whole_window>
  constexpr auto over() const {
    return windowed<window_function, Window>{{}, *this, {}};
  }
  template <fixed_text Name>
  constexpr auto over() const {
    return windowed<window_function, named_window<Name>>{{}, *this, {}};
  }

  static constexpr auto call_refusal() { return called::refusal(); }

  static constexpr std::string_view construct = Signature::name.view();
  static constexpr sql_type of = sql_type::unknown;

  static constexpr void write_call(token_list& tokens) { called::write_tokens(tokens); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

template <class Signature, class... Es>
constexpr auto as_window_function(call<Signature, Es...> made) {
  return window_function<Signature, Es...>{made};
}

template <fixed_text Name, class T>
constexpr auto numbering() {
  return detail::as_window_function(make_call<signature<Name, T, 0, 0, takes::anything>>());
}

}  // namespace detail

// Templates, here and below, so that only those who use one have it instantiated.

/// The number of a row in its window, from 1: `row_number() OVER (...)`.
template <class Value = std::int64_t>
constexpr auto row_number() {
  return detail::numbering<"row_number", Value>();
}
/// As `row_number`, and the same for rows that the order does not tell apart, with a gap after them: `rank() OVER (...)`.
template <class Value = std::int64_t>
constexpr auto rank_() {
  return detail::numbering<"rank", Value>();
}
/// As `rank_`, without gaps: `dense_rank() OVER (...)`.
template <class Value = std::int64_t>
constexpr auto dense_rank() {
  return detail::numbering<"dense_rank", Value>();
}

/// The rank as a part of 1: `percent_rank() OVER (...)`.
template <class Value = double>
constexpr auto percent_rank() {
  return detail::numbering<"percent_rank", Value>();
}
/// The part of the rows up to this one: `cume_dist() OVER (...)`.
template <class Value = double>
constexpr auto cume_dist() {
  return detail::numbering<"cume_dist", Value>();
}

/// The window in so many parts of equal size: the number of the part, from 1.
template <class T>
constexpr auto ntile(T parts) {
  using namespace detail;
  return detail::as_window_function(detail::call_function<"ntile", std::int64_t, 1, 1, takes::integer>(parts));
}

/// The value of the row before, or so many rows before; NULL or a given value where there is none.
template <an_expression E, class... Ts>
constexpr auto lag(E inner, Ts&&... offset_and_default) {
  using namespace detail;
  using yields = perhaps_null<typename owning<remove_optional_t<typename E::value>>::type>;
  return detail::as_window_function(detail::call_function<"lag", yields, 1, 3, takes::anything, takes::integer, takes::anything>(
      inner, static_cast<Ts&&>(offset_and_default)...));
}

/// The value of the row after, or so many rows after.
template <an_expression E, class... Ts>
constexpr auto lead(E inner, Ts&&... offset_and_default) {
  using namespace detail;
  using yields = perhaps_null<typename owning<remove_optional_t<typename E::value>>::type>;
  return detail::as_window_function(detail::call_function<"lead", yields, 1, 3, takes::anything, takes::integer, takes::anything>(
      inner, static_cast<Ts&&>(offset_and_default)...));
}

/// The value of the first row of the frame: `first_value("sales"."amount") OVER (...)`.
template <an_expression E>
constexpr auto first_value(E inner) {
  using namespace detail;
  return detail::as_window_function(
      detail::make_call<signature<"first_value", perhaps_null<remove_optional_t<typename E::value>>, 1, 1, takes::anything>>(inner));
}
/// The value of the last row of the frame: `last_value("sales"."amount") OVER (...)`.
template <an_expression E>
constexpr auto last_value(E inner) {
  using namespace detail;
  return detail::as_window_function(
      detail::make_call<signature<"last_value", perhaps_null<remove_optional_t<typename E::value>>, 1, 1, takes::anything>>(inner));
}
/// The value of the n-th row of the frame, from 1; NULL where it has fewer: `nth_value("sales"."amount", ?1) OVER (...)`.
template <an_expression E, class T>
constexpr auto nth_value(E inner, T position) {
  using namespace detail;
  return detail::as_window_function(
      detail::make_call<signature<"nth_value", perhaps_null<remove_optional_t<typename E::value>>, 2, 2, takes::anything, takes::integer>>(
          inner, position));
}

}  // namespace ikebana
