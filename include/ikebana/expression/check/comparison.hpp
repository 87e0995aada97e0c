// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of comparing: which values stand beside each other, and where a condition has to stand.

#include <ikebana/expression/check/value.hpp>
#include <ikebana/expression/operand.hpp>

namespace ikebana {

namespace detail {

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

constexpr problem first_of(std::initializer_list<problem> problems) {
  for (problem each : problems) {
    if (each != problem::none) return each;
  }
  return problem::none;
}

}  // namespace detail

namespace rule {

/// Whether an expression is a condition: a comparison, or others joined by && and ||.
template <class E>
inline constexpr bool is_condition = std::is_same_v<detail::remove_optional_t<typename E::value>, bool>;

/// Whether two expressions can be compared.
template <class L, class R>
inline constexpr bool can_be_compared = detail::problem_of_comparison<L, R>() == detail::problem::none;

/// Whether no value may be null. NULL is compared by is_null().
template <class... Operands>
inline constexpr bool is_never_null = !((detail::is_bound_optional<Operands> || detail::is_bound_null<Operands>) || ...);

}  // namespace rule

namespace detail {

using rule::is_condition;

template <class E>
struct refused_truth {
  constexpr explicit operator bool() const {
    static_assert(rule::is_condition<E>, "ikebana: this is no condition; compare it with something");
    return false;
  }
};

template <class E>
struct refused_operand {
  constexpr explicit operator bool() const {
    static_assert(rule::is_condition<E>, "ikebana: &&, || and ! take conditions, and this is none; compare it with something");
    return false;
  }
};

template <class L, class R>
struct refused_comparison {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_compared<L, R>, "ikebana: these types cannot be compared; compare a column with a value of its own type");
    return false;
  }
};

template <class L, class R>
struct refused_null {
  constexpr explicit operator bool() const {
    static_assert(rule::is_never_null<L, R>, "ikebana: comparing with NULL is never true; write is_null()");
    return false;
  }
};

template <class L, class R>
struct refused_optional {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_never_null<L, R>, "ikebana: an optional value may be NULL, which equals nothing; compare with *value, or write is_null()");
    return false;
  }
};

/// Whether an operand of && || and ! is a condition.
template <class E>
constexpr auto check_operand() {
  if constexpr (rule::is_condition<E>) {
    return accepted{};
  } else {
    return refused_operand<E>{};
  }
}

/// What a comparison is refused for that has this problem.
template <problem Found, class L, class R>
constexpr auto refuse_comparison() {
  if constexpr (Found == problem::none) {
    return accepted{};
  } else if constexpr (Found == problem::compared_with_null) {
    return refused_null<L, R>{};
  } else if constexpr (Found == problem::compared_with_optional) {
    return refused_optional<L, R>{};
  } else {
    return detail::first_refusal(check_value<L>(), check_value<R>(), refused_comparison<L, R>{});
  }
}

template <class L, class R>
constexpr auto check_comparison() {
  return refuse_comparison<problem_of_comparison<L, R>(), L, R>();
}

}  // namespace detail
}  // namespace ikebana
