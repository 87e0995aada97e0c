// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of whose column a column is: each a fact that anyone may ask, and a refusal that says how to name one table.

#include <ikebana/meta/rejected.hpp>

namespace ikebana {

namespace detail {

/// Whether a column's model stands in a query. Queried is what the query is of: a model, or relations from the outermost.
template <class Column, class... Queried>
inline constexpr bool model_is_in_query = false;

/// Whether a column's model stands in a query only once, so that the column needs no alias.
template <class Column, class... Queried>
inline constexpr bool model_is_in_query_once = false;

/// Whether a column without an alias can mean one table alone: where that has an alias, no other of its model is around it.
template <class Column, class... Queried>
inline constexpr bool means_one_table = false;

/// Whether a column is of the model that a relation leads to.
template <class Column, class... Queried>
inline constexpr bool is_of_target = false;

/// Whether a column's alias names a table of its model in a query.
template <class Column, class... Queried>
inline constexpr bool alias_is_in_query = false;

/// Whether SQL of the user's own names no alias that stands twice in a query, one within the other: only one can keep it.
template <class... Es>
inline constexpr bool aliases_are_told_apart = false;

template <class Column, class... Queried>
struct refused_place {
  constexpr explicit operator bool() const {
    static_assert(model_is_in_query<Column, Queried...>,
                  "ikebana: this column's model is not in the query; start from it, or reach it by exists(related<R>())");
    return false;
  }
};

template <class Column, class... Queried>
struct refused_ambiguity {
  constexpr explicit operator bool() const {
    static_assert(model_is_in_query_once<Column, Queried...>,
                  "ikebana: this column's model stands in the query twice; name one: col<&Model::member, \"alias\">, or target(...)");
    return false;
  }
};

template <class Column, class... Queried>
struct refused_two_meanings {
  constexpr explicit operator bool() const {
    static_assert(means_one_table<Column, Queried...>,
                  "ikebana: this column may be of the table that has an alias, or of the one around it; name one: "
                  "col<&Model::member, \"alias\">, or outer(col<&Model::member>)");
    return false;
  }
};

template <class Column, class... Queried>
struct refused_target_column {
  constexpr explicit operator bool() const {
    static_assert(is_of_target<Column, Queried...>,
                  "ikebana: target(...) takes a column of the model that the relation leads to; leave out target for another");
    return false;
  }
};

template <class Column, class... Queried>
struct refused_alias {
  constexpr explicit operator bool() const {
    static_assert(alias_is_in_query<Column, Queried...>,
                  "ikebana: no table of this column's model has this alias; name it where it begins: from<Model, alias>()");
    return false;
  }
};

template <class... Es>
struct refused_alias_in_text {
  constexpr explicit operator bool() const {
    static_assert(aliases_are_told_apart<Es...>,
                  "ikebana: SQL of your own names an alias that two queries have, one within the other; give them different aliases");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
