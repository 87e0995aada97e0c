// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_TRANSACTION_HPP
#define IKEBANA_SQLITE_TRANSACTION_HPP

// Transactions: committed by a word, rolled back by leaving the scope without it.

#include <ikebana/sqlite/connection.hpp>

namespace ikebana::sqlite {

namespace detail {

inline constinit slot begin_slot{0, 5, "BEGIN", 0, nullptr};
inline constinit slot commit_slot{0, 6, "COMMIT", 0, nullptr};
inline constinit slot rollback_slot{0, 8, "ROLLBACK", 0, nullptr};

inline void run_fixed(connection& on, slot& wanted) {
  const lease leased{on, wanted};
  leased.step();
}

inline void run_text(sqlite3* on, const char* sql) {
  const int code = sqlite3_exec(on, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) detail::fail(on, code, sql);
}

/// Whether a connection refuses to write.
inline bool reads_only(sqlite3* on) {
  bool is_on = false;
  const auto take = [](void* into, int, char** values, char**) {
    *static_cast<bool*>(into) = values[0] != nullptr && values[0][0] == '1';
    return 0;
  };
  sqlite3_exec(on, "PRAGMA query_only", take, &is_on, nullptr);
  return is_on;
}

/// Rolls back without a second error: the first one is the one to report.
inline void roll_back(connection& on) noexcept {
  if (sqlite3_get_autocommit(on.handle()) != 0) return;
  sqlite3_exec(on.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

/// One read transaction around several statements, unless one is open already.
class read_transaction {
 public:
  explicit read_transaction(connection& on) : on_(on), is_ours_(sqlite3_get_autocommit(on.handle()) != 0) {
    if (is_ours_) run_fixed(on_, begin_slot);
  }

  read_transaction(const read_transaction&) = delete;
  read_transaction& operator=(const read_transaction&) = delete;

  ~read_transaction() {
    if (is_ours_) roll_back(on_);
  }

  bool is_ours() const { return is_ours_; }

  void finish() {
    if (is_ours_) run_fixed(on_, commit_slot);
    is_ours_ = false;
  }

 private:
  connection& on_;
  bool is_ours_;
};

}  // namespace detail

/// When a transaction takes its locks.
enum class transaction_kind : unsigned char {
  deferred,   // at the first read and at the first write: SQLite's own way
  immediate,  // for writing at once, so that no write within fails because of another's
  exclusive,  // as immediate, and nobody else reads meanwhile, except in WAL mode
};

/// A transaction, or a savepoint where one is open: `auto tx = db.transaction(); ... tx.commit();`.
/// Without commit it is rolled back at the end of the scope, also when an exception leaves it; no error of the rolling
/// back hides that exception.
class [[nodiscard]] transaction {
 public:
  /// Begins one: use `db.transaction()`.
  explicit transaction(detail::connection& on, transaction_kind kind = transaction_kind::deferred)
      : on_(on), is_outermost_(sqlite3_get_autocommit(on.handle()) != 0) {
    run(is_outermost_ ? begin_of(kind) : "SAVEPOINT ikebana");
  }

  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;

  ~transaction() {
    if (!is_open_) return;
    if (is_outermost_) {
      detail::roll_back(on_);
    } else if (sqlite3_get_autocommit(on_.handle()) == 0) {
      sqlite3_exec(on_.handle(), "ROLLBACK TO ikebana; RELEASE ikebana", nullptr, nullptr, nullptr);
    }
  }

  /// Makes the writes last. Where that fails (another connection reads, a deferred foreign key is violated), the
  /// transaction stays open: it may be mended and committed again, and is rolled back at the end of the scope.
  void commit() {
    run(is_outermost_ ? "COMMIT" : "RELEASE ikebana");
    is_open_ = false;
  }

 private:
  static const char* begin_of(transaction_kind kind) {
    constexpr const char* words[] = {"BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"};
    return words[static_cast<unsigned>(kind)];
  }

  void run(const char* sql) { detail::run_text(on_.handle(), sql); }

  detail::connection& on_;
  bool is_outermost_;
  bool is_open_ = true;
};

/// One state of the database for all reads of a scope, that of the moment it is taken: `auto view = db.snapshot();`.
/// Point reads on a file are several times faster within. Nothing can be written while it lasts; where a transaction is
/// open already, it is that transaction's state, and changes nothing.
class [[nodiscard]] snapshot {
 public:
  /// Takes one: use `db.snapshot()`.
  explicit snapshot(detail::connection& on) : reading_(on), handle_(reading_.is_ours() ? on.handle() : nullptr) {
    if (handle_ == nullptr) return;
    detail::run_text(handle_, "SELECT 1 FROM sqlite_master LIMIT 1");  // a transaction begins with its first read
    const bool was_read_only = detail::reads_only(handle_);
    if (was_read_only) {
      handle_ = nullptr;  // it stays so afterwards
    } else {
      detail::run_text(handle_, "PRAGMA query_only = ON");
    }
  }

  snapshot(const snapshot&) = delete;
  snapshot& operator=(const snapshot&) = delete;

  ~snapshot() {
    if (handle_ != nullptr) sqlite3_exec(handle_, "PRAGMA query_only = OFF", nullptr, nullptr, nullptr);
  }

 private:
  detail::read_transaction reading_;
  sqlite3* handle_;  // where writing is to be allowed again
};

}  // namespace ikebana::sqlite

#endif
