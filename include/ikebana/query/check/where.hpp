// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is asked of a condition in where; its rules are in query/check/condition.hpp. Each check gives a verdict, which the
// clause's function asks whether to go on.

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

}  // namespace ikebana::detail
