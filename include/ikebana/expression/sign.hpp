// SPDX-License-Identifier: BSL-1.0
#pragma once

// The operators before one operand: `!` of conditions, `-` and `~` of numbers.

#include <ikebana/expression/compare.hpp>

namespace ikebana {

namespace detail {

template <class E>
struct negated : expression<negated<E>> {
  using value = typename E::value;
  using parts = list<E>;
  static constexpr binding binds = binding::negation;
  static constexpr bool is_aggregate = E::is_aggregate;

  using varies = void;  // by its operands: maybe(...) leaves it out where one is absent
  template <class... Operands>
  using of = negated<Operands...>;

  [[no_unique_address]] E inner;

  static constexpr auto refusal() { return detail::first_refusal(check_operand<E>(), check_negation<E>()); }

  static constexpr void write_tokens(token_list& tokens) {
    if (!is_condition<E>) tokens.fail(problem::not_a_condition);
    if constexpr (requires { requires E::may_compare_with_null; }) tokens.fail(problem::null_in_query);
    tokens.text("NOT ");
    detail::write_operand<E>(tokens, binding::negation);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }

  template <class Function>
  constexpr auto over_operands(Function function) const {
    return function(inner);
  }
};

/// `-x` and `~x`.
template <char Sign, class E>
struct signed_operand : expression<signed_operand<Sign, E>> {
  using number =
      std::conditional_t<Sign == '-' && is_amount<remove_optional_t<typename E::value>>, remove_optional_t<typename E::value>,
                         std::conditional_t<Sign == '-' && storage_of<typename E::value> == storage::real, double, std::int64_t>>;
  using value = std::conditional_t<is_optional<typename E::value>, std::optional<number>, number>;
  using parts = list<E>;
  static constexpr binding binds = binding::sign;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;

  static constexpr problem own_problem() {
    return is_of_kind<E, Sign == '-' ? is_number : is_integral>() ? problem::none : problem::wrong_operand;
  }

  static constexpr auto refusal() {
    if constexpr (own_problem() != problem::none) {
      return detail::first_refusal(check_value<E>(), refused_arithmetic<signed_operand, E>{});
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (own_problem() != problem::none) tokens.fail(own_problem());
    if (detail::write_otherwise(tokens, Sign == '-' ? "-" : "~", sql_type_of<typename E::value>, &tokens_of<E>, 1)) return;
    tokens.text(Sign == '-' ? "-" : "~");
    detail::write_operand<E>(tokens, binding::operand);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

}  // namespace detail

namespace expressions {

/// `!condition` gives `NOT ...`; `!exists(...)` gives `NOT EXISTS (...)`.
template <class E>
  requires an_expression<std::remove_cvref_t<E>>
constexpr auto operator!(E&& condition) {
  return detail::negated<std::remove_cvref_t<E>>{{}, static_cast<E&&>(condition)};
}

/// `-col<&Account::balance>` gives `-"accounts"."balance"`.
template <class E>
  requires an_expression<std::remove_cvref_t<E>>
constexpr auto operator-(E&& number) {
  return detail::signed_operand<'-', std::remove_cvref_t<E>>{{}, static_cast<E&&>(number)};
}

/// `~col<&File::flags>` gives `~"files"."flags"`.
template <class E>
  requires an_expression<std::remove_cvref_t<E>>
constexpr auto operator~(E&& number) {
  return detail::signed_operand<'~', std::remove_cvref_t<E>>{{}, static_cast<E&&>(number)};
}

}  // namespace expressions

}  // namespace ikebana
