// SPDX-License-Identifier: BSL-1.0
#pragma once

// Checks what is given to a query's clauses: where and select. The rules are in
// query/check/condition.hpp; each check gives a verdict, which the clause's function asks whether to go on.

#include <ikebana/expression/order.hpp>
#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/clause/variant.hpp>

namespace ikebana::detail {

template <class Scope, class E>
constexpr auto check_truth() {
  if constexpr (!an_expression<E>) {
    return refused_condition<E>{};
  } else if constexpr (constexpr problem found = first_problem_of_condition<Scope, E>; found == problem::window_in_condition) {
    return refused_window_in_condition<E>{};
  } else if constexpr (found != problem::none) {
    return explain_problem<Scope, E>();
  } else if constexpr (!is_condition<E>) {
    return refused_truth<E>{};
  } else {
    return accepted{};
  }
}

/// Whether an expression is what a window may be asked for: the keys of its partition, its order and its distances.
template <class Query, class Window>
constexpr auto check_window() {
  if constexpr (is_rejected<Window>) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (!is_window<Window>) {
    return refused_window<Window>{};
  } else if constexpr (constexpr problem found = first_problem_in<scope_in<Query>, Window>; found != problem::none) {
    return detail::first_refusal(detail::explain_each<scope_in<Query>>(typename Window::parts{}), refused_whole<found, Window>{});
  } else {
    return accepted{};
  }
}

template <class E>
constexpr auto explain_per_row() {
  if constexpr (E::is_aggregate) {
    return refused_aggregate<E>{};
  } else {
    return accepted{};
  }
}

template <class Scope, class E>
constexpr auto check_condition_in() {
  if constexpr (is_rejected<E>) {
    return refused_before{};
  } else if constexpr (constexpr auto truth = check_truth<Scope, E>(); !std::is_same_v<decltype(truth), const accepted>) {
    return truth;
  } else {
    return explain_per_row<E>();
  }
}

/// Whether a condition has no fault: found out once for all queries of a scope, and at once, since most have none.
template <class Scope, class E>
inline constexpr bool is_sound_condition = false;
template <class Scope, an_expression E>
inline constexpr bool is_sound_condition<Scope, E> =
    first_problem_of_condition<Scope, E> == problem::none && is_condition<E> && !E::is_aggregate;

template <class Query, class E>
constexpr auto check_condition() {
  if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else {
    return check_condition_in<scope_in<Query>, E>();
  }
}

/// A condition that may be left out, beside what a query has already.
template <class Query, class E>
constexpr auto check_maybe() {
  using extended = decltype(detail::with_clause_type<where_maybe<E, variants_of_query<Query>::parts>>(std::declval<Query>()));
  if constexpr ((Query::clause_flags & has::owners) != 0) {
    return refused_variant_within<extended>{};
  } else if constexpr (!rule::has_few_variants<extended>) {
    return refused_variants<extended>{};
  } else {
    return check_condition<Query, E>();
  }
}

template <class Query, class E>
constexpr auto check_where() {
  if constexpr (is_maybe<E>) {
    return check_maybe<Query, typename E::condition>();
  } else {
    return check_condition<Query, E>();
  }
}

template <class Item>
constexpr auto explain_item() {
  if constexpr (an_item<Item>) {
    return accepted{};
  } else if constexpr (requires { typename Item::needs_window; }) {
    return refused_windowless<Item>{};
  } else {
    return refused_item<Item>{};
  }
}

template <class Query, class... Items>
constexpr auto check_select() {
  if constexpr ((is_rejected<Items> || ...)) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr ((Query::clause_flags & has::select) != 0) {
    return refused_selection<Query>{};
  } else if constexpr (sizeof...(Items) == 0) {
    return refused_empty_selection<Items...>{};
  } else if constexpr (!(an_item<Items> && ...)) {
    return detail::first_refusal(explain_item<Items>()...);
  } else if constexpr (first_problem_in<scope_in<Query>, Items...> != problem::none) {
    return explain_problem<scope_in<Query>, Items...>();
  } else {
    return accepted{};
  }
}

}  // namespace ikebana::detail
