// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrong with an operator or a function itself, not with what it is applied to.

#include <ikebana/query/check/condition.hpp>
#include <ikebana/query/check/model.hpp>
#include <ikebana/query/check/operator.hpp>

namespace ikebana::detail {

template <class L, class R>
constexpr auto explain_comparison() {
  constexpr problem found = problem_of_comparison<L, R>();
  if constexpr (found == problem::compared_with_null) {
    return refused_null<L, R>{};
  } else if constexpr (found == problem::compared_with_optional) {
    return refused_optional<L, R>{};
  } else if constexpr (found != problem::none) {
    return detail::first_refusal(explain_type<L>(), explain_type<R>(), refused_comparison<L, R>{});
  } else {
    return accepted{};
  }
}

/// The query within a negated condition that may yield a NULL.
template <class E>
constexpr auto explain_null_in_query(list<E>) {
  if constexpr (requires { requires E::may_compare_with_null; }) {
    return refused_null_in_query<typename E::asked>{};
  } else {
    return accepted{};
  }
}

template <op Operator, class L, class R>
  requires(is_logic(Operator))
constexpr auto explain_null_in_query(list<binary<Operator, L, R>>) {
  return detail::first_refusal(detail::explain_null_in_query(list<L>{}), detail::explain_null_in_query(list<R>{}));
}

template <class E>
constexpr auto explain_operand() {
  if constexpr (is_condition<E>) {
    return accepted{};
  } else {
    return refused_operand<E>{};
  }
}

/// What is wrong with an operator itself, not with what it is applied to.
template <class E>
constexpr auto explain_operator(list<E>) {
  return accepted{};
}

template <op Operator, class L, class R>
constexpr auto explain_operator(list<binary<Operator, L, R>>) {
  if constexpr (is_logic(Operator)) {
    return detail::first_refusal(explain_operand<L>(), explain_operand<R>());
  } else if constexpr (binary<Operator, L, R>::own_problem() == problem::compared_with_null &&
                       (detail::hides_null(list<L>{}) || detail::hides_null(list<R>{}))) {
    return detail::first_refusal(detail::explain_null_in_query(list<L>{}), detail::explain_null_in_query(list<R>{}));
  } else if constexpr (!compares_no_condition<L, R> && binary<Operator, L, R>::own_problem() == problem::not_comparable) {
    return refused_chain<L, R>{};
  } else if constexpr (binary<Operator, L, R>::own_problem() == problem::not_comparable) {
    return detail::first_refusal(explain_type<L>(), explain_type<R>(), refused_comparison<L, R>{});
  } else if constexpr (is_arithmetic(Operator) && binary<Operator, L, R>::own_problem() == problem::wrong_operand) {
    return detail::first_refusal(explain_type<L>(), explain_type<R>(), refused_arithmetic<L, R>{});
  } else if constexpr (Operator == op::concatenation || takes_null(Operator)) {
    return accepted{};
  } else {
    return explain_comparison<L, R>();
  }
}

template <class E>
constexpr auto explain_operator(list<negated<E>>) {
  return detail::first_refusal(explain_operand<E>(), detail::explain_null_in_query(list<E>{}));
}

template <class E, class... Values>
constexpr auto explain_operator(list<membership<E, Values...>>) {
  return detail::first_refusal(explain_comparison<E, Values>()...);
}

template <class E, class T, class Kept>
constexpr auto explain_operator(list<range_membership<E, T, Kept>>) {
  return explain_comparison<E, bound<T>>();
}

template <class E, class Low, class High>
constexpr auto explain_operator(list<range_test<E, Low, High>>) {
  return detail::first_refusal(explain_comparison<E, Low>(), explain_comparison<E, High>());
}

template <char Sign, class E>
constexpr auto explain_operator(list<signed_operand<Sign, E>>) {
  if constexpr (signed_operand<Sign, E>::own_problem() != problem::none) {
    return detail::first_refusal(explain_type<E>(), refused_arithmetic<E, E>{});
  } else {
    return accepted{};
  }
}

template <class E, fixed_text Collation>
constexpr auto explain_operator(list<collated<E, Collation>>) {
  if constexpr (!is_of_kind<E, is_text>()) {
    return refused_collation<E>{};
  } else {
    return accepted{};
  }
}

template <class Signature, class... Es>
constexpr auto explain_arguments() {
  using called = call<Signature, Es...>;
  if constexpr (!takes_so_many_arguments<Signature, sizeof...(Es)>) {
    return refused_number_of_arguments<Signature, sizeof...(Es)>{};
  } else if constexpr (called::not_taken() != sizeof...(Es)) {
    using wrong = at<called::not_taken(), Es...>;
    return detail::first_refusal(explain_type<wrong>(), refused_function_argument<Signature::name, called::not_taken() + 1, wrong>{});
  } else {
    return accepted{};
  }
}

template <class Signature, class... Es>
constexpr auto explain_operator(list<call<Signature, Es...>>) {
  return explain_arguments<Signature, Es...>();
}

template <class Function, class... Es>
constexpr auto explain_user_arguments() {
  using given = user_arguments<Function, Es...>;
  if constexpr (Function::arity != sizeof...(Es)) {
    return refused_number_of_user_arguments<Function, sizeof...(Es)>{};
  } else if constexpr (!given::is_sound) {
    return refused_user_argument<Function, given::fitting + 1, at<given::fitting, Es...>>{};
  } else {
    return accepted{};
  }
}

template <class Function, class... Es>
constexpr auto explain_operator(list<user_call<Function, Es...>>) {
  return explain_user_arguments<Function, Es...>();
}

template <class Function, class... Es>
constexpr auto explain_operator(list<user_aggregate_call<Function, Es...>>) {
  return explain_user_arguments<Function, Es...>();
}

template <chosen How, class Condition, class... Es>
constexpr auto explain_operator(list<choice<How, Condition, Es...>>) {
  if constexpr (!Condition::is_sound) {
    return refused_truth<typename Condition::condition_type>{};
  } else if constexpr (choice<How, Condition, Es...>::own_problem() != problem::none) {
    return refused_types_of_choice<Es...>{};
  } else {
    return accepted{};
  }
}

template <bool HasBase, bool HasElse, class... Es>
constexpr auto explain_operator(list<case_expression<HasBase, HasElse, Es...>>) {
  if constexpr (case_expression<HasBase, HasElse, Es...>::own_problem() != problem::none) {
    return refused_case<Es...>{};
  } else {
    return accepted{};
  }
}

template <class T, class E>
constexpr auto explain_operator(list<cast_expression<T, E>>) {
  if constexpr (storage_of<T> == storage::unknown) {
    return refused_type<T>{};
  } else {
    return accepted{};
  }
}

template <class T, bool AsJson, class E, class Path>
constexpr auto explain_operator(list<json_part<T, AsJson, E, Path>>) {
  if constexpr (storage_of<T> == storage::unknown) {
    return refused_type<T>{};
  } else if constexpr (json_part<T, AsJson, E, Path>::own_problem() != problem::none) {
    return refused_document<E, Path>{};
  } else {
    return accepted{};
  }
}

template <class E, class Pattern>
constexpr auto explain_operator(list<match_of<E, Pattern>>) {
  if constexpr (!match_of<E, Pattern>::is_sound) {
    return refused_comparison<E, Pattern>{};
  } else {
    return accepted{};
  }
}

template <class T, fixed_text Text, class... Es>
constexpr auto explain_operator(list<raw_expression<T, Text, Es...>>) {
  if constexpr (storage_of<T> == storage::unknown) {
    return refused_type<T>{};
  } else {
    return accepted{};
  }
}

template <class... Ls, class... Rs>
constexpr auto explain_row_comparison(list<Ls...>, list<Rs...>) {
  if constexpr (sizeof...(Ls) != sizeof...(Rs)) {
    return refused_lengths<row_of_values<Ls...>, row_of_values<Rs...>>{};
  } else {
    return detail::first_refusal(explain_comparison<Ls, Rs>()...);
  }
}

template <op Operator, class L, class R>
constexpr auto explain_operator(list<row_comparison<Operator, L, R>>) {
  return detail::explain_row_comparison(typename L::parts{}, typename R::parts{});
}

template <class L, class... Rs>
constexpr auto explain_operator(list<row_membership<L, Rs...>>) {
  return detail::first_refusal(detail::explain_row_comparison(typename L::parts{}, typename Rs::parts{})...);
}

template <class Self>
constexpr auto explain_aggregate() {
  if constexpr (detail::any_is_aggregate(typename Self::parts{})) {
    return refused_aggregate_in_aggregate<Self>{};
  } else {
    return accepted{};
  }
}

template <aggregate_function Function, class E, bool Distinct>
constexpr auto explain_operator(list<aggregate<Function, E, Distinct>>) {
  return explain_aggregate<aggregate<Function, E, Distinct>>();
}

template <class Signature, bool Distinct, class... Es>
constexpr auto explain_operator(list<aggregate_call<Signature, Distinct, Es...>>) {
  return detail::first_refusal(explain_aggregate<aggregate_call<Signature, Distinct, Es...>>(), explain_arguments<Signature, Es...>());
}

template <class Aggregate, class E>
constexpr auto explain_operator(list<filtered<Aggregate, E>>) {
  return detail::first_refusal(explain_operand<E>(), explain_aggregate<filtered<Aggregate, E>>());
}

template <class Signature, class... Es, class Window>
constexpr auto explain_operator(list<windowed<window_function<Signature, Es...>, Window>>) {
  return explain_arguments<Signature, Es...>();
}

}  // namespace ikebana::detail
