// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_DATABASE_HPP
#define IKEBANA_SQLITE_DATABASE_HPP

// A database: runs queries and writes.

#include <ikebana/sqlite/keys.hpp>
#include <ikebana/sqlite/preload.hpp>
#include <ikebana/sqlite/record.hpp>
#include <ikebana/sqlite/rows.hpp>
#include <ikebana/sqlite/transaction.hpp>

namespace ikebana {

/// Whether something can be run by a database: a query, or a write.
template <class T>
inline constexpr bool can_be_run = false;

template <class Source, class... Cs>
inline constexpr bool can_be_run<query<Source, Cs...>> = true;

/// Whether a query over a relation has its owner when it is run: from of(...), or given as "owner".
template <class Query, class... Arguments>
inline constexpr bool owner_is_given = true;

namespace sqlite {

namespace detail {

template <class Query>
inline constexpr bool is_ownerless = false;

template <class Relation, fixed_text Alias, class... Cs>
inline constexpr bool is_ownerless<query<targets_of<Relation, Alias>, Cs...>> =
    ((Cs::adds | ... | 0u) & has::owner) == 0;

template <class T>
inline constexpr bool is_owner_argument = false;

template <class T>
inline constexpr bool is_owner_argument<argument<fixed_text{"owner"}, T>> = true;

}  // namespace detail
}  // namespace sqlite

template <class Query, class... Arguments>
  requires sqlite::detail::is_ownerless<Query>
inline constexpr bool owner_is_given<Query, Arguments...> = (sqlite::detail::is_owner_argument<Arguments> || ...);

namespace sqlite {
namespace detail {

/// The owner among the arguments.
template <class First, class... Rest>
constexpr const auto& owner_in(const First& first, const Rest&... rest) {
  if constexpr (is_owner_argument<First>) {
    return first.held;
  } else {
    return owner_in(rest...);
  }
}

/// What is left of an argument when the owner has become part of the query.
template <class Argument>
auto without_owner(Argument&& given) {
  if constexpr (is_owner_argument<plain<Argument>>) {
    return argument<fixed_text{""}, bool>{};
  } else {
    return plain<Argument>{static_cast<Argument&&>(given)};
  }
}

template <class Query>
inline constexpr bool has_preloads = (Query::clause_flags & has::with) != 0;

template <class T>
struct refused_run {
  constexpr explicit operator bool() const {
    static_assert(can_be_run<T>, "ikebana: a database runs queries and writes, such as from<M>() and insert(record)");
    return false;
  }
};

template <class Query, class... Arguments>
struct refused_ownerless_run {
  constexpr explicit operator bool() const {
    static_assert(owner_is_given<Query, Arguments...>,
                  "ikebana: this relation has no owner; add .of(record), or pass \"owner\"_arg = record");
    return false;
  }
};

/// Whether a query can be run with these arguments.
template <class Query, class... Arguments>
constexpr auto check_run() {
  if constexpr (!can_be_run<Query>) {
    return refused_run<Query>{};
  } else if constexpr (!owner_is_given<Query, Arguments...>) {
    return refused_ownerless_run<Query, Arguments...>{};
  } else if constexpr (is_ownerless<Query>) {
    return check_owner<typename query_parts<Query>::relation, plain<decltype(owner_in(std::declval<Arguments>()...))>>();
  } else {
    return check_plan<Query, Arguments...>(typename plan<Query>::statements{});
  }
}

}  // namespace detail

/// An open SQLite database. It belongs to one thread at a time: SQLite is opened without a mutex.
///
///     ikebana::sqlite::database db{"blog.db"};    // or ":memory:"
///     for (const Post& post : db(related<CountryPosts>().of(country))) ...
///
/// Every failure is an `ikebana::sqlite::error` that carries the SQL; the database stays usable.
class database {
 public:
  explicit database(const std::string& path, const options& chosen = {}) : connection_(path, chosen) {
    detail::register_keys(connection_.handle());
    execute(chosen.foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    if (!chosen.journal_mode.empty()) execute("PRAGMA journal_mode = " + std::string(chosen.journal_mode));
  }

  /// SQLite's own handle, for what is not here.
  sqlite3* handle() const noexcept { return connection_.handle(); }

  /// Runs a query: a range of its rows, to be gone through once. Named parameters follow: `db(q, "name"_arg = value)`.
  template <class Query, class... Arguments>
  auto operator()(Query query, Arguments... arguments) {
    if constexpr (!detail::check_run<Query, Arguments...>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return (*this)(query.of(detail::owner_in(arguments...)),
                     detail::without_owner(static_cast<Arguments&&>(arguments))...);
    } else if constexpr (detail::has_preloads<Query>) {
      return loaded_rows<typename Query::row>{load(every_row, query, arguments...)};
    } else {
      return rows<Query, Arguments...>{connection_, static_cast<Query&&>(query), static_cast<Arguments&&>(arguments)...};
    }
  }

  /// All rows of a query.
  template <class Query, class... Arguments>
  auto all(const Query& query, const Arguments&... arguments) {
    return load(every_row, query, arguments...);
  }

  /// The first row of a query, if there is one. Say limit(1) where the query would yield many.
  template <class Query, class... Arguments>
  auto first(const Query& query, const Arguments&... arguments) {
    auto read = load(1, query, arguments...);
    if constexpr (ikebana::detail::is_rejected<decltype(read)>) {
      return read;
    } else {
      std::optional<typename Query::row> row;
      if (!read.empty()) row.emplace(static_cast<typename Query::row&&>(read.front()));
      return row;
    }
  }

  /// The only row of a query. Throws `no_row` or `several_rows` where there is not exactly one.
  template <class Query, class... Arguments>
  auto one(const Query& query, const Arguments&... arguments) {
    auto read = load(2, query, arguments...);
    if constexpr (ikebana::detail::is_rejected<decltype(read)>) {
      return read;
    } else {
      if (read.empty()) throw no_row(SQLITE_NOTFOUND, "one row is wanted, and there is none", Query::sql());
      if (read.size() > 1) throw several_rows(SQLITE_MISUSE, "one row is wanted, and there are several", Query::sql());
      return static_cast<typename Query::row&&>(read.front());
    }
  }

  /// Writes a record, and gives its key: see `insert`.
  template <class Model, class Held>
  std::int64_t execute(const ikebana::detail::insertion<Model, Held>& write) {
    using statement = typename ikebana::detail::insertion<Model, Held>::statement;
    constexpr unsigned key = ikebana::detail::generated_key(ikebana::detail::table_of<Model>);
    const detail::lease leased = detail::lease_of<statement>(connection_);
    detail::bind_record<Model>(leased.statement(), write.record);
    leased.step();
    if constexpr (key == ikebana::detail::table_of<Model>.column_count) {
      return sqlite3_changes64(connection_.handle());
    } else {
      std::int64_t given = 0;
      const bool is_given = detail::integer_key(write.record.*ikebana::detail::member_at<Model, key>, given) && given != 0;
      return is_given ? given : sqlite3_last_insert_rowid(connection_.handle());
    }
  }

  template <class Model, class Held>
  std::int64_t operator()(const ikebana::detail::insertion<Model, Held>& write) {
    return execute(write);
  }

  /// Runs SQL text of one or more statements, and gives the number of rows that they changed.
  std::int64_t execute(std::string_view raw_sql) {
    const std::int64_t before = sqlite3_total_changes64(connection_.handle());
    while (!raw_sql.empty()) raw_sql.remove_prefix(run_first(raw_sql));
    return sqlite3_total_changes64(connection_.handle()) - before;
  }

  /// A transaction, or a savepoint where one is open: see `transaction`.
  sqlite::transaction transaction() { return sqlite::transaction{connection_}; }

  /// A refused query has been reported: whatever is done with it is no second error.
  template <class... Arguments>
  ikebana::detail::rejected operator()(ikebana::detail::rejected, const Arguments&...) { return {}; }
  template <class... Arguments>
  ikebana::detail::rejected all(ikebana::detail::rejected, const Arguments&...) { return {}; }
  template <class... Arguments>
  ikebana::detail::rejected first(ikebana::detail::rejected, const Arguments&...) { return {}; }
  template <class... Arguments>
  ikebana::detail::rejected one(ikebana::detail::rejected, const Arguments&...) { return {}; }
  std::int64_t execute(ikebana::detail::rejected) { return 0; }

 private:
  static constexpr std::size_t every_row = ~std::size_t{0};

  /// Reads rows, `most` of them, with all that they preload, in one read transaction.
  template <class Query, class... Arguments>
  auto load(std::size_t most, const Query& query, const Arguments&... arguments) {
    if constexpr (!detail::check_run<Query, Arguments...>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (detail::is_ownerless<Query>) {
      return load(most, query.of(detail::owner_in(arguments...)), detail::without_owner(arguments)...);
    } else if constexpr (detail::has_preloads<Query>) {
      detail::read_transaction reading{connection_};
      auto read = read_rows(most, query, arguments...);
      std::vector<typename Query::row*> owners;
      owners.reserve(read.size());
      for (auto& each : read) owners.push_back(&each);
      detail::load_children<ikebana::detail::plan<Query>::all_owners>(connection_, query, owners, arguments...);
      reading.finish();
      return read;
    } else {
      return read_rows(most, query, arguments...);
    }
  }

  template <class Query, class... Arguments>
  auto read_rows(std::size_t most, const Query& query, const Arguments&... arguments) {
    using statement = typename Query::statement;
    std::vector<typename Query::row> read;
    const detail::lease leased = detail::lease_of<statement>(connection_);
    detail::bind_all<statement>(leased.statement(), query.clauses, arguments...);
    while (read.size() != most && leased.step()) {
      read.emplace_back();
      detail::decode_row(detail::items_of<Query>{}, leased.statement(), read.back());
    }
    return read;
  }

  std::size_t run_first(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &statement, &rest);
    if (code != SQLITE_OK) detail::fail(handle(), code, sql);
    if (statement != nullptr) {
      do {
        code = sqlite3_step(statement);
      } while (code == SQLITE_ROW);
      const int finalized = sqlite3_finalize(statement);
      if (code != SQLITE_DONE) detail::fail(handle(), finalized, sql.substr(0, static_cast<std::size_t>(rest - sql.data())));
    }
    return static_cast<std::size_t>(rest - sql.data());
  }

  detail::connection connection_;
};

}  // namespace sqlite
}  // namespace ikebana

#endif
