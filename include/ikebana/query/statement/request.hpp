// SPDX-License-Identifier: BSL-1.0
#pragma once

// The targets of a relation, requested for one owner, as tokens and as the values they bind, in the same order.

#include <ikebana/fwd.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/owner.hpp>
#include <ikebana/query/statement/select.hpp>
#include <ikebana/query/statement/relation_parts.hpp>
#include <ikebana/query/statement/request_head.hpp>

namespace ikebana {

namespace detail {

/// A request that selects, joins or limits, or whose relation has conditions or an order of its own.
template <class Source, class Clauses>
struct special_request;

template <class Source, class... Cs>
struct special_request<Source, clause_list<Cs...>> {
  using parts = relation_parts<Source, Cs...>;
  static constexpr unsigned clauses = parts::clauses;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    if constexpr ((clauses & has::row_lock) != 0) detail::fail_without_rows_to_lock<Cs...>(tokens);
    [[maybe_unused]] const shared_texts shared = tokens.take_shared();
    const std::string_view most_rows = take_most_rows(tokens);
    const tables_along tables = parts::declare(tokens, true);
    if constexpr (detail::yields_whole_rows(clauses)) {
      request_head<Source>::write_copied(tokens, tables, shared);
    } else {
      parts::template write_selection<parts::word_clauses>(tokens, tables);
      tokens.text(" FROM ");
      parts::write_from(tokens, tables);
    }
    write_owner_table(tokens, path, tables);
    part_list conjuncts(tokens, part::where);
    if constexpr (!parts::is_owner_known()) tokens.fail(problem::owner_without_key);
    if constexpr (constexpr problem found = parts::problem_of_request(); found != problem::none) tokens.fail(found);
    write_owner(conjuncts, path.hops[0], detail::side_of_owner<parts::is_by_primary()>(path, tables));
    parts::write_conditions(conjuncts, tables);
    if constexpr (parts::is_grouped) {
      separated columns(tokens, " GROUP BY ", ", ");
      parts::write_group(columns, tables.target);
    }
    if constexpr ((clauses & has::window) != 0) parts::write_windows(tokens);
    if constexpr (parts::has_order || parts::has_limit) parts::write_order_by(tokens, tables.target);
    if constexpr (parts::has_limit) {
      parts::write_limit(tokens, most_rows);
    } else {
      detail::write_most_rows(tokens, most_rows);
    }
    if constexpr ((clauses & has::row_lock) != 0) detail::write_part(tokens, part::row_lock, {{Cs::adds, Cs::write}...});
    close_tables(tokens, true);
  }

  static constexpr void write_owner(separated& conjuncts, const hop_facts& hop, const owner_side& side) {
    for (unsigned i = 0; i != side.key.size; ++i) {
      token_list& tokens = conjuncts.next();
      tokens.its_column(side.source, side.key.at[i]);
      tokens.text(" = ");
      const column_facts& key = hop.from->columns[parts::is_by_primary() ? hop.from->primary.at[i] : hop.from_key.at[i]];
      if ((clauses & has::owner) != 0) {
        tokens.value(key.in_sql, true);
      } else {
        tokens.parameter(
            i == 0 ? std::string_view{"owner"} : key.name, key.type, key.kind, key.in_sql, key.stands_alone, parameter_has_typed_peer);
      }
      if (side.names_owner) write_collation(tokens, hop, i);
    }
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((kinds_held<Cs...> & has::select) != 0) detail::visit_clauses<has::select>(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::join) != 0) detail::visit_clauses<has::join>(given, visitor);
    if constexpr ((clauses & has::owner) != 0) {
      if constexpr (parts::is_by_primary()) {
        detail::visit_owner_primary(given, visitor);
      } else {
        detail::visit_clauses<has::owner>(given, visitor);
      }
    }
    parts::visit_conditions(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::window) != 0) detail::visit_clauses<has::window>(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::order) != 0 || detail::orders_targets<typename Source::relation>())
      parts::visit_order(given, visitor);
    if constexpr (parts::has_limit) parts::visit_limit(given, visitor);
  }
};

/// SELECT over the targets of one owner, whose key is in the query or given at execution as "owner".
template <class Source, class Clauses>
struct request_statement;

template <class Source, class... Cs>
struct request_statement<Source, clause_list<Cs...>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  static constexpr bool begins_with_head = are_plain(clauses) && is_plain_source<Source>;
  using head = request_head<Source>;
  static constexpr unsigned shared = begins_with_head ? 2 : detail::yields_whole_rows(clauses) ? 1 : 0;

  static constexpr void write_tokens(token_list& tokens) {
    if constexpr (begins_with_head) {
      detail::write_plain_request(tokens, request_head<Source>::begin, clauses, {{Cs::adds, Cs::write}...});
    } else {
      special_request<Source, clause_list<Cs...>>::write_tokens(tokens);
    }
  }

  // Folded here, not in functions of their own: each would be one more for a compiler to write, for every query.
  template <std::size_t... I, class Visitor>
  [[gnu::always_inline]] static constexpr void values(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
    if constexpr (begins_with_head) {
      (static_cast<const clause_binding_at<has::owner, Cs>&>(static_cast<const product_element<I, Cs>&>(given).value).values(visitor), ...);
      if constexpr ((kinds_held<Cs...> & has::where) != 0) {
        (static_cast<const clause_binding_at<has::where, Cs>&>(static_cast<const product_element<I, Cs>&>(given).value).values(visitor),
         ...);
      }
      if constexpr ((kinds_held<Cs...> & has::order) != 0) {
        (static_cast<const clause_binding_at<has::order, Cs>&>(static_cast<const product_element<I, Cs>&>(given).value).values(visitor),
         ...);
      }
    } else {
      special_request<Source, clause_list<Cs...>>::values(given, visitor);
    }
  }
};

}  // namespace detail
}  // namespace ikebana
