// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparison, logic and arithmetic: the operators of C++ that SQL has as well.
// They build whatever they are given; what cannot be compared is refused where the condition is used.

#include <ikebana/expression/check/comparison.hpp>
#include <ikebana/model/amount.hpp>

#include <cstdint>

namespace ikebana {

namespace detail {

/// Whether both operands are of the kind that an operator works on.
template <op Operator, class L, class R>
constexpr problem problem_of_arithmetic() {
  constexpr auto is = Operator == op::concatenation ? is_text : is_bitwise(Operator) ? is_integral : is_number;
  if (!is_of_kind<L, is>() || !is_of_kind<R, is>()) return problem::wrong_operand;
  return Operator == op::concatenation ? problem::none : problem_of_comparison<L, R>();
}

/// Whether what is divided by may be 0: SQL gives NULL for that.
template <op Operator, class R>
constexpr bool divides_by_zero() {
  if constexpr (Operator != op::divided && Operator != op::modulo) {
    return false;
  } else if constexpr (requires { typename R::is_constant; }) {
    for (const char each : R::characters) {
      if (each >= '1' && each <= '9') return false;
    }
    return true;
  } else {
    return !is_given<R>;
  }
}

/// The type of an arithmetic expression: real where a side is, an integer otherwise; optional where a side is, and where it is
/// divided by what a row holds.
template <op Operator, class L, class R>
using arithmetic_value = std::conditional_t<
    Operator == op::concatenation, std::string,
    std::conditional_t<!is_bitwise(Operator) && (storage_of<L> == storage::real || storage_of<R> == storage::real), double, std::int64_t>>;

template <op Operator, class L, class R>
struct binary_value {
  using type = std::conditional_t<!takes_null(Operator) && (is_optional<typename L::value> || is_optional<typename R::value>),
                                  std::optional<bool>, bool>;
};

template <op Operator, class L, class R>
  requires(detail::is_arithmetic(Operator))
struct binary_value<Operator, L, R> {
  using number = std::conditional_t<(Operator == op::plus || Operator == op::minus) && stands_alone<remove_optional_t<typename L::value>> &&
                                        is_amount<remove_optional_t<typename L::value>>,
                                    remove_optional_t<typename L::value>, arithmetic_value<Operator, typename L::value, typename R::value>>;
  using type = std::conditional_t<is_optional<typename L::value> || is_optional<typename R::value> || divides_by_zero<Operator, R>(),
                                  std::optional<number>, number>;
};

/// The query within a condition that may yield a NULL, so that the condition finds nothing when it is negated.
template <class E>
constexpr auto check_negation() {
  if constexpr (requires { requires E::may_compare_with_null; }) {
    return E::null_refusal();
  } else {
    return accepted{};
  }
}

/// Beside a bool a condition is negated where that is false, as by NOT; beside anything else it is a number to SQL, so that
/// 1 < x < 5 is always true.
template <op Operator, class L, class R>
constexpr problem problem_of_compared_condition() {
  if constexpr (requires { requires L::may_compare_with_null; } || requires { requires R::may_compare_with_null; }) {
    return problem::null_in_query;
  } else if constexpr (takes_null(Operator)) {
    return problem_of_match<L, R>();
  } else if constexpr (is_order(Operator) || storage_of<typename L::value> != storage_of<typename R::value>) {
    return problem::not_comparable;
  } else {
    return problem_of_comparison<L, R>();
  }
}

}  // namespace detail

namespace rule {

/// Whether an operator takes its operands: + - * / % - numbers, & | << >> ~ integers.
template <class Expression, class... Operands>
inline constexpr bool takes_its_operands = Expression::own_problem() == detail::problem::none;

/// Whether neither side of a comparison is a condition itself, but for one that is compared with a bool.
template <class L, class R>
inline constexpr bool compares_no_condition = L::binds > detail::binding::comparison&& R::binds > detail::binding::comparison;

/// Whether what a pattern is looked for in is text.
template <class E>
inline constexpr bool is_text_with_pattern = detail::is_of_kind<E, detail::is_text>();

}  // namespace rule

namespace detail {

template <class Expression, class... Operands>
struct refused_arithmetic {
  constexpr explicit operator bool() const {
    static_assert(rule::takes_its_operands<Expression, Operands...>,
                  "ikebana: this operator takes numbers; texts are joined by concat(a, b), others by cast<T>(...)");
    return false;
  }
};

template <class L, class R>
struct refused_chain {
  constexpr explicit operator bool() const {
    static_assert(rule::compares_no_condition<L, R>,
                  "ikebana: this compares a condition, as 1 < x < 5 does, which is always true; write x > 1 && x < 5, or x.between(1, 5)");
    return false;
  }
};

template <class E>
struct refused_pattern {
  constexpr explicit operator bool() const {
    static_assert(rule::is_text_with_pattern<E>,
                  "ikebana: a pattern is looked for in text; compare a column of another type by ==, or say cast<std::string>(...)");
    return false;
  }
};

template <op Operator, class L, class R>
struct binary : expression<binary<Operator, L, R>> {
  using value = typename binary_value<Operator, L, R>::type;
  using parts = list<L, R>;
  static constexpr binding binds = facts_of(Operator).binds;
  static constexpr bool is_aggregate = L::is_aggregate || R::is_aggregate;
  static constexpr bool absorbs_null = takes_null(Operator);
  static constexpr bool may_compare_with_null =
      is_logic(Operator) && (requires { requires L::may_compare_with_null; } || requires { requires R::may_compare_with_null; });

  using varies = void;  // by its operands: maybe(...) leaves it out where one is absent
  template <class... Operands>
  using of = binary<Operator, Operands...>;

  static constexpr const operand_tokens& left_tokens = tokens_of<L>;
  static constexpr const operand_tokens& right_tokens = tokens_of<R>;

  [[no_unique_address]] L left;
  [[no_unique_address]] R right;

  static constexpr problem own_problem() {
    if constexpr (is_logic(Operator)) {
      return is_condition<L> && is_condition<R> ? problem::none : problem::not_a_condition;
    } else if constexpr (is_pattern(Operator)) {
      return storage_of<typename L::value> == storage::text ? problem_of_comparison<L, R>() : problem::not_comparable;
    } else if constexpr (is_arithmetic(Operator)) {
      return problem_of_arithmetic<Operator, L, R>();
    } else if constexpr (L::binds <= binding::comparison || R::binds <= binding::comparison) {
      return problem_of_compared_condition<Operator, L, R>();
    } else if constexpr (takes_null(Operator)) {
      return problem_of_match<L, R>();
    } else {
      return problem_of_comparison<L, R>();
    }
  }

  static constexpr auto refusal() {
    constexpr problem own = own_problem();
    if constexpr (own == problem::not_a_condition) {
      return detail::first_refusal(check_operand<L>(), check_operand<R>());
    } else if constexpr (own == problem::null_in_query) {
      return detail::first_refusal(check_negation<L>(), check_negation<R>());
    } else if constexpr (own == problem::not_comparable && !rule::compares_no_condition<L, R>) {
      return refused_chain<L, R>{};
    } else if constexpr (own == problem::wrong_operand) {
      return detail::first_refusal(check_value<L>(), check_value<R>(), refused_arithmetic<binary, L, R>{});
    } else if constexpr (own == problem::not_comparable && is_pattern(Operator) && rule::can_be_compared<L, R>) {
      return detail::first_refusal(check_value<L>(), refused_pattern<L>{});
    } else {
      return refuse_comparison<own, L, R>();
    }
  }

  /// Of what AND and OR join: the query within that may yield a NULL.
  static constexpr auto null_refusal() { return detail::first_refusal(check_negation<L>(), check_negation<R>()); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = own_problem();
    if (own != problem::none) tokens.fail(own);
    if constexpr (!is_logic(Operator)) {
      constexpr bool is_sum = Operator == op::plus || Operator == op::minus || Operator == op::times;
      constexpr bool is_by_value = takes_null(Operator) && is_given<R>;  // whose right side may be mentioned twice
      if (detail::write_operator_otherwise(
              tokens, is_by_value ? std::string_view{Operator == op::is ? " IS value" : " IS NOT value"} : facts_of(Operator).text,
              sql_type_of<value>, tokens_of<L>, tokens_of<R>, is_arithmetic(Operator), is_sum))
        return;
    }
    // AND is associative and OR always has parentheses around a chain; the rest associates to the left.
    constexpr binding beside = static_cast<binding>(static_cast<unsigned char>(binds) + (is_logic(Operator) ? 0 : 1));
    detail::write_operand<L>(tokens, is_arithmetic(Operator) ? binds : beside);
    if (is_given<L> && !is_given<R>) tokens.give_typed_peer();
    tokens.text(facts_of(Operator).text);
    detail::write_operand<R>(tokens, beside);
    if (is_given<R> && !is_given<L>) tokens.give_typed_peer();
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (!std::is_empty_v<L>) left.values(visitor);
    if constexpr (!std::is_empty_v<R>) right.values(visitor);
  }

  template <class Function>
  constexpr auto over_operands(Function function) const {
    return function(left, right);
  }
};

/// What stands on each side, as expressions: a value beside a column, a parameter with the type of what it is beside.
template <op Operator, class L, class R>
constexpr auto make_binary(L&& left, R&& right) {
  using kept_left = decltype(detail::operand<std::remove_cvref_t<R>>(static_cast<L&&>(left)));
  using kept_right = decltype(detail::operand<std::remove_cvref_t<L>>(static_cast<R&&>(right)));
  return binary<Operator, kept_left, kept_right>{
      {},
      detail::operand<std::remove_cvref_t<R>>(static_cast<L&&>(left)),
      detail::operand<std::remove_cvref_t<L>>(static_cast<R&&>(right))};
}

template <class L, class R>
inline constexpr bool either_is_expression = an_expression<std::remove_cvref_t<L>> || an_expression<std::remove_cvref_t<R>>;

/// Whether it is an expression, and no parameter that waits for the type of what it is beside.
template <class T>
inline constexpr bool is_typed = an_expression<T>;
template <fixed_text Name>
inline constexpr bool is_typed<untyped_parameter<Name>> = false;

}  // namespace detail

namespace expressions {

// What a value is kept as: a number, and a `std::string` or what else owns its text, is in the query. A literal and a
// `std::string_view` are shown by it: their text has to be there until the query is run. What db(query) gives has a copy.
//
// Two expressions are put together here: a function less for a compiler to write.
#define IKEBANA_OPERATOR(which, symbol, ...)                                                                                         \
  template <class L, class R>                                                                                                        \
    requires detail::either_is_expression<L, R>                                                                                      \
  constexpr auto operator symbol(L&& left, R&& right) {                                                                              \
    using namespace detail;                                                                                                          \
    if constexpr (is_typed<std::remove_cvref_t<L>> && is_typed<std::remove_cvref_t<R>>)                                              \
      return binary<op::which, std::remove_cvref_t<L>, std::remove_cvref_t<R>>{{}, static_cast<L&&>(left), static_cast<R&&>(right)}; \
    else                                                                                                                             \
      return detail::make_binary<op::which>(static_cast<L&&>(left), static_cast<R&&>(right));                                        \
  }

#define IKEBANA_NO_OPERATOR(...)

IKEBANA_OPERATORS(IKEBANA_OPERATOR, IKEBANA_NO_OPERATOR, IKEBANA_NO_OPERATOR)

#undef IKEBANA_OPERATOR
#undef IKEBANA_NO_OPERATOR

}  // namespace expressions

}  // namespace ikebana
