// SPDX-License-Identifier: BSL-1.0
#pragma once

// An SQLite database.

#include <ikebana/driver/database_on.hpp>
#include <ikebana/sqlite/function.hpp>
#include <ikebana/sqlite/keys.hpp>
#include <ikebana/sqlite/made_key.hpp>
#include <ikebana/sqlite/on_request.hpp>
#include <ikebana/sqlite/script.hpp>
#include <ikebana/sqlite/cold.hpp>
#include <ikebana/sqlite/time_collation.hpp>
#include <ikebana/sqlite/transaction.hpp>

namespace ikebana::sqlite {

/// Whether a query can be explained here: it can where <ikebana/sqlite/explain.hpp> has been included.
template <class Query>
inline constexpr bool explain_is_included = false;

/// The rows of a running query: `for (const Post& post : db(from<Post>()))`.
template <class Query>
using rows = row_range<detail::connection, typename Query::results::items, typename Query::row, false>;

/// The rows of a running query, with `std::string_view` and `blob_view` for text and bytes: nothing is copied. They show
/// what SQLite holds until the next step; what is to last longer is copied by the loop.
template <class Query>
using views =
    row_range<detail::connection, typename ikebana::detail::views_of<Query>::items, typename ikebana::detail::views_of<Query>::row, true>;

using ikebana::page_of, ikebana::loaded_rows;
using rule::can_be_executed;

/// An open SQLite database. It belongs to one thread at a time: SQLite is opened without a mutex.
///
///     ikebana::sqlite::database db{"blog.db"};    // or ":memory:"
///     for (const Post& post : db(related<CountryPosts>().of(country))) ...
///
/// Every failure is an `error` that carries the SQL; the database stays usable. It may be moved at any time, and its
/// connection lasts as long as rows that are gone through and transactions.
class database : public database_on<detail::functions_on_request> {
 public:
  /// Opens a file, which is made if it is missing, or ":memory:". Throws `error` if it cannot be opened.
  explicit database(const std::string& path, const options& chosen = {}) : database_on(path, chosen) {
    detail::register_keys(handle());
    detail::register_time_collation(handle());
    detail::set_up(handle(), chosen);
  }

  /// SQLite's own handle, for what is not here. It stays the database's: it is not to be closed.
  sqlite3* handle() const noexcept { return connection_->handle(); }

  /// Says what a function of the user's own does: `db.define(reversed, [](std::string_view text) { ... })`. If a parameter that is no
  /// optional receives NULL, the callable is skipped and the result is NULL. What the callable throws becomes the `error` of the
  /// statement that has called it. It is copied, and lasts as long as the connection or until it is defined anew.
  template <ikebana::fixed_text Name, class Signature, class Callable>
  void define(ikebana::detail::user_function_of<false, Name, Signature>, Callable callable, function_kind kind = function_kind::any) {
    using refused = detail::refused_callable<Callable, Signature>;
    if constexpr (detail::check_definition<Signature, can_be_called_as<Callable, Signature>, refused>()) {
      using function = ikebana::detail::user_function_of<false, Name, Signature>;
      detail::define_function<function>(connection_->ready(), static_cast<Callable&&>(callable), kind);
    }
  }

  /// Says how an aggregate of the user's own collects its values: `db.define<State>(median)`. Each group has a State of its
  /// own, which takes each value by `step(...)` and gives `result()`. A NULL is skipped if its parameter is no optional. What it throws
  /// becomes the `error` of the statement.
  template <class State, ikebana::fixed_text Name, class Signature>
  void define(ikebana::detail::user_function_of<true, Name, Signature>, function_kind kind = function_kind::any) {
    using refused = detail::refused_aggregate<State, Signature>;
    if constexpr (detail::check_definition<Signature, can_aggregate_as<State, Signature>, refused>()) {
      detail::define_aggregate<ikebana::detail::user_function_of<true, Name, Signature>, State>(connection_->ready(), kind);
    }
  }

  using database_on::execute;

  /// Runs SQL text of one or more statements, and gives the number of rows that they changed. Throws `error` at the first statement
  /// that fails: those before it have been run. A text with a NUL byte is refused, since SQLite would read no further.
  std::int64_t execute(std::string_view raw_sql) { return detail::run_raw(connection_, raw_sql); }

  /// How SQLite would run a query: see `explanation`. Nothing is run, and no value is needed. Include
  /// <ikebana/sqlite/explain.hpp>: `std::puts(db.explain(from<Country>().with(related<CountryPosts>())).text().c_str());`
  template <class Query>
  auto explain(const Query&) const {
    static_assert(
        explain_is_included<Query>, "ikebana: explain takes a query, and has a header of its own; include <ikebana/sqlite/explain.hpp>");
    if constexpr (explain_is_included<Query>) return detail::explainer<Query>::explain(connection_);
  }
  ikebana::detail::rejected explain(ikebana::detail::rejected) const { return {}; }

  /// Begins a transaction, or a savepoint if one is open: see `transaction`. Throws `busy` if another connection holds the lock.
  sqlite::transaction transaction(transaction_kind kind = transaction_kind::deferred) { return sqlite::transaction{connection_, kind}; }

  /// One state of the database for all reads while it lasts: see `snapshot`. Throws as a read does.
  sqlite::snapshot snapshot() { return sqlite::snapshot{connection_}; }

 private:
  friend detail::connection& detail::connection_of(const database& db);
};

}  // namespace ikebana::sqlite
