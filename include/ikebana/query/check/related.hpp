// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of what a relation selects and is ordered by: it belongs to each target, in each use of the relation.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana {

namespace rule {

/// Whether what a set of targets yields and is ordered by has one value for each target.
template <class Related>
inline constexpr bool each_target_has_one_value = true;
template <class Source, class... Cs>
inline constexpr bool each_target_has_one_value<query<Source, detail::clause_list<Cs...>>> =
    detail::relation_parts<Source, Cs...>::problem_of_set() == detail::problem::none;

/// Whether what is aggregated over a set of targets has one value for each target.
template <class Related, class E>
inline constexpr bool aggregates_one_value_of_each_target = true;
template <class Source, class... Cs, class E>
  requires(((Cs::adds | ... | 0u) & detail::has::distinct) != 0)
inline constexpr bool aggregates_one_value_of_each_target<query<Source, detail::clause_list<Cs...>>, E> =
    detail::have_one_value_for_each_target<detail::relation_parts<Source, Cs...>>(detail::list<E>{});

/// Whether an aggregate that is selected is over all targets of its owner.
template <class Related>
inline constexpr bool aggregate_is_over_all_targets = true;
template <class Source, class... Cs>
inline constexpr bool aggregate_is_over_all_targets<query<Source, detail::clause_list<Cs...>>> =
    detail::relation_parts<Source, Cs...>::problem_of_request() != detail::problem::aggregate_of_cut;

/// Whether what is selected is of each owner by itself, where there are several: neither an aggregate nor a window.
template <class Related>
inline constexpr bool is_of_each_owner = true;

}  // namespace rule

namespace detail {

/// Whether a window is selected, or ordered by.
template <class Source, class... Cs>
constexpr bool selects_window() {
  using parts = relation_parts<Source, Cs...>;
  token_list tokens;
  const tables_along tables = parts::declare(tokens, true);
  part_list list(tokens);
  parts::write_items(list);
  parts::write_order(list, tables.target);
  return tokens.has_window_here();
}

}  // namespace detail

namespace rule {

template <class Source, class... Cs>
inline constexpr bool is_of_each_owner<query<Source, detail::clause_list<Cs...>>> =
    !detail::selects_aggregate<Cs...>() && !detail::selects_window<Source, Cs...>();

}  // namespace rule

namespace detail {

template <class Owner>
struct refused_owner_without_key {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_primary_key<Owner>, "ikebana: a condition mentions the owner's columns, and the owner has no primary key; describe one");
    return false;
  }
};

template <class Related>
struct refused_set {
  constexpr explicit operator bool() const {
    static_assert(rule::each_target_has_one_value<Related>,
                  "ikebana: distinct() keeps each target once, and this orders by or selects a column that one target may have several "
                  "values of; leave it out");
    return false;
  }
};

template <class Related, class E>
struct refused_aggregate_of_set {
  constexpr explicit operator bool() const {
    static_assert(rule::aggregates_one_value_of_each_target<Related, E>,
                  "ikebana: distinct() keeps each target once, and this aggregates a column that one target may have several values of; "
                  "leave distinct() out");
    return false;
  }
};

template <class Related>
struct refused_aggregate_of_cut {
  constexpr explicit operator bool() const {
    static_assert(rule::aggregate_is_over_all_targets<Related>,
                  "ikebana: an aggregate takes no heed of limit, distinct and has_one; select count(related<R>()), or another aggregate of "
                  "it, from the owner");
    return false;
  }
};

template <class Related>
struct refused_for_several {
  constexpr explicit operator bool() const {
    static_assert(rule::is_of_each_owner<Related>,
                  "ikebana: an aggregate or a window would be over the targets of all owners; select count(related<R>()) beside the owner, "
                  "or ask for one");
    return false;
  }
};

/// What is wrong with a relation whose targets are asked for.
template <class Source, class... Cs>
constexpr auto explain_related(std::type_identity<query<Source, clause_list<Cs...>>>) {
  using parts = relation_parts<Source, Cs...>;
  using related = query<Source, clause_list<Cs...>>;
  constexpr problem found = parts::problem_of_request();
  if constexpr (!parts::is_owner_known()) {
    return refused_owner_without_key<owner_of<typename Source::relation>>{};
  } else if constexpr (found == problem::aggregate_of_cut) {
    return refused_aggregate_of_cut<related>{};
  } else if constexpr (found == problem::not_of_each_target) {
    return refused_set<related>{};
  } else {
    return accepted{};
  }
}

/// What is wrong with a relation whose targets are asked for several owners at once.
template <class Related>
constexpr auto explain_for_several() {
  if constexpr (rule::is_of_each_owner<Related>) {
    return detail::explain_related(std::type_identity<Related>{});
  } else {
    return refused_for_several<Related>{};
  }
}

}  // namespace detail
}  // namespace ikebana
