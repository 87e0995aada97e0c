// SPDX-License-Identifier: BSL-1.0
#pragma once

// Transactions: committed by a word, rolled back by leaving the scope without it.

#include <ikebana/sqlite/lease.hpp>

namespace ikebana::sqlite {

namespace detail {

inline constinit slot first_read_slot{{0}, 35, "SELECT 1 FROM sqlite_master LIMIT 1", 0, nullptr};

/// A transaction, or a savepoint where one is open: rolled back at the end of the scope unless it is committed.
class scoped_transaction {
 public:
  scoped_transaction() = default;
  scoped_transaction(connection& on, transaction_kind kind) { on.begin(scope_, kind); }
  scoped_transaction(const scoped_transaction&) = delete;
  scoped_transaction& operator=(const scoped_transaction&) = delete;
  ~scoped_transaction() {
    if (is_open()) scope_.on->leave(scope_);
  }

  bool is_open() const { return scope_.on != nullptr; }

  void begin(connection& on, transaction_kind kind) { on.begin(scope_, kind); }
  void commit() {
    if (!is_open()) throw error(SQLITE_MISUSE, "the transaction has been committed already", "COMMIT");
    scope_.on->commit(scope_);
  }

 private:
  open_scope scope_;
};

/// One read transaction around several statements, unless one is open already.
class read_transaction {
 public:
  explicit read_transaction(connection& on) {
    if (!on.has_transaction()) ours_.begin(on, transaction_kind::deferred);
  }

  bool is_ours() const { return ours_.is_open(); }

  void finish() {
    if (is_ours()) ours_.commit();
  }

 private:
  scoped_transaction ours_;
};

/// One transaction, or savepoint, around what is written as one.
class write_transaction : public scoped_transaction {
 public:
  explicit write_transaction(connection& on) : scoped_transaction(on, transaction_kind::immediate) {}
};

}  // namespace detail

/// A transaction, or a savepoint where one is open: `auto tx = db.transaction(); ... tx.commit();`.
/// Without commit it is rolled back at the end of the scope, also when an exception leaves it; no error of the rolling
/// back hides that exception. Where SQLite ends it by itself, as some errors make it do, each further statement throws
/// `transaction_ended` until the end of the outermost scope. Where it cannot be rolled back, each throws `connection_broken`.
class [[nodiscard]] transaction {
 public:
  /// Begins one: use `db.transaction()`. A savepoint takes no locks, of whatever kind it is to be.
  explicit transaction(detail::connection& on, transaction_kind kind = transaction_kind::deferred) : scope_(on, kind) {}

  /// Makes the writes last. Where that fails (another connection reads, a deferred foreign key is violated), the
  /// transaction stays open: it may be mended and committed again, and is rolled back at the end of the scope.
  void commit() { scope_.commit(); }

 private:
  detail::scoped_transaction scope_;
};

/// One state of the database for all reads of a scope, that of the moment it is taken: `auto view = db.snapshot();`.
/// Point reads on a file are several times faster within. Nothing can be written while it lasts; where a transaction is
/// open already, it is that transaction's state, and changes nothing.
class [[nodiscard]] snapshot {
 public:
  /// Takes one: use `db.snapshot()`.
  explicit snapshot(detail::connection& on) : reading_(on) {
    if (!reading_.is_ours()) return;
    const detail::lease first_read{on, detail::first_read_slot};  // a transaction begins with its first read
    first_read.step();
    on.only_read();
  }

 private:
  detail::read_transaction reading_;
};

}  // namespace ikebana::sqlite
