// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text compared and sorted by another collation than that of its column.

#include <ikebana/expression/sign.hpp>

namespace ikebana::detail {

/// `"users"."name" COLLATE NOCASE`
template <class E, fixed_text Collation>
struct collated : expression<collated<E, Collation>> {
  using value = typename E::value;
  using parts = list<E>;
  static constexpr binding binds = binding::sign;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;

  static constexpr void write_tokens(token_list& tokens) {
    if (!is_of_kind<E, is_text>()) tokens.fail(problem::wrong_operand);
    detail::write_operand<E>(tokens, binding::operand);
    tokens.text(" COLLATE ");
    tokens.name(Collation.view());
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

}  // namespace ikebana::detail
