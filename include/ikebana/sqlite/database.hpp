// SPDX-License-Identifier: BSL-1.0
#pragma once

// A database: runs queries and writes.

#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/persist.hpp>
#include <ikebana/driver/read.hpp>
#include <ikebana/driver/read_columns.hpp>
#include <ikebana/driver/record.hpp>
#include <ikebana/driver/rows.hpp>
#include <ikebana/driver/write.hpp>
#include <ikebana/sqlite/function.hpp>
#include <ikebana/sqlite/keys.hpp>
#include <ikebana/sqlite/on_request.hpp>
#include <ikebana/sqlite/script.hpp>
#include <ikebana/sqlite/seldom.hpp>
#include <ikebana/sqlite/time_collation.hpp>
#include <ikebana/sqlite/transaction.hpp>

namespace ikebana::sqlite {

/// Whether a query can be explained here: it can where <ikebana/sqlite/explain.hpp> has been included.
template <class Query>
inline constexpr bool explain_is_included = false;

/// An open SQLite database. It belongs to one thread at a time: SQLite is opened without a mutex.
///
///     ikebana::sqlite::database db{"blog.db"};    // or ":memory:"
///     for (const Post& post : db(related<CountryPosts>().of(country))) ...
///
/// Every failure is an `error` that carries the SQL; the database stays usable. It may be moved at any time, and its
/// connection lasts as long as rows that are gone through and transactions.
class database : public detail::functions_on_request<database> {
 public:
  /// Opens a file, made where it is missing, or ":memory:"; throws `error` where that fails.
  explicit database(const std::string& path, const options& chosen = {}) : connection_(path, chosen) {
    detail::register_keys(handle());
    detail::register_time_collation(handle());
    detail::set_up(handle(), chosen);
  }

  /// SQLite's own handle, for what is not here.
  sqlite3* handle() const noexcept { return connection_->handle(); }

  /// Runs a query: a range of its rows, to be gone through once. Named parameters follow: `db(q, "name"_arg = value)`.
  template <class Query, class... Arguments>
    requires(!detail::a_write<Query>)
  auto operator()(Query query, Arguments... arguments) {
    if constexpr (detail::runs_by_itself<Query, Arguments...>) {
      detail::bound_value values[detail::parameters_of<typename Query::statement>.values + 1];
      detail::value_row row{values};
      Query::statement::values(query.clauses, row);
      return rows<Query>{connection_, detail::slot_of<typename Query::statement>, values};
    } else if constexpr (!detail::check_run<detail::rows_are::kept, Query, Arguments...>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return (*this)(query.of(detail::owner_in(arguments...)), detail::without_owner(static_cast<Arguments&&>(arguments))...);
    } else if constexpr (detail::is_page<Query>) {
      return detail::load_page(connection_, query, arguments...);
    } else if constexpr (detail::has_preloads<Query> || detail::is_of_owners<Query>) {
      return loaded_rows<typename Query::row>{detail::load(connection_, detail::every_row, query, arguments...)};
    } else if constexpr (detail::binds_what_it_holds<Query, Arguments...>) {
      return rows_of<rows<Query>, Query, Arguments...>{connection_, static_cast<Query&&>(query), static_cast<Arguments&&>(arguments)...};
    } else {
      detail::values_of<Query> values;
      detail::slot& ready = detail::make_ready(values, query, arguments...);
      return rows<Query>{connection_, ready, values};
    }
  }

  /// All rows of a query.
  template <class Query, class... Arguments>
  auto all(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return detail::load(connection_, detail::every_row, query, arguments...);
  }

  /// For records in hand, in their order: the targets that each one has, a list or an optional, or an aggregate over them. For
  /// one record, what it has.
  ///
  ///     std::vector<std::vector<Post>> posts = db.load(countries, related<CountryPosts>());
  ///     std::vector<std::int64_t> counts = db.load(countries, count(related<CountryPosts>()));
  template <class Range, class T, class... Arguments>
  auto load(const Range& records, const T& wanted, const Arguments&... arguments) {
    if constexpr (!ikebana::detail::check_load<Range, T>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (!ikebana::detail::a_range<Range>) {
      return detail::load_of_one(*this, ikebana::detail::record_as_range<Range>{&records}, wanted, arguments...);
    } else if constexpr (rule::is_related<T>) {
      return detail::load(connection_, detail::every_row, wanted.of(records), arguments...);
    } else {
      return detail::load_aggregate(connection_, records, wanted, arguments...);
    }
  }

  /// The first row of a query, if there is one. No other is read: the statement stops there.
  template <class Query, class... Arguments>
  auto first(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return detail::read_first(connection_, query, arguments...);
  }

  /// The only row of a query, or of what a write returns. Throws `no_row` or `several_rows` where there is not exactly one;
  /// nothing is written then.
  template <class Query, class... Arguments>
  auto one(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return detail::load_one(connection_, query, arguments...);
  }

  /// The only value of the only row: `db.value(from<Post>().select(count()))`. Throws as `one` does.
  template <class Query, class... Arguments>
  auto value(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read_of_column<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return one(query, arguments...);
  }

  /// The values of a query's only column: `db.column(from<Post>().select(col<&Post::title>))`, a vector of strings.
  template <class Query, class... Arguments>
  auto column(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read_of_column<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return all(query, arguments...);
  }

  /// All rows, column by column: a `boost::hana::tuple` of vectors, one for each column of a whole model, else for each
  /// item: `auto columns = db.columns(from<Post>());`.
  template <class Query, class... Arguments>
  auto columns(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_columns<Query, Arguments...>())
      return ikebana::detail::rejected{};
    else
      return detail::load_columns(connection_, query, arguments...);
  }

  /// Runs a query as the call operator does, with `std::string_view` and `blob_view` for text and bytes: see `views`. A
  /// whole model is a row of its columns.
  ///
  ///     for (auto& [id, user_id, title] : db.views(from<Post>())) length += title.size();   // or row[col<&Post::title>]
  template <class Query, class... Arguments>
  auto views(Query query, Arguments... arguments) {
    if constexpr (!detail::check_row_by_row<Query>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (!detail::check_run<detail::rows_are::looked_at, Query, Arguments...>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return views(query.of(detail::owner_in(arguments...)), detail::without_owner(static_cast<Arguments&&>(arguments))...);
    } else if constexpr (detail::binds_what_it_holds<Query, Arguments...>) {
      return rows_of<sqlite::views<Query>, Query, Arguments...>{
          connection_, static_cast<Query&&>(query), static_cast<Arguments&&>(arguments)...};
    } else {
      detail::values_of<Query> values;
      detail::slot& ready = detail::make_ready(values, query, arguments...);
      return sqlite::views<Query>{connection_, ready, values};
    }
  }

  /// Runs a write: an insertion gives a record's key (see `insert`), all others the number of rows that they wrote.
  ///
  ///     std::int64_t id = db.execute(insert(Country{0, "Kenya"}));
  ///     db.execute(remove<Post>().where(col<&Post::views> == 0));
  template <detail::a_write Write, class... Arguments>
  std::int64_t execute(const Write& write, const Arguments&... arguments) {
    if constexpr (!detail::check_run_of_write<Write, Arguments...>()) {
      return 0;
    } else if constexpr (detail::lacks_owner<Write>()) {
      return execute(detail::with_owner(write, detail::owner_in(arguments...)), detail::without_owner(arguments)...);
    } else {
      return detail::run_write(connection_, write, detail::no_taker{}, arguments...);
    }
  }

  /// As execute; where the write says `.returning(...)`, the range of what it returns, which has been read.
  template <detail::a_write Write, class... Arguments>
  auto operator()(const Write& write, const Arguments&... arguments) {
    if constexpr (!detail::check_run_of_write<Write, Arguments...>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (detail::returns_rows<Write>) {
      return loaded_rows<typename Write::row>{all(write, arguments...)};
    } else {
      return execute(write, arguments...);
    }
  }

  /// Writes or removes the row of a record, and gives the number of rows: 1, or 0 where there is none.
  template <class Statement, class Held>
  std::int64_t execute(const ikebana::detail::record_write<Statement, Held>& write) {
    return detail::run_record_write<Statement>(connection_, write.record);
  }

  template <class Statement, class Held>
  std::int64_t operator()(const ikebana::detail::record_write<Statement, Held>& write) {
    return execute(write);
  }

  /// Writes through a direct relation, all of it or nothing: `db.execute(create<UserPosts>(user, post))`.
  template <ikebana::detail::verb Verb, class Relation, class Members, class... Given>
  std::int64_t execute(ikebana::detail::persistence<Verb, Relation, Members, Given...> wanted) {
    return detail::run_persistence<Verb, Relation>(connection_, Members{}, wanted.given);
  }

  template <ikebana::detail::verb Verb, class Relation, class Members, class... Given>
  std::int64_t operator()(ikebana::detail::persistence<Verb, Relation, Members, Given...> wanted) {
    return execute(std::move(wanted));
  }

  /// Says what a function of the user's own does, for this database: `db.define(reversed, [](std::string_view text) { ... })`.
  /// Where an argument is NULL that is no optional, it is not called, and gives NULL. What it throws becomes the error of the
  /// statement that has called it.
  template <ikebana::fixed_text Name, class Signature, class Callable>
  void define(ikebana::detail::user_function_of<false, Name, Signature>, Callable callable, function_kind kind = function_kind::any) {
    static_assert(
        has_column_types<Signature>, "ikebana::define: no column can hold what this takes or gives; specialise ikebana::codec for it");
    static_assert(can_be_called_as<Callable, Signature>,
                  "ikebana::define: this cannot be called as the function is declared; take its arguments, and give its result");
    if constexpr (has_column_types<Signature> && can_be_called_as<Callable, Signature>) {
      using function = ikebana::detail::user_function_of<false, Name, Signature>;
      detail::define_function<function>(connection_->ready(), static_cast<Callable&&>(callable), kind);
    }
  }

  /// Says how an aggregate of the user's own collects its values: `db.define<State>(median)`. Each group has a State of its
  /// own, which takes each value by `step(...)`, NULL left out where it is no optional, and gives `result()`.
  template <class State, ikebana::fixed_text Name, class Signature>
  void define(ikebana::detail::user_function_of<true, Name, Signature>, function_kind kind = function_kind::any) {
    static_assert(
        has_column_types<Signature>, "ikebana::define: no column can hold what this takes or gives; specialise ikebana::codec for it");
    static_assert(can_aggregate_as<State, Signature>,
                  "ikebana::define: this type cannot aggregate as declared; give it step(...) with the arguments, and result()");
    if constexpr (has_column_types<Signature> && can_aggregate_as<State, Signature>) {
      detail::define_aggregate<ikebana::detail::user_function_of<true, Name, Signature>, State>(connection_->ready(), kind);
    }
  }

  /// Runs SQL text of one or more statements, and gives the number of rows that they changed.
  std::int64_t execute(std::string_view raw_sql) { return detail::run_raw(connection_, raw_sql); }

  /// How SQLite would run a query: see `explanation`. Nothing is run, and no value is needed. Include
  /// <ikebana/sqlite/explain.hpp>: `std::puts(db.explain(from<Country>().with(related<CountryPosts>())).text().c_str());`
  template <class Query>
  auto explain(const Query&) const {
    static_assert(
        explain_is_included<Query>, "ikebana: explain takes a query, and has a header of its own; include <ikebana/sqlite/explain.hpp>");
    if constexpr (explain_is_included<Query>) return detail::explainer<Query>::explain(connection_);
  }

  /// A transaction, or a savepoint where one is open: see `transaction`.
  sqlite::transaction transaction(transaction_kind kind = transaction_kind::deferred) { return sqlite::transaction{connection_, kind}; }

  /// One state of the database for all reads while it lasts: see `snapshot`.
  sqlite::snapshot snapshot() { return sqlite::snapshot{connection_}; }

  /// A refused query has been reported: whatever is done with it is no second error.
  ikebana::detail::rejected operator()(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected all(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected first(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected one(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected columns(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected views(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected value(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected column(ikebana::detail::rejected, const auto&...) { return {}; }
  ikebana::detail::rejected explain(ikebana::detail::rejected) const { return {}; }
  template <class T, class... Arguments>
    requires(!can_be_executed<T>)
  std::int64_t execute(const T&, const Arguments&...) {
    static_assert(
        can_be_executed<T> || detail::is_rejected<T>,
        "ikebana: execute runs whole writes and SQL text; read a query by db(query), end on_conflict by do_nothing() or do_update(...)");
    return 0;
  }

 private:
  friend detail::connection& detail::connection_of(const database& db);
  friend detail::functions_on_request<database>;
  detail::connection_owner connection_;
};

}  // namespace ikebana::sqlite
