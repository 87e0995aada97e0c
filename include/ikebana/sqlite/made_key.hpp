// SPDX-License-Identifier: BSL-1.0
#pragma once

// The key of a row that an insertion has made. SQLite tells the last rowid of a connection: that is the key only where a row
// was made, and where the table's key is an alias of the rowid.

#include <ikebana/expression/function/hidden_column.hpp>
#include <ikebana/model/table.hpp>
#include <ikebana/sqlite/lease.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

/// The rowid of a row that is made, 0 where none is: an update on a conflict leaves the connection's last rowid what it was,
/// which is another row's.
class rowid_guard {
 public:
  explicit rowid_guard(sqlite3* on) : on_(on), before_(sqlite3_last_insert_rowid(on)) { sqlite3_set_last_insert_rowid(on, 0); }
  rowid_guard(const rowid_guard&) = delete;
  rowid_guard& operator=(const rowid_guard&) = delete;
  ~rowid_guard() {
    if (rowid() == 0) sqlite3_set_last_insert_rowid(on_, before_);
  }

  std::int64_t rowid() const { return sqlite3_last_insert_rowid(on_); }

 private:
  sqlite3* on_;
  std::int64_t before_;
};

/// `SELECT _rowid_, "posts"."id" FROM "posts" WHERE _rowid_ = ?1`
class row_by_rowid {
 public:
  row_by_rowid(sqlite3* on, const table_facts& table, unsigned key) {
    const auto size = [](std::string_view text) { return static_cast<int>(text.size()); };
    const std::string_view name = table.columns[key].name;
    char* const sql = sqlite3_mprintf(
        table.schema.empty() ? "SELECT _rowid_, \"%.*w\".\"%.*w\" FROM %.*s\"%.*w\" WHERE _rowid_ = ?1"
                             : "SELECT _rowid_, \"%.*w\".\"%.*w\" FROM \"%.*w\".\"%.*w\" WHERE _rowid_ = ?1",
        size(table.name), table.name.data(), size(name), name.data(), size(table.schema), table.schema.data(), size(table.name),
        table.name.data());
    if (sql == nullptr) detail::fail(nullptr, SQLITE_NOMEM, {});
    code_ = sqlite3_prepare_v2(on, sql, -1, &statement_, nullptr);
    sqlite3_free(sql);
  }
  row_by_rowid(const row_by_rowid&) = delete;
  row_by_rowid& operator=(const row_by_rowid&) = delete;
  ~row_by_rowid() { sqlite3_finalize(statement_); }

  /// SQLITE_ERROR where the table has no rowid.
  int code() const { return code_; }

  /// Whether the key is an alias of the rowid: SQLite gives the column of the rowid the alias's name.
  bool key_is_alias(std::string_view key) const {
    const char* const name = statement_ != nullptr ? sqlite3_column_name(statement_, 0) : nullptr;
    const auto is = [key](const char* other) {
      return std::string_view(other).size() == key.size() && sqlite3_strnicmp(key.data(), other, static_cast<int>(key.size())) == 0;
    };
    return name != nullptr && is(name) && !is("_rowid_") && !is("rowid") && !is("oid");
  }

  /// The key of a row; 0 where it has none, or none that can be read.
  std::int64_t key_of(std::int64_t rowid) const {
    if (statement_ == nullptr) return 0;
    sqlite3_bind_int64(statement_, 1, rowid);
    const bool is_integer = sqlite3_step(statement_) == SQLITE_ROW && sqlite3_column_type(statement_, 1) == SQLITE_INTEGER;
    return is_integer ? sqlite3_column_int64(statement_, 1) : 0;
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int code_;
};

[[gnu::cold, gnu::noinline]] inline bool look_at_key(const lease& leased, const table_facts& table, unsigned key, std::size_t prepared) {
  const row_by_rowid row(leased.on.handle(), table, key);
  if (row.code() != SQLITE_OK && (row.code() & 0xff) != SQLITE_ERROR)
    detail::fail(leased.on.handle(), row.code(), sqlite3_sql(leased.handle));
  const bool is_alias = row.key_is_alias(table.columns[key].name);
  leased.keep_rows_given(prepared + (is_alias ? 1 : 0));
  return is_alias;
}

/// Whether a table's key is an alias of the rowid, as INTEGER PRIMARY KEY is, and INT PRIMARY KEY is not. It is looked at once
/// for each time that the insertion is prepared, and kept where a query's statement keeps how many rows it gave.
inline bool key_is_rowid(const lease& leased, const table_facts& table, unsigned key) {
  const std::size_t prepared = 2 + 2 * static_cast<std::size_t>(sqlite3_stmt_status(leased.handle, SQLITE_STMTSTATUS_REPREPARE, 0));
  const std::size_t known = leased.rows_given_before();
  if ((known | 1) == (prepared | 1)) [[likely]]
    return (known & 1) != 0;
  return detail::look_at_key(leased, table, key, prepared);
}

[[gnu::cold, gnu::noinline]] inline std::int64_t read_key(const lease& leased, const table_facts& table, unsigned key, std::int64_t rowid) {
  return row_by_rowid(leased.on.handle(), table, key).key_of(rowid);
}

inline std::int64_t key_of_row(const lease& leased, const table_facts& table, unsigned key, std::int64_t rowid) {
  return detail::key_is_rowid(leased, table, key) ? rowid : detail::read_key(leased, table, key, rowid);
}

/// The key of the row that an insertion makes. It is made before the statement runs: what fails there has written nothing.
class insertion_key {
 public:
  insertion_key(const lease& leased, const table_facts& table, unsigned key) : leased_(leased), table_(table), key_(key) {
    detail::key_is_rowid(leased, table, key);
  }

  bool is_made() const { return leased_.on.changed() != 0; }
  std::int64_t key() const { return detail::key_of_row(leased_, table_, key_, sqlite3_last_insert_rowid(leased_.on.handle())); }

 private:
  const lease& leased_;
  const table_facts& table_;
  unsigned key_;
};

/// The same where a row may be updated instead, or none be written.
class upsert_key : public insertion_key {
 public:
  upsert_key(const lease& leased, const table_facts& table, unsigned key) : insertion_key(leased, table, key), made_(leased.on.handle()) {}

  bool is_made() const { return made_.rowid() != 0; }

 private:
  rowid_guard made_;
};

/// Whether a statement finds a row, also one that a trigger writes in its place, as INSTEAD OF does for a view: SQLite counts
/// that among all changes alone.
class row_is_found {
 public:
  explicit row_is_found(const connection& on) : on_(on.handle()), before_(sqlite3_total_changes64(on_)) {}
  bool by(std::int64_t changed) const { return changed != 0 || sqlite3_total_changes64(on_) != before_; }

 private:
  sqlite3* on_;
  std::int64_t before_;
};

/// By the rowid.
template <class Model>
auto connection::is_inserted_row() const {
  return rowid<Model> == sqlite3_last_insert_rowid(handle_);
}

}  // namespace ikebana::sqlite::detail
