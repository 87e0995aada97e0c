// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads a table of an open database: its columns, keys and indexes, by SQLite's pragmas.

#include <ikebana/schema/conform/compare_schema.hpp>
#include <ikebana/sqlite/schema/probe.hpp>
#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

using ikebana::detail::key_columns;
using ikebana::detail::table_facts;

inline name_list names_of(const table_facts& table, const key_columns& key) {
  name_list found;
  for (unsigned i = 0; i != key.size; ++i) found.emplace_back(table.columns[key.at[i]].name);
  return found;
}

struct live_column {
  std::string name;
  std::string type;
  bool is_not_null;
  std::int64_t key_position;  // from 1; 0 if it is not in the primary key
  std::int64_t hidden;        // 1: of a virtual table; 2 and 3: computed by the database
};

struct live_foreign_key {
  std::int64_t number;
  std::string parent;
  std::string on_update;
  std::string on_delete;
  name_list columns;
  name_list parent_columns;  // empty: its primary key
};

struct live_index {
  std::string name;
  bool is_unique;
  bool is_partial;
  bool is_of_primary_key;
  name_list columns;  // an expression has an empty name
  std::string sql;
  std::string not_null_column;  // of an index WHERE column IS NOT NULL; otherwise empty
};

/// A table, a view or a virtual table.
struct live_table {
  std::string schema;
  std::string name;
  std::string kind;  // "table", "view"; empty if there is none
  std::string sql;
  std::vector<live_column> columns;
  std::vector<live_foreign_key> foreign_keys;
  std::vector<live_index> indexes;
  bool has_rowid = false;  // under a name that no column has

  bool exists() const { return !kind.empty(); }

  /// Whether SQLite keeps the rows itself, so that keys and types mean something.
  bool is_ordinary() const { return kind == "table" && sqlite3_strnicmp(sql.c_str(), "CREATE VIRTUAL", 14) != 0; }

  /// The position of a column, or -1.
  int find(std::string_view column) const {
    for (std::size_t i = 0; i != columns.size(); ++i) {
      if (detail::same_name(columns[i].name, column)) return static_cast<int>(i);
    }
    return -1;
  }

  name_list primary_key() const {
    name_list key;
    for (std::int64_t position = 1; position <= static_cast<std::int64_t>(columns.size()); ++position) {
      for (const live_column& each : columns) {
        if (each.key_position == position) key.push_back(each.name);
      }
    }
    return key;
  }

  /// Whether a column is the rowid: an INTEGER PRIMARY KEY, for which there is no index.
  bool is_rowid(const live_column& column) const {
    for (const live_index& each : indexes) {
      if (each.is_of_primary_key) return false;
    }
    return column.key_position == 1 && primary_key().size() == 1 && detail::same_name(column.type, "INTEGER");
  }

  /// Whether a name is the rowid's, and no column's.
  bool has_unlisted(std::string_view column) const { return has_rowid && ikebana::detail::is_rowid_name(column) && find(column) < 0; }
  int rowid_position() const {
    for (std::size_t i = 0; i != columns.size(); ++i) {
      if (is_rowid(columns[i])) return static_cast<int>(i);
    }
    return ikebana::detail::key_positions::rowid;
  }

  /// Visits the rowid, the primary key, for which there may be no index, and each index.
  template <class Visit>
  void each_index(const Visit& visit) const {
    const auto visit_names = [&](const name_list& names, bool is_unique, bool is_partial, int not_null_column) {
      visit(ikebana::detail::key_index{
          static_cast<unsigned>(names.size()), is_unique, is_partial, not_null_column, [&](unsigned i) { return find(names[i]); }});
    };
    if (has_rowid) ikebana::detail::visit_unique(ikebana::detail::key_positions(rowid_position()), visit);
    visit_names(primary_key(), true, false, -1);
    for (const live_index& each : indexes) visit_names(each.columns, each.is_unique, each.is_partial, find(each.not_null_column));
  }

  bool has_index(const table_facts& model, const key_columns& key) const {
    return ikebana::detail::is_indexed(*this, ikebana::detail::positions_in(*this, model, key));
  }
  bool is_unique(const table_facts& model, const key_columns& key) const {
    return ikebana::detail::is_unique(*this, ikebana::detail::positions_in(*this, model, key));
  }
};

/// Finds a table by its name as SQLite does: in the schema that is given, otherwise in temp, main, and what is attached.
inline void find_table(sqlite3* on, live_table& table) {
  name_list schemas;
  if (!table.schema.empty()) {
    schemas.push_back(table.schema);
  } else {
    schemas = {"temp", "main"};
    for (const probe each{on, "SELECT name FROM pragma_database_list ORDER BY seq"}; each.step();) {
      if (!detail::holds_name(schemas, each.text(0))) schemas.push_back(each.text(0));
    }
  }
  for (const std::string& schema : schemas) {
    probe found{on, "SELECT type, sql, name FROM " + detail::in_quotes(schema) +
                        ".sqlite_master WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')"};
    if (!found.with(table.name).step()) continue;
    table.kind = found.text(0);
    table.sql = found.text(1);
    table.schema = schema;
    return;
  }
}

/// The column of an index WHERE column IS NOT NULL, by the reader of schemas; otherwise empty.
inline std::string not_null_column_of(const live_table& table, const std::string& index) {
  std::string text = "CREATE TABLE " + detail::in_quotes(table.name) + "(";
  for (const live_column& each : table.columns) text += (text.back() == '(' ? "" : ", ") + detail::in_quotes(each.name);
  text += ");\n" + index;
  const auto schema = ikebana::ddl(std::string_view(text));
  const ddl_table read = schema.table(table.name);
  if (schema.error() || read.indexes.size() == 0 || read.indexes[0].not_null_column < 0) return {};
  return table.columns[static_cast<std::size_t>(read.indexes[0].not_null_column)].name;
}

inline void read_indexes(sqlite3* on, live_table& table) {
  probe each{on, "SELECT l.name, l.\"unique\", l.partial, l.origin, m.sql FROM pragma_index_list(?1, ?2) AS l LEFT JOIN " +
                     detail::in_quotes(table.schema) + ".sqlite_master AS m ON m.type = 'index' AND m.name = l.name ORDER BY l.seq"};
  for (each.with(table.name).with(table.schema); each.step();) {
    live_index index{each.text(0), each.integer(1) != 0, each.integer(2) != 0, each.text(3) == "pk", {}, each.text(4), {}};
    if (index.is_partial) index.not_null_column = detail::not_null_column_of(table, index.sql);
    probe column{on, "SELECT name, cid FROM pragma_index_xinfo(?1, ?2) WHERE key ORDER BY seqno"};
    for (column.with(index.name).with(table.schema); column.step();) index.columns.push_back(column.text(0));
    table.indexes.push_back(index);
  }
}

/// Whether a name is a column of a table, listed or not.
inline bool can_be_selected(sqlite3* on, const live_table& table, const char* column) {
  try {
    const probe tried{
        on, "SELECT " + std::string(column) + " FROM " + detail::in_quotes(table.schema) + "." + detail::in_quotes(table.name)};
    return true;
  } catch (const error& thrown) {
    if ((thrown.code() & 0xff) != SQLITE_ERROR) throw;
    return false;
  }
}

/// The first name of the rowid that no column of a table has; nullptr if there is none.
inline const char* name_of_rowid(const live_table& table) {
  for (const char* const name : {"rowid", "_rowid_", "oid"}) {
    if (table.find(name) < 0) return name;
  }
  return nullptr;
}

/// Reads a table or view; it does not exist if the database has none of this name.
inline live_table read_live_table(sqlite3* on, std::string_view schema, std::string_view name) {
  live_table table;
  table.schema = schema;
  table.name = name;
  detail::find_table(on, table);
  if (!table.exists()) return table;
  probe column{on, "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?1, ?2) ORDER BY cid"};
  for (column.with(table.name).with(table.schema); column.step();) {
    table.columns.push_back({column.text(0), column.text(1), column.integer(2) != 0, column.integer(3), column.integer(4)});
  }
  probe key{on, "SELECT id, \"table\", on_update, on_delete, \"from\", \"to\" FROM pragma_foreign_key_list(?1, ?2) ORDER BY id, seq"};
  for (key.with(table.name).with(table.schema); key.step();) {
    if (table.foreign_keys.empty() || table.foreign_keys.back().number != key.integer(0)) {
      table.foreign_keys.push_back({key.integer(0), key.text(1), key.text(2), key.text(3), {}, {}});
    }
    table.foreign_keys.back().columns.push_back(key.text(4));
    if (!key.is_null(5)) table.foreign_keys.back().parent_columns.push_back(key.text(5));
  }
  detail::read_indexes(on, table);
  const char* const rowid = detail::name_of_rowid(table);
  table.has_rowid = rowid != nullptr && table.kind != "view" && detail::can_be_selected(on, table, rowid);
  return table;
}

}  // namespace ikebana::sqlite::detail
