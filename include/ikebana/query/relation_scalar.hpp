// SPDX-License-Identifier: BSL-1.0
#pragma once

// A relation inside a query of its owner: `exists(related<R>())`, `count(related<R>())` and the other aggregates.

#include <ikebana/query/check/scalar.hpp>
#include <ikebana/query/statement/correlated.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana {

namespace detail {

template <class Related>
using values_of_scope = values_of_relation<typename correlated<Related>::parts::relation>;

template <class Related>
struct existence : expression<existence<Related>> {
  using value = bool;
  using asks = Related;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  [[no_unique_address]] Related related;
  [[no_unique_address]] values_of_scope<Related> scope{};

  static constexpr void write_tokens(token_list& tokens) {
    // A limit is kept in a derived table: SQLite drops DISTINCT directly inside of EXISTS.
    constexpr bool is_derived = correlated<Related>::limits_existence;
    tokens.text(is_derived ? "EXISTS (SELECT 1 FROM (" : "EXISTS (");
    const tables_along tables = correlated<Related>::declare(tokens);
    if constexpr (is_derived && correlated<Related>::parts::is_distinct) {
      tokens.text("SELECT ");
      correlated<Related>::template write_distinct<true>(tokens);
      correlated<Related>::write_identity(tokens, tables);
    } else {
      tokens.text("SELECT 1");
    }
    correlated<Related>::template write_from<correlated<Related>::limits_existence>(tokens, tables);
    close_tables(tokens, false);
    if (is_derived) tokens.end_derived_table();
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    correlated<Related>::template visit_from<correlated<Related>::limits_existence>(related, visitor);
  }
};

/// An aggregate over the targets: `(SELECT sum("posts"."views") FROM ...)`. A limit or a set of targets is a derived
/// table, which the aggregate is taken over.
template <aggregate_function Function, class Related, class Aggregated>
struct aggregate_of_related : expression<aggregate_of_related<Function, Related, Aggregated>> {
  using what = aggregated<Aggregated>;
  using E = typename what::expression;
  using value = typename aggregate_value<Function, typename E::value>::type;
  using asks = Related;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;
  static constexpr bool is_derived = correlated<Related>::parts::has_limit || correlated<Related>::parts::is_distinct;

  [[no_unique_address]] Related related;
  [[no_unique_address]] E inner;
  [[no_unique_address]] values_of_scope<Related> scope{};

  static constexpr void write_tokens(token_list& tokens) {
    constexpr sql_type of = sql_type_of<typename E::value>;
    tokens.text("(SELECT ");
    if constexpr (is_derived) {
      detail::write_aggregate(tokens, detail::name_of(Function), {write_value, true, false, of}, what::is_distinct);
      tokens.text(" FROM (");
    }
    const tables_along tables = correlated<Related>::declare(tokens);
    if constexpr (is_derived) {
      tokens.text("SELECT ");
      if (correlated<Related>::parts::is_distinct) {
        correlated<Related>::template write_distinct<correlated<Related>::parts::has_limit>(tokens);
        correlated<Related>::write_identity(tokens, tables);
        tokens.text(", ");
      }
    }
    if constexpr (is_derived) {
      E::write_tokens(tokens);
      tokens.text(" AS ");
      write_value(tokens);
    } else {
      detail::write_aggregate(tokens, detail::name_of(Function), tokens_of<E>, what::is_distinct);
    }
    correlated<Related>::template write_from<correlated<Related>::parts::has_limit>(tokens, tables);
    close_tables(tokens, false);
    if (is_derived) tokens.end_derived_table();
    tokens.text(")");
    detail::write_collation_of<value>(tokens);
  }

  static constexpr void write_value(token_list& tokens) { tokens.fresh_name("value"); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    correlated<Related>::template visit_from<correlated<Related>::parts::has_limit>(related, visitor);
  }
};

template <class Related>
struct count_of_related : expression<count_of_related<Related>> {
  using value = std::int64_t;
  using asks = Related;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;
  using parts_of_related = typename correlated<Related>::parts;

  [[no_unique_address]] Related related;
  [[no_unique_address]] values_of_scope<Related> scope{};

  static constexpr void write_tokens(token_list& tokens) {
    // count(DISTINCT ...) takes one column, and leaves out NULL.
    constexpr const table_facts& target = correlated<Related>::path.target();
    constexpr bool is_one_column = target.primary.size == 1 && !target.columns[target.primary.at[0]].nullable;
    constexpr bool is_derived = parts_of_related::has_limit || (parts_of_related::is_distinct && !is_one_column);
    tokens.text(is_derived ? "(SELECT count(*) FROM (" : "(SELECT count(");
    const tables_along tables = correlated<Related>::declare(tokens);
    if (is_derived) tokens.text("SELECT ");
    if (parts_of_related::is_distinct) {
      correlated<Related>::template write_distinct<correlated<Related>::parts::has_limit>(tokens);
      correlated<Related>::write_identity(tokens, tables);
    } else {
      tokens.text(is_derived ? "1" : "*");
    }
    if (!is_derived) tokens.text(")");
    correlated<Related>::template write_from<correlated<Related>::parts::has_limit>(tokens, tables);
    close_tables(tokens, false);
    if (is_derived) tokens.end_derived_table();
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    correlated<Related>::template visit_from<correlated<Related>::parts::has_limit>(related, visitor);
  }
};

/// Whether something is aggregated: the values of an expression, all or distinct ones.
template <class E>
concept what_is_aggregated = an_expression<typename aggregated<E>::expression>;

template <aggregate_function Function, class Related, class E>
constexpr auto aggregate_over(const Related& related, const E& inner) {
  if constexpr (aggregated<E>::is_distinct) {
    return aggregate_of_related<Function, Related, E>{{}, related, inner.inner};
  } else {
    return aggregate_of_related<Function, Related, E>{{}, related, inner};
  }
}

}  // namespace detail

/// Whether a row has targets: `from<Country>().where(exists(related<CountryPosts>()))` gives
/// `WHERE EXISTS (SELECT 1 FROM "posts" INNER JOIN "users" ON ... WHERE "users"."country_id" = "countries"."id")`.
template <detail::a_related_query Related>
constexpr auto exists(Related related) {
  if constexpr ((Related::clause_flags & detail::has::owner) == 0) {
    return detail::existence<Related>{{}, static_cast<Related&&>(related)};
  } else if constexpr (!detail::refused_asking_of_one<Related>{}) {
    return detail::rejected{};
  }
}

/// How many targets a row has: `(SELECT count(*) FROM "posts" INNER JOIN ... WHERE ...)`, to select, compare or order by.
template <detail::a_related_query Related>
constexpr auto count(Related related) {
  if constexpr ((Related::clause_flags & detail::has::owner) == 0) {
    return detail::count_of_related<Related>{{}, static_cast<Related&&>(related)};
  } else if constexpr (!detail::refused_asking_of_one<Related>{}) {
    return detail::rejected{};
  }
}

/// How many values of a column a row's targets have that are not NULL; of `distinct(...)` each different one once.
///
///     count(related<CountryPosts>(), distinct(col<&Post::user_id>))   // (SELECT count(DISTINCT "posts"."user_id") FROM ... WHERE ...)
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto count(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::count, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::count>(related, inner);
  } else {
    return detail::rejected{};
  }
}

/// The sum of a column over a row's targets: `sum(related<CountryPosts>(), col<&Post::views>)`.
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto sum(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::sum, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::sum>(related, inner);
  } else {
    return detail::rejected{};
  }
}

/// The sum as a real number, 0 where there are no targets.
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto total(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::total, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::total>(related, inner);
  } else {
    return detail::rejected{};
  }
}

/// The least value of a column over a row's targets.
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto min(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::min, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::min>(related, inner);
  } else {
    return detail::rejected{};
  }
}

/// The greatest value of a column over a row's targets.
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto max(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::max, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::max>(related, inner);
  } else {
    return detail::rejected{};
  }
}

/// The mean of a column over a row's targets.
template <detail::a_related_query Related, detail::what_is_aggregated E>
constexpr auto avg(Related related, E inner) {
  if constexpr (detail::check_aggregate<detail::aggregate_function::avg, Related, E>()) {
    return detail::aggregate_over<detail::aggregate_function::avg>(related, inner);
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
