// SPDX-License-Identifier: BSL-1.0
#pragma once

// Begins and ends the transactions of one connection, and its savepoints. A statement that ends one is prepared before the
// one that begins it is run: the end then needs no memory of its own, and what it answers is looked at.

#include <ikebana/sqlite/error.hpp>

namespace ikebana::sqlite {

/// When a transaction takes its locks.
enum class transaction_kind : unsigned char {
  deferred,   // at the first read and at the first write: SQLite's own way
  immediate,  // for writing at once, so that no write within fails because of another's
  exclusive,  // as immediate, and nobody else reads meanwhile, except in WAL mode
};

namespace detail {

/// Runs a statement that gives no rows, and leaves it ready to run again.
inline int run_prepared(sqlite3_stmt* statement) noexcept {
  const int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code;
}

/// A statement that a connection keeps for itself. It is prepared when it is first asked for.
class kept_statement {
 public:
  kept_statement() = default;
  kept_statement(const kept_statement&) = delete;
  kept_statement& operator=(const kept_statement&) = delete;
  ~kept_statement() { forget(); }

  void prepare(sqlite3* on, const char* sql) {
    if (statement_ != nullptr) return;
    const int code = sqlite3_prepare_v3(on, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) detail::fail(on, code, sql);
  }

  void forget() noexcept {
    sqlite3_finalize(statement_);
    statement_ = nullptr;
  }

  int run() const noexcept { return detail::run_prepared(statement_); }

  void run_or_fail(sqlite3* on) const {
    if (const int code = run(); code != SQLITE_DONE) fail_with(on, code);
  }

  [[noreturn]] void fail_with(sqlite3* on, int code) const { detail::fail(on, code, sqlite3_sql(statement_)); }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

/// What begins and ends one savepoint. Each depth has a name of its own: a statement that is run twice, since nobody knows
/// whether it was done the first time, never ends another savepoint.
struct savepoint_statements {
  kept_statement begin, release, roll_back;
  savepoint_statements* inner = nullptr;

  savepoint_statements() = default;
  savepoint_statements(const savepoint_statements&) = delete;
  savepoint_statements& operator=(const savepoint_statements&) = delete;
  ~savepoint_statements() { delete inner; }

  void prepare(sqlite3* on, unsigned depth) {
    prepare(on, roll_back, "ROLLBACK TO ikebana_%u", depth);
    prepare(on, release, "RELEASE ikebana_%u", depth);
    prepare(on, begin, "SAVEPOINT ikebana_%u", depth);
  }

 private:
  static void prepare(sqlite3* on, kept_statement& statement, const char* form, unsigned depth) {
    char sql[40];
    statement.prepare(on, sqlite3_snprintf(sizeof sql, sql, form, depth));
  }
};

/// The transaction of a connection, and its savepoints.
class transaction_control {
 public:
  void prepare_end(sqlite3* on) {
    roll_back_.prepare(on, "ROLLBACK");
    commit_.prepare(on, "COMMIT");
    begin_[immediate].prepare(on, "BEGIN IMMEDIATE");  // see roll_back
  }

  void begin(sqlite3* on, transaction_kind kind) {
    constexpr const char* words[] = {"BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"};
    const auto which = static_cast<unsigned>(kind);
    prepare_end(on);
    begin_[which].prepare(on, words[which]);
    begin_[which].run_or_fail(on);
  }

  void commit(sqlite3* on) const {
    const int code = commit_.run();
    // A progress handler may stop a COMMIT that has been done.
    const bool is_done = code == SQLITE_DONE || (code == SQLITE_INTERRUPT && sqlite3_get_autocommit(on) != 0);
    if (!is_done) commit_.fail_with(on, code);
  }

  /// Rolls all of it back, and says whether that could be done.
  bool roll_back(sqlite3* on) noexcept {
    for (int attempt = 0; attempt != attempts; ++attempt) {
      const int code = roll_back_.run();
      if (sqlite3_get_autocommit(on) != 0) return true;
      // While a statement runs that has been interrupted, SQLite runs nothing, ROLLBACK neither. What it does is to roll back
      // the transaction of a statement that would write: this one does not come to its first step.
      if (code == SQLITE_INTERRUPT) begin_[immediate].run();
      if (sqlite3_get_autocommit(on) != 0) return true;
    }
    return false;
  }

  /// Begins a savepoint, and gives what ends it. Depths are counted from 1.
  savepoint_statements& begin_savepoint(sqlite3* on, unsigned depth) {
    savepoint_statements* with = &outer_;
    for (unsigned at = 1; at != depth; ++at) {
      if (with->inner == nullptr) with->inner = new savepoint_statements;
      with = with->inner;
    }
    with->prepare(on, depth);
    with->begin.run_or_fail(on);
    return *with;
  }

  /// Undoes what has been written since a savepoint, and says whether that could be done.
  static bool roll_back(const savepoint_statements& to) noexcept {
    for (int attempt = 0; attempt != attempts; ++attempt) {
      if (to.roll_back.run() != SQLITE_DONE) continue;
      // Where it cannot be released, nothing is in it, and it ends with what is around it.
      if (to.release.run() != SQLITE_DONE) to.release.run();
      return true;
    }
    return false;
  }

 private:
  static constexpr int attempts = 3;
  static constexpr auto immediate = static_cast<unsigned>(transaction_kind::immediate);

  kept_statement begin_[3], commit_, roll_back_;
  savepoint_statements outer_;
};

}  // namespace detail
}  // namespace ikebana::sqlite
