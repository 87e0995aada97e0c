// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of group_by and having.

#include <ikebana/query/check/query.hpp>
#include <ikebana/query/check/where.hpp>

namespace ikebana {

namespace rule {

/// Whether an expression has one value in each group: it is grouped by, or an aggregate, or made of these. The columns of
/// a model have if the groups are by its primary key.
template <class E, class... Keys>
inline constexpr bool has_one_value_in_group = detail::has_one_value<E>(detail::list<Keys...>{});

/// Whether a query has groups, so that having can choose among them.
template <class Query>
inline constexpr bool has_groups = (Query::clause_flags & detail::has::group) != 0;

}  // namespace rule

namespace detail {

template <class Query>
struct refused_grouping {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_query_of_model<Query>, "ikebana: group_by is for from<Model>(); there, join the relation, or select count(related<R>())");
    return false;
  }
};

template <class... Keys>
struct refused_empty_grouping {
  constexpr explicit operator bool() const {
    static_assert(rule::is_given_something<Keys...>, "ikebana: group_by() names nothing; give it columns or expressions");
    return false;
  }
};

template <class Key>
struct refused_group_key {
  constexpr explicit operator bool() const {
    static_assert(rule::is_expression<Key>, "ikebana: group_by takes columns and expressions");
    return false;
  }
};

template <class Query>
struct refused_having {
  constexpr explicit operator bool() const {
    static_assert(rule::has_groups<Query>, "ikebana: having chooses among groups, and there are none; say group_by(...) first");
    return false;
  }
};

template <class E, class... Keys>
struct refused_ungrouped {
  constexpr explicit operator bool() const {
    static_assert(rule::has_one_value_in_group<E, Keys...>, "ikebana: this has many values in a group; group_by it too, or aggregate it");
    return false;
  }
};

template <class Key>
constexpr auto explain_group_key() {
  if constexpr (a_constant_term<Key>) {
    return refused_constant_term<Key>{};
  } else if constexpr (an_expression<Key>) {
    return accepted{};
  } else {
    return refused_group_key<Key>{};
  }
}

template <class Query, class... Keys>
constexpr auto check_grouping() {
  if constexpr ((is_rejected<Keys> || ...)) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (query_parts<Query>::is_related) {
    return refused_grouping<Query>{};
  } else if constexpr (sizeof...(Keys) == 0) {
    return refused_empty_grouping<Keys...>{};
  } else if constexpr (!(an_expression<Keys> && ...) || (a_constant_term<Keys> || ...)) {
    return detail::first_refusal(explain_group_key<Keys>()...);
  } else if constexpr (first_problem_in<scope_in<Query>, Keys...> != problem::none) {
    return explain_problem<scope_in<Query>, Keys...>();
  } else if constexpr ((Keys::is_aggregate || ...)) {
    return detail::first_refusal(explain_per_row<Keys>()...);
  } else {
    return accepted{};
  }
}

template <class Query, class E, class... More>
constexpr auto check_having() {
  if constexpr (sizeof...(More) != 0) {
    return refused_conditions<E, More...>{};
  } else if constexpr (is_rejected<E>) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::group) == 0) {
    return refused_having<Query>{};
  } else {
    return check_truth<scope_in<Query>, E>();
  }
}

template <class E, class... Keys>
constexpr auto explain_group(list<Keys...> keys) {
  if constexpr (detail::has_one_value<E>(keys)) {
    return accepted{};
  } else {
    return refused_ungrouped<E, Keys...>{};
  }
}

template <class Keys, class... Es>
constexpr auto explain_groups(Keys keys, list<Es...>) {
  return detail::first_refusal(detail::explain_group<Es>(keys)...);
}

}  // namespace detail
}  // namespace ikebana
