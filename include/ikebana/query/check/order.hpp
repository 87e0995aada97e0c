// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of order_by, some of whose terms are chosen when the query is run.

#include <ikebana/expression/order.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/clause/order.hpp>
#include <ikebana/query/clause/variant.hpp>

namespace ikebana::detail {

template <class Query>
struct refused_name_in_order {
  constexpr explicit operator bool() const {
    static_assert(rule::is_query_of_model<Query>, "ikebana: the targets of a relation are ordered by expressions; give it the expression");
    return false;
  }
};

template <class... Terms>
struct refused_empty_order {
  constexpr explicit operator bool() const {
    static_assert(rule::is_given_something<Terms...>, "ikebana: order_by() names nothing; give it a term to order by");
    return false;
  }
};

/// The terms that a term of an order stands for: itself, or those that are to choose from.
template <class Term>
struct choices_of_term {
  using type = list<Term>;
};
template <class... Terms>
struct choices_of_term<chosen_term<Terms...>> {
  using type = list<Terms...>;
};

template <class T>
struct ordered_expression {
  using type = T;
};

template <an_ordering T>
struct ordered_expression<T> {
  using type = typename T::ordered;
};

template <fixed_text Name>
struct ordered_expression<result_name<Name>> {
  using type = name_in_result<Name>;
};

template <class Term>
constexpr auto explain_term() {
  if constexpr (can_order<Term>) {
    return accepted{};
  } else if constexpr (a_constant_term<Term>) {
    return refused_constant_term<Term>{};
  } else {
    return refused_term<Term>{};
  }
}

template <class Query, class... Terms>
constexpr auto check_order();

template <class Query, class... Terms>
constexpr auto check_flattened_order(list<Terms...>) {
  return check_order<Query, Terms...>();
}

/// Whether the texts of a query are few, with those that some terms of an order add.
template <class Query, class... Terms>
constexpr auto check_choices() {
  using ordered = decltype(detail::ordered_by_each(std::declval<Query>(), std::declval<Terms>()...));
  if constexpr (!rule::has_few_variants<ordered>) {
    return refused_variants<ordered>{};
  } else {
    return detail::check_flattened_order<Query>(concatenated<typename choices_of_term<Terms>::type...>{});
  }
}

/// Whether terms that are given at once have no fault: see is_sound_condition.
template <class Scope, class... Terms>
inline constexpr bool is_sound_order = false;
template <class Scope, class... Terms>
  requires(sizeof...(Terms) != 0 && (can_order<Terms> && ...))
inline constexpr bool is_sound_order<Scope, Terms...> =
    !(is_name_in_result<typename ordered_expression<Terms>::type> || ...) &&
    first_problem_in<Scope, typename ordered_expression<Terms>::type...> == problem::none;

template <class Query, class... Terms>
constexpr auto check_order() {
  if constexpr ((is_rejected<Terms> || ...)) {
    return refused_before{};
  } else if constexpr ((is_chosen_term<Terms> || ...)) {
    return check_choices<Query, Terms...>();
  } else if constexpr (sizeof...(Terms) == 0) {
    return refused_empty_order<Terms...>{};
  } else if constexpr (!(can_order<Terms> && ...)) {
    return detail::first_refusal(explain_term<Terms>()...);
  } else if constexpr (!rule::is_query_of_model<Query> && (is_name_in_result<typename ordered_expression<Terms>::type> || ...)) {
    return refused_name_in_order<Query>{};
  } else if constexpr (first_problem_in<scope_in<Query>, typename ordered_expression<Terms>::type...> != problem::none) {
    return explain_problem<scope_in<Query>, typename ordered_expression<Terms>::type...>();
  } else {
    return accepted{};
  }
}

}  // namespace ikebana::detail
