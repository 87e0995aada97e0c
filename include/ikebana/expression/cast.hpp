// SPDX-License-Identifier: BSL-1.0
#pragma once

// A value as another type: CAST.

#include <ikebana/expression/check/comparison.hpp>
#include <ikebana/expression/column.hpp>

namespace ikebana {

namespace detail {

template <class T>
constexpr std::string_view name_of_storage() {
  constexpr storage kind = storage_of<T>;
  return kind == storage::text ? "TEXT" : kind == storage::real ? "REAL" : kind == storage::blob ? "BLOB" : "INTEGER";
}

/// `CAST("posts"."title" AS INTEGER)`; to a type of values of several kinds, `("posts"."title")` as it is.
template <class T, class E>
struct cast_expression : expression<cast_expression<T, E>> {
  using value = std::conditional_t<is_optional<typename E::value>, as_optional<T>, T>;
  using parts = list<E>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;

  static constexpr auto refusal() { return check_type<T>(); }

  static constexpr void write_tokens(token_list& tokens) {
    if (storage_of<T> == storage::unknown) tokens.fail(problem::unknown_type);
    if (detail::write_cast_otherwise(tokens, sql_type_of<T>, tokens_of<E>)) return;
    tokens.text(storage_of<T> == storage::any ? "(" : "CAST(");
    E::write_tokens(tokens);
    if (storage_of<T> != storage::any) {
      tokens.text(" AS ");
      tokens.text(name_of_storage<T>());
    }
    tokens.text(")");
    detail::write_collation_of<T>(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

}  // namespace detail

/// A value as SQL converts it to another type: `cast<std::int64_t>(col<&Post::title>)` gives
/// `CAST("posts"."title" AS INTEGER)`, and `cast<std::int64_t>(0)` is a value to select.
template <class T, class E>
constexpr auto cast(E&& inner) {
  if constexpr (detail::is_rejected<std::remove_cvref_t<E>>) {
    return detail::rejected{};
  } else {
    using kept = decltype(detail::operand<void>(static_cast<E&&>(inner)));
    return detail::cast_expression<T, kept>{{}, detail::operand<void>(static_cast<E&&>(inner))};
  }
}

}  // namespace ikebana
