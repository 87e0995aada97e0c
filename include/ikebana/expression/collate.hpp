// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text compared and sorted by another collation than that of its column.

#include <ikebana/expression/sign.hpp>

namespace ikebana {

namespace rule {

/// Whether a collation is given to text.
template <class E>
inline constexpr bool has_text_to_collate = detail::is_of_kind<E, detail::is_text>();

}  // namespace rule

namespace detail {

template <class E>
struct refused_collation {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_to_collate<E>, "ikebana: only text is compared by a collation; leave out collate");
    return false;
  }
};

/// A collation by the name that SQLite has for it, or one of the database's own.
constexpr std::string_view collation_in_dialect(token_list& tokens, std::string_view name) {
  const std::string_view binary = tokens.dialect().binary_collation;
  if (binary.empty()) return name;
  if (detail::is_collation_of_sqlite(name)) tokens.fail(problem::collation_of_sqlite);
  return detail::same_name(name, "BINARY") ? binary : name;
}

/// `"users"."name" COLLATE NOCASE`
template <class E, fixed_text Collation>
struct collated : expression<collated<E, Collation>> {
  using value = typename E::value;
  using parts = list<E>;
  static constexpr binding binds = binding::sign;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;

  static constexpr auto refusal() {
    if constexpr (!rule::has_text_to_collate<E>) {
      return refused_collation<E>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (!rule::has_text_to_collate<E>) tokens.fail(problem::wrong_operand);
    detail::write_operand<E>(tokens, binding::operand);
    tokens.text(" COLLATE ");
    tokens.name(detail::collation_in_dialect(tokens, Collation.view()));
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

}  // namespace detail
}  // namespace ikebana
