// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of expressions and of what is given to a query's clauses: where, order_by, select, limit and offset. Each is
// a fact that anyone may ask, and a refusal that says its sentence with the user's types.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/compare.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/fwd.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/check/place.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana {

namespace rule {

/// Whether all of some expressions is sound, and small enough for one query.
template <detail::problem Found, class... Es>
inline constexpr bool is_sound = Found == detail::problem::none;

/// Whether an expression is computed for each row by itself.
template <class E>
inline constexpr bool is_computed_per_row = !E::is_aggregate;

/// Whether a query is of a model: from<M>().
template <class Query>
inline constexpr bool is_query_of_model = true;
template <class Relation, fixed_text Alias, class Clauses>
inline constexpr bool is_query_of_model<query<detail::targets_of<Relation, Alias>, Clauses>> = false;

/// Whether rows can be told apart by something: it is no constant of the statement's type.
template <class T>
inline constexpr bool is_no_constant = !detail::a_constant_term<T>;

/// Whether a clause that takes one condition is given one.
template <class... Es>
inline constexpr bool is_one_condition = sizeof...(Es) == 1;

/// Whether a query is of all targets of a relation, without clauses: related<R>().
template <class Query>
inline constexpr bool is_whole_relation = false;
template <class Relation, fixed_text Alias>
inline constexpr bool is_whole_relation<query<detail::targets_of<Relation, Alias>, detail::clause_list<>>> = true;

/// Whether a clause is given something.
template <class... Given>
inline constexpr bool is_given_something = sizeof...(Given) != 0;

}  // namespace rule

namespace detail {

template <class T>
struct refused_condition {
  constexpr explicit operator bool() const {
    static_assert(rule::is_expression<T>, "ikebana: where takes a condition over columns, such as col<&Model::member> == value");
    return false;
  }
};

template <class... Es>
struct refused_conditions {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_one_condition<Es...>, "ikebana: where and having take one condition; join several by && or ||, or call it for each");
    return false;
  }
};

template <class E>
struct refused_aggregate {
  constexpr explicit operator bool() const {
    static_assert(rule::is_computed_per_row<E>, "ikebana: an aggregate cannot stand in where, which sees one row; use having");
    return false;
  }
};

template <problem Found, class... Es>
struct refused_whole {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_sound<Found, Es...>,
        "ikebana: this is too large for one query, or holds a part that is not sound; 2048 parts and 64 named parameters fit in one");
    return false;
  }
};

template <class Term>
struct refused_constant_term {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_no_constant<Term>, "ikebana: a constant orders no rows and makes no groups; name a column or an expression of columns");
    return false;
  }
};

template <class Query>
struct refused_joined_query {
  constexpr explicit operator bool() const {
    static_assert(rule::is_whole_relation<Query>,
                  "ikebana: join takes related<R>() as it is; say where, order_by and limit of the query that it is joined to");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
