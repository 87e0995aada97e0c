// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several values compared as one: `row_value(a, b) < row_value(1, 2)`.

#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/predicate.hpp>

namespace ikebana {

namespace rule {

/// Whether two row values have as many values as each other.
template <class L, class R>
inline constexpr bool are_of_one_length = L::size == R::size;

}  // namespace rule

namespace detail {

template <class L, class R>
struct refused_lengths {
  constexpr explicit operator bool() const {
    static_assert(rule::are_of_one_length<L, R>, "ikebana: these row values have different numbers of values; give as many on each side");
    return false;
  }
};

template <class... Es>
struct row_of_values {
  using is_row_value = void;
  using parts = list<Es...>;
  static constexpr std::size_t size = sizeof...(Es);
  static constexpr bool may_be_null = (is_optional<typename Es::value> || ...);
  static constexpr bool is_aggregate = (Es::is_aggregate || ...);

  [[no_unique_address]] product<Es...> held;

  /// `("a"."x", "a"."y") IN (SELECT ...)`, or one of several row values.
  template <class... Others>
  constexpr auto in(Others... others) const;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.text("(");
    separated comma(tokens, "", ", ");
    (Es::write_tokens(comma.next()), ...);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(held, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <class T>
concept a_row_value = requires { typename T::is_row_value; };

template <class... Ls, class... Rs>
constexpr problem problem_of_rows(list<Ls...>, list<Rs...>) {
  if constexpr (sizeof...(Ls) != sizeof...(Rs)) {
    return problem::wrong_operand;
  } else {
    return detail::first_of({problem_of_comparison<Ls, Rs>()...});
  }
}

template <class... Ls, class... Rs>
constexpr void fail_if_bools_are_numbers(token_list& tokens, list<Ls...>, list<Rs...>) {
  if constexpr (sizeof...(Ls) == sizeof...(Rs)) {
    const sql_type pairs[][2] = {{tokens_of<Ls>.of, tokens_of<Rs>.of}...};
    for (const auto& each : pairs) detail::fail_if_bool_is_number(tokens, each, 2);
  }
}

template <class... Ls, class... Rs>
constexpr auto check_rows(list<Ls...>, list<Rs...>) {
  if constexpr (sizeof...(Ls) != sizeof...(Rs)) {
    return refused_lengths<row_of_values<Ls...>, row_of_values<Rs...>>{};
  } else {
    return detail::first_refusal(check_comparison<Ls, Rs>()...);
  }
}

template <op Operator, class L, class R>
struct row_comparison : expression<row_comparison<Operator, L, R>> {
  using value = std::conditional_t<L::may_be_null || R::may_be_null, std::optional<bool>, bool>;
  using parts = concatenated<typename L::parts, typename R::parts>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = L::is_aggregate || R::is_aggregate;

  [[no_unique_address]] L left;
  [[no_unique_address]] R right;

  static constexpr auto refusal() { return detail::check_rows(typename L::parts{}, typename R::parts{}); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = detail::problem_of_rows(typename L::parts{}, typename R::parts{});
    if (own != problem::none) tokens.fail(own);
    detail::fail_if_bools_are_numbers(tokens, typename L::parts{}, typename R::parts{});
    L::write_tokens(tokens);
    tokens.text(facts_of(Operator).text);
    R::write_tokens(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    left.values(visitor);
    right.values(visitor);
  }
};

template <op Operator, class L, class R>
constexpr auto compare_rows(L left, R right) {
  return row_comparison<Operator, L, R>{{}, left, right};
}

template <class L, class... Rs>
struct row_membership : expression<row_membership<L, Rs...>> {
  using value = std::conditional_t<(L::may_be_null || ... || Rs::may_be_null), std::optional<bool>, bool>;
  using parts = typename L::parts;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = L::is_aggregate;

  [[no_unique_address]] L left;
  [[no_unique_address]] product<Rs...> listed;

  static constexpr auto refusal() { return detail::first_refusal(detail::check_rows(typename L::parts{}, typename Rs::parts{})...); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = detail::first_of({detail::problem_of_rows(typename L::parts{}, typename Rs::parts{})...});
    if (own != problem::none) tokens.fail(own);
    (detail::fail_if_bools_are_numbers(tokens, typename L::parts{}, typename Rs::parts{}), ...);
    L::write_tokens(tokens);
    tokens.text(" IN (VALUES ");
    separated comma(tokens, "", ", ");
    (Rs::write_tokens(comma.next()), ...);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    left.values(visitor);
    detail::for_each_in(listed, [&](const auto& each) { each.values(visitor); });
  }
};

template <class... Es>
template <class... Others>
constexpr auto row_of_values<Es...>::in(Others... others) const {
  // What is of a query is found by its arguments, in query/subquery.hpp.
  if constexpr ((a_row_value<Others> && ...)) {
    return row_membership<row_of_values, Others...>{{}, *this, {{others}...}};
  } else if constexpr (!ikebana_check_row_subquery(std::type_identity<row_of_values>{}, list<Others...>{})) {
    return rejected{};
  } else {
    return ikebana_make_row_subquery(*this, others...);
  }
}

}  // namespace detail

/// Several values as one, which compare from the first on: `row_value(col<&Post::views>, col<&Post::id>) < row_value(10, 7)`
/// gives `("posts"."views", "posts"."id") < (?1, ?2)`; and `.in(query)`, of a query of as many columns.
template <class... Ts>
constexpr auto row_value(Ts&&... values) {
  using first = typename detail::first_typed<std::remove_cvref_t<Ts>...>::type;
  return detail::row_of_values<decltype(detail::operand<first>(static_cast<Ts&&>(values)))...>{
      {{detail::operand<first>(static_cast<Ts&&>(values))}...}};
}

#define IKEBANA_ROW_OPERATOR(which, symbol, ...)                 \
  template <detail::a_row_value L, detail::a_row_value R>        \
  constexpr auto operator symbol(L left, R right) {              \
    return detail::compare_rows<detail::op::which>(left, right); \
  }

IKEBANA_COMPARISONS(IKEBANA_ROW_OPERATOR)

#undef IKEBANA_ROW_OPERATOR

}  // namespace ikebana
