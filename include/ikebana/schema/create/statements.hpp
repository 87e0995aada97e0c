// SPDX-License-Identifier: BSL-1.0
#pragma once

// CREATE TABLE of a model, which does nothing if the table is there.

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

/// The name of a column's type in a dialect with types; says so, if there is none.
constexpr std::string_view type_name_in(schema_writer& out, const dialect_facts& dialect, const column_facts& column) {
  if (column.in_sql == sql_type::timestamp && column.precision > dialect.most_digits_of_time) out.fail(problem::moment_too_precise);
  for (unsigned i = 0; i != dialect.column_type_count; ++i) {
    const column_type& type = dialect.column_types[i];
    const bool fits = type.most_bytes == 0 || (column.precision != 0 && column.precision <= type.most_bytes);
    if (type.of == column.in_sql && fits) return type.name;
  }
  out.fail(problem::value_of_any_kind);
  return {};
}

constexpr void put_collation(schema_writer& out, std::string_view collation) {
  if (collation.empty()) return;
  out.put(" COLLATE ");
  out.put_quoted(collation);
}

/// The type of a column, and in a dialect with types the order of its texts, which is that of their bytes unless another is described.
constexpr void put_column_type(schema_writer& out, const dialect_facts& dialect, const column_facts& column) {
  if (dialect.column_type_count == 0) return out.put(detail::type_name_of(column.kind));
  out.put(type_name_in(out, dialect, column));
  if (column.in_sql != sql_type::text && column.in_sql != sql_type::label) return;
  token_list tokens{dialect};
  put_collation(out, detail::collation_in_dialect(tokens, column.collation.empty() ? dialect.binary_collation : column.collation));
  if (tokens.first_problem() != problem::none) out.fail(tokens.first_problem());
}

/// Whether the database makes a key of its own in a column, where a dialect has to be told.
constexpr bool is_declared_made(const table_definition& definition, const dialect_facts& dialect, unsigned column) {
  const column_facts& facts = definition.table->columns[column];
  return !dialect.makes_key.empty() && is_single_key(*definition.table, column) && definition.has_rowid_key() &&
         facts.in_sql == sql_type::integer && !generator_of(definition, column).is_given;
}

/// `"views" INTEGER NOT NULL DEFAULT 0`
constexpr void put_column_definition(schema_writer& out, const table_definition& definition, unsigned column,
                                     const dialect_facts& dialect = sqlite::dialect::facts) {
  const column_facts& facts = definition.table->columns[column];
  const bool is_made = is_declared_made(definition, dialect, column);
  put_name(out, dialect, facts.name);
  out.put(' ');
  put_column_type(out, dialect, facts);
  if (is_made) out.put(dialect.makes_key);
  if (is_single_key(*definition.table, column)) out.put(" PRIMARY KEY");
  if (dialect.has_table_options && is_single_key(*definition.table, column) && definition.has(constraint_kind::autoincrement))
    out.put(" AUTOINCREMENT");
  if (is_declared_not_null(definition, column)) out.put(" NOT NULL");
  // SQLite makes a key even where a default is given.
  if (const constraint_facts given = definition.find(constraint_kind::default_value, column); given.is_given && !is_made) {
    if (given.refused != problem::none) out.fail(given.refused);
    const bool parentheses = !given.is_plain;
    out.put(parentheses ? " DEFAULT (" : " DEFAULT ");
    out.put(given.expression);
    if (parentheses) out.put(')');
  }
  if (dialect.column_type_count == 0) put_collation(out, facts.collation);
  if (const constraint_facts generator = generator_of(definition, column); generator.is_given) {
    if (generator.refused != problem::none) out.fail(generator.refused);
    out.put(" GENERATED ALWAYS AS (");
    out.put(generator.expression);
    out.put(generator.kind == constraint_kind::stored || !dialect.computes_when_read ? ") STORED" : ") VIRTUAL");
  }
}

/// `REFERENCES "users" ("id") ON DELETE CASCADE`
constexpr void put_reference(schema_writer& out, const table_definition& child, const table_link& link,
                             const dialect_facts& dialect = sqlite::dialect::facts) {
  out.put("REFERENCES ");
  put_table_name(out, dialect, *link.parent->table, false);
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
constexpr void put_foreign_key(schema_writer& out, const table_definition& child, const table_link& link,
                               const dialect_facts& dialect = sqlite::dialect::facts) {
  out.put("FOREIGN KEY (");
  put_columns(out, *child.table, link.child_key);
  out.put(") ");
  put_reference(out, child, link, dialect);
}

constexpr void put_create_table(schema_writer& out, const table_definition& definition, const table_links& links,
                                const dialect_facts& dialect = sqlite::dialect::facts) {
  const table_facts& table = *definition.table;
  out.put("CREATE TABLE IF NOT EXISTS ");
  put_table_name(out, dialect, table, true);
  out.put(" (\n  ");
  listing line(out, ",\n  ");
  for (unsigned i = 0; i != table.column_count; ++i) put_column_definition(line.next(), definition, i, dialect);
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
    if (check.refused != problem::none) out.fail(check.refused);
    line.next();
    if (!check.name.empty()) {
      out.put("CONSTRAINT ");
      put_name(out, dialect, check.name);
      out.put(' ');
    }
    out.put("CHECK (");
    out.put(check.expression);
    out.put(')');
  }
  for (unsigned i = 0; i != links.size; ++i) put_foreign_key(line.next(), definition, links.at[i], dialect);
  out.put("\n)");
  if (!dialect.has_table_options) return;
  const bool is_strict = definition.has(constraint_kind::strict);
  if (is_strict) out.put(" STRICT");
  if (definition.has(constraint_kind::without_rowid)) out.put(is_strict ? ", WITHOUT ROWID" : " WITHOUT ROWID");
}

}  // namespace ikebana::detail
