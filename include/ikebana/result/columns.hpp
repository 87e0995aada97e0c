// SPDX-License-Identifier: BSL-1.0
#pragma once

// The columns of a result beside each other, each in a vector: what `db.columns(q)` gives.

#include <ikebana/result/result.hpp>

namespace ikebana::detail {

template <class Tuple>
struct vectors_of;

template <class... Ts>
struct vectors_of<boost::hana::tuple<Ts...>> {
  using type = boost::hana::tuple<std::vector<Ts>...>;
};

/// A vector for each column of a whole model, else for each item.
template <class Query>
using columns_result = typename vectors_of<typename Query::tuple>::type;

/// The position of a member's column in the result: in its own order, or where `into` has found it.
template <class Item, std::size_t Member>
constexpr int position_of_column() {
  if constexpr (requires { Item::places; }) {
    return Item::places.at[Member];
  } else {
    return static_cast<int>(Member);
  }
}

template <std::size_t Index, class... Ts>
constexpr auto& column_of(boost::hana::tuple<std::vector<Ts>...>& columns) {
  return boost::hana::at_c<Index>(columns);
}

}  // namespace ikebana::detail
