// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQL_VARIANTS_HPP
#define IKEBANA_SQL_VARIANTS_HPP

// The texts of a query that has several: one for each combination of its conditions and orders.

#include <ikebana/sql/render.hpp>
#include <ikebana/statement/variant.hpp>

namespace ikebana::detail {

template <class Query, class Dialect, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> render_each_variant(std::index_sequence<I...>) {
  return {render<variant_statement<Query, static_cast<unsigned>(I)>, Dialect>()...};
}

template <class Query, class Dialect>
constexpr auto render_variants() {
  return detail::render_each_variant<Query, Dialect>(std::make_index_sequence<variants_of_query<Query>::count>{});
}

}  // namespace ikebana::detail

#endif
