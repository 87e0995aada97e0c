// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_CONDITION_HPP
#define IKEBANA_STATEMENT_CONDITION_HPP

// The rules of what is given to a query's clauses: where, order_by, select, limit and offset.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/scope.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/statement/check.hpp>
#include <ikebana/statement/request.hpp>

namespace ikebana {

template <class Source, class... Clauses>
class query;

/// Whether something may stand in a condition, an order or a selection.
template <class T>
inline constexpr bool is_expression = an_expression<T>;

/// Whether an expression is a condition: a comparison, or others joined by && and ||.
template <class E>
inline constexpr bool is_condition = detail::is_condition<E>;

/// Whether a value may be null. NULL is compared by is_null().
template <class T>
inline constexpr bool is_never_null = !detail::is_bound_optional<T> && !detail::is_bound_null<T>;

/// Whether a C++ type can be kept in a column.
template <class T>
inline constexpr bool has_column_type = detail::storage_of<T> != storage::unknown;

/// Whether an expression is computed for each row by itself.
template <class E>
inline constexpr bool is_computed_per_row = !E::is_aggregate;

/// Whether a column's model stands in a query, or in one around it.
template <class Column, class... Queries>
inline constexpr bool model_is_in_query = false;

/// Whether a column's model stands in a query only once, so that the column needs no alias.
template <class Column, class Query>
inline constexpr bool model_is_in_query_once = false;

/// Whether a parameter has a type: of what it is compared with, or its own.
template <class Parameter>
inline constexpr bool parameter_has_type = !std::is_void_v<typename Parameter::value>;

/// Whether a member is among those that the model's Hana struct describes.
template <class Column>
inline constexpr bool is_column_of_model =
    detail::position_of_member<Column::member>() != detail::members_of<detail::class_of<Column::member>>::size;

/// Whether a word of a query may be said: most may be said once.
template <class Query>
inline constexpr bool has_no_limit_yet = (Query::clause_flags & detail::has::limit) == 0;
template <class Query>
inline constexpr bool has_no_offset_yet = (Query::clause_flags & detail::has::offset) == 0;
template <class Query>
inline constexpr bool has_no_selection_yet = (Query::clause_flags & detail::has::select) == 0;

namespace detail {

/// The scope that a query's clauses see.
template <class Query>
struct scope_of;

template <class Model, fixed_text Alias, class... Cs>
struct scope_of<query<from_model<Model, Alias>, Cs...>> {
  static constexpr bool is_closed = true;  // nothing can be around it
  static constexpr void open(token_list& tokens) {
    tokens.open();
    tokens.source(table_of<Model>, Alias.view());
  }
};

template <class Relation, fixed_text Alias, class... Cs>
struct scope_of<query<targets_of<Relation, Alias>, Cs...>> {
  static constexpr bool is_closed = false;  // it may become part of a query around it
  static constexpr void open(token_list& tokens) {
    declare_tables(tokens, path_of<Relation>, Alias.view(), true);
  }
};

/// The first problem of expressions in the scope of a query, none where all is well.
template <class Query, class... Es>
constexpr problem problem_in() {
  token_list tokens;
  scope_of<Query>::open(tokens);
  (Es::lower(tokens), ...);
  const scopes scopes{tokens};
  const problem found = scopes.first_problem();
  return found == problem::model_not_in_query && !scope_of<Query>::is_closed ? problem::none : found;
}

template <class Query, class E>
constexpr void explain(list<E>);

template <class Query, class... Es>
constexpr void explain_each(list<Es...>) {
  (explain<Query>(list<Es>{}), ...);
}

template <class E>
constexpr problem own_problem_of() {
  if constexpr (requires { E::own_problem(); }) {
    return E::own_problem();
  } else {
    return problem::none;
  }
}

template <class L, class R>
constexpr void explain_comparison() {
  if constexpr (is_bound_null<L> || is_bound_null<R>) {
    static_assert(is_never_null<L> && is_never_null<R>, "ikebana: comparing with NULL is never true; write is_null()");
  } else if constexpr (is_bound_optional<L> || is_bound_optional<R>) {
    static_assert(is_never_null<L> && is_never_null<R>,
                  "ikebana: an optional value may be NULL, which equals nothing; compare with *value, or write is_null()");
  } else {
    static_assert(can_be_compared<L, R>,
                  "ikebana: these types cannot be compared; compare a column with a value of its own type");
  }
}

template <class E, class... Beside>
constexpr void explain_pairs(list<E, Beside...>) {
  (explain_comparison<E, Beside>(), ...);
}

template <op Operator, class L, class R>
constexpr void explain_operator(list<binary<Operator, L, R>>) {
  constexpr problem own = binary<Operator, L, R>::own_problem();
  if constexpr (own == problem::not_a_condition) {
    static_assert(is_condition<L> && is_condition<R>,
                  "ikebana: && and || join conditions, and this is none; compare it with something");
  } else {
    explain_comparison<L, R>();
  }
}

template <class E>
constexpr void explain_operator(list<E>) {
  explain_pairs(typename E::parts{});
}

/// Finds the expression that is wrong, and says so with its types.
template <class Query, class E>
constexpr void explain(list<E>) {
  if constexpr (is_column<E>) {
    if constexpr (!is_column_of_model<E>) {
      static_assert(is_column_of_model<E>, "ikebana: this member is no column; name it in the model's Hana macro");
    } else if constexpr (problem_in<Query, E>() == problem::model_twice_in_query) {
      static_assert(model_is_in_query_once<E, Query>,
                    "ikebana: this column's model stands in the query twice; name one: col<&Model::member, \"alias\">");
    } else if constexpr (problem_in<Query, E>() == problem::model_not_in_query) {
      static_assert(model_is_in_query<E, Query>,
                    "ikebana: this column's model is not in the query; start from it, or reach it by exists(related<R>())");
    }
  } else if constexpr (own_problem_of<E>() == problem::none) {
    if constexpr (requires { typename E::value; }) {
      if constexpr (std::is_void_v<typename E::value>) {
        static_assert(parameter_has_type<E>, "ikebana::param: nothing gives this parameter a type; write param<name, type>");
      } else {
        explain_each<Query>(typename E::parts{});
      }
    }
  } else {
    explain_operator(list<E>{});
  }
}

template <class Query, class E>
constexpr bool check_condition() {
  if constexpr (is_rejected<E>) {
    return false;
  } else if constexpr (!an_expression<E>) {
    static_assert(is_expression<E>, "ikebana: where takes a condition over columns, such as col<&Model::member> == value");
    return false;
  } else if constexpr (problem_in<Query, E>() != problem::none) {
    explain<Query>(list<E>{});
    return false;
  } else if constexpr (!is_condition<E>) {
    static_assert(is_condition<E>, "ikebana: this is no condition; compare it with something");
    return false;
  } else if constexpr (E::is_aggregate) {
    static_assert(is_computed_per_row<E>, "ikebana: an aggregate cannot stand in where, which sees one row; use having");
    return false;
  } else {
    return true;
  }
}

template <class T>
struct ordered_expression {
  using type = T;
};

template <an_ordering T>
struct ordered_expression<T> {
  using type = typename T::ordered;
};

template <class Query, class... Terms>
constexpr bool check_order() {
  if constexpr ((is_rejected<Terms> || ...)) {
    return false;
  } else if constexpr (!(can_order<Terms> && ...)) {
    static_assert((is_expression<Terms> && ...), "ikebana: order_by takes columns and expressions, asc(...) and desc(...)");
    return false;
  } else if constexpr (problem_in<Query, typename ordered_expression<Terms>::type...>() != problem::none) {
    explain_each<Query>(list<typename ordered_expression<Terms>::type...>{});
    return false;
  } else {
    static_assert(sizeof...(Terms) != 0, "ikebana: order_by needs a term to order by");
    return true;
  }
}

template <class Query, class... Items>
constexpr bool check_select() {
  if constexpr ((is_rejected<Items> || ...)) {
    return false;
  } else if constexpr (!has_no_selection_yet<Query>) {
    static_assert(has_no_selection_yet<Query>, "ikebana: this query has a selection already; say all of it in one select");
    return false;
  } else if constexpr (!(an_item<Items> && ...) || sizeof...(Items) == 0) {
    static_assert((is_expression<Items> && ...) && sizeof...(Items) != 0,
                  "ikebana: select takes columns, expressions and model<M>");
    return false;
  } else if constexpr (problem_in<Query, Items...>() != problem::none) {
    explain_each<Query>(list<Items...>{});
    return false;
  } else {
    return true;
  }
}

/// A number of rows, as an expression.
template <class Count>
constexpr auto count_operand(Count given) {
  return keep(static_cast<std::int64_t>(given));
}

template <fixed_text Name>
constexpr auto count_operand(untyped_parameter<Name>) {
  return parameter<Name, std::int64_t>{};
}

template <fixed_text Name, class T>
constexpr auto count_operand(parameter<Name, T> given) {
  return given;
}

template <class>
inline constexpr bool is_parameter = false;
template <fixed_text Name>
inline constexpr bool is_parameter<untyped_parameter<Name>> = true;
template <fixed_text Name, class T>
inline constexpr bool is_parameter<parameter<Name, T>> = std::is_integral_v<T>;

/// Whether something is a number of rows: an integer, or a parameter.
template <class T>
inline constexpr bool counts_rows = (std::is_integral_v<T> && !std::is_same_v<T, bool>) || is_parameter<T>;

template <class Query>
inline constexpr bool is_of_one = false;
template <class Relation, fixed_text Alias, class... Cs>
inline constexpr bool is_of_one<query<targets_of<Relation, Alias>, Cs...>> =
    targets_of<Relation, Alias>::is_to_one || relation_has_limit<Relation>;

}  // namespace detail

/// Whether something is a number of rows.
template <class T>
inline constexpr bool is_number_of_rows = detail::counts_rows<T>;

/// Whether a query may be limited: a relation with at most one target, or with a limit of its own, is limited already.
template <class Query>
inline constexpr bool can_be_limited = !detail::is_of_one<Query>;

namespace detail {

template <class Query, class Count>
constexpr bool check_count() {
  if constexpr (!counts_rows<Count>) {
    static_assert(is_number_of_rows<Count>, "ikebana: limit and offset take a number of rows, or param<...>");
    return false;
  } else if constexpr (is_of_one<Query>) {
    static_assert(can_be_limited<Query>, "ikebana: this relation is limited by itself; leave out limit and offset");
    return false;
  } else {
    return true;
  }
}

template <class Query, class Count>
constexpr bool check_limit() {
  static_assert(has_no_limit_yet<Query>, "ikebana: this query has a limit already; say it once");
  return has_no_limit_yet<Query> && check_count<Query, Count>();
}

template <class Query, class Count>
constexpr bool check_offset() {
  static_assert(has_no_offset_yet<Query>, "ikebana: this query has an offset already; say it once");
  return has_no_offset_yet<Query> && check_count<Query, Count>();
}

}  // namespace detail
}  // namespace ikebana

#endif
