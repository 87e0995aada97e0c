// SPDX-License-Identifier: BSL-1.0
#pragma once

// `col.in(range)`: one of any number of values, known at run time, with a text that is always the same.

#include <ikebana/expression/predicate.hpp>

#include <cstdint>
#include <vector>

namespace ikebana::detail {

/// Values that a statement reads as a table: integers are one JSON text, which SQLite reads fastest; all others are bound by
/// pointer, byte for byte, whatever they are.
template <class T>
struct value_list {
  std::vector<T> values;
};

template <class T>
inline constexpr bool travels_as_json = !is_optional<T> && detail::is_integral(storage_of<T>);

template <class T>
struct stored_element : owning<T> {};
template <>
struct stored_element<const char*> : owning<std::string_view> {};

template <class Range>
using element_of_values = typename stored_element<std::remove_cvref_t<decltype(*std::declval<const Range&>().begin())>>::type;

template <class Range>
auto copy_values(const Range& range) {
  value_list<element_of_values<Range>> list;
  for (const auto& each : range) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(each)>, const char*>) {
      list.values.push_back(detail::owned_text<>(each, null_text_given));
    } else {
      list.values.emplace_back(each);
    }
  }
  return list;
}

/// `"posts"."id" IN (SELECT value FROM json_each(?1))`
template <class E, class T, class Kept>
struct in_range : expression<in_range<E, T, Kept>> {
  using value = condition_value<E>;
  using parts = list<E>;
  using element = bound<T>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;
  Kept kept;

  static constexpr auto refusal() { return check_comparison<E, element>(); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = problem_of_comparison<E, element>();
    if (own != problem::none) tokens.fail(own);
    detail::write_operand<E>(tokens, binding::sum);
    const sql_type types[] = {tokens_of<E>.of, sql_type_of<T>};
    detail::fail_if_bool_is_number(tokens, types, 2);
    if (tokens.dialect().has_arrays) {
      tokens.text(" = ANY(");
      tokens.values(sql_type_of<T>);
      return tokens.text(")");
    }
    tokens.text(travels_as_json<T> ? " IN (SELECT value FROM json_each(" : " IN (SELECT value FROM ikebana_keys(");
    tokens.value(sql_type_of<T>, true);
    tokens.text("))");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    visitor(kept);
  }
};

/// Whether something is a range of values. Texts and blobs are one value.
template <class T>
concept a_value_range =
    !an_expression<T> && storage_of<T> == storage::unknown && !array_parts<const T&>::is_text && requires(const T& range) {
      range.begin();
      range.end();
    };

template <class E, a_value_range Range>
auto make_in_range(E inner, const Range& range) {
  using kept = decltype(detail::copy_values(range));
  return in_range<E, element_of_values<Range>, kept>{{}, inner, detail::copy_values(range)};
}

template <class E, class... Values>
constexpr auto make_membership(E inner, Values&&... values) {
  if constexpr ((is_rejected<std::remove_cvref_t<Values>> || ...)) {
    return rejected{};  // a query within that has been refused
  } else if constexpr (sizeof...(Values) == 1 && (a_value_range<std::remove_cvref_t<Values>> && ...)) {
    return detail::make_in_range(inner, values...);
  } else if constexpr (!rule::has_values_to_be_one_of<Values...>) {
    static_assert(rule::has_values_to_be_one_of<Values...>, "ikebana::in: there is nothing to be one of; give at least one value");
    return rejected{};
  } else {
    return detail::make_listed_membership(inner, static_cast<Values&&>(values)...);
  }
}

}  // namespace ikebana::detail
