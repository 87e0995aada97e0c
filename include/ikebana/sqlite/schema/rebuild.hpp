// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes a table anew for what ALTER TABLE cannot change, as SQLite's documentation says: a new table, the rows copied, the old
// table dropped, its indexes and triggers made again.

#include <ikebana/sqlite/schema/create_table_editor.hpp>

namespace ikebana::sqlite::detail {

inline std::string qualified(const live_table& table, std::string_view name) {
  return detail::in_quotes(table.schema) + "." + detail::in_quotes(name);
}

/// A statement of an index or a trigger, with the schema before its name.
inline std::string in_schema(std::string sql, const std::string& schema) {
  const token_vector tokens = detail::tokens_of_sql(sql);
  return sql.insert(tokens[detail::object_created_by(sql, tokens).token].begin, detail::in_quotes(schema) + ".");
}

/// Copies the mark of AUTOINCREMENT, so that a key is given only once.
inline std::string text_of_sequence(const live_table& table, const std::string& made) {
  const std::string sequence = detail::in_quotes(table.schema) + ".sqlite_sequence";
  return "DELETE FROM " + sequence + " WHERE name = " + detail::in_quotes(made, '\'') + ";\nINSERT INTO " + sequence +
         " (name, seq) SELECT " + detail::in_quotes(made, '\'') + ", seq FROM " + sequence +
         " WHERE name = " + detail::in_quotes(table.name, '\'') + " COLLATE NOCASE;\n";
}

/// Rows keep their rowid, which a full-text index may refer to, unless it becomes a new primary key.
inline std::string text_of_rebuild(sqlite3* on, const live_table& table, create_table_editor& changed, bool has_new_key) {
  const std::string made = "ikebana_new_" + table.name;
  changed.rename(made);
  std::string create = changed.text();
  create.insert(create.find(detail::in_quotes(made)), detail::in_quotes(table.schema) + ".");
  const bool keeps_numbers = !has_new_key && table.has_rowid && table.rowid_position() == ikebana::detail::key_positions::rowid;
  std::string columns = keeps_numbers ? detail::name_of_rowid(table) : "";
  for (const live_column& each : table.columns) {
    if (each.hidden == 0) columns += (columns.empty() ? "" : ", ") + detail::in_quotes(each.name);
  }
  std::string ddl = "SAVEPOINT ikebana_mend;\n" + create + ";\n";
  ddl += "INSERT INTO " + detail::qualified(table, made) + " (" + columns + ") SELECT " + columns + " FROM " +
         detail::qualified(table, table.name) + ";\n";
  if (!has_new_key && changed.has_word("autoincrement"_word)) ddl += detail::text_of_sequence(table, made);
  ddl += "DROP TABLE " + detail::qualified(table, table.name) + ";\n";
  // Otherwise views and triggers that name the table, which is gone for a moment, would be errors.
  ddl += "PRAGMA legacy_alter_table = ON;\nALTER TABLE " + detail::qualified(table, made) + " RENAME TO " + detail::in_quotes(table.name) +
         ";\nPRAGMA legacy_alter_table = OFF;\n";
  probe each{on, "SELECT sql FROM " + detail::in_quotes(table.schema) +
                     ".sqlite_master WHERE tbl_name = ?1 COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL"};
  for (each.with(table.name); each.step();) ddl += detail::in_schema(each.text(0), table.schema) + ";\n";
  ddl += "RELEASE ikebana_mend;\n";
  // Otherwise dropping a table would remove the rows that refer to it. Within a transaction the pragma does nothing: then the
  // statement after it fails, and says why.
  const probe enforced{on, "PRAGMA foreign_keys"};
  if (!enforced.step() || enforced.integer(0) == 0) return ddl;
  return "PRAGMA foreign_keys = OFF;\n"
         "SELECT json_extract('{}', 'foreign keys are enforced within a transaction: run this outside of it') FROM pragma_foreign_keys "
         "WHERE foreign_keys;\n" +
         ddl + "PRAGMA foreign_keys = ON;\n";
}

/// The statement of an index without its name, to compare two.
inline std::string without_index_name(const std::string& sql) {
  const token_vector tokens = detail::tokens_of_sql(sql);
  return (tokens[1].word == "unique"_word ? "UNIQUE " : "") + sql.substr(tokens[detail::object_created_by(sql, tokens).token].end);
}

}  // namespace ikebana::sqlite::detail
