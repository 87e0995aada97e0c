// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_TRANSACTION_HPP
#define IKEBANA_SQLITE_TRANSACTION_HPP

// Transactions: committed by a word, rolled back by leaving the scope without it.

#include <ikebana/sqlite/connection.hpp>

namespace ikebana::sqlite {

namespace detail {

struct begin_statement {
  static constexpr std::string_view text = "BEGIN";
};
struct commit_statement {
  static constexpr std::string_view text = "COMMIT";
};
struct rollback_statement {
  static constexpr std::string_view text = "ROLLBACK";
};

template <class Statement>
void run_fixed(connection& on) {
  const lease leased{on, slot_of<Statement>(), Statement::text};
  leased.step();
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
    if (is_ours_) run_fixed<begin_statement>(on_);
  }

  read_transaction(const read_transaction&) = delete;
  read_transaction& operator=(const read_transaction&) = delete;

  ~read_transaction() {
    if (is_ours_) roll_back(on_);
  }

  void finish() {
    if (is_ours_) run_fixed<commit_statement>(on_);
    is_ours_ = false;
  }

 private:
  connection& on_;
  bool is_ours_;
};

}  // namespace detail

/// A transaction, or a savepoint where one is open: `auto tx = db.transaction(); ... tx.commit();`.
/// Without commit it is rolled back at the end of the scope, also when an exception leaves it.
class [[nodiscard]] transaction {
 public:
  explicit transaction(detail::connection& on)
      : on_(on), is_outermost_(sqlite3_get_autocommit(on.handle()) != 0) {
    run(is_outermost_ ? "BEGIN" : "SAVEPOINT ikebana");
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

  /// Makes the writes last. Where that fails, the transaction is rolled back at the end of the scope.
  void commit() {
    run(is_outermost_ ? "COMMIT" : "RELEASE ikebana");
    is_open_ = false;
  }

 private:
  void run(const char* sql) {
    const int code = sqlite3_exec(on_.handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) detail::fail(on_.handle(), code, sql);
  }

  detail::connection& on_;
  bool is_outermost_;
  bool is_open_ = true;
};

}  // namespace ikebana::sqlite

#endif
