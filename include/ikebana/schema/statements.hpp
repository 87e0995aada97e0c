// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SCHEMA_STATEMENTS_HPP
#define IKEBANA_SCHEMA_STATEMENTS_HPP

// The statements that make a schema: CREATE TABLE and CREATE INDEX, each harmless where the thing is there already.

#include <ikebana/schema/tables.hpp>

namespace ikebana::detail {

constexpr std::string_view type_name_of(storage kind) {
  switch (kind) {
    case storage::real: return "REAL";
    case storage::text: return "TEXT";
    case storage::blob: return "BLOB";
    default: return "INTEGER";
  }
}

constexpr std::string_view words_of(foreign_key_action action) {
  switch (action) {
    case foreign_key_action::restrict: return "RESTRICT";
    case foreign_key_action::set_null: return "SET NULL";
    case foreign_key_action::set_default: return "SET DEFAULT";
    case foreign_key_action::cascade: return "CASCADE";
    default: return "NO ACTION";
  }
}

constexpr bool is_single_key(const table_facts& table, unsigned column) {
  return table.primary.size == 1 && table.primary.at[0] == column;
}

/// Whether a column is NOT NULL: its member is no optional. That an integer key of its own never is NULL goes without saying.
constexpr bool says_not_null(const table_definition& definition, unsigned column) {
  if (is_single_key(*definition.table, column) && definition.has_rowid_key()) return false;
  return !definition.table->columns[column].nullable;
}

constexpr const constraint_facts* generator_of(const table_definition& definition, unsigned column) {
  const constraint_facts* const virtual_one = definition.find(constraint_kind::generated, column);
  return virtual_one != nullptr ? virtual_one : definition.find(constraint_kind::stored, column);
}

/// `"views" INTEGER NOT NULL DEFAULT 0`
constexpr void put_column_definition(schema_writer& out, const table_definition& definition, unsigned column) {
  const column_facts& facts = definition.table->columns[column];
  out.put_quoted(facts.name);
  out.put(' ');
  out.put(type_name_of(facts.kind));
  if (is_single_key(*definition.table, column)) out.put(" PRIMARY KEY");
  if (is_single_key(*definition.table, column) && definition.has(constraint_kind::autoincrement)) out.put(" AUTOINCREMENT");
  if (says_not_null(definition, column)) out.put(" NOT NULL");
  if (const constraint_facts* const given = definition.find(constraint_kind::default_value, column)) {
    const bool parentheses = !given->is_plain;
    out.put(parentheses ? " DEFAULT (" : " DEFAULT ");
    out.put(given->expression);
    if (parentheses) out.put(')');
  }
  if (!facts.collation.empty()) {
    out.put(" COLLATE ");
    out.put_quoted(facts.collation);
  }
  if (const constraint_facts* const generator = generator_of(definition, column)) {
    out.put(" GENERATED ALWAYS AS (");
    out.put(generator->expression);
    out.put(generator->kind == constraint_kind::stored ? ") STORED" : ") VIRTUAL");
  }
}

/// `REFERENCES "users" ("id") ON DELETE CASCADE`
constexpr void put_reference(schema_writer& out, const table_definition& child, const table_link& link) {
  out.put("REFERENCES ");
  out.put_quoted(link.parent->table->name);
  out.put(" (");
  put_columns(out, *link.parent->table, link.parent_key);
  out.put(')');
  for (const constraint_kind kind : {constraint_kind::on_delete, constraint_kind::on_update}) {
    const constraint_facts* const said = child.find(kind, link.child_key);
    if (said == nullptr) continue;
    out.put(kind == constraint_kind::on_delete ? " ON DELETE " : " ON UPDATE ");
    out.put(words_of(said->action));
  }
  if (child.find(constraint_kind::deferred, link.child_key) != nullptr) out.put(" DEFERRABLE INITIALLY DEFERRED");
}

/// `FOREIGN KEY ("user_id") REFERENCES "users" ("id")`
constexpr void put_foreign_key(schema_writer& out, const table_definition& child, const table_link& link) {
  out.put("FOREIGN KEY (");
  put_columns(out, *child.table, link.child_key);
  out.put(") ");
  put_reference(out, child, link);
}

constexpr void put_table_name(schema_writer& out, const table_facts& table) {
  if (!table.schema.empty()) {
    out.put_quoted(table.schema);
    out.put('.');
  }
  out.put_quoted(table.name);
}

constexpr void put_create_table(schema_writer& out, const table_definition& definition, const tables& all) {
  const table_facts& table = *definition.table;
  out.put("CREATE TABLE IF NOT EXISTS ");
  put_table_name(out, table);
  out.put(" (\n  ");
  listing line(out, ",\n  ");
  for (unsigned i = 0; i != table.column_count; ++i) put_column_definition(line.next(), definition, i);
  if (table.primary.size > 1) {
    line.next().put("PRIMARY KEY (");
    put_columns(out, table, table.primary);
    out.put(')');
  }
  for (unsigned i = 0; i != definition.unique_count; ++i) {
    line.next().put("UNIQUE (");
    put_columns(out, table, definition.uniques[i]);
    out.put(')');
  }
  for (unsigned i = 0; i != definition.constraint_count; ++i) {
    const constraint_facts& check = definition.constraints[i];
    if (check.kind != constraint_kind::check) continue;
    line.next();
    if (!check.name.empty()) {
      out.put("CONSTRAINT ");
      out.put_quoted(check.name);
      out.put(' ');
    }
    out.put("CHECK (");
    out.put(check.expression);
    out.put(')');
  }
  const table_links links = links_of(definition, all);
  for (unsigned i = 0; i != links.size; ++i) put_foreign_key(line.next(), definition, links.at[i]);
  out.put("\n)");
  const bool is_strict = definition.has(constraint_kind::strict);
  if (is_strict) out.put(" STRICT");
  if (definition.has(constraint_kind::without_rowid)) out.put(is_strict ? ", WITHOUT ROWID" : " WITHOUT ROWID");
}

/// An index: of plain columns, or as `constraints<M>` says it.
struct index_facts {
  bool is_unique;
  key_columns columns;
  const constraint_facts* said;  // null where the columns say all
};

/// The indexes of a table, those of `describe` first. Unique columns are constraints of the table itself.
constexpr index_facts index_at(const table_definition& definition, unsigned which) {
  if (which < definition.index_count) return {false, definition.indexes[which], nullptr};
  which -= definition.index_count;
  for (unsigned i = 0; i != definition.constraint_count; ++i) {
    const constraint_facts& each = definition.constraints[i];
    const bool is_unique = each.kind == constraint_kind::unique_index;
    if ((is_unique || each.kind == constraint_kind::index) && which-- == 0) return {is_unique, each.columns, &each};
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
constexpr void put_conventional_index_name(schema_writer& out, const table_facts& table, const key_columns& columns, unsigned number) {
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
}

/// The number of an index without a name among the first of a table's that are over the same columns.
constexpr unsigned number_of_index(const table_definition& definition, const key_columns& columns, unsigned first) {
  unsigned number = 1;
  for (unsigned i = 0; i != first; ++i) {
    const index_facts other = index_at(definition, i);
    if ((other.said == nullptr || other.said->name.empty()) && other.columns == columns) ++number;
  }
  return number;
}

constexpr void put_index_name(schema_writer& out, const table_definition& definition, unsigned which) {
  const index_facts index = index_at(definition, which);
  if (index.said != nullptr && !index.said->name.empty()) return out.put_quoted(index.said->name);
  put_conventional_index_name(out, *definition.table, index.columns, number_of_index(definition, index.columns, which));
}

constexpr void put_create_index_head(schema_writer& out, const table_facts& table, bool is_unique) {
  out.put(is_unique ? "CREATE UNIQUE INDEX IF NOT EXISTS " : "CREATE INDEX IF NOT EXISTS ");
  if (table.schema.empty()) return;
  out.put_quoted(table.schema);
  out.put('.');
}

constexpr void put_create_index(schema_writer& out, const table_definition& definition, unsigned which) {
  const index_facts index = index_at(definition, which);
  put_create_index_head(out, *definition.table, index.is_unique);
  put_index_name(out, definition, which);
  out.put(" ON ");
  out.put_quoted(definition.table->name);
  out.put(" (");
  if (index.said != nullptr) {
    out.put(index.said->expression);
  } else {
    put_columns(out, *definition.table, index.columns);
  }
  out.put(')');
  if (index.said == nullptr || index.said->condition.empty()) return;
  out.put(" WHERE ");
  out.put(index.said->condition);
}

/// An index over plain columns that a relation's hop needs, and no one has described.
constexpr void put_create_hop_index(schema_writer& out, const table_definition& definition, const key_columns& columns) {
  const table_facts& table = *definition.table;
  put_create_index_head(out, table, false);
  put_conventional_index_name(out, table, columns, number_of_index(definition, columns, index_count_of(definition)));
  out.put(" ON ");
  out.put_quoted(table.name);
  out.put(" (");
  put_columns(out, table, columns);
  out.put(')');
}

/// Whether one of the hops before has asked for the same index.
constexpr bool is_asked_before(const schema_facts& schema, unsigned path, unsigned hop) {
  const hop_facts& asked = schema.paths[path]->hops[hop];
  for (unsigned p = 0; p <= path; ++p) {
    if (schema.paths[p] == nullptr) continue;
    const unsigned hops = p == path ? hop : schema.paths[p]->size;
    for (unsigned h = 0; h != hops; ++h) {
      const hop_facts& other = schema.paths[p]->hops[h];
      if (other.to->model == asked.to->model && same_columns(other.to_key, asked.to_key)) return true;
    }
  }
  return false;
}

/// Calls `visit(definition, columns)` for each key that a relation looks its targets up by.
template <class Visit>
constexpr void for_each_hop(const schema_facts& schema, const Visit& visit) {
  for (unsigned p = 0; p != schema.path_count; ++p) {
    if (schema.paths[p] == nullptr) continue;
    for (unsigned h = 0; h != schema.paths[p]->size; ++h) {
      const hop_facts& hop = schema.paths[p]->hops[h];
      if (!is_asked_before(schema, p, h)) visit(*schema.all.find(hop.to->model), hop.to_key);
    }
  }
}

/// All statements of a schema, each a part that ends with ";\n": tables, their indexes, and those that hops need.
constexpr void put_schema(schema_writer& out, const schema_facts& schema) {
  const auto end = [&] {
    out.put(";\n");
    out.end_part();
  };
  const making_order order(schema.all);
  for (unsigned i = 0; i != schema.all.size; ++i) {
    put_create_table(out, *schema.all.at[order.at(i)], schema.all);
    end();
  }
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_definition& definition = *schema.all.at[order.at(i)];
    for (unsigned which = 0; which != index_count_of(definition); ++which) {
      put_create_index(out, definition, which);
      end();
    }
  }
  for_each_hop(schema, [&](const table_definition& definition, const key_columns& columns) {
    if (is_indexed(definition, columns)) return;
    put_create_hop_index(out, definition, columns);
    end();
  });
}

}  // namespace ikebana::detail

#endif
