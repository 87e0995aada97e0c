// SPDX-License-Identifier: BSL-1.0
#pragma once

// Aggregates that make one text of many values: lists and JSON.

#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/expression/function/json.hpp>

namespace ikebana {

namespace detail {

/// An aggregate that is called like any function: `group_concat("tags"."label", ?1)`.
template <class Signature, bool Distinct, class... Es>
struct aggregate_call : aggregating<aggregate_call<Signature, Distinct, Es...>> {
  using called = call<Signature, Es...>;
  using value = typename called::value;
  using parts = list<Es...>;

  [[no_unique_address]] called inner;

  static constexpr auto call_refusal() { return called::refusal(); }

  static constexpr std::string_view construct = Signature::name.view();
  static constexpr sql_type of = first_sql_type<Es...>;

  static constexpr void write_call(token_list& tokens) {
    if (!called::is_sound) tokens.fail(problem::wrong_operand);
    constexpr operand_tokens operands[] = {tokens_of<Es>...};
    if (detail::write_otherwise(tokens, construct, of, operands, sizeof...(Es), Distinct)) return;
    tokens.text(Signature::name.view());
    tokens.text(Distinct ? "(DISTINCT " : "(");
    separated comma(tokens, "", ", ");
    if constexpr (Signature::makes_json) {
      detail::write_into_json<Signature>(comma, std::index_sequence_for<Es...>{}, parts{});
    } else {
      (Es::write_tokens(comma.next()), ...);
    }
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

template <class Signature, class... Es>
constexpr auto as_aggregate(call<Signature, Es...> made) {
  return aggregate_call<Signature, false, Es...>{{}, made};
}

template <class Signature, class E>
constexpr auto as_distinct_aggregate(call<Signature, E> made) {
  return aggregate_call<Signature, true, E>{{}, made};
}

}  // namespace detail

/// The texts behind one another, with a comma or what is given between them: `group_concat("tags"."label", ?1)`, in no
/// order that SQL promises; no value where there are none.
template <an_expression E, class... Separator>
constexpr auto group_concat(E inner, Separator&&... separator) {
  using namespace detail;
  return detail::as_aggregate(detail::call_function<"group_concat", perhaps_null<std::string>, 1, 2, takes::anything, takes::text>(
      inner, static_cast<Separator&&>(separator)...));
}
/// The different texts behind one another, with a comma between them: `group_concat(DISTINCT "tags"."label")`.
template <an_expression E>
constexpr auto group_concat(detail::distinct_values<E> inner) {
  using namespace detail;
  return detail::as_distinct_aggregate(
      detail::call_function<"group_concat", perhaps_null<std::string>, 1, 1, takes::anything>(inner.inner));
}

/// The values as a JSON array, each as JSON has it: `json_group_array("tags"."label")`.
template <an_expression E>
constexpr auto json_group_array(E inner) {
  using namespace detail;
  return detail::as_aggregate(detail::call_function<"json_group_array", never_null<json_text>, 1, 1, takes::json_value>(inner));
}

/// Names and values as a JSON object: `json_group_object("tags"."label", "tags"."id")`.
template <an_expression Name, an_expression E>
constexpr auto json_group_object(Name name, E inner) {
  using namespace detail;
  return detail::as_aggregate(
      detail::call_function<"json_group_object", never_null<json_text>, 2, 2, takes::text, takes::json_value>(name, inner));
}

}  // namespace ikebana
