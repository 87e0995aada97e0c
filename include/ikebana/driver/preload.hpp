// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loads the targets of relations into the rows of a query, by the statements of its plan.

#include <ikebana/driver/by_hop.hpp>

namespace ikebana::detail {

/// The targets of a relation, as they are loaded by the keys of their owners.
template <class Related>
struct targets_by_key;

template <class Source, class... Cs>
struct targets_by_key<query<Source, clause_list<Cs...>>> {
  using related = query<Source, clause_list<Cs...>>;
  using known_by = detail::known_by<related>;
  using statement = joined_statement<related>;
  using child = typename result_of<related>::child;
  using items = typename result_of<related>::items;
  static constexpr int columns_of_owner = relation_parts<Source, Cs...>::has_limit ? 2 : 1;
};

template <bool AllOwners, class On, class Query, class Row, class... Arguments>
void load_children(On& from, const Query& query, const std::vector<Row*>& rows, const Arguments&... arguments);

/// Loads one relation for its owners, and what that relation preloads in turn.
template <bool AllOwners, class On, class Related, class Owners, class... Arguments>
void load_targets(On& from, const Related& related, const Owners& owners, const Arguments&... arguments) {
  using plan = preload_plan<AllOwners, Related>;
  using child = typename result_of<Related>::child;
  if constexpr (plan::by_hop) {
    hop_loader<Related>::load(from, related, owners, arguments...);
  } else {
    joined_loader<targets_by_key<Related>>::load(from, related.clauses, owners, arguments...);
  }
  if constexpr ((Related::clause_flags & has::with) != 0) {
    std::vector<child*> children;
    for (std::size_t i = 0; i != owners.size(); ++i) {
      detail::for_each_child(owners.targets(i), [&](auto& found) { children.push_back(__builtin_addressof(found)); });
    }
    detail::load_children<plan::all_targets>(from, related, children, arguments...);
  }
}

template <bool AllOwners, std::size_t Index, class On, class Clause, class Row, class... Arguments>
void load_clause(On&, const Clause&, const std::vector<Row*>&, const Arguments&...) {}

template <bool AllOwners, std::size_t Index, class On, class Related, class Row, class... Arguments>
void load_clause(On& from, const with<Related>& clause, const std::vector<Row*>& rows, const Arguments&... arguments) {
  detail::load_targets<AllOwners>(from, clause.related, owning_rows<Row, Index>{rows}, arguments...);
}

/// The index of a clause's children in a row: after what is selected, in the order of the with clauses.
template <class Row, class... Cs>
constexpr std::size_t index_of_clause(std::size_t index) {
  const bool preloads[] = {(Cs::adds == has::with)...};
  std::size_t found = std::tuple_size_v<Row> - ((Cs::adds == has::with ? 1u : 0u) + ...);
  for (std::size_t i = 0; i != index; ++i) found += preloads[i] ? 1u : 0u;
  return found;
}

template <bool AllOwners, class On, std::size_t... I, class Source, class... Cs, class Row, class... Arguments>
void load_clauses(std::index_sequence<I...>, On& from, const query<Source, clause_list<Cs...>>& query, const std::vector<Row*>& rows,
                  const Arguments&... arguments) {
  (detail::load_clause<AllOwners, detail::index_of_clause<Row, Cs...>(I)>(
       from, static_cast<const product_element<I, Cs>&>(query.clauses).value, rows, arguments...),
   ...);
}

template <bool AllOwners, class On, class Source, class... Cs, class Row, class... Arguments>
void load_children_of(On& from, const query<Source, clause_list<Cs...>>& query, const std::vector<Row*>& rows,
                      const Arguments&... arguments) {
  detail::load_clauses<AllOwners>(std::index_sequence_for<Cs...>{}, from, query, rows, arguments...);
}

/// Loads all relations that a query preloads, into rows that hold their records.
template <bool AllOwners, class On, class Query, class Row, class... Arguments>
void load_children(On& from, const Query& query, const std::vector<Row*>& rows, const Arguments&... arguments) {
  detail::load_children_of<AllOwners>(from, query, rows, arguments...);
}

}  // namespace ikebana::detail
