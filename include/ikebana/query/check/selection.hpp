// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules between what a query selects, groups by and is ordered by.

#include <ikebana/query/check/group.hpp>
#include <ikebana/query/check/query.hpp>

namespace ikebana {

namespace rule {

/// Whether what orders a query is among what it selects.
template <class E, class... Items>
inline constexpr bool is_selected = (detail::selects<Items, E> || ...);

}  // namespace rule

namespace detail {

template <class E, class... Items>
struct refused_order_of_selection {
  constexpr explicit operator bool() const {
    static_assert(rule::is_selected<E, Items...>,
                  "ikebana: this order is not among what is selected, as distinct() and names demand; select it, or order by another");
    return false;
  }
};

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
