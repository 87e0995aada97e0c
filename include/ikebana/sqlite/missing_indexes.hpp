// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_MISSING_INDEXES_HPP
#define IKEBANA_SQLITE_MISSING_INDEXES_HPP

// Which keys of relations the database has no index for: without one, each owner's targets are found by reading the whole
// table.

#include <ikebana/sqlite/database.hpp>

namespace ikebana {

/// Whether something names a path that indexes are looked for along: a relation does.
template <class T>
inline constexpr bool has_keys_to_index = detail::is_relation_type<T>;

}  // namespace ikebana

namespace ikebana::sqlite {

/// A key that rows are looked up by, and that no index begins with. `sql` is the statement that makes one.
struct missing_index {
  std::string table;
  std::string columns;  // "user_id", or "row, number"
  std::string sql;

  bool operator==(const missing_index&) const = default;
};

namespace detail {

/// A key by which a relation reaches the rows of a table.
struct reached_key {
  const table_facts* table;
  key_columns key;
};

template <class Relation>
void add_keys_of_path(std::vector<reached_key>& keys) {
  constexpr const path_facts& path = path_of<Relation>;
  for (unsigned i = 0; i != path.size; ++i) keys.push_back({path.hops[i].to, path.hops[i].to_key});
}

/// Asks what the database knows of its tables. The texts live as long as the question.
class catalogue_query {
 public:
  catalogue_query(sqlite3* on, std::string_view sql, std::string_view of, std::string_view schema) : sql_(sql) {
    const int code = sqlite3_prepare_v2(on, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
    if (code != SQLITE_OK) detail::fail(on, code, sql);
    sqlite3_bind_text(statement_, 1, of.data(), static_cast<int>(of.size()), SQLITE_TRANSIENT);
    if (!schema.empty()) sqlite3_bind_text(statement_, 2, schema.data(), static_cast<int>(schema.size()), SQLITE_TRANSIENT);
  }
  catalogue_query(const catalogue_query&) = delete;
  catalogue_query& operator=(const catalogue_query&) = delete;
  ~catalogue_query() { sqlite3_finalize(statement_); }

  bool next() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) detail::fail(sqlite3_db_handle(statement_), code, sql_);
    return code == SQLITE_ROW;
  }

  std::string text(int column) const {
    const auto* const read = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return read != nullptr ? read : "";
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  std::string_view sql_;
};

inline bool names_column_of(const reached_key& reached, const std::string& name) {
  for (unsigned i = 0; i != reached.key.size; ++i) {
    const std::string_view column = reached.table->columns[reached.key.at[i]].name;
    if (column.size() == name.size() && sqlite3_strnicmp(name.data(), column.data(), static_cast<int>(column.size())) == 0) return true;
  }
  return false;
}

/// Whether the first columns of an index are those of a key, in whatever order.
inline bool begins_with_key(sqlite3* on, const std::string& index, const reached_key& reached) {
  catalogue_query columns{on, "SELECT name FROM pragma_index_info(?1, ?2) ORDER BY seqno", index, reached.table->schema};
  for (unsigned i = 0; i != reached.key.size; ++i) {
    if (!columns.next() || !detail::names_column_of(reached, columns.text(0))) return false;
  }
  return true;
}

/// Whether a key is the rowid of its table, by another name.
inline bool is_rowid(sqlite3* on, const reached_key& reached) {
  catalogue_query keys{on, "SELECT name FROM pragma_table_info(?1, ?2) WHERE pk > 0 AND upper(type) = 'INTEGER'", reached.table->name,
                       reached.table->schema};
  return reached.key.size == 1 && keys.next() && detail::names_column_of(reached, keys.text(0)) && !keys.next();
}

inline bool has_index(sqlite3* on, const reached_key& reached) {
  if (detail::is_rowid(on, reached)) return true;
  catalogue_query indexes{on, "SELECT name FROM pragma_index_list(?1, ?2) WHERE partial = 0", reached.table->name, reached.table->schema};
  while (indexes.next()) {
    if (detail::begins_with_key(on, indexes.text(0), reached)) return true;
  }
  return false;
}

/// A view has no index, nor a table that is not there.
inline bool is_table(sqlite3* on, const table_facts& table) {
  catalogue_query columns{on, "SELECT 1 FROM pragma_table_info(?1, ?2)", table.name, table.schema};
  const std::string name(table.name);
  const std::string schema(table.schema);
  return columns.next() && sqlite3_table_column_metadata(on, schema.empty() ? nullptr : schema.c_str(), name.c_str(), nullptr, nullptr,
                                                         nullptr, nullptr, nullptr, nullptr) == SQLITE_OK;
}

inline void append_quoted(std::string& text, std::string_view name) {
  text += '"';
  for (char each : name) text.append(each == '"' ? 2u : 1u, each);
  text += '"';
}

inline missing_index index_for(const reached_key& reached) {
  missing_index made{std::string(reached.table->name), {}, "CREATE INDEX "};
  std::string name = made.table;
  std::string columns;
  for (unsigned i = 0; i != reached.key.size; ++i) {
    const std::string_view column = reached.table->columns[reached.key.at[i]].name;
    made.columns.append(i == 0 ? "" : ", ").append(column);
    name.append("_").append(column);
    if (i != 0) columns += ", ";
    detail::append_quoted(columns, column);
  }
  if (!reached.table->schema.empty()) {
    detail::append_quoted(made.sql, reached.table->schema);
    made.sql += '.';
  }
  detail::append_quoted(made.sql, name);
  made.sql += " ON ";
  detail::append_quoted(made.sql, made.table);
  made.sql.append("(").append(columns).append(")");
  return made;
}

/// Those of the keys that have no index, each once.
inline std::vector<missing_index> find_missing(sqlite3* on, const std::vector<reached_key>& keys) {
  std::vector<missing_index> missing;
  for (const reached_key& each : keys) {
    if (!detail::is_table(on, *each.table) || detail::has_index(on, each)) continue;
    missing_index made = index_for(each);
    bool is_new = true;
    for (const missing_index& before : missing) is_new &= !(before == made);
    if (is_new) missing.push_back(static_cast<missing_index&&>(made));
  }
  return missing;
}

}  // namespace detail

/// The keys by which these relations reach their rows, and which no index of the database begins with: a has-many without
/// one reads the whole table for every owner. Each comes with the statement that makes it:
///
///     for (const auto& each : ikebana::sqlite::missing_indexes<CountryPosts, PostTags>(db)) db.execute(each.sql);
///     // CREATE INDEX "posts_user_id" ON "posts"("user_id")
template <class... Relations>
std::vector<missing_index> missing_indexes(const database& db) {
  static_assert((has_keys_to_index<Relations> && ...),
                "ikebana: missing_indexes takes relations, such as has_many<User, Post>; name the relation that reaches the model");
  std::vector<detail::reached_key> keys;
  if constexpr ((has_keys_to_index<Relations> && ...)) (detail::add_keys_of_path<Relations>(keys), ...);
  return detail::find_missing(db.handle(), keys);
}

}  // namespace ikebana::sqlite

#endif
