// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparison, logic and arithmetic: the operators of C++ that SQL has as well.
// They build whatever they are given; what cannot be compared is refused where the condition is used.

#include <ikebana/expression/operand.hpp>
#include <ikebana/model/amount.hpp>

#include <cstdint>

namespace ikebana {

namespace detail {

struct op_facts {
  const char* text;
  binding binds;
};

constexpr op_facts facts_of(op which) {
  constexpr op_facts facts[] = {
      {" = ", binding::comparison},
      {" <> ", binding::comparison},
      {" < ", binding::comparison},
      {" <= ", binding::comparison},
      {" > ", binding::comparison},
      {" >= ", binding::comparison},
      {" IS ", binding::comparison},
      {" IS NOT ", binding::comparison},
      {" LIKE ", binding::comparison},
      {" GLOB ", binding::comparison},
      {" REGEXP ", binding::comparison},
      {" AND ", binding::conjunction},
      {" OR ", binding::disjunction},
      {" + ", binding::sum},
      {" - ", binding::sum},
      {" * ", binding::product},
      {" / ", binding::product},
      {" % ", binding::product},
      {" & ", binding::bits},
      {" | ", binding::bits},
      {" << ", binding::bits},
      {" >> ", binding::bits},
      {" || ", binding::concatenation},
  };
  return facts[static_cast<unsigned>(which)];
}

template <op Operator>
inline constexpr op_facts facts_for = facts_of(Operator);

constexpr bool is_logic(op which) { return which == op::conjunction || which == op::disjunction; }
constexpr bool is_arithmetic(op which) { return which >= op::plus; }  // gives no condition: all after AND and OR
constexpr bool is_bitwise(op which) { return which >= op::bit_and && which <= op::shift_right; }
constexpr bool is_pattern(op which) { return which >= op::like && which <= op::regexp; }
constexpr bool is_order(op which) { return which >= op::less && which <= op::greater_equal; }
constexpr bool takes_null(op which) { return which == op::is || which == op::is_not; }

/// Whether two expressions may stand on the two sides of a comparison.
template <class L, class R>
constexpr problem problem_of_comparison() {
  if constexpr (std::is_void_v<typename L::value> || std::is_void_v<typename R::value>) {
    return problem::none;  // an untyped parameter reports itself
  } else if constexpr (is_bound_null<L> || is_bound_null<R>) {
    return problem::compared_with_null;
  } else if constexpr (is_bound_optional<L> || is_bound_optional<R>) {
    return problem::compared_with_optional;
  } else if constexpr (!types_compare<remove_optional_t<typename L::value>, remove_optional_t<typename R::value>>()) {
    return problem::not_comparable;
  } else {
    return problem::none;
  }
}

/// As above, where NULL is a value like any other.
template <class L, class R>
constexpr problem problem_of_match() {
  constexpr problem found = problem_of_comparison<L, R>();
  if constexpr (found != problem::compared_with_optional) {
    return found;
  } else {
    return types_compare<remove_optional_t<typename L::value>, remove_optional_t<typename R::value>>()
               ? problem::none
               : problem::not_comparable;
  }
}

template <class E>
inline constexpr bool is_condition = std::is_same_v<remove_optional_t<typename E::value>, bool>;

/// Whether an operand is of a kind, or a parameter that reports itself that it has no type.
template <class E, bool (*Is)(storage)>
constexpr bool is_of_kind() {
  if constexpr (std::is_void_v<typename E::value>) {
    return true;
  } else {
    return Is(storage_of<typename E::value>);
  }
}

constexpr bool is_text(storage kind) { return kind == storage::text; }
constexpr bool is_integral(storage kind) { return kind == storage::integer || kind == storage::boolean; }

/// Whether both operands are of the kind that an operator works on.
template <op Operator, class L, class R>
constexpr problem problem_of_arithmetic() {
  constexpr auto is = Operator == op::concatenation ? is_text : is_bitwise(Operator) ? is_integral : is_number;
  if (!is_of_kind<L, is>() || !is_of_kind<R, is>()) return problem::wrong_operand;
  return Operator == op::concatenation ? problem::none : problem_of_comparison<L, R>();
}

/// Whether an expression is a value that the program gives, which knows whether it is 0.
template <class E>
inline constexpr bool is_given = false;
template <class T>
inline constexpr bool is_given<bound<T>> = true;
template <fixed_text Name, class T>
inline constexpr bool is_given<parameter<Name, T>> = true;

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

/// Whether a condition is never true where a query yields a NULL, so that what is negated finds nothing.
template <class E>
constexpr bool hides_null(list<E>) {
  return requires { requires E::may_compare_with_null; };
}

template <op Operator, class L, class R>
struct binary;

template <op Operator, class L, class R>
  requires(is_logic(Operator))
constexpr bool hides_null(list<binary<Operator, L, R>>) {
  return detail::hides_null(list<L>{}) || detail::hides_null(list<R>{});
}

/// Beside a bool a condition is negated where that is false, as by NOT; beside anything else it is a number to SQL, so that
/// 1 < x < 5 is always true.
template <op Operator, class L, class R>
constexpr problem problem_of_compared_condition() {
  if constexpr (detail::hides_null(list<L>{}) || detail::hides_null(list<R>{})) {
    return problem::compared_with_null;
  } else if constexpr (takes_null(Operator)) {
    return problem_of_match<L, R>();
  } else if constexpr (is_order(Operator) || storage_of<typename L::value> != storage_of<typename R::value>) {
    return problem::not_comparable;
  } else {
    return problem_of_comparison<L, R>();
  }
}

template <op Operator, class L, class R>
struct binary : expression<binary<Operator, L, R>> {
  using value = typename binary_value<Operator, L, R>::type;
  using parts = list<L, R>;
  static constexpr binding binds = facts_for<Operator>.binds;
  static constexpr bool is_aggregate = L::is_aggregate || R::is_aggregate;
  static constexpr bool absorbs_null = takes_null(Operator);

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

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = own_problem();
    if (own != problem::none) tokens.fail(own);
    // AND is associative and OR always has parentheses around a chain; the rest associates to the left.
    constexpr binding beside = static_cast<binding>(static_cast<unsigned char>(binds) + (is_logic(Operator) ? 0 : 1));
    detail::write_operand<L>(tokens, is_arithmetic(Operator) ? binds : beside);
    tokens.text(facts_for<Operator>.text);
    detail::write_operand<R>(tokens, beside);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (!std::is_empty_v<L>) left.values(visitor);
    if constexpr (!std::is_empty_v<R>) right.values(visitor);
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
#define IKEBANA_OPERATOR(symbol, which)                                                                                              \
  template <class L, class R>                                                                                                        \
    requires detail::either_is_expression<L, R>                                                                                      \
  constexpr auto operator symbol(L&& left, R&& right) {                                                                              \
    using namespace detail;                                                                                                          \
    if constexpr (is_typed<std::remove_cvref_t<L>> && is_typed<std::remove_cvref_t<R>>)                                              \
      return binary<op::which, std::remove_cvref_t<L>, std::remove_cvref_t<R>>{{}, static_cast<L&&>(left), static_cast<R&&>(right)}; \
    else                                                                                                                             \
      return detail::make_binary<op::which>(static_cast<L&&>(left), static_cast<R&&>(right));                                        \
  }

// clang-format off
IKEBANA_OPERATOR(==, equal) IKEBANA_OPERATOR(!=, not_equal)
IKEBANA_OPERATOR(<, less) IKEBANA_OPERATOR(<=, less_equal)
IKEBANA_OPERATOR(>, greater) IKEBANA_OPERATOR(>=, greater_equal)
IKEBANA_OPERATOR(&&, conjunction) IKEBANA_OPERATOR(||, disjunction)
IKEBANA_OPERATOR(+, plus) IKEBANA_OPERATOR(-, minus)
IKEBANA_OPERATOR(*, times) IKEBANA_OPERATOR(/, divided)
IKEBANA_OPERATOR(%, modulo)
IKEBANA_OPERATOR(&, bit_and) IKEBANA_OPERATOR(|, bit_or)
IKEBANA_OPERATOR(<<, shift_left) IKEBANA_OPERATOR(>>, shift_right)
// clang-format on

#undef IKEBANA_OPERATOR

}  // namespace expressions

}  // namespace ikebana
