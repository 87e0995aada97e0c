// SPDX-License-Identifier: BSL-1.0
#pragma once

// Queries as expressions of other queries: `col.in(query)`, `scalar(query)`, `exists(query)`. A query inside reaches the columns of the
// one around it by `outer(...)`.

#include <ikebana/expression/row_value.hpp>
#include <ikebana/query/check/scalar.hpp>
#include <ikebana/query/null_within.hpp>
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
  if constexpr (constexpr auto within = check_within<Query>(); !std::is_same_v<decltype(within), const accepted>) {
    return within;
  } else if constexpr (!rule::stands_for_value<Query>) {
    return refused_subquery<Query>{};
  } else {
    return accepted{};
  }
}

template <class E, class Query>
constexpr auto ikebana_check_subquery_beside(std::type_identity<E>, std::type_identity<Query>) {
  if constexpr (constexpr auto alone = check_subquery<Query>(); !std::is_same_v<decltype(alone), const accepted>) {
    return alone;
  } else if constexpr (!rule::compares_with_query<E, Query>) {
    return refused_subquery_type<E, Query>{};
  } else {
    return accepted{};
  }
}

/// What is looked for among the rows of a query: an expression, or a row value.
template <class L, class Query>
struct left_of_membership {
  using parts = list<L>;
  static constexpr bool may_be_null = is_optional<typename L::value> || is_optional<typename Query::row>;
  static constexpr void write_tokens(token_list& tokens) { detail::write_operand<L>(tokens, binding::sum); }
};

template <class T>
inline constexpr bool holds_null = false;
template <class... Ts>
inline constexpr bool holds_null<boost::hana::tuple<Ts...>> = (is_optional<Ts> || ...);

template <class L, class Query>
  requires a_row_value<L>
struct left_of_membership<L, Query> : L {
  static constexpr bool may_be_null = L::may_be_null || holds_null<typename Query::tuple>;
};

/// `"posts"."id" IN (SELECT ...)`, `("posts"."id", "posts"."views") IN (SELECT ...)`
template <class L, class Query>
struct subquery_membership : expression<subquery_membership<L, Query>> {
  using looked_for = left_of_membership<L, Query>;
  static constexpr bool may_compare_with_null = !null_within<Query>::is_excluded;
  using value = std::conditional_t<looked_for::may_be_null, std::optional<bool>, bool>;
  using parts = typename looked_for::parts;
  using within = Query;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = L::is_aggregate;

  [[no_unique_address]] L left;
  Query query;

  static constexpr auto null_refusal() { return refused_null_in_query<Query>{}; }

  static constexpr void write_tokens(token_list& tokens) {
    looked_for::write_tokens(tokens);
    tokens.text(" IN (");
    Query::statement::write_tokens(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(left, visitor);
    Query::statement::values(query.clauses, visitor);
  }
};

template <class E, class Query>
constexpr auto ikebana_make_subquery_membership(const E& inner, Query&& query) {
  return subquery_membership<E, Query>{{}, inner, static_cast<Query&&>(query)};
}

/// Whether a query yields as many columns as a row value has, of types that compare.
template <class Values, class Tuple>
inline constexpr bool compare_one_by_one = false;
template <class... Es, class... Ts>
  requires(sizeof...(Es) == sizeof...(Ts))
inline constexpr bool compare_one_by_one<list<Es...>, boost::hana::tuple<Ts...>> =
    (types_compare<remove_optional_t<typename Es::value>, remove_optional_t<Ts>>() && ...);

template <class T>
struct refused_row_of_values {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_rows<T>, "ikebana: a row value is one of other row values, or of what a query yields");
    return false;
  }
};

template <class L, class Query>
struct refused_row_subquery {
  constexpr explicit operator bool() const {
    static_assert(compare_one_by_one<typename L::parts, typename Query::tuple>,
                  "ikebana: this query yields other columns than the row value has; select as many, of the same types");
    return false;
  }
};

template <class L, class Query>
constexpr auto check_one_row_subquery() {
  if constexpr (is_rejected<Query>) {
    return refused_before{};
  } else if constexpr (!a_subquery<Query>) {
    return refused_row_of_values<Query>{};
  } else if constexpr (constexpr auto within = check_within<Query>(); !std::is_same_v<decltype(within), const accepted>) {
    return within;
  } else if constexpr (!compare_one_by_one<typename L::parts, typename Query::tuple>) {
    return refused_row_subquery<L, Query>{};
  } else {
    return accepted{};
  }
}

template <class L, class... Given>
constexpr auto ikebana_check_row_subquery(std::type_identity<L>, list<Given...>) {
  return detail::first_refusal(check_one_row_subquery<L, Given>()...);
}

template <class L, class Query>
constexpr auto ikebana_make_row_subquery(L left, Query query) {
  return subquery_membership<L, Query>{{}, left, query};
}

/// Whether a query yields an aggregate of all its rows, which is one row.
template <class Query>
inline constexpr bool is_one_aggregate = false;
template <class Source, class... Cs>
inline constexpr bool is_one_aggregate<query<Source, clause_list<Cs...>>> =
    (Cs::is_any_aggregate || ...) && (clause_list<Cs...>::adds & has::group) == 0;

/// Whether a query within says how many rows it yields at most.
template <class Query>
constexpr bool is_limited_query() {
  if constexpr ((Query::clause_flags & has::limit) != 0 || is_one_aggregate<Query>) {
    return true;
  } else if constexpr (Query::source::is_related) {
    return Query::source::is_limited || relation_has_limit<typename Query::source::relation>;
  } else {
    return false;
  }
}

/// What a query within is to the query around it: whether it yields a row, or the value of its first row.
enum class subquery_use : unsigned char { existence, value };

template <subquery_use Use, class Query>
struct value_of_subquery {
  using type = as_optional<typename Query::row>;
};
template <class Query>
struct value_of_subquery<subquery_use::existence, Query> {
  using type = bool;
};

/// `EXISTS (SELECT ...)`, `(SELECT ...)`
template <subquery_use Use, class Query>
struct subquery : expression<subquery<Use, Query>> {
  using value = typename value_of_subquery<Use, Query>::type;
  using within = Query;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  Query query;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.text(Use == subquery_use::existence ? "EXISTS (" : "(");
    Query::statement::write_tokens(tokens);
    if constexpr (Use == subquery_use::value) {
      if (!tokens.dialect().takes_first_of_several && !detail::is_limited_query<Query>()) tokens.text(" LIMIT 1");
    }
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
    return detail::subquery<detail::subquery_use::value, Query>{{}, static_cast<Query&&>(query)};
  } else {
    return detail::rejected{};
  }
}

constexpr detail::rejected scalar(detail::rejected) { return {}; }

/// Whether a query yields a row: `exists(from<Post>().where(col<&Post::user_id> == outer(col<&User::id>)))` gives
/// `EXISTS (SELECT ... FROM "posts" WHERE "posts"."user_id" = "users"."id")`.
template <detail::a_model_query Query>
constexpr auto exists(Query rows) {
  if constexpr (detail::check_existence<Query>()) {
    return detail::subquery<detail::subquery_use::existence, Query>{{}, static_cast<Query&&>(rows)};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
