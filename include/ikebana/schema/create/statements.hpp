// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that make a schema: CREATE TABLE and CREATE INDEX, which do nothing if the table or index is there.

#include <ikebana/schema/create/indexes.hpp>

namespace ikebana::detail {

constexpr std::string_view type_name_of(storage kind) {
  switch (kind) {
    case storage::real: return "REAL";
    case storage::text: return "TEXT";
    case storage::blob:
    case storage::any: return "BLOB";  // as a column without a type: what is put into it stays what it is
    default: return "INTEGER";
  }
}

constexpr std::string_view action_keyword(foreign_key_action action) {
  switch (action) {
    case foreign_key_action::restrict: return "RESTRICT";
    case foreign_key_action::set_null: return "SET NULL";
    case foreign_key_action::set_default: return "SET DEFAULT";
    case foreign_key_action::cascade: return "CASCADE";
    default: return "NO ACTION";
  }
}

constexpr bool is_single_key(const table_facts& table, unsigned column) { return table.primary.size == 1 && table.primary.at[0] == column; }

/// Whether a column is declared NOT NULL: its member isn't an optional. An INTEGER PRIMARY KEY needs no such words.
constexpr bool is_declared_not_null(const table_definition& definition, unsigned column) {
  if (is_single_key(*definition.table, column) && definition.has_rowid_key()) return false;
  return !definition.table->columns[column].nullable;
}

constexpr constraint_facts generator_of(const table_definition& definition, unsigned column) {
  const constraint_facts virtual_one = definition.find(constraint_kind::generated, column);
  return virtual_one.is_given ? virtual_one : definition.find(constraint_kind::stored, column);
}

/// `"views" INTEGER NOT NULL DEFAULT 0`
constexpr void put_column_definition(schema_writer& out, const table_definition& definition, unsigned column) {
  const column_facts& facts = definition.table->columns[column];
  out.put_quoted(facts.name);
  out.put(' ');
  out.put(detail::type_name_of(facts.kind));
  if (is_single_key(*definition.table, column)) out.put(" PRIMARY KEY");
  if (is_single_key(*definition.table, column) && definition.has(constraint_kind::autoincrement)) out.put(" AUTOINCREMENT");
  if (is_declared_not_null(definition, column)) out.put(" NOT NULL");
  if (const constraint_facts given = definition.find(constraint_kind::default_value, column); given.is_given) {
    const bool parentheses = !given.is_plain;
    out.put(parentheses ? " DEFAULT (" : " DEFAULT ");
    out.put(given.expression);
    if (parentheses) out.put(')');
  }
  if (!facts.collation.empty()) {
    out.put(" COLLATE ");
    out.put_quoted(facts.collation);
  }
  if (const constraint_facts generator = generator_of(definition, column); generator.is_given) {
    out.put(" GENERATED ALWAYS AS (");
    out.put(generator.expression);
    out.put(generator.kind == constraint_kind::stored ? ") STORED" : ") VIRTUAL");
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
    const constraint_facts constraint = child.find(kind, link.child_key);
    if (!constraint.is_given) continue;
    out.put(kind == constraint_kind::on_delete ? " ON DELETE " : " ON UPDATE ");
    out.put(detail::action_keyword(constraint.action));
  }
  if (child.find(constraint_kind::deferred, link.child_key).is_given) out.put(" DEFERRABLE INITIALLY DEFERRED");
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

constexpr void put_create_table(schema_writer& out, const table_definition& definition, const table_links& links) {
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
  for (unsigned i = 0; i != links.size; ++i) put_foreign_key(line.next(), definition, links.at[i]);
  out.put("\n)");
  const bool is_strict = definition.has(constraint_kind::strict);
  if (is_strict) out.put(" STRICT");
  if (definition.has(constraint_kind::without_rowid)) out.put(is_strict ? ", WITHOUT ROWID" : " WITHOUT ROWID");
}

/// Whether one of the hops before needs the same index.
constexpr bool is_repeated_hop(const schema_facts& schema, unsigned path, unsigned hop) {
  const hop_facts& asked = schema.paths[path].hops[hop];
  for (unsigned p = 0; p <= path; ++p) {
    const unsigned hops = p == path ? hop : schema.paths[p].size;
    for (unsigned h = 0; h != hops; ++h) {
      const hop_facts& other = schema.paths[p].hops[h];
      if (other.to->model == asked.to->model && same_columns(other.to_key, asked.to_key)) return true;
    }
  }
  return false;
}

/// Calls `visit(definition, columns)` for each key that a relation looks its targets up by.
template <class Visit>
constexpr void for_each_hop(const schema_facts& schema, const Visit& visit) {
  for (unsigned p = 0; p != schema.path_count; ++p) {
    for (unsigned h = 0; h != schema.paths[p].size; ++h) {
      const hop_facts& hop = schema.paths[p].hops[h];
      if (!is_repeated_hop(schema, p, h)) visit(*schema.all.at[schema.all.position(hop.to->model)], hop.to_key);
    }
  }
}

/// The indexes of a table, each a part that ends with ";\n".
constexpr void put_indexes(schema_writer& out, const table_definition& definition) {
  for (unsigned which = 0; which != index_count_of(definition); ++which) {
    put_create_index(out, definition, which);
    out.put(";\n");
    out.end_part();
  }
}

/// The texts of one table, written by themselves so that no evaluation of the compiler is too long.
struct table_texts {
  std::string_view create;
  std::string_view indexes;
  const unsigned* index_ends;
  unsigned index_count;
};

/// All statements of a schema, each a part that ends with ";\n": tables, their indexes, and those that hops need.
constexpr void put_schema(schema_writer& out, const schema_facts& schema, const table_texts* texts) {
  const creation_order order(schema.all, schema.links);
  for (unsigned i = 0; i != schema.all.size; ++i) {
    out.put(texts[order.at(i)].create);
    out.put(";\n");
    out.end_part();
  }
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_texts& table = texts[order.at(i)];
    for (unsigned which = 0, begin = 0; which != table.index_count; begin = table.index_ends[which++]) {
      out.put(table.indexes.substr(begin, table.index_ends[which] - begin));
      out.end_part();
    }
  }
  for_each_hop(schema, [&](const table_definition& definition, const key_columns& columns) {
    if (detail::is_indexed(definition, columns)) return;
    put_create_hop_index(out, definition, columns);
    out.put(";\n");
    out.end_part();
  });
}

}  // namespace ikebana::detail
