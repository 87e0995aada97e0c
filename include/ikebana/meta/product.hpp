// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several values of different types as one, empty where all of them are: cheaper to instantiate than std::tuple.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <utility>

namespace ikebana::detail {

template <std::size_t Index, class T>
struct product_element {
  [[no_unique_address]] T value;
};

template <class Indices, class... Ts>
struct product_of;

template <std::size_t... I, class... Ts>
struct product_of<std::index_sequence<I...>, Ts...> : product_element<I, Ts>... {};

template <class... Ts>
using product = product_of<std::index_sequence_for<Ts...>, Ts...>;

/// Calls `visit` with each value in turn.
template <std::size_t... I, class... Ts, class Visit>
constexpr void for_each_in(const product_of<std::index_sequence<I...>, Ts...>& values, Visit&& visit) {
  (visit(static_cast<const product_element<I, Ts>&>(values).value), ...);
}

template <std::size_t... I, class... Ts, class Visit>
constexpr void for_each_in(product_of<std::index_sequence<I...>, Ts...>& values, Visit&& visit) {
  (visit(static_cast<product_element<I, Ts>&>(values).value), ...);
}

}  // namespace ikebana::detail
