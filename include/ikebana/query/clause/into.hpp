// SPDX-License-Identifier: BSL-1.0
#pragma once

// Filling structs of the user's with the rows of a query. The rules: query/check/into.hpp.

#include <ikebana/query/append_clause.hpp>
#include <ikebana/query/check/into.hpp>
#include <ikebana/query/clause/select.hpp>

namespace ikebana::detail {

/// Says that the rows of a query are structs of a type.
template <class Struct>
struct into : clause {
  static constexpr unsigned adds = has::into;
};

/// The columns of a model that a struct asks for, in the order of its members.
template <class Struct, class Model, fixed_text Alias, std::size_t... I>
constexpr auto columns_for(list<model_item<Model, Alias>> model, std::index_sequence<I...>) {
  (void)model;
  constexpr const member_places& places = places_of_members<Struct, model_item<Model, Alias>>;
  return select<decltype(make_column<member_at<Model, places.at[I]>, Alias>())...>{};
}

/// The selection that `into` adds: of a whole model, only what the struct asks for. Elsewhere, or where the model's name
/// stands for several tables, nothing.
template <class Query, class Struct, class Items>
constexpr auto selection_for(Items) {
  return clause{};
}

template <class Query, class Struct, class Model, fixed_text Alias>
constexpr auto selection_for(list<model_item<Model, Alias>> items) {
  constexpr auto column = make_column<member_at<Model, 0>, Alias>();
  if constexpr ((Query::clause_flags & (has::select | has::group)) != 0 ||
                first_problem_in<scope_in<Query>, std::remove_cvref_t<decltype(column)>> != problem::none) {
    return clause{};
  } else {
    return detail::columns_for<Struct>(items, std::make_index_sequence<members_of<Struct>::size>{});
  }
}

/// The query whose rows are structs of a type.
template <class Struct, class Source, class Clauses>
constexpr auto add_into(const query<Source, Clauses>& given) {
  using items = typename result_of<query<Source, Clauses>>::items;
  using selection = decltype(detail::selection_for<query<Source, Clauses>, Struct>(items{}));
  if constexpr (std::is_same_v<selection, clause>) {
    return detail::append_clause<Source>(given.clauses, into<Struct>{});
  } else {
    return detail::append_clause<Source>(detail::append_clause<Source>(given.clauses, selection{}).clauses, into<Struct>{});
  }
}

}  // namespace ikebana::detail
