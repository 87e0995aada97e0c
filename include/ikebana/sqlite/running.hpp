// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_RUNNING_HPP
#define IKEBANA_SQLITE_RUNNING_HPP

// Which statement a query is run with. Most have one; maybe(...) and choose(...) give a query several, each with its place
// in the connection and its constant text.

#include <ikebana/sqlite/slot_of.hpp>
#include <ikebana/statement/variant.hpp>

namespace ikebana::sqlite::detail {

/// Wrapped is how the statement stands in another: the total of a page counts the rows of a query.
template <class Statement>
using as_it_is = Statement;

/// The statements of a query with variants: which one is run is known when it runs.
template <template <class> class Wrapped, class Query>
struct statements_to_run {
  template <unsigned Combination>
  using statement = Wrapped<variant_statement<Query, Combination>>;

  using variants = variants_of_query<Query>;
  using combinations = std::make_index_sequence<variants::count>;

  template <std::size_t... I>
  static constexpr unsigned count_most(std::index_sequence<I...>) {
    unsigned most = 0;
    for (const unsigned each : {parameter_count<statement<I>>...}) most = each > most ? each : most;
    return most;
  }

  template <unsigned Combination, class... Arguments>
  static slot& put(bound_value* into, const Query& query, const Arguments&... arguments) {
    detail::put_values<statement<Combination>>(into, query.clauses, arguments...);
    return slot_of<statement<Combination>>;
  }

  template <std::size_t... I, class... Arguments>
  static slot& choose(std::index_sequence<I...>, bound_value* into, const Query& query, const Arguments&... arguments) {
    slot& (*const all[])(bound_value*, const Query&, const Arguments&...) = {put<static_cast<unsigned>(I), Arguments...>...};
    return all[variants::combination_of(query.clauses)](into, query, arguments...);
  }
};

/// How many parameters a query has at most.
template <class Query, template <class> class Wrapped = as_it_is>
constexpr unsigned most_parameters() {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    return parameter_count<Wrapped<typename Query::statement>>;
  } else {
    using statements = statements_to_run<Wrapped, Query>;
    return statements::count_most(typename statements::combinations{});
  }
}

/// The row that takes the values of a query's parameters. One more: an array is never empty.
template <class Query, template <class> class Wrapped = as_it_is>
using values_of = bound_value[most_parameters<Query, Wrapped>() + 1];

/// Puts the values of a query's parameters in a row, and gives the slot of the statement that they are for.
template <template <class> class Wrapped = as_it_is, class Query, class... Arguments>
[[gnu::always_inline]] inline slot& make_ready(bound_value* into, const Query& query, const Arguments&... arguments) {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    // As put_values, without a function more for a compiler to write for every query.
    using statement = Wrapped<typename Query::statement>;
    value_row row{into};
    if constexpr (parameters_of<statement>.values != 0) statement::values(query.clauses, row);
    if constexpr (parameters_of<statement>.named != 0) detail::put_arguments<statement>(row, arguments...);
    return slot_of<statement>;
  } else {
    using statements = statements_to_run<Wrapped, Query>;
    return statements::choose(typename statements::combinations{}, into, query, arguments...);
  }
}

/// Steps through the rows of a query: `next` is called at each, until it says that it has seen enough.
template <template <class> class Wrapped = as_it_is, class Query, class Next, class... Arguments>
void for_each_row(connection& from, const Query& query, Next next, const Arguments&... arguments) {
  values_of<Query, Wrapped> values;
  slot& ready = detail::make_ready<Wrapped>(values, query, arguments...);
  const lease leased{from, ready, values};
  while (leased.step() && next(leased)) {}
}

}  // namespace ikebana::sqlite::detail

#endif
