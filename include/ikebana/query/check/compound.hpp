// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of queries that are made of queries: compounds and common tables.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/check/condition.hpp>

namespace ikebana {

namespace rule {

/// Whether something is a query whose rows can be part of another's: without preloads and pages, with one text.
template <class Query>
inline constexpr bool is_plain_query =
    (Query::clause_flags & (detail::has::with | detail::has::page | detail::has::owners | detail::has::variant)) == 0;
template <class T>
  requires(!requires { T::clause_flags; })
inline constexpr bool is_plain_query<T> = false;

/// Whether two queries yield the same types.
template <class First, class Second>
inline constexpr bool yield_the_same = std::is_same_v<typename First::tuple, typename Second::tuple>;

/// Whether a query is of tables, and not made of two queries.
template <class Query>
inline constexpr bool is_of_tables = (Query::clause_flags & detail::has::compound) == 0;

/// Whether a query yields the members of a model, each with its type.
template <class Query, class Model>
inline constexpr bool yields_members_of = false;

/// Whether no query reads the table of the model whose rows it defines, unless it says with_recursive.
template <detail::problem Found, class Query>
inline constexpr bool reads_no_table_that_it_defines = Found != detail::problem::reads_what_it_defines;

}  // namespace rule

namespace detail {

template <problem Found, class Query>
struct refused_table_of_itself {
  constexpr explicit operator bool() const {
    static_assert(rule::reads_no_table_that_it_defines<Found, Query>,
                  "ikebana: a query reads the table that it defines; give its rows a struct of their own, or say with_recursive");
    return false;
  }
};

template <class T>
struct refused_operand_query {
  constexpr explicit operator bool() const {
    static_assert(rule::is_plain_query<T>, "ikebana: this takes a query without preloads, pages, maybe and choose, such as from<M>()");
    return false;
  }
};

template <class First, class Second>
struct refused_compound {
  constexpr explicit operator bool() const {
    static_assert(rule::yield_the_same<First, Second>, "ikebana: both queries must yield the same types; select the same columns of both");
    return false;
  }
};

template <class Query>
struct refused_on_compound {
  constexpr explicit operator bool() const {
    static_assert(rule::is_of_tables<Query>, "ikebana: two queries together take order_by, limit and offset; say the rest in each of them");
    return false;
  }
};

template <class Query, class Model>
struct refused_common_table {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_members_of<Query, Model>,
                  "ikebana: this query does not yield the members of the model it defines; select them in their order");
    return false;
  }
};

template <class First, class Second>
constexpr auto check_compound() {
  if constexpr (is_rejected<Second>) {
    return refused_before{};
  } else if constexpr (!rule::is_plain_query<First>) {
    return refused_operand_query<First>{};
  } else if constexpr (!rule::is_plain_query<Second>) {
    return refused_operand_query<Second>{};
  } else if constexpr (!rule::yield_the_same<First, Second>) {
    return refused_compound<First, Second>{};
  } else {
    return accepted{};
  }
}

template <class Outer, class Model, class Query>
constexpr auto check_common_table() {
  if constexpr (is_rejected<Query>) {
    return refused_before{};
  } else if constexpr (!rule::is_query_of_model<Outer> || !rule::is_of_tables<Outer>) {
    return refused_on_compound<Outer>{};
  } else if constexpr (!rule::is_plain_query<Query>) {
    return refused_operand_query<Query>{};
  } else if constexpr (!rule::yields_members_of<Query, Model>) {
    return refused_common_table<Query, Model>{};
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana
