// SPDX-License-Identifier: BSL-1.0
#pragma once

// Parts of a query that are chosen when it is run: `maybe(condition)`, left out where its value is empty, and
// `choose(index, terms...)`, one of several orders.

#include <ikebana/expression/order.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/meta/exceptions.hpp>

#include <exception>

namespace ikebana {

namespace rule {

/// Whether a condition has an optional value, so that it can be left out.
template <class E>
inline constexpr bool has_optional_value = false;

}  // namespace rule

IKEBANA_BEGIN_EXCEPTIONS

/// Thrown where `choose` is given a number that none of its terms has.
class no_such_choice : public std::exception {
 public:
  const char* what() const noexcept override { return "ikebana: choose(index, terms...) has no term of this index"; }
};

IKEBANA_END_EXCEPTIONS

namespace detail {

/// A value that may be absent; where it is, the condition that it stands in is left out.
template <class T>
struct present : expression<present<T>> {
  using value = T;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  std::optional<T> held;

  static constexpr void write_tokens(token_list& tokens) { bound<T>::write_tokens(tokens); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if (held.has_value()) visitor(*held);
  }
};

/// An expression whose optional values have become ones that are present or leave it out.
template <class E>
constexpr auto presented(const E& other) {
  return other;
}
template <class T>
constexpr auto presented(const bound<std::optional<T>>& value) {
  return present<T>{{}, value.held};
}
template <class E>
  requires requires { typename E::varies; }
constexpr auto presented(const E& e) {
  return e.over_operands([](const auto&... each) {
    return typename E::template of<decltype(detail::presented(each))...>{{}, detail::presented(each)...};
  });
}

/// Whether all values of an expression are there.
template <class E>
constexpr bool are_present(const E&) {
  return true;
}
template <class T>
constexpr bool are_present(const present<T>& value) {
  return value.held.has_value();
}
template <class E>
  requires requires { typename E::varies; }
constexpr bool are_present(const E& e) {
  return e.over_operands([](const auto&... each) { return (detail::are_present(each) && ...); });
}

template <class E>
struct maybe_condition;

template <class T>
inline constexpr bool is_maybe = false;
template <class E>
inline constexpr bool is_maybe<maybe_condition<E>> = true;

}  // namespace detail

namespace rule {

/// Whether an expression is part of each text of its query: no maybe(...).
template <class E>
inline constexpr bool is_never_left_out = !detail::is_maybe<E>;

}  // namespace rule

namespace detail {

template <class E>
struct refused_maybe_within {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_never_left_out<E>,
        "ikebana: maybe(...) is a whole condition of the query that is run, and of no write; write .where(maybe(a)).where(maybe(b))");
    return false;
  }
};

/// A condition that may be left out. It is an expression so that it is told where it stands in another.
template <class E>
struct maybe_condition : expression<maybe_condition<E>> {
  using condition = E;
  using value = bool;
  using parts = list<E>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  E inner;

  static constexpr auto refusal() { return refused_maybe_within<maybe_condition>{}; }

  static constexpr void write_tokens(token_list& tokens) { tokens.fail(problem::varies_within); }
};

/// Whether some part of an expression is an optional value.
template <class E>
constexpr bool holds_optional() {
  return is_bound_optional<E> ||
         []<class... Parts>(list<Parts...>) { return (detail::holds_optional<Parts>() || ...); }(typename E::parts{});
}

template <class E>
inline constexpr bool lists_optional = false;
template <class E, class... Values>
inline constexpr bool lists_optional<membership<E, Values...>> = (is_bound_optional<Values> || ...);

/// Whether some part of an expression asks for one of a list that is an optional, or has one.
template <class E>
constexpr bool holds_optional_list() {
  return lists_optional<E> ||
         []<class... Parts>(list<Parts...>) { return (detail::holds_optional_list<Parts>() || ...); }(typename E::parts{});
}

/// One of several terms of an order.
template <class... Terms>
struct chosen_term {
  std::size_t index;
  [[no_unique_address]] product<Terms...> terms;
};

template <class T>
inline constexpr bool is_chosen_term = false;
template <class... Terms>
inline constexpr bool is_chosen_term<chosen_term<Terms...>> = true;

}  // namespace detail

template <class E>
  requires an_expression<E>
inline constexpr bool rule::has_optional_value<E> = !std::is_same_v<E, decltype(detail::presented(std::declval<const E&>()))>;

/// A condition that is left out where its value is empty: `.where(maybe(col<&Post::views> >= least))` with `least` a
/// `std::optional`. Each text that can come of it is made when it is first run; `variants()` gives them all as constants.
template <an_expression E>
constexpr auto maybe(E condition) {
  if constexpr (!rule::has_optional_value<E>) {
    constexpr bool is_listed = detail::holds_optional_list<E>();
    constexpr bool is_within = is_listed || detail::holds_optional<E>();
    static_assert(rule::has_optional_value<E> || !is_listed,
                  "ikebana::maybe: what in(...) lists is not left out; run one of two queries, one with in(*list) and one without it");
    static_assert(rule::has_optional_value<E> || is_within,
                  "ikebana::maybe: this condition has no optional value; compare with a std::optional, or leave out maybe");
    static_assert(rule::has_optional_value<E> || !is_within || is_listed,
                  "ikebana::maybe: the optional value of this condition stands within a function; compare with the optional itself, or "
                  "leave out maybe");
    return detail::rejected{};
  } else {
    return detail::maybe_condition<decltype(detail::presented(condition))>{{}, detail::presented(condition)};
  }
}

/// One of several orders, by its number when the query is run: `.order_by(choose(i, asc(a), desc(b)))`. Each text that can
/// come of it is made when it is first run. Throws `no_such_choice` where there is no term of that number; the first is 0.
template <class Index, class... Terms>
constexpr auto choose(Index index, Terms... terms) {
  static_assert((detail::can_order<Terms> && ...), "ikebana::choose: it takes columns and expressions, asc(...) and desc(...)");
  static_assert(std::is_integral_v<Index> || std::is_enum_v<Index>,
                "ikebana::choose: it takes the number of a term first, an integer or an enumeration");
  if constexpr ((std::is_integral_v<Index> || std::is_enum_v<Index>) && (detail::can_order<Terms> && ...)) {
    const auto number = static_cast<std::size_t>(index);
    if (number >= sizeof...(Terms)) throw no_such_choice{};
    return detail::chosen_term<decltype(detail::as_ordering(terms))...>{number, {{detail::as_ordering(terms)}...}};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
