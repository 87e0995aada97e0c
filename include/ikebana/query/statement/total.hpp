// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a page needs beside its rows: the number of all rows.

#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana::detail {

/// A query without the clauses that add some of these flags.
template <unsigned Without, class Source, class... Kept>
constexpr auto kept_clauses(const query<Source, clause_list<Kept...>>& kept) {
  return kept;
}

template <unsigned Without, class Source, class... Kept, class Clause, class... Rest>
constexpr auto kept_clauses(const query<Source, clause_list<Kept...>>& kept, const Clause& next, const Rest&... rest) {
  if constexpr ((Clause::adds & Without) != 0) {
    return detail::kept_clauses<Without>(kept, rest...);
  } else {
    return detail::kept_clauses<Without>(detail::append_clause<Source>(kept.clauses, Clause(next)), rest...);
  }
}

template <unsigned Without, class Source, std::size_t... I, class... Cs>
constexpr auto without(const product_of<std::index_sequence<I...>, Cs...>& clauses) {
  return detail::kept_clauses<Without>(query<Source>{}, static_cast<const product_element<I, Cs>&>(clauses).value...);
}

/// Counts the rows of a query that groups them or makes them distinct, or is made of two.
template <class Statement>
struct total_of_set {
  static constexpr void write_tokens(token_list& tokens) {
    tokens.text("SELECT count(*) FROM (");
    Statement::write_tokens(tokens);
    tokens.end_derived_table();
  }

  template <class Clauses, class Visitor>
  static constexpr void values(const Clauses& given, Visitor& visitor) {
    Statement::values(given, visitor);
  }
};

/// The statement that counts all rows of a query, and the clauses whose values it binds.
template <class Query>
struct total_of;

template <class Source, class... Cs>
struct total_of<query<Source, clause_list<Cs...>>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  static constexpr bool is_set = (clauses & (has::distinct | has::group | has::compound)) != 0 || (Cs::is_any_aggregate || ...);

  static constexpr auto rows(const query<Source, clause_list<Cs...>>& given) {
    if constexpr (is_set) {
      return detail::without<clauses_of_page, Source>(given.clauses);
    } else {
      return detail::append_clause<Source>(
          detail::without < clauses_of_page | has::select | has::window, Source > (given.clauses).clauses, select<count_of_rows>{});
    }
  }

  using counted = decltype(rows(std::declval<const query<Source, clause_list<Cs...>>&>()));

  /// The statement that counts, made of that of the rows.
  template <class Statement>
  using wrapped = std::conditional_t<is_set, total_of_set<Statement>, Statement>;
  using statement = wrapped<typename counted::statement>;
};

}  // namespace ikebana::detail
