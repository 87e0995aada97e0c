// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_RUNNING_HPP
#define IKEBANA_SQLITE_RUNNING_HPP

// Which statement a query is run with. Most have one; maybe(...) and choose(...) give a query several, each with its place
// in the connection and its constant text.

#include <ikebana/sqlite/arguments.hpp>
#include <ikebana/sqlite/connection.hpp>
#include <ikebana/statement/variant.hpp>

namespace ikebana::sqlite::detail {

/// A statement that is ready to be taken: its place among those of a connection, its text, and how its values are bound.
template <class Query, class... Arguments>
struct running {
  slot& which;
  std::string_view sql;
  void (*bind)(sqlite3_stmt* statement, const Query& query, const Arguments&... arguments);
};

/// Wrapped is how the statement stands in another: the total of a page counts the rows of a query.
template <class Statement>
using as_it_is = Statement;

template <template <class> class Wrapped, class Query, class... Arguments>
struct statements_to_run {
  template <unsigned Combination>
  using statement = Wrapped<variant_statement<Query, Combination>>;

  template <unsigned Combination>
  static running<Query, Arguments...> at() {
    return {slot_of<statement<Combination>>, render<statement<Combination>, dialect>(),
            [](sqlite3_stmt* prepared, const Query& query, const Arguments&... arguments) {
              bind_all<statement<Combination>>(prepared, query.clauses, arguments...);
            }};
  }

  template <std::size_t... I>
  static running<Query, Arguments...> choose(unsigned combination, std::index_sequence<I...>) {
    running<Query, Arguments...> (*const all[])() = {at<static_cast<unsigned>(I)>...};
    return all[combination]();
  }
};

/// The statement that a query is run with.
template <template <class> class Wrapped = as_it_is, class Query, class... Arguments>
running<Query, Arguments...> statement_of_run(const Query& query, const Arguments&...) {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    using statement = Wrapped<typename Query::statement>;
    return {slot_of<statement>, render<statement, dialect>(),
            [](sqlite3_stmt* prepared, const Query& given, const Arguments&... arguments) {
              bind_all<statement>(prepared, given.clauses, arguments...);
            }};
  } else {
    using variants = variants_of_query<Query>;
    return statements_to_run<Wrapped, Query, Arguments...>::choose(variants::combination_of(query.clauses),
                                                                   std::make_index_sequence<variants::count>{});
  }
}

/// The statement of a query, taken from the connection and bound. Inlined, so that a query is one function to compile.
template <template <class> class Wrapped = as_it_is, class Query, class... Arguments>
[[gnu::always_inline]] inline lease run(connection& from, const Query& query, const Arguments&... arguments) {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    using statement = Wrapped<typename Query::statement>;
    lease leased{from, slot_of<statement>, render<statement, dialect>()};
    bind_all<statement>(leased.statement(), query.clauses, arguments...);
    return leased;
  } else {
    const auto chosen = statement_of_run<Wrapped>(query, arguments...);
    lease leased{from, chosen.which, chosen.sql};
    chosen.bind(leased.statement(), query, arguments...);
    return leased;
  }
}

/// Steps through the rows of a query: `next` is called at each, until it says that it has seen enough.
template <template <class> class Wrapped = as_it_is, class Query, class Next, class... Arguments>
void for_each_row(connection& from, const Query& query, Next next, const Arguments&... arguments) {
  const lease leased = run<Wrapped>(from, query, arguments...);
  while (leased.step() && next(leased.statement())) {}
}

}  // namespace ikebana::sqlite::detail

#endif
