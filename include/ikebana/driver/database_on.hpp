// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a database does whichever engine it is: runs queries and writes.

#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/persist.hpp>
#include <ikebana/driver/read.hpp>
#include <ikebana/driver/read_columns.hpp>
#include <ikebana/driver/rows.hpp>
#include <ikebana/driver/write.hpp>

namespace ikebana {

/// A database of some engine, over what has opened it: Base has the connection, `Base::connection`, and gives it by `on()`. See
/// driver/driver.hpp for what a connection is.
template <class Base>
class database_on : public Base {
 protected:
  using Base::Base;
  using On = typename Base::connection;

  template <class Query>
  using rows = row_range<On, typename Query::results::items, typename Query::row, false>;
  template <class Query>
  using views_of = row_range<On, typename detail::views_of<Query>::items, typename detail::views_of<Query>::row, true>;

 public:
  /// Runs a query, and gives a range of its rows, to be gone through once. Named parameters follow: `db(q, "name"_arg = value)`.
  ///
  /// Rows without preloads are read one by one: the first with `begin()`, the next with each `++`, all into one object. A step that
  /// fails throws `error`, a value that does not fit its member `conversion_error`; there is no row then, and the range is at its end.
  /// The range keeps what the query holds, and lasts longer than the database if it must. Rows with preloads, pages and the targets of
  /// several owners have been read when the range is there.
  template <class Query, class... Arguments>
    requires(!detail::a_write<Query>)
  auto operator()(Query query, Arguments... arguments) {
    if constexpr (detail::runs_by_itself<On, Query, Arguments...>) {
      typename On::bound values[detail::parameters_of<typename Query::statement, typename On::dialect>.values + 1];
      typename On::value_row row{values};
      Query::statement::values(query.clauses, row);
      return rows<Query>{this->on(), On::template slot_of<typename Query::statement>, values};
    } else if constexpr (!detail::check_run<typename On::dialect, detail::row_lifetime::kept, Query, Arguments...>()) {
      return detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return (*this)(query.of(detail::owner_in(arguments...)), detail::without_owner(static_cast<Arguments&&>(arguments))...);
    } else if constexpr (detail::is_page<Query>) {
      return detail::load_page(this->on(), query, arguments...);
    } else if constexpr (detail::has_preloads<Query> || detail::is_of_owners<Query>) {
      return loaded_rows<typename Query::row>{detail::load(this->on(), detail::every_row, query, arguments...)};
    } else if constexpr (!On::copies_values && detail::binds_what_it_holds<Query, Arguments...>) {
      return detail::rows_of<rows<Query>, Query, Arguments...>{
          this->on(), static_cast<Query&&>(query), static_cast<Arguments&&>(arguments)...};
    } else {
      detail::values_of<On, Query> values;
      auto& ready = detail::make_ready<On>(values, query, arguments...);
      return rows<Query>{this->on(), ready, values};
    }
  }

  /// All rows of a query in a vector; of a page its rows alone, which the call operator also counts. Throws `error`, and `conversion_error` for a value that does not fit.
  template <class Query, class... Arguments>
  auto all(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return detail::load(this->on(), detail::every_row, query, arguments...);
  }

  /// For records in hand, in their order: the targets that each one has, a list or an optional, or an aggregate over them. For
  /// one record, what it has.
  ///
  ///     std::vector<std::vector<Post>> posts = db.load(countries, related<CountryPosts>());
  ///     std::vector<std::int64_t> counts = db.load(countries, count(related<CountryPosts>()));
  ///
  /// One statement however many records there are. Throws as `all` does.
  template <class Range, class T, class... Arguments>
  auto load(const Range& records, const T& wanted, const Arguments&... arguments) {
    if constexpr (!detail::check_load<Range, T>()) {
      return detail::rejected{};
    } else if constexpr (!detail::a_range<Range>) {
      return detail::load_of_one(*this, detail::record_as_range<Range>{&records}, wanted, arguments...);
    } else if constexpr (rule::is_related<T>) {
      return detail::load(this->on(), detail::every_row, wanted.of(records), arguments...);
    } else {
      return detail::load_aggregate(this->on(), records, wanted, arguments...);
    }
  }

  /// The first row of a query, if there is one. No other is read: the statement stops there. Throws as `all` does.
  template <class Query, class... Arguments>
  auto first(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return detail::read_first(this->on(), query, arguments...);
  }

  /// The only row of a query, or of what a write returns. Throws `no_row` or `several_rows` where there is not exactly one;
  /// nothing is written then.
  template <class Query, class... Arguments>
  auto one(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return detail::load_one(this->on(), query, arguments...);
  }

  /// The only value of the only row: `db.value(from<Post>().select(count()))`. Throws as `one` does.
  template <class Query, class... Arguments>
  auto value(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read_of_column<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return one(query, arguments...);
  }

  /// The values of a query's only column: `db.column(from<Post>().select(col<&Post::title>))`, a vector of strings.
  template <class Query, class... Arguments>
  auto column(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_read_of_column<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return all(query, arguments...);
  }

  /// All rows, column by column: a `boost::hana::tuple` of vectors, one for each column of a whole model, else for each
  /// item: `auto columns = db.columns(from<Post>());`. Throws as `all` does.
  template <class Query, class... Arguments>
  auto columns(const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_columns<typename On::dialect, Query, Arguments...>())
      return detail::rejected{};
    else
      return detail::load_columns(this->on(), query, arguments...);
  }

  /// Runs a query as the call operator does, with `std::string_view` and `blob_view` for text and bytes: see `views`. A
  /// whole model is a row of its columns.
  ///
  ///     for (auto& [id, user_id, title] : db.views(from<Post>())) length += title.size();   // or row[col<&Post::title>]
  ///
  /// Nothing is copied: what a row shows is gone with the next step. Throws as the call operator does.
  template <class Query, class... Arguments>
  auto views(Query query, Arguments... arguments) {
    if constexpr (!detail::check_row_by_row<Query>()) {
      return detail::rejected{};
    } else if constexpr (!detail::check_run<typename On::dialect, detail::row_lifetime::looked_at, Query, Arguments...>()) {
      return detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return views(query.of(detail::owner_in(arguments...)), detail::without_owner(static_cast<Arguments&&>(arguments))...);
    } else if constexpr (!On::copies_values && detail::binds_what_it_holds<Query, Arguments...>) {
      return detail::rows_of<views_of<Query>, Query, Arguments...>{
          this->on(), static_cast<Query&&>(query), static_cast<Arguments&&>(arguments)...};
    } else {
      detail::values_of<On, Query> values;
      auto& ready = detail::make_ready<On>(values, query, arguments...);
      return views_of<Query>{this->on(), ready, values};
    }
  }

  /// Runs a write: an insertion gives a record's key (see `insert`), all others the number of rows that they wrote.
  ///
  ///     std::int64_t id = db.execute(insert(Country{0, "Kenya"}));
  ///     db.execute(remove<Post>().where(col<&Post::views> == 0));
  ///
  /// Throws `constraint_violation` if the schema refuses a row, `busy` if another connection holds a lock, else `error`. A range of
  /// records is inserted in one transaction, or savepoint: all of them or none, and records that were given keys have those that they
  /// had.
  template <detail::a_write Write, class... Arguments>
  std::int64_t execute(const Write& write, const Arguments&... arguments) {
    if constexpr (!detail::check_run_of_write<typename On::dialect, Write, Arguments...>()) {
      return 0;
    } else if constexpr (detail::lacks_owner<Write>()) {
      return execute(detail::with_owner(write, detail::owner_in(arguments...)), detail::without_owner(arguments)...);
    } else {
      return detail::run_write(this->on(), write, detail::no_taker{}, arguments...);
    }
  }

  /// As execute; where the write says `.returning(...)`, the range of what it returns, which has been read.
  template <detail::a_write Write, class... Arguments>
  auto operator()(const Write& write, const Arguments&... arguments) {
    if constexpr (!detail::check_run_of_write<typename On::dialect, Write, Arguments...>()) {
      return detail::rejected{};
    } else if constexpr (detail::returns_rows<Write>) {
      return loaded_rows<typename Write::row>{all(write, arguments...)};
    } else {
      return execute(write, arguments...);
    }
  }

  /// Writes or removes the row of a record, and gives the number of rows: 1, or 0 if there is none. Throws as for other writes, and
  /// `stale_record` if the model is `locked_by` a version and the row has another.
  template <class Statement, class Held>
  std::int64_t execute(const detail::record_write<Statement, Held>& write) {
    return detail::run_record_write<Statement>(this->on(), write.record);
  }

  template <class Statement, class Held>
  std::int64_t operator()(const detail::record_write<Statement, Held>& write) {
    return execute(write);
  }

  /// Writes through a direct relation, all of it or nothing: `db.execute(create<UserPosts>(user, post))`. Throws as for other writes,
  /// `no_key` if a record has no row yet to which others could belong, and `outside_relation` if a row does not meet the relation's
  /// condition. Records have the members that they had, then.
  template <detail::verb Verb, class Relation, class Members, class... Given>
  std::int64_t execute(detail::persistence<Verb, Relation, Members, Given...> wanted) {
    return detail::run_persistence<Verb, Relation>(this->on(), Members{}, wanted.given);
  }

  template <detail::verb Verb, class Relation, class Members, class... Given>
  std::int64_t operator()(detail::persistence<Verb, Relation, Members, Given...> wanted) {
    return execute(std::move(wanted));
  }

  /// A refused query has been reported: whatever is done with it is no second error.
  detail::rejected operator()(detail::rejected, const auto&...) { return {}; }
  detail::rejected all(detail::rejected, const auto&...) { return {}; }
  detail::rejected first(detail::rejected, const auto&...) { return {}; }
  detail::rejected one(detail::rejected, const auto&...) { return {}; }
  detail::rejected columns(detail::rejected, const auto&...) { return {}; }
  detail::rejected views(detail::rejected, const auto&...) { return {}; }
  detail::rejected value(detail::rejected, const auto&...) { return {}; }
  detail::rejected column(detail::rejected, const auto&...) { return {}; }
  template <class T, class... Arguments>
    requires(!rule::can_be_executed<T>)
  std::int64_t execute(const T&, const Arguments&...) {
    static_assert(
        rule::can_be_executed<T> || detail::is_rejected<T>,
        "ikebana: execute runs whole writes and SQL text; read a query by db(query), end on_conflict by do_nothing() or do_update(...)");
    return 0;
  }
};

}  // namespace ikebana
