// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of joins and groups.

#include <ikebana/expression/function/json.hpp>
#include <ikebana/query/check/clause.hpp>
#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/clause/join.hpp>

namespace ikebana {

namespace rule {

/// Whether a relation has all of its targets: a join cannot cut them for each owner.
template <class Relation>
inline constexpr bool relation_has_no_limit = !detail::relation_has_limit<Relation>;

/// Whether an expression has one value in each group: it is grouped by, or an aggregate, or made of these. The columns of
/// a model have if the groups are by its primary key.
template <class E, class... Keys>
inline constexpr bool has_one_value_in_group = detail::has_one_value<E>(detail::list<Keys...>{});

/// Whether what orders a query is among what it selects.
template <class E, class... Items>
inline constexpr bool is_selected = (detail::selects<Items, E> || ...);

/// Whether a query has groups, so that having can choose among them.
template <class Query>
inline constexpr bool has_groups = (Query::clause_flags & detail::has::group) != 0;

}  // namespace rule

namespace detail {

template <class T>
struct refused_join {
  constexpr explicit operator bool() const {
    static_assert(rule::is_relation<T>, "ikebana: this join has no condition; join<Relation>(), or join<Model>(condition)");
    return false;
  }
};

template <class Relation>
struct refused_limited_join {
  constexpr explicit operator bool() const {
    static_assert(rule::relation_has_no_limit<Relation>,
                  "ikebana: a join cannot limit the targets of each owner; preload the relation, or derive one without limit");
    return false;
  }
};

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

template <class E, class... Items>
struct refused_order_of_selection {
  constexpr explicit operator bool() const {
    static_assert(rule::is_selected<E, Items...>,
                  "ikebana: this order is not among what is selected, as distinct() and names demand; select it, or order by another");
    return false;
  }
};

/// The scope of a query with one clause more.
template <class Query, class Clause>
struct scope_with;

template <class Source, class... Cs, class Clause>
struct scope_with<query<Source, clause_list<Cs...>>, Clause> : scope_of<query<Source, clause_list<Cs..., Clause>>> {};

/// The owner of a relation in the query that it is joined to.
template <class Relation>
struct owner_mentioned {
  static constexpr void write_tokens(token_list& tokens) { tokens.owner_column(path_of<Relation>.owner(), 0, tokens.next_source()); }
};

template <class Query, join_kind Kind, class Relation, fixed_text Alias>
constexpr auto check_join_along() {
  if constexpr (!is_relation_type<Relation>) {
    return refused_join<Relation>{};
  } else if constexpr (constexpr auto sound = check_relation<Relation>(); !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (relation_has_limit<Relation>) {
    return refused_limited_join<Relation>{};
  } else if constexpr (path_of<Relation>.takes_first && !rule::first_row_has_key<Relation>) {
    return refused_first_without_key<Relation>{};
  } else if constexpr (first_problem_in<closed_scope_of<Query>, owner_mentioned<Relation>> != problem::none) {
    return detail::explain_asker<problem::model_not_in_query, Relation>(typename scope_in<Query>::queried{});
  } else if constexpr (!brings_conditions<Relation>) {
    return accepted{};
  } else {
    using join = joined_relation<Kind, Relation, Alias>;
    using scope = scope_with<Query, join>;
    constexpr problem found = first_problem_in<scope, join_tokens<join>>;
    if constexpr (found == problem::none) {
      return accepted{};
    } else {
      return detail::first_refusal(detail::explain_scoped<scope, Relation>(), refused_whole<found, Relation>{});
    }
  }
}

template <class Query, class Join, class E>
constexpr auto check_join_condition(list<E>) {
  return check_condition_in<scope_with<Query, Join>, E>();
}

/// A join of a model, as the user names it.
template <join_kind Kind, class Model, fixed_text Alias, class... Condition>
using join_on = joined_model<Kind, typename named_source<Model, Alias>::model, named_source<Model, Alias>::alias, Condition...>;

template <class Query, class Join>
constexpr auto check_join_on() {
  if constexpr (constexpr auto sound = check_record<typename Join::model>(); !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else {
    return detail::check_join_condition<Query, Join>(typename Join::parts{});
  }
}

/// Whether the rows of a function may be joined: of text, that the query has.
template <class Query, class Join>
constexpr auto check_join_function() {
  using argument = typename Join::function_type::argument_type;
  if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (first_problem_in<scope_in<Query>, argument> != problem::none) {
    return explain_problem<scope_in<Query>, argument>();
  } else if constexpr (!is_of_kind<argument, is_text>()) {
    return refused_document<argument, argument>{};
  } else {
    return accepted{};
  }
}

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

template <class Query, class E>
constexpr auto check_having() {
  if constexpr (is_rejected<E>) {
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

template <bool IsDistinct, class E, class... Items>
constexpr auto explain_order_of(list<Items...> items) {
  if constexpr (detail::can_order_selection<IsDistinct, E>(items)) {
    return accepted{};
  } else {
    return refused_order_of_selection<E, Items...>{};
  }
}

template <bool IsDistinct, class Items, class... Es>
constexpr auto explain_orders([[maybe_unused]] Items items, list<Es...>) {
  return detail::first_refusal(detail::explain_order_of<IsDistinct, Es>(items)...);
}

/// What is wrong with two queries as one, or with either of them.
template <compound_kind Kind, class First, class Second, class... Cs>
struct statement_explained<query<compound_of<Kind, First, Second>, clause_list<Cs...>>> {
  static constexpr auto refusal() {
    using items = typename items_of_rows<First>::items;
    return detail::first_refusal(
        detail::explain_statement(std::type_identity<First>{}), detail::explain_statement(std::type_identity<Second>{}),
        detail::explain_orders<true>(items{}, std::conditional_t < Cs::adds == has::order, typename Cs::parts, list < >> {})...);
  }
};

/// A set of targets is ordered by what belongs to each, selected or not: see explain_related.
template <class Own, class Source, class... Cs>
constexpr problem problem_of_selection_in(std::type_identity<query<Source, clause_list<Cs...>>>) {
  if constexpr (Source::is_related) {
    constexpr problem of_groups = problem_of_groups<Own, Cs...>();
    return of_groups != problem::none ? of_groups : problem_of_preloads<Cs...>();
  } else {
    return problem_of_selection<Own, Cs...>();
  }
}

/// What is wrong between the groups, the order and the selection of a query, or between a relation and its owner.
template <class Source, class... Cs>
constexpr auto explain_selection(std::type_identity<query<Source, clause_list<Cs...>>>) {
  using own = model_item<typename Source::row_model, Source::alias>;
  using whole = query<Source, clause_list<Cs...>>;
  constexpr problem found = detail::problem_of_selection_in<own>(std::type_identity<whole>{});
  using items = typename selected_items<own, Cs...>::type;
  if constexpr (found == problem::none && Source::is_related && (whole::clause_flags & has::owners) != 0) {
    return explain_for_several<whole>();
  } else if constexpr (found == problem::none && Source::is_related) {
    return detail::explain_related(std::type_identity<whole>{});
  } else if constexpr (found == problem::none) {
    return accepted{};
  } else if constexpr (found == problem::preload_of_groups) {
    return refused_preload_of_part<whole>{};
  } else if constexpr (found == problem::ungrouped) {
    using keys = keys_of_groups<Cs...>;
    return detail::first_refusal(detail::explain_groups(keys{}, items{}),
                                 detail::explain_groups(keys{}, std::conditional_t<sees_groups<Cs>, typename Cs::parts, list<>>{})...);
  } else {
    constexpr bool is_distinct = ((Cs::adds | ... | 0u) & has::distinct) != 0;
    return detail::first_refusal(
        detail::explain_orders<is_distinct>(items{}, std::conditional_t < Cs::adds == has::order, typename Cs::parts, list < >> {})...);
  }
}

}  // namespace detail
}  // namespace ikebana
