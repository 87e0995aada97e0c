// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that preload a relation for many owners: one joined statement that receives their keys, or one
// statement for each hop, each table read once.

#include <ikebana/preload/keys.hpp>
#include <ikebana/query/related.hpp>

namespace ikebana::detail {

/// One statement for all owners. Its last column tells the owner; a limited one has the row's rank after it.
template <class Related>
struct joined_statement;

template <class Source, class... Cs>
struct joined_statement<query<Source, clause_list<Cs...>>> {
  using related = query<Source, clause_list<Cs...>>;
  using parts = relation_parts<Source, Cs...>;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    const bool by_lateral = parts::has_limit && tokens.dialect().has_lateral;
    if (by_lateral) tokens.open();
    const unsigned keys = by_lateral ? tokens.source(table_of_keys, {}) : 0;
    const tables_along tables = parts::declare(tokens, true);
    if constexpr (!parts::is_owner_known()) tokens.fail(problem::owner_without_key);
    if constexpr (constexpr problem found = parts::problem_of_set(); found != problem::none) tokens.fail(found);
    if constexpr (detail::selects_aggregate<Cs...>()) tokens.fail(problem::of_several_owners);
    owner_side side = detail::side_of_owner<parts::is_by_primary()>(path, tables);
    const bool as_json = keys_travel_as_json(side.table, side.key);
    side.is_of_one_key = by_lateral;
    side.keys = as_json || by_lateral ? keys : tokens.source(table_of_keys, {});
    if constexpr (parts::has_limit) begin_limited(tokens, side);
    // Where rows are numbered, they are made a set by grouping, which comes before the numbering.
    constexpr bool is_grouped = parts::is_grouped || (parts::is_distinct && parts::has_limit);
    parts::template write_selection<is_grouped ? parts::clauses & ~has::distinct : parts::clauses>(tokens, tables);
    tokens.text(", ");
    write_owner(tokens, side);
    [[maybe_unused]] unsigned order = 0, end_of_order = 0;
    if constexpr (parts::has_limit) {
      tokens.text(" AS ");
      tokens.fresh_name("ikebana_owner");
      tokens.text(by_lateral ? ", row_number() OVER (" : ", row_number() OVER (PARTITION BY ");
      if (!by_lateral) write_owner(tokens, side);
      order = tokens.size();
      parts::write_order_by(tokens, tables.target, by_lateral ? statement_part{has::order, "ORDER BY ", ", "} : part::order);
      end_of_order = tokens.size();
      tokens.text(") AS ");
      tokens.fresh_name("ikebana_rank");
    }
    tokens.text(" FROM ");
    parts::write_from(tokens, tables);
    write_owner_table(tokens, path, tables);
    if (!as_json && !by_lateral) write_keys_as_table(tokens, side);
    part_list conjuncts(tokens, part::where);
    if (by_lateral) {
      write_key_equality(conjuncts, side);
    } else if (as_json) {
      write_keys_as_set(conjuncts, side);
    }
    parts::write_conditions(conjuncts, tables);
    if constexpr (is_grouped) {
      separated columns(tokens, " GROUP BY ", ", ");
      if (!by_lateral) write_owner(columns.next(), side);
      parts::write_group(columns, tables.target);
    }
    if constexpr (parts::has_limit) {
      if (by_lateral) {
        tokens.text(" ");
        tokens.repeat(order, end_of_order);
      }
      write_rank(tokens, by_lateral);
    } else if constexpr (parts::has_order) {
      parts::write_order_by(tokens, tables.target);
    }
    if (tokens.has_window_here()) tokens.fail(problem::of_several_owners);
    close_tables(tokens, true);
    if (by_lateral) tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((parts::clauses & has::select) != 0) {
      detail::visit_clauses<has::select>(given, visitor);
    }
    if constexpr (parts::has_limit) parts::visit_order(given, visitor);
    parts::visit_from(given, visitor);
    parts::visit_conditions(given, visitor);
    if constexpr (parts::has_limit) {
      parts::visit_skipped(given, visitor);
      parts::visit_most(given, visitor);
    } else {
      parts::visit_order(given, visitor);
    }
  }

 private:
  /// What is left of each owner's rows, in their order: of all that are numbered, or of one owner's, which end there.
  static constexpr void write_rank(token_list& tokens, bool by_lateral) {
    constexpr bool has_offset = (parts::clauses & has::offset) != 0;
    constexpr bool has_most = (parts::clauses & has::limit) != 0 || Source::is_limited;
    if (!by_lateral) {
      tokens.end_derived_table();
      tokens.text(" WHERE ");
      tokens.fresh_name("ikebana_rank");
    }
    if constexpr (has_offset) {
      tokens.text(by_lateral ? " OFFSET " : " - ");
      parts::write_offset_count(tokens);
    }
    if (by_lateral) {
      if (has_most) tokens.text(" LIMIT ");
    } else {
      tokens.text(!has_offset ? " <= " : has_most ? " BETWEEN 1 AND " : " >= 1");
    }
    if constexpr (has_most) parts::write_limit_count(tokens);
    if (by_lateral) tokens.end_derived_table();
    tokens.text(" ORDER BY ");
    tokens.fresh_name("ikebana_rank");
  }
};

/// A table between owner and target: the key by which its rows are reached, and the key that reaches on.
template <class Relation, unsigned Hop>
struct hop_statement {
  static constexpr void write_tokens(token_list& tokens) {
    constexpr const hop_facts& reached_by = path_of<Relation>.hops[Hop];
    constexpr const hop_facts& reaches = path_of<Relation>.hops[Hop + 1];
    tokens.open();
    const unsigned source = tokens.source(*reached_by.to, {});
    tokens.text("SELECT ");
    tokens.its_column(source, reached_by.to_key.at[0]);
    tokens.text(", ");
    tokens.its_column(source, reaches.from_key.at[0]);
    tokens.text(" FROM ");
    tokens.table(source);
    tokens.close();
  }
};

/// The whole table of the target, narrowed and ordered as asked for.
template <class Related>
struct target_statement;

template <class Source, class... Cs>
struct target_statement<query<Source, clause_list<Cs...>>> {
  using parts = relation_parts<Source, Cs...>;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<typename Source::row_model>, Source::alias.view());
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
    part_list conjuncts(tokens, part::where);
    parts::write_conditions(conjuncts, {source, source, source});
    if constexpr (parts::has_order || parts::has_limit) parts::write_order_by(tokens, source);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    parts::visit_conditions(given, visitor);
    parts::visit_order(given, visitor);
  }
};

/// Whether each hop is over one integer, which C++ compares as the database does, and leads to all rows of that key.
constexpr bool hops_over_integers(const path_facts& path) {
  if (path.takes_first_within()) return false;
  for (unsigned i = 0; i != path.size; ++i) {
    const hop_facts& hop = path.hops[i];
    if (hop.from_key.size != 1 || hop.from->columns[hop.from_key.at[0]].kind != storage::integer) return false;
  }
  return true;
}

/// Whether the conditions and the order of a relation mention no table but the target's.
template <class Source, class... Cs>
constexpr bool mentions_only_target() {
  token_list tokens;
  const tables_along tables = detail::declare_tables(tokens, path_of<typename Source::relation>, Source::alias.view(), true);
  part_list list(tokens);
  relation_parts<Source, Cs...>::write_conditions(list, tables);
  relation_parts<Source, Cs...>::write_order(list, tables.target);
  const scopes scopes{tokens};
  for (const token& each : tokens) {
    if (each.kind != token_kind::column && each.kind != token_kind::owner_column) continue;
    if (each.number != tables.target && each.number <= tables.next_to_owner) return false;
  }
  return scopes.first_problem() == problem::none && !tokens.has_window_here();
}

}  // namespace ikebana::detail

namespace ikebana::rule {

/// Whether a relation can be preloaded by reading each table once: its keys are single integers, it selects whole
/// models, its conditions and order are about the target alone, and a set of targets has a primary key to go by.
template <class Related>
inline constexpr bool can_be_read_by_hop = false;

template <class Source, class... Cs>
inline constexpr bool can_be_read_by_hop<query<Source, detail::clause_list<Cs...>>> =
    detail::hops_over_integers(detail::path_of<typename Source::relation>) &&
    ((detail::clause_list<Cs...>::adds & detail::has::distinct) == 0 || has_primary_key<typename Source::row_model>) &&
    (detail::clause_list<Cs...>::adds & (detail::has::select | detail::has::join)) == 0 && !(Cs::by_parameter || ...) &&
    detail::mentions_only_target<Source, Cs...>();

}  // namespace ikebana::rule
