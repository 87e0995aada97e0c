// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which statement a query is run with. Most have one; maybe(...) and choose(...) give a query several, each with its place
// in the connection, and its text, which is made once, when it is first run.

#include <ikebana/driver/bind.hpp>
#ifdef IKEBANA_CATALOGUE
#include <ikebana/driver/catalogue.hpp>
#endif
#include <ikebana/query/clause/variant.hpp>
#include <ikebana/sql/variants.hpp>

namespace ikebana::detail {

/// Wrapped is how the statement stands in another: the total of a page counts the rows of a query.
template <class Statement>
using as_it_is = Statement;

/// One of the texts of a query that has several, as it is run.
template <class On, class Statement>
struct made_statement {
  made_text<Statement> made;
  typename On::slot run;

  explicit made_statement(made_text<Statement> text)
      : made(static_cast<made_text<Statement>&&>(text)),
        run{{0},
            static_cast<unsigned>(made.sql.size()),
            made.sql.c_str(),
            static_cast<unsigned>(made.numbers.size()),
            made.numbers.data()} {
    if constexpr (On::dialect::facts.types_parameters) {
      run.type_count = static_cast<unsigned>(made.types.size());
      run.types = made.types.data();
    }
  }
  made_statement(const made_statement&) = delete;
};

/// Those of a query that have been run, by their combination: one list for all connections and threads, which share the places.
template <class On, class Statement, unsigned Count>
inline constinit made_statement<On, Statement>* statements_made[Count] = {};

#ifdef IKEBANA_CATALOGUE
/// All texts of a query that has several are in the catalogue.
template <class Statements>
struct catalogued_variants {
  catalogued_variants() {
    for (unsigned each = 0; each != Statements::variants::count; ++each) {
      auto*& first = catalogue<typename Statements::dialect>;
      first = new catalogue_entry{Statements::of(each).run.text(), first, nullptr};
    }
  }
};

template <class Statements>
[[gnu::visibility("default")]] inline const catalogued_variants<Statements> variants_in_catalogue{};
#endif

/// The statements of a query with variants: which one is run is known when it runs, and its text is made when it first does.
template <class On, template <class> class Wrapped, class Query>
struct statements_to_run {
  using dialect = typename On::dialect;
  using statement = Wrapped<typename Query::statement>;
  using every_text = every_text_of<statement>;
  using variants = variants_of_query<Query>;
  using made = made_statement<On, statement>;

  [[gnu::cold, gnu::noinline]] static made& make(unsigned combination) {
    made* const mine = new made(detail::make_variant<Query, dialect, statement>(combination));
    made* there = nullptr;
    if (__atomic_compare_exchange_n(
            &statements_made<On, statement, variants::count>[combination], &there, mine, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
      return *mine;
    delete mine;  // another thread was first
    return *there;
  }

  static made& of(unsigned combination) {
    made* const there = __atomic_load_n(&statements_made<On, statement, variants::count>[combination], __ATOMIC_ACQUIRE);
    return there != nullptr ? *there : make(combination);
  }

  template <class... Arguments>
  static typename On::slot& put(typename On::bound* into, const Query& query, const Arguments&... arguments) {
#ifdef IKEBANA_CATALOGUE
    static_cast<void>(&variants_in_catalogue<statements_to_run>);
#endif
    made& ready = statements_to_run::of(variants::combination_of(query.clauses));
    typename On::value_row row{into};
    statement::values(query.clauses, row);
    if constexpr (parameters_of<every_text, dialect>.named != 0) {
      typename On::bound given[parameters_of<every_text, dialect>.named];
      typename On::value_row all{given};
      detail::put_arguments<every_text, dialect>(all, arguments...);
      for (const unsigned short which : ready.made.named) *row.next++ = given[which];
    }
    return ready.run;
  }
};

/// How many parameters a query has at most.
template <class On, class Query, template <class> class Wrapped = as_it_is>
constexpr unsigned most_parameters() {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    return parameter_count<Wrapped<typename Query::statement>, typename On::dialect>;
  } else {
    return parameter_count<typename statements_to_run<On, Wrapped, Query>::every_text, typename On::dialect>;
  }
}

/// The row that takes the values of a query's parameters. One more: an array is never empty.
template <class On, class Query, template <class> class Wrapped = as_it_is>
using values_of = typename On::bound[most_parameters<On, Query, Wrapped>() + 1];

/// Puts the values of a query's parameters in a row, and gives the slot of the statement that they are for.
template <class On, template <class> class Wrapped = as_it_is, class Query, class... Arguments>
[[gnu::always_inline]] inline typename On::slot& make_ready(typename On::bound* into, const Query& query, const Arguments&... arguments) {
  if constexpr ((Query::clause_flags & has::variant) == 0) {
    using statement = Wrapped<typename Query::statement>;
    using dialect = typename On::dialect;
    typename On::value_row row{into};
    if constexpr (parameters_of<statement, dialect>.values != 0) statement::values(query.clauses, row);
    if constexpr (parameters_of<statement, dialect>.named != 0) detail::put_arguments<statement, dialect>(row, arguments...);
    return On::template slot_of<statement>;
  } else {
    return statements_to_run<On, Wrapped, Query>::put(into, query, arguments...);
  }
}

/// Steps through the rows of a query: `next` is called at each, until it says that it has seen enough.
template <template <class> class Wrapped = as_it_is, class On, class Query, class Next, class... Arguments>
void for_each_row(On& from, const Query& query, Next next, const Arguments&... arguments) {
  values_of<On, Query, Wrapped> values;
  auto& ready = detail::make_ready<On, Wrapped>(values, query, arguments...);
  const typename On::lease leased{from, ready, values};
  while (leased.step() && next(leased)) {
  }
}

}  // namespace ikebana::detail
