// SPDX-License-Identifier: BSL-1.0
#pragma once

// A database of a PostgreSQL server.

#include <ikebana/driver/database_on.hpp>
#include <ikebana/postgres/known_types.hpp>
#include <ikebana/postgres/script.hpp>
#include <ikebana/postgres/transaction.hpp>

namespace ikebana::postgres {

namespace detail {

/// Who opens a connection, and lets it go.
class connection_owner {
 public:
  connection_owner(const char* where, const options& chosen) : connection_(new connection(where, chosen)) {}
  connection_owner(connection_owner&& other) noexcept : connection_(other.connection_) { other.connection_ = nullptr; }
  connection_owner& operator=(connection_owner&& other) noexcept {
    connection* const mine = connection_;
    connection_ = other.connection_;
    other.connection_ = mine;
    return *this;
  }
  ~connection_owner() {
    if (connection_ != nullptr) connection_->drop_user();
  }

  connection& get() const {
    if (connection_ == nullptr) [[unlikely]]
      throw connection_broken(ikebana::detail::error_code::misuse, "the database has been moved from", {});
    return *connection_;
  }

 private:
  connection* connection_;
};

/// An open connection.
class opened {
 protected:
  using connection = detail::connection;

  opened(const char* where, const options& chosen) : connection_(where, chosen) {}

  connection& on() const { return connection_.get(); }

  connection_owner connection_;
};

}  // namespace detail

/// A connection to a PostgreSQL database. It belongs to one thread at a time.
///
///     ikebana::postgres::database db{"postgresql:///blog"};    // a URI, or "host=/tmp dbname=blog": what libpq takes
///     for (const Post& post : db(related<CountryPosts>().of(country))) ...
///
/// Every failure is an `error` that carries the SQL and the code that SQL has for it (`sqlstate`). It may be moved at any time, and
/// its connection lasts as long as rows that are gone through and transactions.
class database : public database_on<detail::opened> {
 public:
  /// Connects. Throws `connection_lost` if no server is there, or it refuses.
  explicit database(const std::string& where, const options& chosen = {}) : database_on(where.c_str(), chosen) {}

  /// libpq's own handle, for what is not here. It stays the database's: it is not to be closed, and is in pipeline mode.
  PGconn* handle() const { return on().handle(); }

  using database_on::execute;

  /// Runs SQL text of one or more statements, and gives the number of rows that they changed. Throws `error` at the first statement
  /// that fails; outside of a transaction the whole text is one, and nothing of it has been done then.
  std::int64_t execute(std::string_view raw_sql) { return detail::run_raw(on(), raw_sql); }

  /// Begins a transaction, or a savepoint if one is open: see `transaction`.
  postgres::transaction transaction(isolation level = isolation::as_the_database_says) { return postgres::transaction{on(), level}; }

  /// One state of the database for all reads while it lasts: see `snapshot`.
  postgres::snapshot snapshot() { return postgres::snapshot{on()}; }

  /// Runs `work` in a transaction, and again if another transaction stands against it, `times` times at most. Gives what `work`
  /// gives. What `work` does beside the database it may do several times.
  ///
  ///     db.retry(5, [&](auto&) { ... }, isolation::serializable);
  ///
  /// Throws `must_retry` if the last try has failed, and whatever else `work` throws.
  template <class Work>
  auto retry(unsigned times, Work work, isolation level = isolation::serializable) {
    for (unsigned tried = 1;; ++tried) {
      try {
        postgres::transaction whole{on(), level};
        if constexpr (std::is_void_v<decltype(work(whole))>) {
          work(whole);
          return whole.commit();
        } else {
          auto given = work(whole);
          whole.commit();
          return given;
        }
      } catch (const must_retry&) {
        if (tried >= times || on().in_transaction()) throw;
      }
    }
  }
};

}  // namespace ikebana::postgres
