// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several values of different types as one, empty where all of them are: cheaper to instantiate than std::tuple.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <utility>

namespace ikebana::detail {

template <std::size_t Index, class T>
struct pack_element {
  [[no_unique_address]] T held;
};

template <class Indices, class... Ts>
struct pack_of;

template <std::size_t... I, class... Ts>
struct pack_of<std::index_sequence<I...>, Ts...> : pack_element<I, Ts>... {};

template <class... Ts>
using pack = pack_of<std::index_sequence_for<Ts...>, Ts...>;

/// Calls `visit` with each value in turn.
template <std::size_t... I, class... Ts, class Visit>
constexpr void for_each_in(const pack_of<std::index_sequence<I...>, Ts...>& values, Visit&& visit) {
  (visit(static_cast<const pack_element<I, Ts>&>(values).held), ...);
}

template <std::size_t... I, class... Ts, class Visit>
constexpr void for_each_in(pack_of<std::index_sequence<I...>, Ts...>& values, Visit&& visit) {
  (visit(static_cast<pack_element<I, Ts>&>(values).held), ...);
}

}  // namespace ikebana::detail
