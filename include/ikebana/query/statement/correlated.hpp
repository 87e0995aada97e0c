// SPDX-License-Identifier: BSL-1.0
#pragma once

// The targets of a relation as a sub-query of a statement that is at one of their owners.

#include <ikebana/fwd.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana {

namespace detail {

/// FROM and all that follows it, for the targets of the row that the enclosing query is at.
template <class Related>
struct correlated;

template <class Source, class... Cs>
struct correlated<query<Source, clause_list<Cs...>>> {
  using parts = relation_parts<Source, Cs...>;
  static constexpr const path_facts& path = path_of<typename Source::relation>;
  // Where there is one target an owner, there is one at all exactly when some row matches.
  static constexpr bool limits_existence = (parts::clauses & (has::limit | has::offset)) != 0;

  static constexpr tables_along declare(token_list& tokens) {
    if ((parts::clauses & has::variant) != 0) tokens.fail(problem::varies_within);
    if constexpr (constexpr problem found = parts::problem_of_set(); found != problem::none) tokens.fail(found);
    return parts::declare(tokens, false);
  }

  /// DISTINCT, or a group for each target, if the database orders a set by what it selects alone.
  template <bool Limited>
  static constexpr bool is_grouped_in(const token_list& tokens) {
    return Limited && parts::is_distinct && !tokens.dialect().orders_sets_by_all;
  }
  template <bool Limited>
  static constexpr void write_distinct(token_list& tokens) {
    if (!is_grouped_in<Limited>(tokens)) tokens.text("DISTINCT ");
  }

  template <bool Limited>
  static constexpr void write_from(token_list& tokens, const tables_along& tables) {
    tokens.text(" FROM ");
    parts::write_from(tokens, tables);
    part_list conjuncts(tokens, part::where);
    write_owner_equality(conjuncts, path.hops[0], tables.next_to_owner, not_joined);
    parts::write_conditions(conjuncts, tables);
    if constexpr (Limited) {
      if (is_grouped_in<Limited>(tokens)) {
        tokens.text(" GROUP BY ");
        write_identity(tokens, tables);
      }
      parts::write_order_by(tokens, tables.target);
      parts::write_limit(tokens);
    }
  }

  template <bool Limited, class Visitor>
  static constexpr void visit_from(const query<Source, clause_list<Cs...>>& given, Visitor& visitor) {
    parts::visit_from(given.clauses, visitor);
    parts::visit_conditions(given.clauses, visitor);
    if constexpr (Limited) {
      parts::visit_order(given.clauses, visitor);
      parts::visit_limit(given.clauses, visitor);
    }
  }

  /// The columns of the target's key, which tell a set of targets apart.
  static constexpr void write_identity(token_list& tokens, const tables_along& tables) {
    separated columns(tokens, "", ", ");
    detail::write_identity(columns, path.target(), tables.target);
  }
};

}  // namespace detail
}  // namespace ikebana
