// SPDX-License-Identifier: BSL-1.0
#pragma once

// Transactions: committed by a word, rolled back by leaving the scope without it.

#include <ikebana/postgres/lease.hpp>

namespace ikebana::postgres {

namespace detail {

constexpr const char* words_of(isolation level, bool only_reads) {
  constexpr const char* words[][2] = {
      {"BEGIN", "BEGIN READ ONLY"},
      {"BEGIN ISOLATION LEVEL READ COMMITTED", "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY"},
      {"BEGIN ISOLATION LEVEL REPEATABLE READ", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"},
      {"BEGIN ISOLATION LEVEL SERIALIZABLE", "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY"}};
  return words[static_cast<unsigned>(level)][only_reads ? 1 : 0];
}

/// A transaction, or a savepoint where one is open: rolled back at the end of the scope unless it is committed.
class scoped_transaction {
 public:
  scoped_transaction(connection& on, const char* words) : user_(on), on_(on) { on_.begin(scope_, words); }
  scoped_transaction(const scoped_transaction&) = delete;
  scoped_transaction& operator=(const scoped_transaction&) = delete;
  ~scoped_transaction() {
    if (is_open()) on_.leave(scope_);
  }

  bool is_open() const { return scope_.depth != 0; }

  void commit() {
    if (!is_open()) throw error(ikebana::detail::error_code::misuse, "the transaction has been committed already", "COMMIT");
    on_.commit(scope_);
  }

 protected:
  connection_user user_;
  connection& on_;
  open_scope scope_;
};

/// One state of the database for several reads, unless a transaction is open already.
class read_transaction {
 public:
  explicit read_transaction(connection& on) : user_(on), on_(on) {
    if (!on.in_transaction()) on.begin(scope_, detail::words_of(isolation::repeatable_read, true));
  }
  read_transaction(const read_transaction&) = delete;
  read_transaction& operator=(const read_transaction&) = delete;
  ~read_transaction() {
    if (scope_.depth != 0) on_.leave(scope_);
  }

  void finish() {
    if (scope_.depth != 0) on_.end_reading(scope_);
  }

 private:
  connection_user user_;
  connection& on_;
  open_scope scope_;
};

/// One transaction, or savepoint, around what is written as one.
class write_transaction : public scoped_transaction {
 public:
  explicit write_transaction(connection& on) : scoped_transaction(on, "BEGIN") {}
};

}  // namespace detail

/// A transaction, or a savepoint where one is open: `auto tx = db.transaction(); ... tx.commit();`.
/// Without commit it is rolled back at the end of the scope, also when an exception leaves it. After a statement of it has failed,
/// PostgreSQL refuses all others (`transaction_ended`) until it is rolled back, or the savepoint around the statement is: see
/// `options::each_statement_alone`. The transaction begins at the server with its first statement.
class [[nodiscard]] transaction : private detail::scoped_transaction {
 public:
  /// Begins one: use `db.transaction()`. A savepoint has the isolation of its transaction.
  explicit transaction(detail::connection& on, isolation level = isolation::as_the_database_says, bool only_reads = false)
      : scoped_transaction(on, detail::words_of(level, only_reads)) {}

  /// Makes the writes last. Throws `must_retry` if another transaction stands against it, `constraint_violation` if a deferred
  /// constraint does, and `transaction_ended` if a statement of it has failed: nothing has been written then.
  void commit() { scoped_transaction::commit(); }
};

/// One state of the database for all reads of a scope, that of its first read: `auto view = db.snapshot();`. Nothing can be
/// written while it lasts. Where a transaction is open already, it is that transaction's state, and changes nothing.
class [[nodiscard]] snapshot {
 public:
  /// Takes one: use `db.snapshot()`.
  explicit snapshot(detail::connection& on) : reading_(on) {}

 private:
  detail::read_transaction reading_;
};

}  // namespace ikebana::postgres
