// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that preload a relation for many owners: one joined statement that receives their keys, or one
// statement for each hop, each table read once.

#include <ikebana/query/related.hpp>

namespace ikebana::detail {

/// Whether the owners' keys travel as one JSON text: single integers do. All others travel through a virtual table.
constexpr bool keys_travel_as_json(const table_facts& table, const key_columns& key) {
  return key.size == 1 && table.columns[key.at[0]].kind == storage::integer;
}

/// The columns of the keys' table: the position of an owner, and one for each column of a composite key.
inline constexpr column_facts columns_of_keys[] = {
    {"key", {}, {}, storage::integer, false, false, false, {}, {}},   {"value", {}, {}, storage::unknown, true, false, false, {}, {}},
    {"value2", {}, {}, storage::unknown, true, false, false, {}, {}}, {"value3", {}, {}, storage::unknown, true, false, false, {}, {}},
    {"value4", {}, {}, storage::unknown, true, false, false, {}, {}}, {"value5", {}, {}, storage::unknown, true, false, false, {}, {}},
    {"value6", {}, {}, storage::unknown, true, false, false, {}, {}}, {"value7", {}, {}, storage::unknown, true, false, false, {}, {}},
    {"value8", {}, {}, storage::unknown, true, false, false, {}, {}}};
inline constexpr auto places_of_keys = detail::measure_columns<9>("ikebana_owners", columns_of_keys);
inline constexpr auto text_of_keys = detail::write_columns<places_of_keys.text_length>("ikebana_owners", columns_of_keys, 9);

/// The owners' keys as a table of the statement, so that its name is none of another table.
inline constexpr table_facts table_of_keys{
    identity_of<key_columns>,
    {},
    "ikebana_owners",
    {},
    columns_of_keys,
    9,
    {},
    nullptr,
    0,
    text_of_keys.characters,
    places_of_keys.text_length,
    places_of_keys.quoted_length,
    places_of_keys.at};

/// What tells the owner that a row belongs to: its integer key, or its position among the keys, which the database
/// compares, so that a text's own collation decides.
constexpr void write_owner(token_list& tokens, const owner_side& side) {
  if (keys_travel_as_json(side.table, side.key)) {
    tokens.its_column(side.source, side.key.at[0]);
  } else {
    tokens.its_column(side.keys, 0);
  }
}

// A foreign key is compared with an owner's key as with the column of that key, whose type converts what is compared with
// it: else a key that is stored as a text would be found by a join and by exists, and lost where the keys are given.

/// The owners' keys as a condition: a set that is looked up, whether or not the column has an index.
constexpr void write_keys_as_set(separated& conjuncts, const owner_side& side) {
  token_list& tokens = conjuncts.next();
  tokens.its_column(side.source, side.key.at[0]);
  if (tokens.dialect().has_arrays) {
    tokens.text(" = ANY(");
    tokens.owner_keys(true);
  } else {
    tokens.text(" IN (SELECT CAST(value AS INTEGER) FROM ");
    tokens.owner_keys(true);
  }
  tokens.text(")");
}

/// A column of the table of keys. A text or a blob is compared as it is.
constexpr void write_key_column(token_list& tokens, unsigned keys, unsigned index, storage kind) {
  const bool is_real = kind == storage::real;
  const bool is_number = !tokens.dialect().has_arrays && (is_real || kind == storage::integer || kind == storage::boolean);
  if (is_number) tokens.text("CAST(");
  tokens.its_column(keys, index + 1);
  if (is_number) tokens.text(is_real ? " AS REAL)" : " AS INTEGER)");
}

/// The table of keys as it stands in FROM: `ikebana_keys(?1) AS "ikebana_owners"`, or an array for each column of a key,
/// `unnest($1) WITH ORDINALITY AS "ikebana_owners" ("value", "key")`.
constexpr void write_table_of_keys(token_list& tokens, const owner_side& side) {
  if (!tokens.dialect().has_arrays) {
    tokens.owner_keys(false);
    tokens.text(" AS ");
    return tokens.source_name(side.keys);
  }
  separated arrays(tokens, "unnest(", ", ");
  for (unsigned i = 0; i != side.key.size; ++i) arrays.next().owner_keys(false, side.table.columns[side.key.at[i]].in_sql);
  tokens.text(") WITH ORDINALITY AS ");
  tokens.source_name(side.keys);
  separated columns(tokens, " (", ", ");
  for (unsigned i = 0; i != side.key.size; ++i) columns.next().name(columns_of_keys[i + 1].name);
  columns.next().name(columns_of_keys[0].name);
  tokens.text(")");
}

/// The owners' keys as a table.
constexpr void write_keys_as_table(token_list& tokens, const owner_side& side) {
  tokens.text(" INNER JOIN ");
  write_table_of_keys(tokens, side);
  tokens.text(" ON ");
  separated conjuncts(tokens, "", " AND ");
  for (unsigned i = 0; i != side.key.size; ++i) {
    conjuncts.next().its_column(side.source, side.key.at[i]);
    tokens.text(" = ");
    write_key_column(tokens, side.keys, i, side.table.columns[side.key.at[i]].kind);
    if (side.names_owner) write_collation(tokens, side.hop, i);
  }
}

/// One statement for all owners. Its last column tells the owner; a limited one has the row's rank after it.
template <class Related>
struct joined_statement;

template <class Source, class... Cs>
struct joined_statement<query<Source, clause_list<Cs...>>> {
  using related = query<Source, clause_list<Cs...>>;
  using parts = relation_parts<Source, Cs...>;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    if constexpr (parts::has_limit) tokens.text("SELECT * FROM (");
    const tables_along tables = parts::declare(tokens, true);
    if constexpr (!parts::is_owner_known()) tokens.fail(problem::owner_without_key);
    if constexpr (constexpr problem found = parts::problem_of_set(); found != problem::none) tokens.fail(found);
    if constexpr (detail::selects_aggregate<Cs...>()) tokens.fail(problem::of_several_owners);
    owner_side side = detail::side_of_owner<parts::is_by_primary()>(path, tables);
    const bool as_json = keys_travel_as_json(side.table, side.key);
    if (!as_json) side.keys = tokens.source(table_of_keys, {});
    // Where rows are numbered, they are made a set by grouping, which comes before the numbering.
    constexpr bool is_grouped = parts::is_grouped || (parts::is_distinct && parts::has_limit);
    parts::template write_selection<is_grouped ? parts::clauses & ~has::distinct : parts::clauses>(tokens, tables);
    tokens.text(", ");
    write_owner(tokens, side);
    if constexpr (parts::has_limit) {
      tokens.text(" AS ");
      tokens.fresh_name("ikebana_owner");
      tokens.text(", row_number() OVER (PARTITION BY ");
      write_owner(tokens, side);
      parts::write_order_by(tokens, tables.target);
      tokens.text(") AS ");
      tokens.fresh_name("ikebana_rank");
    }
    tokens.text(" FROM ");
    parts::write_from(tokens, tables);
    write_owner_table(tokens, path, tables);
    if (!as_json) write_keys_as_table(tokens, side);
    part_list conjuncts(tokens, part::conditions);
    if (as_json) write_keys_as_set(conjuncts, side);
    parts::write_conditions(conjuncts, tables);
    if constexpr (is_grouped) {
      separated columns(tokens, " GROUP BY ", ", ");
      write_owner(columns.next(), side);
      parts::write_group(columns, tables.target);
    }
    if constexpr (parts::has_limit) {
      write_rank(tokens);
    } else if constexpr (parts::has_order) {
      parts::write_order_by(tokens, tables.target);
    }
    if (tokens.has_window_here()) tokens.fail(problem::of_several_owners);
    close_tables(tokens, true);
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
  /// What is left of each owner's rows, in their order.
  static constexpr void write_rank(token_list& tokens) {
    tokens.end_derived_table();
    tokens.text(" WHERE ");
    tokens.fresh_name("ikebana_rank");
    constexpr bool has_most = (parts::clauses & has::limit) != 0 || Source::is_limited;
    if constexpr ((parts::clauses & has::offset) != 0) {
      tokens.text(" - ");
      parts::write_offset_count(tokens);
      tokens.text(has_most ? " BETWEEN 1 AND " : " >= 1");
    } else {
      tokens.text(" <= ");
    }
    if constexpr (has_most) parts::write_limit_count(tokens);
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
    part_list conjuncts(tokens, part::conditions);
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
