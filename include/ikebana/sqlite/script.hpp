// SPDX-License-Identifier: BSL-1.0
#pragma once

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
  static std::string checked(std::string_view sql) {
    detail::check_text_of_sql(sql);
    return {sql.data(), sql.size()};  // to make it of a string_view costs each file 30 instantiations
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

// The settings are texts of their own: nothing is put together that could want memory, or be something else than a setting.

constexpr const char* setting_of(journal_mode mode) {
  switch (mode) {
    case journal_mode::wal: return "PRAGMA journal_mode = WAL";
    case journal_mode::delete_: return "PRAGMA journal_mode = DELETE";
    case journal_mode::truncate: return "PRAGMA journal_mode = TRUNCATE";
    case journal_mode::persist: return "PRAGMA journal_mode = PERSIST";
    case journal_mode::memory: return "PRAGMA journal_mode = MEMORY";
    default: return nullptr;
  }
}

constexpr const char* setting_of(synchronous wanted) {
  switch (wanted) {
    case synchronous::off: return "PRAGMA synchronous = OFF";
    case synchronous::normal: return "PRAGMA synchronous = NORMAL";
    case synchronous::full: return "PRAGMA synchronous = FULL";
    case synchronous::extra: return "PRAGMA synchronous = EXTRA";
    default: return nullptr;
  }
}

/// Sets what is wanted for speed alone: where it cannot be had, it is not.
inline int try_to_set(sqlite3* on, const char* setting) {
  return setting != nullptr ? sqlite3_exec(on, setting, nullptr, nullptr, nullptr) : SQLITE_OK;
}

inline void try_to_set(sqlite3* on, const char* name, std::int64_t value) {
  char setting[64];
  detail::try_to_set(on, sqlite3_snprintf(sizeof setting, setting, "PRAGMA %s = %lld", name, static_cast<long long>(value)));
}

/// Makes a connection what its options say. A journal mode that cannot be had (the file is only read, somebody else is at
/// it) leaves the file as it is: nothing is waited for, and nothing thrown.
inline void set_up(sqlite3* on, const options& chosen) {
  detail::switch_setting(on, SQLITE_DBCONFIG_ENABLE_FKEY, chosen.foreign_keys);
  const char* const file = sqlite3_db_filename(on, "main");
  if (file != nullptr && file[0] != '\0') {
    if (sqlite3_db_readonly(on, "main") == 0) detail::try_to_set(on, detail::setting_of(chosen.journal_mode));
    detail::try_to_set(on, "mmap_size", chosen.mapped_bytes);
    detail::try_to_set(on, "cache_size", -std::int64_t{chosen.cache_kib});
    if (detail::is_in_wal_mode(on)) detail::try_to_set(on, detail::setting_of(synchronous::normal));
  }
  sqlite3_busy_timeout(on, chosen.busy_timeout);
  const char* const wanted = detail::setting_of(chosen.synchronous);
  if (const int code = detail::try_to_set(on, wanted); code != SQLITE_OK) detail::fail(on, code, wanted);
}

}  // namespace ikebana::sqlite::detail
