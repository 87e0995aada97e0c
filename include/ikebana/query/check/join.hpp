// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of joins.

#include <ikebana/expression/function/json.hpp>
#include <ikebana/query/check/where.hpp>
#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/clause/join.hpp>

namespace ikebana {

namespace rule {

/// Whether a relation has all of its targets: a join cannot cut them for each owner.
template <class Relation>
inline constexpr bool relation_has_no_limit = !detail::relation_has_limit<Relation>;

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

}  // namespace detail
}  // namespace ikebana
