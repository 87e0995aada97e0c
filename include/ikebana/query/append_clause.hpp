// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query with one clause more.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/product.hpp>

namespace ikebana::detail {

/// A query with one clause more.
template <class Source, std::size_t... I, class... Cs, class Clause>
[[gnu::always_inline]] constexpr query<Source, clause_list<Cs..., Clause>> append_clause(
    const product_of<std::index_sequence<I...>, Cs...>& given, Clause clause) {
  return {{}, {{static_cast<const product_element<I, Cs>&>(given).value}..., {static_cast<Clause&&>(clause)}}};
}

/// The type of a query with one clause more.
template <class Clause, class Source, class... Cs>
query<Source, clause_list<Cs..., Clause>> with_clause_type(const query<Source, clause_list<Cs...>>&);

}  // namespace ikebana::detail
