// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_EXPRESSION_AGGREGATE_HPP
#define IKEBANA_EXPRESSION_AGGREGATE_HPP

// count, sum, min, max and avg over the rows of a query or of a group.

#include <ikebana/expression/operand.hpp>

#include <cstdint>

namespace ikebana {

namespace detail {

enum class aggregate_function : unsigned char { count, sum, min, max, avg };

constexpr std::string_view name_of(aggregate_function which) {
  constexpr std::string_view names[] = {"count", "sum", "min", "max", "avg"};
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
struct aggregate_value<aggregate_function::sum, T> {
  using type = std::optional<std::conditional_t<storage_of<T> == storage::real, double, std::int64_t>>;
};

/// Whether a function takes values of a type: sums and averages are of numbers.
template <aggregate_function Function, class T>
inline constexpr bool can_aggregate =
    Function == aggregate_function::count || Function == aggregate_function::min || Function == aggregate_function::max ||
    (is_number(storage_of<T>) && !stands_alone<bare<T>>);

template <aggregate_function Function, class E>
struct aggregate : expression<aggregate<Function, E>> {
  using value = typename aggregate_value<Function, typename E::value>::type;
  using parts = list<E>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = true;
  static constexpr bool aggregates = true;
  static constexpr bool absorbs_null = Function == aggregate_function::count;

  [[no_unique_address]] E inner;

  static constexpr void lower(token_list& tokens) {
    tokens.text(name_of(Function));
    tokens.text("(");
    E::lower(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    visit_values(inner, visitor);
  }
};

struct count_of_rows : expression<count_of_rows> {
  using value = std::int64_t;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = true;
  static constexpr bool aggregates = true;

  static constexpr void lower(token_list& tokens) { tokens.text("count(*)"); }
};

template <aggregate_function Function, class E>
constexpr auto make_aggregate(E inner) {
  static_assert(can_aggregate<Function, typename E::value>,
                "ikebana: sum and avg take numbers; this column or expression holds something else");
  return aggregate<Function, E>{{}, static_cast<E&&>(inner)};
}

}  // namespace detail

/// The number of rows: `count(*)`.
constexpr auto count() { return detail::count_of_rows{}; }

/// The number of rows where the expression is not null: `count("posts"."id")`, an integer.
template <an_expression E>
constexpr auto count(E inner) {
  return detail::make_aggregate<detail::aggregate_function::count>(inner);
}

/// The sum of the values that are not null: `sum("posts"."views")`; no value where there are none.
template <an_expression E>
constexpr auto sum(E inner) {
  return detail::make_aggregate<detail::aggregate_function::sum>(inner);
}

/// The least value: `min("posts"."views")`; no value where there are none.
template <an_expression E>
constexpr auto min(E inner) {
  return detail::make_aggregate<detail::aggregate_function::min>(inner);
}

/// The greatest value: `max("posts"."views")`; no value where there are none.
template <an_expression E>
constexpr auto max(E inner) {
  return detail::make_aggregate<detail::aggregate_function::max>(inner);
}

/// The mean of the values that are not null, a double: `avg("posts"."views")`; no value where there are none.
template <an_expression E>
constexpr auto avg(E inner) {
  return detail::make_aggregate<detail::aggregate_function::avg>(inner);
}

}  // namespace ikebana

#endif
