// SPDX-License-Identifier: BSL-1.0
#pragma once

// count, sum, min, max, avg and the like over the rows of a query or of a group: of all values or of distinct ones.

#include <ikebana/expression/function/aggregating.hpp>

#include <cstdint>

namespace ikebana {

namespace detail {

enum class aggregate_function : unsigned char { count, sum, min, max, avg, total };

constexpr std::string_view name_of(aggregate_function which) {
  constexpr std::string_view names[] = {"count", "sum", "min", "max", "avg", "total"};
  return names[static_cast<unsigned>(which)];
}

/// The type an aggregate yields: count is never null, the others are where there is no row.
template <aggregate_function Function, class T>
struct aggregate_value {
  using type = as_optional<T>;
};

template <class T>
struct aggregate_value<aggregate_function::count, T> {
  using type = std::int64_t;
};

template <class T>
struct aggregate_value<aggregate_function::avg, T> {
  using type = std::optional<double>;
};

template <class T>
struct aggregate_value<aggregate_function::total, T> {
  using type = double;
};

template <class T>
  requires(stands_alone<remove_optional_t<T>>)
struct aggregate_value<aggregate_function::sum, T> {
  using type = as_optional<T>;
};

template <class T>
struct aggregate_value<aggregate_function::sum, T> {
  using type = std::optional<std::conditional_t<storage_of<T> == storage::real, double, std::int64_t>>;
};

}  // namespace detail

namespace rule {

/// Whether a function takes values of a type: sums and averages are of numbers, and of amounts that a codec keeps as numbers.
template <detail::aggregate_function Function, class T>
inline constexpr bool can_aggregate =
    Function == detail::aggregate_function::count || Function == detail::aggregate_function::min ||
    Function == detail::aggregate_function::max ||
    (detail::is_number(detail::storage_of<T>) &&
     (!detail::stands_alone<detail::remove_optional_t<T>> || detail::is_amount<detail::remove_optional_t<T>>));

}  // namespace rule

namespace detail {

template <aggregate_function Function, class E>
struct refused_summand {
  constexpr explicit operator bool() const {
    static_assert(rule::can_aggregate<Function, typename E::value>,
                  "ikebana: sum and avg take numbers; this column or expression holds something else");
    return false;
  }
};

/// Each different value once: `count(DISTINCT "posts"."user_id")`.
template <class E>
struct distinct_values {
  using value = typename E::value;

  [[no_unique_address]] E inner;
};

template <class E>
struct aggregated {
  using expression = E;
  static constexpr bool is_distinct = false;
};
template <class E>
struct aggregated<distinct_values<E>> {
  using expression = E;
  static constexpr bool is_distinct = true;
};

/// Writes the call of an aggregate, before its condition and its window.
constexpr void write_aggregate_call(token_list& tokens, std::string_view construct, const operand_tokens& operand, bool is_distinct) {
  if (detail::write_otherwise(tokens, construct, operand.of, &operand, 1, is_distinct)) return;
  tokens.text(construct);
  tokens.text(is_distinct ? "(DISTINCT " : "(");
  operand.write(tokens);
  tokens.text(")");
}

/// Writes an aggregate that has neither a condition nor a window.
constexpr void write_aggregate(token_list& tokens, std::string_view construct, const operand_tokens& operand, bool is_distinct) {
  const around_aggregate around{tokens, construct, operand.of};
  detail::write_aggregate_call(tokens, construct, operand, is_distinct);
  around.end();
}

template <aggregate_function Function, class E, bool Distinct = false>
struct aggregate : aggregating<aggregate<Function, E, Distinct>> {
  using value = typename aggregate_value<Function, typename E::value>::type;
  using parts = list<E>;
  static constexpr bool absorbs_null = Function == aggregate_function::count || Function == aggregate_function::total;

  [[no_unique_address]] E inner;

  static constexpr std::string_view construct = detail::name_of(Function);
  static constexpr sql_type of = sql_type_of<typename E::value>;

  static constexpr void write_call(token_list& tokens) { detail::write_aggregate_call(tokens, construct, tokens_of<E>, Distinct); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

struct count_of_rows : aggregating<count_of_rows> {
  using value = std::int64_t;
  using parts = list<>;
  static constexpr bool absorbs_null = true;

  static constexpr std::string_view construct = "count(*)";
  static constexpr sql_type of = sql_type::unknown;

  static constexpr void write_call(token_list& tokens) { tokens.text(construct); }
};

template <aggregate_function Function, class E>
constexpr auto make_aggregate(E inner) {
  if constexpr (aggregated<E>::is_distinct) {
    return aggregate<Function, typename aggregated<E>::expression, true>{{}, inner.inner};
  } else {
    return aggregate<Function, E>{{}, static_cast<E&&>(inner)};
  }
}

template <class T>
inline constexpr bool is_distinct_values = aggregated<T>::is_distinct;

/// What an aggregate takes: an expression, or `distinct(...)` of one.
template <class T>
concept an_aggregated = an_expression<T> || is_distinct_values<T>;

}  // namespace detail

/// The number of rows: `count(*)`.
constexpr auto count() { return detail::count_of_rows{}; }

/// The number of rows where the expression is not null: `count("posts"."id")`, an integer.
template <detail::an_aggregated E>
constexpr auto count(E inner) {
  return detail::make_aggregate<detail::aggregate_function::count>(inner);
}

/// The sum of the values that are not null: `sum("posts"."views")`; no value where there are none. Of a type whose codec keeps a
/// number it is of that type.
template <detail::an_aggregated E>
constexpr auto sum(E inner) {
  if constexpr (rule::can_aggregate<detail::aggregate_function::sum, typename E::value>) {
    return detail::make_aggregate<detail::aggregate_function::sum>(inner);
  } else if constexpr (!detail::refused_summand<detail::aggregate_function::sum, E>{}) {
    return detail::rejected{};
  }
}

/// The least value: `min("posts"."views")`; no value where there are none.
template <detail::an_aggregated E>
constexpr auto min(E inner) {
  return detail::make_aggregate<detail::aggregate_function::min>(inner);
}

/// The greatest value: `max("posts"."views")`; no value where there are none.
template <detail::an_aggregated E>
constexpr auto max(E inner) {
  return detail::make_aggregate<detail::aggregate_function::max>(inner);
}

/// The mean of the values that are not null, a double: `avg("posts"."views")`; no value where there are none.
template <detail::an_aggregated E>
constexpr auto avg(E inner) {
  if constexpr (rule::can_aggregate<detail::aggregate_function::avg, typename E::value>) {
    return detail::make_aggregate<detail::aggregate_function::avg>(inner);
  } else if constexpr (!detail::refused_summand<detail::aggregate_function::avg, E>{}) {
    return detail::rejected{};
  }
}

/// The sum as a double, 0.0 where there are no values: `total("posts"."rating")`.
template <detail::an_aggregated E>
constexpr auto total(E inner) {
  if constexpr (rule::can_aggregate<detail::aggregate_function::total, typename E::value>) {
    return detail::make_aggregate<detail::aggregate_function::total>(inner);
  } else if constexpr (!detail::refused_summand<detail::aggregate_function::total, E>{}) {
    return detail::rejected{};
  }
}

/// For an aggregate: each different value once. `count(distinct(col<&Post::user_id>))` gives
/// `count(DISTINCT "posts"."user_id")`.
template <an_expression E>
constexpr auto distinct(E inner) {
  return detail::distinct_values<E>{inner};
}

}  // namespace ikebana
