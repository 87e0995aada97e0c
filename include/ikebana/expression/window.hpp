// SPDX-License-Identifier: BSL-1.0
#pragma once

// Windows: `window().partition_by(...).order_by(...).rows(preceding(6), current_row)`, and what stands over them.

#include <ikebana/expression/frame.hpp>
#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/expression/order.hpp>

namespace ikebana {

namespace rule {

/// Whether windows can be partitioned by these: columns and expressions.
template <class... Es>
inline constexpr bool can_partition_by = (an_expression<Es> && ...);

/// Whether a window may be partitioned, ordered, or framed still: each is said once.
template <class Window>
inline constexpr bool has_no_partition_yet = Window::key_count == 0;
template <class Window>
inline constexpr bool has_no_order_yet = Window::term_count == 0;
template <class Window>
inline constexpr bool has_no_frame_yet = std::is_same_v<typename Window::frame_type, detail::default_frame>;

}  // namespace rule

namespace detail {

template <class... Es>
struct refused_partition {
  constexpr explicit operator bool() const {
    static_assert(rule::can_partition_by<Es...>, "ikebana::window: partition_by takes columns and expressions");
    return false;
  }
};

template <class Window>
struct refused_second_partition {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_partition_yet<Window>, "ikebana::window: this window has its partition already; say all of it once");
    return false;
  }
};

template <class Window>
struct refused_second_order {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_order_yet<Window>, "ikebana::window: this window has its order already; say all of it once");
    return false;
  }
};

template <class Window>
struct refused_second_frame {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_frame_yet<Window>, "ikebana::window: this window has its frame already; say it once");
    return false;
  }
};

template <class Window, class... Es>
constexpr auto check_partition() {
  if constexpr (!rule::has_no_partition_yet<Window>) {
    return refused_second_partition<Window>{};
  } else if constexpr (!rule::can_partition_by<Es...>) {
    return refused_partition<Es...>{};
  } else {
    return accepted{};
  }
}

template <class Window, class... Es>
constexpr auto check_order_of_window() {
  if constexpr (!rule::has_no_order_yet<Window>) {
    return refused_second_order<Window>{};
  } else {
    return detail::first_refusal(check_term<Es>()...);
  }
}

template <unit Unit, class Window, class From, class To>
constexpr auto check_frame() {
  if constexpr (!rule::has_no_frame_yet<Window>) {
    return refused_second_frame<Window>{};
  } else if constexpr (Unit == unit::range) {
    return detail::first_refusal(check_bounds<From, To>(), check_distance<Window::term_count, From, To>());
  } else {
    return check_bounds<From, To>();
  }
}

template <class Partition, class Order, class Frame>
struct window_of;

/// A window: its partition, its order, and the frame around each row.
template <class... Ps, class... Terms, class Frame>
struct window_of<list<Ps...>, list<Terms...>, Frame> {
  using is_window = void;
  using parts = list<Ps..., typename Terms::ordered...>;
  using frame_type = Frame;
  static constexpr std::size_t key_count = sizeof...(Ps);
  static constexpr std::size_t term_count = sizeof...(Terms);

  [[no_unique_address]] product<Ps...> partition;
  [[no_unique_address]] product<Terms...> terms;
  [[no_unique_address]] Frame framed;

  /// Only rows that agree in these: `PARTITION BY "sales"."shop_id"`.
  template <class... Es>
  constexpr auto partition_by(Es... keys) const {
    if constexpr (check_partition<window_of, Es...>()) {
      return window_of<list<Es...>, list<Terms...>, Frame>{{{keys}...}, terms, framed};
    } else {
      return rejected{};
    }
  }

  /// The order of the rows within the window: `ORDER BY "sales"."day" DESC`.
  template <class... Es>
  constexpr auto order_by(Es... more) const {
    if constexpr (check_order_of_window<window_of, Es...>()) {
      using kept = list<decltype(detail::as_ordering(more))...>;
      return window_of<list<Ps...>, kept, Frame>{partition, {{detail::as_ordering(more)}...}, framed};
    } else {
      return rejected{};
    }
  }

  /// From one row to another: `.rows(preceding(6), current_row)` gives `ROWS BETWEEN ?1 PRECEDING AND CURRENT ROW`.
  template <class From, class To>
  constexpr auto rows(From from, To to) const {
    if constexpr (check_frame<unit::rows, window_of, From, To>()) {
      return framed_by<unit::rows>(from, to);
    } else {
      return rejected{};
    }
  }

  /// From one value of the order to another: `RANGE BETWEEN ?1 PRECEDING AND CURRENT ROW`.
  template <class From, class To>
  constexpr auto range(From from, To to) const {
    if constexpr (check_frame<unit::range, window_of, From, To>()) {
      return framed_by<unit::range>(from, to);
    } else {
      return rejected{};
    }
  }

  /// From one group of rows that are equal in the order to another: `GROUPS BETWEEN ...`.
  template <class From, class To>
  constexpr auto groups(From from, To to) const {
    if constexpr (check_frame<unit::groups, window_of, From, To>()) {
      return framed_by<unit::groups>(from, to);
    } else {
      return rejected{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    separated clauses(tokens, "", " ");
    if constexpr (sizeof...(Ps) != 0) {
      separated keys(clauses.next(), "PARTITION BY ", ", ");
      (Ps::write_tokens(keys.next()), ...);
    }
    if constexpr (sizeof...(Terms) != 0) {
      separated order(clauses.next(), "ORDER BY ", ", ");
      (Terms::write_tokens(order.next()), ...);
    }
    Frame::write_tokens(clauses);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(partition, [&](const auto& each) { detail::visit_values(each, visitor); });
    detail::for_each_in(terms, [&](const auto& each) { detail::visit_values(each, visitor); });
    framed.values(visitor);
  }

 private:
  template <unit Unit, class From, class To>
  constexpr auto framed_by(From from, To to) const {
    return window_of<list<Ps...>, list<Terms...>, frame<Unit, From, To>>{partition, terms, {from, to}};
  }
};

/// `OVER ()`
struct whole_window {
  using parts = list<>;
  static constexpr void write_over(token_list& tokens) { tokens.text("()"); }
};

/// `OVER "w"`
template <fixed_text Name>
struct named_window {
  using parts = list<>;
  static constexpr void write_over(token_list& tokens) { tokens.window_name(Name.view()); }
};

template <class Window>
constexpr void write_over(token_list& tokens) {
  if constexpr (requires { Window::write_over(tokens); }) {
    Window::write_over(tokens);
  } else {
    tokens.text("(");
    Window::write_tokens(tokens);
    tokens.text(")");
  }
}

/// `sum("sales"."amount") OVER (ORDER BY "sales"."day")`
template <class Function, class Window>
struct windowed : expression<windowed<Function, Window>> {
  using value = typename Function::value;
  using parts = concatenated<typename Function::parts, typename Window::parts>;
  using over = Window;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = detail::any_is_aggregate(parts{});
  static constexpr bool absorbs_null = requires { requires Function::absorbs_null; };

  [[no_unique_address]] Function function;
  [[no_unique_address]] Window window;

  static constexpr auto refusal() { return check_call<Function>(); }

  static constexpr void write_tokens(token_list& tokens) {
    tokens.window();
    const around_aggregate around{tokens, Function::construct, Function::of};
    Function::write_call(tokens);
    tokens.text(" OVER ");
    detail::write_over<Window>(tokens);
    around.end();
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(function, visitor);
    detail::visit_values(window, visitor);
  }
};

}  // namespace detail

/// A window over all rows; narrowed by `partition_by`, put in order by `order_by`, framed by `rows`, `range` or `groups`.
///
///     sum(col<&Sale::amount>).over(window().partition_by(col<&Sale::shop_id>).order_by(col<&Sale::day>))
///     // sum("sales"."amount") OVER (PARTITION BY "sales"."shop_id" ORDER BY "sales"."day")
constexpr auto window() { return detail::window_of<detail::list<>, detail::list<>, detail::default_frame>{}; }

/// The bound of a frame at the first row of the window: `UNBOUNDED PRECEDING`.
inline constexpr detail::plain_bound<detail::side::unbounded_preceding> unbounded_preceding{};
/// The bound of a frame at the row that the value is for: `CURRENT ROW`.
inline constexpr detail::plain_bound<detail::side::current_row> current_row{};
/// The bound of a frame at the last row of the window: `UNBOUNDED FOLLOWING`.
inline constexpr detail::plain_bound<detail::side::unbounded_following> unbounded_following{};

/// So many rows, or so far, before the current row: `preceding(6)` gives `?1 PRECEDING`.
template <class T>
constexpr auto preceding(T distance) {
  return detail::frame_bound<detail::side::preceding, decltype(detail::distance_operand(distance))>{detail::distance_operand(distance)};
}

/// So many rows, or so far, after the current row.
template <class T>
constexpr auto following(T distance) {
  return detail::frame_bound<detail::side::following, decltype(detail::distance_operand(distance))>{detail::distance_operand(distance)};
}

}  // namespace ikebana
