// SPDX-License-Identifier: BSL-1.0
#pragma once

// The plan of a query: its own statement, and those of the relations it preloads. It follows from the type alone.

#include <ikebana/preload/preload.hpp>
#include <ikebana/query/statement/total.hpp>

namespace ikebana::detail {

/// How a relation is preloaded. By hop, each table on the path is read once: the better way where all owners are wanted.
/// Joined, one statement receives the owners' keys.
template <bool AllOwners, class Related>
struct preload_plan;

/// The statements that a clause adds to a plan.
template <bool AllOwners, class Clause>
struct statements_of_clause {
  using type = list<>;
};

template <bool AllOwners, class Related>
struct statements_of_clause<AllOwners, with<Related>> {
  using type = typename preload_plan<AllOwners, Related>::statements;
};

template <class Relation, class Indices>
struct hop_statements;

template <class Relation, std::size_t... Hops>
struct hop_statements<Relation, std::index_sequence<Hops...>> {
  using type = list<hop_statement<Relation, static_cast<unsigned>(Hops)>...>;
};

template <bool ByHop, class Related>
struct own_statements {
  using type = list<joined_statement<Related>>;
};

template <class Source, class... Cs>
struct own_statements<true, query<Source, clause_list<Cs...>>> {
  using relation = typename Source::relation;
  using between = typename hop_statements<relation, std::make_index_sequence<path_of<relation>.size - 1>>::type;
  using type = concatenated<between, list<target_statement<query<Source, clause_list<Cs...>>>>>;
};

template <bool AllOwners, class Source, class... Cs>
struct preload_plan<AllOwners, query<Source, clause_list<Cs...>>> {
  using related = query<Source, clause_list<Cs...>>;
  static constexpr unsigned clauses = related::clause_flags;
  static constexpr bool by_hop =
      (clauses & has::by_hop) != 0 || (AllOwners && (clauses & has::joined) == 0 && rule::can_be_read_by_hop<related>);

  /// All targets are owners in turn only where nothing leaves some of them out.
  static constexpr bool all_targets = AllOwners && (clauses & (has::where | has::limit | has::offset | has::join)) == 0 &&
                                      !relation_has_where<typename Source::relation>() && !Source::is_limited;

  using own = typename own_statements<by_hop, related>::type;
  using statements = concatenated<own, typename statements_of_clause<all_targets, Cs>::type...>;
};

/// The statement of a query, and on a page the one that counts all of its rows.
template <class Query>
constexpr auto statements_of_rows() {
  if constexpr ((Query::clause_flags & has::page) != 0) {
    return list<typename Query::statement, typename total_of<Query>::statement>{};
  } else {
    return list<typename Query::statement>{};
  }
}

/// The statements of a query; most have one, which need not be searched for.
template <bool HasPreloads, bool AllOwners, class Query>
struct plan_statements {
  using type = list<typename Query::statement>;
};

template <bool AllOwners, class Source, class... Cs>
struct plan_statements<true, AllOwners, query<Source, clause_list<Cs...>>> {
  using own = decltype(statements_of_rows<query<Source, clause_list<Cs...>>>());
  using type = concatenated<own, typename statements_of_clause<AllOwners, Cs>::type...>;
};

/// The plan of a whole query.
template <class Query>
struct plan;

template <class Source, class... Cs>
struct plan<query<Source, clause_list<Cs...>>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  static constexpr bool has_preloads = (clauses & has::with) != 0;
  static constexpr bool all_owners = !Source::is_related && (clauses & (has::where | has::limit | has::offset | has::join)) == 0;

  using statements =
      typename plan_statements<has_preloads || (clauses & has::page) != 0, all_owners, query<Source, clause_list<Cs...>>>::type;
};

}  // namespace ikebana::detail
