// SPDX-License-Identifier: BSL-1.0
#pragma once

// Checks what is given to a query's clauses: where, select, limit and offset. The rules are in
// query/check/condition.hpp; each check gives a verdict, which the clause's function asks whether to go on.

#include <ikebana/expression/order.hpp>
#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/check/limit.hpp>

#include <ikebana/query/clause/limit.hpp>
#include <ikebana/query/clause/variant.hpp>

#include <exception>

namespace ikebana {

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wweak-vtables"  // headers alone have no source file to keep a table in
#endif

/// Thrown where a query is given a negative number of rows, which SQL would take for no limit at all, or a page before
/// the first.
class negative_count : public std::exception {
 public:
  const char* what() const noexcept override {
    return "ikebana: limit and offset take no negative number of rows, and pages are numbered from 1";
  }
};

#ifdef __clang__
#pragma clang diagnostic pop
#endif

}  // namespace ikebana

namespace ikebana::detail {

template <class Scope, class E>
constexpr auto check_truth() {
  if constexpr (!an_expression<E>) {
    return refused_condition<E>{};
  } else if constexpr (constexpr problem found = first_problem_of_condition<Scope, E>; found == problem::window_in_condition) {
    return refused_window_in_condition<E>{};
  } else if constexpr (found != problem::none) {
    return explain_problem<Scope, E>();
  } else if constexpr (!is_condition<E>) {
    return refused_truth<E>{};
  } else {
    return accepted{};
  }
}

/// Whether an expression is what a window may be asked for: the keys of its partition, its order and its distances.
template <class Query, class Window>
constexpr auto check_window() {
  if constexpr (is_rejected<Window>) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (!is_window<Window>) {
    return refused_window<Window>{};
  } else if constexpr (first_problem_in<scope_in<Query>, Window> != problem::none) {
    return detail::first_refusal(detail::explain_each<scope_in<Query>>(typename Window::parts{}), refused_whole<Window>{});
  } else {
    return accepted{};
  }
}

template <class E>
constexpr auto explain_per_row() {
  if constexpr (E::is_aggregate) {
    return refused_aggregate<E>{};
  } else {
    return accepted{};
  }
}

template <class Scope, class E>
constexpr auto check_condition_in() {
  if constexpr (is_rejected<E>) {
    return refused_before{};
  } else if constexpr (constexpr auto truth = check_truth<Scope, E>(); !std::is_same_v<decltype(truth), const accepted>) {
    return truth;
  } else {
    return explain_per_row<E>();
  }
}

/// Whether a condition has no fault: found out once for all queries of a scope, and at once, since most have none.
template <class Scope, class E>
inline constexpr bool is_sound_condition = false;
template <class Scope, an_expression E>
inline constexpr bool is_sound_condition<Scope, E> =
    first_problem_of_condition<Scope, E> == problem::none && is_condition<E> && !E::is_aggregate;

template <class Query, class E>
constexpr auto check_condition() {
  if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else {
    return check_condition_in<scope_in<Query>, E>();
  }
}

/// A condition that may be left out, beside what a query has already.
template <class Query, class E>
constexpr auto check_maybe() {
  using extended = decltype(detail::with_clause_type<where_maybe<E, variants_of_query<Query>::parts>>(std::declval<Query>()));
  if constexpr ((Query::clause_flags & has::owners) != 0) {
    return refused_variant_within<extended>{};
  } else if constexpr (!has_few_variants<extended>) {
    return refused_variants<extended>{};
  } else {
    return check_condition<Query, E>();
  }
}

template <class Query, class E>
constexpr auto check_where() {
  if constexpr (is_maybe<E>) {
    return check_maybe<Query, typename E::condition>();
  } else {
    return check_condition<Query, E>();
  }
}

template <class Item>
constexpr auto explain_item() {
  if constexpr (an_item<Item>) {
    return accepted{};
  } else if constexpr (requires { typename Item::needs_window; }) {
    return refused_windowless<Item>{};
  } else {
    return refused_item<Item>{};
  }
}

template <class Query, class... Items>
constexpr auto check_select() {
  if constexpr ((is_rejected<Items> || ...)) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr ((Query::clause_flags & has::select) != 0) {
    return refused_selection<Query>{};
  } else if constexpr (sizeof...(Items) == 0) {
    return refused_empty_selection<Items...>{};
  } else if constexpr (!(an_item<Items> && ...)) {
    return detail::first_refusal(explain_item<Items>()...);
  } else if constexpr (first_problem_in<scope_in<Query>, Items...> != problem::none) {
    return explain_problem<scope_in<Query>, Items...>();
  } else {
    return accepted{};
  }
}

/// A number of rows, as an expression.
template <class Count>
constexpr auto count_operand(Count given) {
  const std::int64_t rows = detail::number_of_rows(given);
  if (rows < 0) throw negative_count{};
  return detail::keep(rows);
}

template <fixed_text Name>
constexpr auto count_operand(untyped_parameter<Name>) {
  return count_parameter<Name, std::int64_t>{};
}

template <fixed_text Name, class T>
constexpr auto count_operand(parameter<Name, T>) {
  return count_parameter<Name, T>{};
}

template <class Number, class Size>
constexpr page make_page(Number number, Size size) {
  const std::int64_t at = detail::number_of_rows(number);
  const std::int64_t rows = detail::number_of_rows(size);
  if (at < 1 || rows < 0) throw negative_count{};
  const bool is_beyond_all = rows != 0 && at - 1 > most_rows / rows;
  return {{}, at, rows, is_beyond_all ? most_rows : (at - 1) * rows};
}

template <class Query, class Count>
constexpr auto check_count() {
  if constexpr (!is_number_of_rows<Count>) {
    return refused_count<Count>{};
  } else if constexpr (!can_be_limited<Query>) {
    return refused_second_limit<Query>{};
  } else {
    return accepted{};
  }
}

template <class Query, class Count>
constexpr auto check_limit() {
  if constexpr ((Query::clause_flags & has::limit) != 0) {
    return refused_limit<Query>{};
  } else {
    return check_count<Query, Count>();
  }
}

template <class Query, class Number, class Size>
constexpr auto check_page() {
  if constexpr (!is_number_of_page<Number> || !is_number_of_page<Size>) {
    return refused_page<Number, Size>{};
  } else if constexpr ((Query::clause_flags & has::owners) != 0) {
    return refused_page_of_several<decltype(detail::with_clause_type<page>(std::declval<Query>()))>{};
  } else if constexpr ((Query::clause_flags & has::offset) != 0) {
    return refused_offset<Query>{};
  } else {
    return check_limit<Query, Size>();
  }
}

template <class Query, class Count>
constexpr auto check_offset() {
  if constexpr ((Query::clause_flags & has::offset) != 0) {
    return refused_offset<Query>{};
  } else {
    return check_count<Query, Count>();
  }
}

}  // namespace ikebana::detail
