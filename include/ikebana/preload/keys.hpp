// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the keys of many owners stand in a statement: as a set that is looked up, or as a table.

#include <ikebana/query/clause/owner.hpp>
#include <ikebana/query/statement/path_tables.hpp>

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
  const bool as_json = keys_travel_as_json(side.table, side.key);
  if (as_json && !side.is_of_one_key) {
    tokens.its_column(side.source, side.key.at[0]);
  } else {
    tokens.its_column(side.keys, as_json ? 1 : 0);
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
/// `unnest($1) WITH ORDINALITY AS "ikebana_owners" ("value", "key")`. Integers need no numbers beside them.
constexpr void write_table_of_keys(token_list& tokens, const owner_side& side) {
  const bool as_json = keys_travel_as_json(side.table, side.key);
  if (!tokens.dialect().has_arrays) {
    tokens.owner_keys(as_json);
    tokens.text(" AS ");
    return tokens.source_name(side.keys);
  }
  separated arrays(tokens, "unnest(", ", ");
  for (unsigned i = 0; i != side.key.size; ++i) {
    arrays.next().owner_keys(as_json, as_json ? sql_type::integer : side.table.columns[side.key.at[i]].in_sql);
  }
  tokens.text(as_json ? ") AS " : ") WITH ORDINALITY AS ");
  tokens.source_name(side.keys);
  separated columns(tokens, " (", ", ");
  for (unsigned i = 0; i != side.key.size; ++i) columns.next().name(columns_of_keys[i + 1].name);
  if (!as_json) columns.next().name(columns_of_keys[0].name);
  tokens.text(")");
}

/// An owner's key, as it is in the statement and as it is given.
constexpr void write_key_equality(separated& conjuncts, const owner_side& side) {
  for (unsigned i = 0; i != side.key.size; ++i) {
    token_list& tokens = conjuncts.next();
    tokens.its_column(side.source, side.key.at[i]);
    tokens.text(" = ");
    write_key_column(tokens, side.keys, i, side.table.columns[side.key.at[i]].kind);
    if (side.names_owner) write_collation(tokens, side.hop, i);
  }
}

/// The owners' keys as a table.
constexpr void write_keys_as_table(token_list& tokens, const owner_side& side) {
  tokens.text(" INNER JOIN ");
  write_table_of_keys(tokens, side);
  tokens.text(" ON ");
  separated conjuncts(tokens, "", " AND ");
  write_key_equality(conjuncts, side);
}

/// What a limited statement begins with: a query for all owners, whose rows are numbered, or one for each key.
constexpr void begin_limited(token_list& tokens, const owner_side& side) {
  if (!side.is_of_one_key) return tokens.text("SELECT * FROM (");
  tokens.text("SELECT \"ikebana_rows\".* FROM ");
  write_table_of_keys(tokens, side);
  tokens.text(" CROSS JOIN LATERAL (");
}

}  // namespace ikebana::detail
