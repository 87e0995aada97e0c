// SPDX-License-Identifier: BSL-1.0
#pragma once

// What each aggregate may be: of the rows for which a condition holds, and over a window.

#include <ikebana/expression/function/call.hpp>

namespace ikebana {

namespace rule {

/// Whether something is a window: window(), narrowed or not.
template <class T>
inline constexpr bool is_window = requires { typename T::is_window; };

/// Whether an aggregate is of values of rows, not of other aggregates.
template <class Aggregate>
inline constexpr bool aggregates_rows = Aggregate::is_of_rows();

}  // namespace rule

namespace detail {

using rule::is_window;

template <class Aggregate>
struct refused_aggregate_in_aggregate {
  constexpr explicit operator bool() const {
    static_assert(
        rule::aggregates_rows<Aggregate>, "ikebana: an aggregate cannot be of another; aggregate a query's rows, or say over(...)");
    return false;
  }
};

template <class Window>
struct refused_over {
  constexpr explicit operator bool() const {
    static_assert(rule::is_window<Window>, "ikebana: over(...) takes a window, such as window().order_by(col<&Model::member>)");
    return false;
  }
};

/// An aggregate over a window. Defined in expression/window.hpp.
template <class Aggregate, class Window>
struct windowed;

struct whole_window;
template <fixed_text Name>
struct named_window;

template <class Aggregate, class E>
struct filtered;

template <class... Es>
constexpr bool any_is_aggregate(list<Es...>) {
  return (Es::is_aggregate || ...);
}

/// What is wrong with the call of an aggregate or of a function over a window, wherever it stands.
template <class Function>
constexpr auto check_call() {
  if constexpr (requires { Function::call_refusal(); }) {
    return Function::call_refusal();
  } else {
    return accepted{};
  }
}

/// The members of aggregates. What they aggregate is checked where they are used: over a window it may be an aggregate.
template <class Self>
struct aggregating : expression<Self> {
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = true;
  static constexpr bool aggregates = true;

  /// Of the rows for which a condition holds: `count().filter(col<&Post::views> > 9)` gives
  /// `count(*) FILTER (WHERE "posts"."views" > ?1)`.
  template <an_expression E>
  constexpr auto filter(E condition) const {
    return filtered<Self, E>{{}, static_cast<const Self&>(*this), condition};
  }

  /// Over the rows of a window, one value for each row: `sum(col<&Sale::amount>).over(window().order_by(col<&Sale::day>))`
  /// gives `sum("sales"."amount") OVER (ORDER BY "sales"."day")`. Without a window: over all rows of the query.
  template <class Window>
  constexpr auto over(Window over) const {
    if constexpr (is_window<Window>) {
      return windowed<Self, Window>{{}, static_cast<const Self&>(*this), over};
    } else if constexpr (!refused_over<Window>{}) {
      return rejected{};
    }
  }

  constexpr rejected over(rejected) const { return {}; }

  template <class Window = whole_window>
  constexpr auto over() const {
    return windowed<Self, Window>{{}, static_cast<const Self&>(*this), {}};
  }

  /// Over a window that the query names: `.over<"w">()` gives `OVER "w"`, beside `.window<"w">(...)`.
  template <fixed_text Name>
  constexpr auto over() const {
    return windowed<Self, named_window<Name>>{{}, static_cast<const Self&>(*this), {}};
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (!is_of_rows()) tokens.fail(problem::aggregate_in_aggregate);
    tokens.mark(mark_of_aggregate, true);
    const around_aggregate around{tokens, Self::construct, Self::of};
    Self::write_call(tokens);
    around.end();
    tokens.mark(mark_of_aggregate, false);
  }

  static constexpr bool is_of_rows() { return !detail::any_is_aggregate(typename Self::parts{}); }

  static constexpr auto refusal() {
    if constexpr (!is_of_rows()) {
      return refused_aggregate_in_aggregate<Self>{};
    } else {
      return check_call<Self>();
    }
  }
};

/// `count(*) FILTER (WHERE "posts"."views" > ?1)`
template <class Aggregate, class E>
struct filtered : aggregating<filtered<Aggregate, E>> {
  using value = typename Aggregate::value;
  using parts = concatenated<typename Aggregate::parts, list<E>>;
  using condition_type = E;
  static constexpr std::string_view construct = Aggregate::construct;
  static constexpr sql_type of = Aggregate::of;
  static constexpr bool absorbs_null = requires { requires Aggregate::absorbs_null; };

  [[no_unique_address]] Aggregate inner;
  [[no_unique_address]] E condition;

  static constexpr auto call_refusal() { return detail::first_refusal(check_operand<E>(), check_call<Aggregate>()); }

  static constexpr void write_call(token_list& tokens) {
    if (!is_condition<E>) tokens.fail(problem::not_a_condition);
    Aggregate::write_call(tokens);
    tokens.text(" FILTER (WHERE ");
    E::write_tokens(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    detail::visit_values(condition, visitor);
  }
};

}  // namespace detail
}  // namespace ikebana
