// SPDX-License-Identifier: BSL-1.0
#pragma once

// Queries as expressions of other queries: `col.in(query)`, `scalar(query)`. A query inside reaches the columns of the
// one around it by `outer(...)`.

#include <ikebana/expression/row_value.hpp>
#include <ikebana/query/check/scalar.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana {

namespace detail {

template <class Row>
inline constexpr bool is_single_value = storage_of<Row> != storage::unknown;

}  // namespace detail

namespace rule {

/// Whether something is a query, so that what it yields can be compared with.
template <class T>
inline constexpr bool yields_rows = detail::a_subquery<T>;

/// Whether a query yields one column, so that it can stand where a value does.
template <class Query>
inline constexpr bool stands_for_value =
    detail::is_single_value<typename Query::row> &&
    (Query::clause_flags & (detail::has::with | detail::has::page | detail::has::owners)) == 0;

/// Whether the values that a query yields can be compared with an expression.
template <class E, class Query>
inline constexpr bool compares_with_query =
    detail::types_compare<detail::remove_optional_t<typename E::value>, detail::remove_optional_t<typename Query::row>>();

}  // namespace rule

namespace detail {

template <class Query>
struct refused_subquery {
  constexpr explicit operator bool() const {
    static_assert(
        rule::stands_for_value<Query>, "ikebana: a query that stands for a value yields one column; say select(col<&Model::member>)");
    return false;
  }
};

template <class E, class Query>
struct refused_subquery_type {
  constexpr explicit operator bool() const {
    static_assert(rule::compares_with_query<E, Query>,
                  "ikebana: this query yields another type than what is compared with it; select a column of its type");
    return false;
  }
};

template <class Query>
constexpr auto check_subquery() {
  if constexpr (!rule::has_one_text<Query>) {
    return refused_variant_within<Query>{};
  } else if constexpr (!rule::stands_for_value<Query>) {
    return refused_subquery<Query>{};
  } else {
    return accepted{};
  }
}

template <class E, class Query>
constexpr auto check_subquery_of() {
  if constexpr (!rule::has_one_text<Query>) {
    return refused_variant_within<Query>{};
  } else if constexpr (!rule::stands_for_value<Query>) {
    return refused_subquery<Query>{};
  } else if constexpr (!rule::compares_with_query<E, Query>) {
    return refused_subquery_type<E, Query>{};
  } else {
    return accepted{};
  }
}

/// Whether a condition holds only where an expression is not NULL: it says so, compares it, or is joined by AND to one that does.
template <class Item, class E>
inline constexpr bool excludes_null = false;
template <class Item>
inline constexpr bool excludes_null<Item, null_test<true, Item>> = true;
template <class Item, op Operator, class L, class R>
inline constexpr bool excludes_null<Item, binary<Operator, L, R>> =
    Operator == op::and_ ? excludes_null<Item, L> || excludes_null<Item, R>
                         : facts_of(Operator).null == over_null::never_true && (std::is_same_v<Item, L> || std::is_same_v<Item, R>);

template <class Item, class Clause>
inline constexpr bool keeps_no_null = false;
template <class Item, class E>
inline constexpr bool keeps_no_null<Item, where<E>> = excludes_null<Item, E>;
template <class Item, class E>
inline constexpr bool keeps_no_null<Item, having<E>> = excludes_null<Item, E>;

template <class Item>
struct item_without_name {
  using type = Item;
};
template <fixed_text Name, class E>
struct item_without_name<named<Name, E>> {
  using type = E;
};

template <class Item, class... Cs>
constexpr bool some_keeps_no_null() {
  return (keeps_no_null<Item, Cs> || ...);
}

/// Whether each column that is an optional, by itself or by an outer join, is kept from being NULL.
template <class... Cs, class... Items, class... Ts>
constexpr bool all_exclude_null(list<Items...>, std::type_identity<boost::hana::tuple<Ts...>>) {
  if constexpr (sizeof...(Items) == sizeof...(Ts)) {
    return ((!is_optional<Ts> || detail::some_keeps_no_null<typename item_without_name<Items>::type, Cs...>()) && ...);
  } else {
    return !(is_optional<Ts> || ...);  // the columns of a model
  }
}

/// The same of a query: of what it selects, or of each of the two that it is made of.
template <class Query>
struct null_within;

template <class Source, class... Cs>
struct null_within<query<Source, clause_list<Cs...>>> {
  static constexpr bool is_excluded = detail::all_exclude_null<Cs...>(
      typename items_of_rows<query<Source, clause_list<Cs...>>>::items{},
      std::type_identity<typename query<Source, clause_list<Cs...>>::tuple>{});
};

template <compound_kind Kind, class First, class Second, class... Cs>
struct null_within<query<compound_of<Kind, First, Second>, clause_list<Cs...>>> {
  static constexpr bool is_both = Kind == compound_kind::union_ || Kind == compound_kind::union_all;
  static constexpr bool is_excluded = null_within<First>::is_excluded && (!is_both || null_within<Second>::is_excluded);
};

}  // namespace detail

namespace rule {

/// Whether the values that a query yields are never NULL: by their type, or since one of its conditions says so.
template <class Query>
inline constexpr bool yields_no_null = detail::null_within<Query>::is_excluded;

}  // namespace rule

namespace detail {

template <class Query>
struct refused_null_in_query {
  constexpr explicit operator bool() const {
    static_assert(
        rule::yields_no_null<Query>,
        "ikebana: a negated in(query) finds nothing where the query yields a NULL; say where(column.is_not_null()) in it, or !exists(...)");
    return false;
  }
};

template <class E, class Query>
struct subquery_membership : expression<subquery_membership<E, Query>> {
  static constexpr bool may_compare_with_null = !null_within<Query>::is_excluded;
  using value = std::conditional_t<is_optional<typename E::value> || is_optional<typename Query::row>, std::optional<bool>, bool>;
  using parts = list<E>;
  using within = Query;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;
  Query query;

  static constexpr auto null_refusal() { return refused_null_in_query<Query>{}; }

  static constexpr void write_tokens(token_list& tokens) {
    detail::write_operand<E>(tokens, binding::sum);
    tokens.text(" IN (");
    Query::statement::write_tokens(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    Query::statement::values(query.clauses, visitor);
  }
};

/// Whether a query yields as many columns as a row value has, of types that compare.
template <class Values, class Tuple>
inline constexpr bool compare_one_by_one = false;
template <class... Es, class... Ts>
  requires(sizeof...(Es) == sizeof...(Ts))
inline constexpr bool compare_one_by_one<list<Es...>, boost::hana::tuple<Ts...>> =
    (types_compare<remove_optional_t<typename Es::value>, remove_optional_t<Ts>>() && ...);

template <class L, class Query>
struct row_in_subquery : expression<row_in_subquery<L, Query>> {
  static constexpr bool may_compare_with_null = !null_within<Query>::is_excluded;
  using value = std::conditional_t<L::may_be_null, std::optional<bool>, bool>;
  using parts = typename L::parts;
  using within = Query;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = L::is_aggregate;

  [[no_unique_address]] L left;
  Query query;

  static constexpr auto null_refusal() { return refused_null_in_query<Query>{}; }

  static constexpr void write_tokens(token_list& tokens) {
    L::write_tokens(tokens);
    tokens.text(" IN (");
    Query::statement::write_tokens(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    left.values(visitor);
    Query::statement::values(query.clauses, visitor);
  }
};

template <class L, class Query>
constexpr auto make_row_subquery(L left, Query query) {
  if constexpr (is_rejected<Query>) {
    return rejected{};
  } else if constexpr (!a_subquery<Query>) {
    static_assert(rule::yields_rows<Query>, "ikebana: a row value is one of other row values, or of what a query yields");
    return rejected{};
  } else if constexpr (!compare_one_by_one<typename L::parts, typename Query::tuple>) {
    static_assert(compare_one_by_one<typename L::parts, typename Query::tuple>,
                  "ikebana: this query yields other columns than the row value has; select as many, of the same types");
    return rejected{};
  } else {
    return row_in_subquery<L, Query>{{}, left, query};
  }
}

template <class Query>
struct scalar_subquery : expression<scalar_subquery<Query>> {
  using value = as_optional<typename Query::row>;
  using within = Query;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  Query query;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.text("(");
    Query::statement::write_tokens(tokens);
    tokens.text(")");
    detail::write_collation_of<value>(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    Query::statement::values(query.clauses, visitor);
  }
};

}  // namespace detail

/// A query of one column as a value: that of its first row, or no value.
///
///     from<Post>().where(col<&Post::views> == scalar(from<Post>().select(max(col<&Post::views>))))
///     // WHERE "posts"."views" = (SELECT max("posts_2"."views") FROM "posts" AS "posts_2")
template <detail::a_subquery Query>
constexpr auto scalar(Query query) {
  if constexpr (detail::check_subquery<Query>()) {
    return detail::scalar_subquery<Query>{{}, static_cast<Query&&>(query)};
  } else {
    return detail::rejected{};
  }
}

constexpr detail::rejected scalar(detail::rejected) { return {}; }

}  // namespace ikebana
