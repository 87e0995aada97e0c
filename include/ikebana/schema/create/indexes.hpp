// SPDX-License-Identifier: BSL-1.0
#pragma once

// The indexes of a table that a model describes, their names, and CREATE INDEX.

#include <ikebana/schema/create/tables.hpp>

namespace ikebana::detail {

/// An index over plain columns, or one of `constraints<M>`.
struct index_facts {
  bool is_unique;
  key_columns columns;
  constraint_facts constraint;  // not given for an index of describe<M>()
};

/// The indexes of a table, those of `describe` first. Unique columns are constraints of the table itself.
constexpr index_facts index_at(const table_definition& definition, unsigned which) {
  if (which < definition.index_count) return {false, definition.indexes[which], {}};
  which -= definition.index_count;
  for (unsigned i = 0; i != definition.constraint_count; ++i) {
    const constraint_facts& each = definition.constraints[i];
    const bool is_unique = each.kind == constraint_kind::unique_index;
    if ((is_unique || each.kind == constraint_kind::index) && which-- == 0) return {is_unique, each.columns, each};
  }
  return {};
}

constexpr unsigned index_count_of(const table_definition& definition) {
  unsigned count = definition.index_count;
  for (unsigned i = 0; i != definition.constraint_count; ++i) {
    const constraint_kind kind = definition.constraints[i].kind;
    if (kind == constraint_kind::index || kind == constraint_kind::unique_index) ++count;
  }
  return count;
}

/// `posts_user_id`: the table and the columns; `posts_user_id_2` for a second one over the same.
constexpr void put_conventional_index_name(schema_writer& out, const dialect_facts& dialect, const table_facts& table,
                                           const key_columns& columns, unsigned number) {
  const unsigned begin = out.size();
  out.put('"');
  out.put_doubling('"', table.name);
  for (unsigned i = 0; i != columns.size; ++i) {
    out.put('_');
    out.put_doubling('"', table.columns[columns.at[i]].name);
  }
  if (columns.size == 0) out.put("_index");
  if (number > 1) {
    out.put('_');
    out.put_number(number);
  }
  out.put('"');
  if (dialect.longest_name != 0 && out.size() - begin - 2 > dialect.longest_name) out.fail(problem::name_of_index_too_long);
}

/// The number of an index without a name among the first of a table's that are over the same columns.
constexpr unsigned number_of_index(const table_definition& definition, const key_columns& columns, unsigned first) {
  unsigned number = 1;
  for (unsigned i = 0; i != first; ++i) {
    const index_facts other = index_at(definition, i);
    if (other.constraint.name.empty() && other.columns == columns) ++number;
  }
  return number;
}

constexpr void put_index_name(schema_writer& out, const dialect_facts& dialect, const table_definition& definition, unsigned which) {
  const index_facts index = index_at(definition, which);
  if (!index.constraint.name.empty()) return put_name(out, dialect, index.constraint.name);
  put_conventional_index_name(out, dialect, *definition.table, index.columns, number_of_index(definition, index.columns, which));
}

/// The name of a table where it is made or, in some dialects, wherever it is named.
constexpr void put_table_name(schema_writer& out, const dialect_facts& dialect, const table_facts& table, bool is_made_here) {
  if (!table.schema.empty() && (is_made_here || dialect.says_schema_of_table_only)) {
    put_name(out, dialect, table.schema);
    out.put('.');
  }
  put_name(out, dialect, table.name);
}

constexpr void put_create_index_head(schema_writer& out, const dialect_facts& dialect, const table_facts& table, bool is_unique) {
  out.put(is_unique ? "CREATE UNIQUE INDEX IF NOT EXISTS " : "CREATE INDEX IF NOT EXISTS ");
  if (table.schema.empty() || dialect.says_schema_of_table_only) return;
  out.put_quoted(table.schema);
  out.put('.');
}

/// `"a", "b"`: the columns of an index, sorted as queries sort them.
constexpr void put_columns_of_index(schema_writer& out, const dialect_facts& dialect, const table_facts& table,
                                    const key_columns& columns) {
  listing comma(out, ", ");
  for (unsigned i = 0; i != columns.size; ++i) {
    const column_facts& column = table.columns[columns.at[i]];
    comma.next().put_quoted(column.name);
    if (!dialect.orders_null_first && column.nullable) out.put(detail::place_of_null(sort::as_it_is));
  }
}

constexpr void put_create_index(schema_writer& out, const table_definition& definition, unsigned which,
                                const dialect_facts& dialect = sqlite::dialect::facts) {
  const index_facts index = index_at(definition, which);
  put_create_index_head(out, dialect, *definition.table, index.is_unique);
  put_index_name(out, dialect, definition, which);
  out.put(" ON ");
  put_table_name(out, dialect, *definition.table, false);
  out.put(" (");
  if (index.constraint.refused != problem::none) out.fail(index.constraint.refused);
  if (index.constraint.is_given) {
    out.put(index.constraint.expression);
  } else {
    put_columns_of_index(out, dialect, *definition.table, index.columns);
  }
  out.put(')');
  if (index.constraint.condition.empty()) return;
  out.put(" WHERE ");
  out.put(index.constraint.condition);
}

/// An index over plain columns that no model describes, called by its table, its columns, and a number above 1.
constexpr void put_create_key_index(schema_writer& out, const table_facts& table, const key_columns& key, bool is_unique, unsigned number,
                                    const dialect_facts& dialect = sqlite::dialect::facts) {
  put_create_index_head(out, dialect, table, is_unique);
  put_conventional_index_name(out, dialect, table, key, number);
  out.put(" ON ");
  put_table_name(out, dialect, table, false);
  out.put(" (");
  put_columns_of_index(out, dialect, table, key);
  out.put(')');
}

/// The index that a relation's hop needs.
constexpr void put_create_hop_index(schema_writer& out, const table_definition& definition, const key_columns& key,
                                    const dialect_facts& dialect = sqlite::dialect::facts) {
  put_create_key_index(out, *definition.table, key, false, number_of_index(definition, key, index_count_of(definition)), dialect);
}

}  // namespace ikebana::detail
