// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_SCRIPT_HPP
#define IKEBANA_SQLITE_SCRIPT_HPP

// Runs SQL text as it stands: schemas, pragmas, whatever has no words of its own.

#include <ikebana/sqlite/connection.hpp>

namespace ikebana::sqlite::detail {

/// SQL text of several statements, which are run one after the other. It is copied once, with a NUL behind it: of a text that
/// has none, SQLite copies all that is left for each statement.
class script {
 public:
  explicit script(std::string_view sql) : text_(checked(sql)) {}

  bool is_done() const { return done_ == text_.size(); }

  /// The next statement and all that follow.
  std::string_view rest() const { return std::string_view(text_).substr(done_); }

  void run_next(const connection& with) {
    sqlite3* const on = with.ready(rest());
    sqlite3_stmt* statement = nullptr;
    const char* const begin = text_.c_str() + done_;
    const char* end = begin;
    int code = sqlite3_prepare_v2(on, begin, -1, &statement, &end);
    if (code != SQLITE_OK) detail::fail(on, code, rest());
    const auto size = static_cast<std::size_t>(end - begin);
    if (statement != nullptr) {
      do {
        code = with.may_run(statement) ? sqlite3_step(statement) : SQLITE_READONLY;
      } while (code == SQLITE_ROW);
      const int finalized = sqlite3_finalize(statement);
      if (code == SQLITE_READONLY && finalized == SQLITE_OK) detail::refuse_writing(rest().substr(0, size));
      if (code != SQLITE_DONE) detail::fail(on, finalized, rest().substr(0, size));
    } else if (size == 0) {
      detail::fail(on, SQLITE_MISUSE, rest());  // or it would be tried for ever
    }
    done_ += size;
  }

 private:
  static std::string_view checked(std::string_view sql) {
    detail::check_text_of_sql(sql);
    return sql;
  }

  std::string text_;
  std::size_t done_ = 0;
};

/// Runs all statements of a text, and gives the number of rows that they changed.
inline std::int64_t run_script(const connection& on, std::string_view sql) {
  const std::int64_t before = sqlite3_total_changes64(on.ready(sql));
  for (script all{sql}; !all.is_done();) all.run_next(on);
  return sqlite3_total_changes64(on.handle()) - before;
}

/// A setting of a connection that is switched without SQL: that needs no memory, and no interrupt stops it.
inline bool is_switched_on(sqlite3* on, int setting) noexcept {
  int is_on = 0;
  sqlite3_db_config(on, setting, -1, &is_on);
  return is_on != 0;
}
inline void switch_setting(sqlite3* on, int setting, bool is_on) noexcept { sqlite3_db_config(on, setting, is_on ? 1 : 0, nullptr); }

/// Runs a user's own text. Where a statement fails, what the text has switched for the sake of a new table is switched back;
/// a transaction that it has begun is the user's to end.
inline std::int64_t run_raw(connection& on, std::string_view sql) {
  const used_by_one_thread checked{on.used_by()};
  const bool foreign_keys = detail::is_switched_on(on.ready(sql), SQLITE_DBCONFIG_ENABLE_FKEY);
  const bool legacy = detail::is_switched_on(on.handle(), SQLITE_DBCONFIG_LEGACY_ALTER_TABLE);
  try {
    const std::int64_t changed = detail::run_script(on, sql);
    on.look_at_transaction();
    return changed;
  } catch (...) {
    on.look_at_transaction();
    detail::switch_setting(on.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, foreign_keys);
    detail::switch_setting(on.handle(), SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, legacy);
    throw;
  }
}

/// Whether a file keeps a write-ahead log.
inline bool is_in_wal_mode(sqlite3* on) {
  bool is_wal = false;
  const auto take = [](void* into, int, char** values, char**) {
    *static_cast<bool*>(into) = sqlite3_stricmp(values[0], "wal") == 0;
    return 0;
  };
  sqlite3_exec(on, "PRAGMA journal_mode", take, &is_wal, nullptr);
  return is_wal;
}

/// Sets what is wanted for speed alone: where it cannot be had, it is not. Put together by SQLite: no template is needed.
inline int try_to_set(sqlite3* on, const char* name, std::string_view value) {
  char* const text = sqlite3_mprintf("PRAGMA %s = %.*s", name, static_cast<int>(value.size()), value.data());
  if (text == nullptr) return SQLITE_NOMEM;
  const int code = sqlite3_exec(on, text, nullptr, nullptr, nullptr);
  sqlite3_free(text);
  return code;
}

inline int try_to_set(sqlite3* on, const char* name, std::int64_t value) {
  char digits[24];
  sqlite3_snprintf(sizeof digits, digits, "%lld", static_cast<long long>(value));
  return detail::try_to_set(on, name, std::string_view(digits));
}

/// Makes a connection what its options say. A journal mode that cannot be had (the file is only read, somebody else is at
/// it) leaves the file as it is: nothing is waited for, and nothing thrown.
inline void set_up(sqlite3* on, const options& chosen) {
  detail::switch_setting(on, SQLITE_DBCONFIG_ENABLE_FKEY, chosen.foreign_keys);
  const char* const file = sqlite3_db_filename(on, "main");
  if (file != nullptr && file[0] != '\0') {
    if (!chosen.journal_mode.empty() && sqlite3_db_readonly(on, "main") == 0) detail::try_to_set(on, "journal_mode", chosen.journal_mode);
    detail::try_to_set(on, "mmap_size", chosen.mapped_bytes);
    detail::try_to_set(on, "cache_size", -std::int64_t{chosen.cache_kib});
    if (detail::is_in_wal_mode(on)) detail::try_to_set(on, "synchronous", "NORMAL");
  }
  sqlite3_busy_timeout(on, chosen.busy_timeout);
  if (!chosen.synchronous.empty()) {
    const int code = detail::try_to_set(on, "synchronous", chosen.synchronous);
    if (code != SQLITE_OK) detail::fail(on, code, "PRAGMA synchronous");
  }
}

}  // namespace ikebana::sqlite::detail

#endif
