// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an order and a selection owe each other: a name in the order is one of the selection, and what is distinct is
// ordered by what is selected.

#include <ikebana/expression/item.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/query/clause/group.hpp>
#include <ikebana/query/clause/order.hpp>
#include <ikebana/query/clause/select.hpp>

namespace ikebana::detail {

template <class Item, class E>
inline constexpr bool selects = std::is_same_v<Item, E>;
template <fixed_text Name, class Inner, class E>
inline constexpr bool selects<named<Name, Inner>, E> = std::is_same_v<Inner, E>;
template <fixed_text Name, class Inner>
inline constexpr bool selects<named<Name, Inner>, name_in_result<Name>> = true;
template <class Model, fixed_text Alias, auto Member>
inline constexpr bool selects<model_item<Model, Alias>, column<Member>> = std::is_same_v<class_of<Member>, Model>;

template <class Model, fixed_text Alias, auto Member>
inline constexpr bool selects<model_item<Model, Alias>, aliased_column<Member, Alias>> = std::is_same_v<class_of<Member>, Model>;

template <class E>
inline constexpr bool is_name_in_result = false;
template <fixed_text Name>
inline constexpr bool is_name_in_result<name_in_result<Name>> = true;

/// Whether a term may order what a query selects.
template <bool IsDistinct, class E, class... Items>
constexpr bool can_order_selection(list<Items...>) {
  if constexpr (IsDistinct || is_name_in_result<E>) {
    return (selects<Items, E> || ...);
  } else {
    return true;
  }
}

template <bool IsDistinct, class Items, class... Es>
constexpr bool all_can_order([[maybe_unused]] Items items, list<Es...>) {
  return (detail::can_order_selection<IsDistinct, Es>(items) && ...);
}

/// What a query selects: its items, or its whole model.
template <class Default, class... Cs>
struct selected_items {
  using type = list<Default>;
};

template <class Default, class Clause, class... Cs>
struct selected_items<Default, Clause, Cs...> : selected_items<Default, Cs...> {};

template <class Default, class... Items, class... Cs>
struct selected_items<Default, select<Items...>, Cs...> {
  using type = list<Items...>;
};

/// Whether an aggregate is selected, or ordered by.
template <class... Cs>
constexpr bool selects_aggregate() {
  return ((Cs::is_any_aggregate || Cs::orders_groups) || ...);
}

/// Whether what is selected and ordered by has one value in each group, where there are groups.
template <class Default, class... Cs>
constexpr problem problem_of_groups() {
  if constexpr (yields_groups<Cs...>() || selects_aggregate<Cs...>()) {
    using items = typename selected_items<Default, Cs...>::type;
    using keys = keys_of_groups<Cs...>;
    const bool are_grouped = ((!sees_groups<Cs> || detail::all_have_one_value(typename Cs::parts{}, keys{})) && ...) &&
                             detail::all_have_one_value(items{}, keys{});
    if (!are_grouped) return problem::ungrouped;
  }
  return problem::none;
}

/// Whether a query yields groups, parts of rows that are made distinct, or structs of a user's: not each row of its model.
template <class... Cs>
constexpr bool yields_parts() {
  constexpr unsigned clauses = (Cs::adds | ... | 0u);
  constexpr bool yields_set = (clauses & (has::select | has::distinct)) == (has::select | has::distinct);
  return yields_groups<Cs...>() || selects_aggregate<Cs...>() || yields_set || (clauses & has::into) != 0;
}

/// Whether targets are preloaded that belong to no row.
template <class... Cs>
constexpr problem problem_of_preloads() {
  constexpr bool preloads = ((Cs::adds | ... | 0u) & has::with) != 0;
  return preloads && yields_parts<Cs...>() ? problem::preload_of_groups : problem::none;
}

/// Fails if what is locked is no row of a table, or not of the query that is run.
template <class... Cs>
constexpr void fail_without_rows_to_lock(token_list& tokens) {
  constexpr unsigned clauses = (Cs::adds | ... | 0u);
  constexpr bool yields_no_rows =
      yields_groups<Cs...>() || selects_aggregate<Cs...>() || (clauses & (has::distinct | has::outer_join)) != 0;
  if (yields_no_rows || tokens.depth() != 0) tokens.fail(problem::no_rows_to_lock);
}

/// The first problem of an order or a selection in a query over a model.
template <class Default, class... Cs>
constexpr problem problem_of_selection() {
  constexpr unsigned clauses = (Cs::adds | ... | 0u);
  using items = typename selected_items<Default, Cs...>::type;
  constexpr problem of_groups = problem_of_groups<Default, Cs...>();
  if constexpr (of_groups != problem::none) return of_groups;
  constexpr problem of_preloads = problem_of_preloads<Cs...>();
  if constexpr (of_preloads != problem::none) return of_preloads;
  if constexpr ((clauses & has::order) != 0) {
    constexpr bool is_distinct = (clauses & has::distinct) != 0;
    if (!(((Cs::adds & has::order) == 0 || detail::all_can_order<is_distinct>(items{}, typename Cs::parts{})) && ...)) {
      return problem::not_selected;
    }
  }
  return problem::none;
}

}  // namespace ikebana::detail
