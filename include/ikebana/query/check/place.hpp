// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of whose column a column is: each a fact that anyone may ask, and a refusal that says how to name one table.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/syntax/problem.hpp>

namespace ikebana {

namespace rule {

// Found is what the search for a column has come to: it goes by all tables around it, which a type alone does not tell.

/// Whether a column's model stands in a query. Queried is what the query is of: a model, or relations from the outermost.
template <detail::problem Found, class Column, class... Queried>
inline constexpr bool model_is_in_query = Found != detail::problem::model_not_in_query && Found != detail::problem::outer_not_in_query;

/// Whether a column's model stands in a query only once, so that the column needs no alias.
template <detail::problem Found, class Column, class... Queried>
inline constexpr bool model_is_in_query_once = Found != detail::problem::model_twice_in_query;

/// Whether a column without an alias can mean one table alone: where that has an alias, no other of its model is around it.
template <detail::problem Found, class Column, class... Queried>
inline constexpr bool means_one_table = Found != detail::problem::model_within_and_around;

/// Whether a column is of the model that a relation leads to.
template <detail::problem Found, class Column, class... Queried>
inline constexpr bool is_of_target = Found != detail::problem::no_such_target;

/// Whether a column's alias names a table of its model in a query.
template <detail::problem Found, class Column, class... Queried>
inline constexpr bool alias_is_in_query = Found != detail::problem::model_not_in_query;

/// Whether SQL of the user's own names no alias that stands twice in a query, one within the other: only one can keep it.
template <detail::problem Found, class... Es>
inline constexpr bool aliases_are_told_apart = Found != detail::problem::alias_in_raw_text;

/// Whether a relation's owner stands in the query that asks for its targets.
template <detail::problem Found, class Relation, class... Queried>
inline constexpr bool owner_is_in_query = Found != detail::problem::model_not_in_query;

}  // namespace rule

namespace detail {

template <problem Found, class Column, class... Queried>
struct refused_place {
  constexpr explicit operator bool() const {
    static_assert(rule::model_is_in_query<Found, Column, Queried...>,
                  "ikebana: this column's model is not in the query; start from it, or reach it by exists(related<R>())");
    return false;
  }
};

template <problem Found, class Column, class... Queried>
struct refused_ambiguity {
  constexpr explicit operator bool() const {
    static_assert(rule::model_is_in_query_once<Found, Column, Queried...>,
                  "ikebana: this column's model stands in the query twice; name one: col<&Model::member, \"alias\">, or target(...)");
    return false;
  }
};

template <problem Found, class Column, class... Queried>
struct refused_two_meanings {
  constexpr explicit operator bool() const {
    static_assert(rule::means_one_table<Found, Column, Queried...>,
                  "ikebana: this column may be of the table that has an alias, or of the one around it; name one: "
                  "col<&Model::member, \"alias\">, or outer(col<&Model::member>)");
    return false;
  }
};

template <problem Found, class Column, class... Queried>
struct refused_target_column {
  constexpr explicit operator bool() const {
    static_assert(rule::is_of_target<Found, Column, Queried...>,
                  "ikebana: target(...) takes a column of the model that the relation leads to; leave out target for another");
    return false;
  }
};

template <problem Found, class Column, class... Queried>
struct refused_alias {
  constexpr explicit operator bool() const {
    static_assert(rule::alias_is_in_query<Found, Column, Queried...>,
                  "ikebana: no table of this column's model has this alias; name it where it begins: from<Model, alias>()");
    return false;
  }
};

template <problem Found, class... Es>
struct refused_alias_in_text {
  constexpr explicit operator bool() const {
    static_assert(rule::aliases_are_told_apart<Found, Es...>,
                  "ikebana: SQL of your own names an alias that two queries have, one within the other; give them different aliases");
    return false;
  }
};

template <problem Found, class Relation, class... Queried>
struct refused_asker {
  constexpr explicit operator bool() const {
    static_assert(rule::owner_is_in_query<Found, Relation, Queried...>,
                  "ikebana: this relation's owner is not in the query; ask for a relation of the query's model");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
