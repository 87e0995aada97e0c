// SPDX-License-Identifier: BSL-1.0
#pragma once

// Types in a row, and the way to one of them.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace ikebana::detail {

template <class... Ts>
struct list {
  static constexpr std::size_t size = sizeof...(Ts);
};

template <std::size_t Index, class T>
struct indexed {};

template <class Indices, class... Ts>
struct indexed_list;

template <std::size_t... I, class... Ts>
struct indexed_list<std::index_sequence<I...>, Ts...> : indexed<I, Ts>... {};

template <std::size_t Index, class T>
std::type_identity<T> at_index(const indexed<Index, T>*);

/// The type at a position, found by overload resolution rather than by recursion.
template <std::size_t Index, class... Ts>
using at = typename decltype(detail::at_index<Index>(
    static_cast<const indexed_list<std::make_index_sequence<sizeof...(Ts)>, Ts...>*>(nullptr)))::type;

/// The last type. The commas stand between pointers, which no operator of anybody's takes.
template <class... Ts>
using last = typename std::remove_pointer_t<decltype((static_cast<std::type_identity<Ts>*>(nullptr), ...))>::type;

/// Lists behind one another.
template <class... Lists>
struct concatenation {
  using type = list<>;
};
template <class... As>
struct concatenation<list<As...>> {
  using type = list<As...>;
};
template <class... As, class... Bs>
struct concatenation<list<As...>, list<Bs...>> {
  using type = list<As..., Bs...>;
};
template <class... As, class... Bs, class... Cs, class... Rest>
struct concatenation<list<As...>, list<Bs...>, list<Cs...>, Rest...> : concatenation<list<As..., Bs..., Cs...>, Rest...> {};

template <class... Lists>
using concatenated = typename concatenation<Lists...>::type;

/// A list, and behind it the arguments of those types that a template makes: of all `order_by<...>` among clauses, the terms.
template <template <class...> class Made, class List, class... Ts>
struct with_arguments_of {
  using type = List;
};
template <template <class...> class Made, class List, class T, class... Ts>
struct with_arguments_of<Made, List, T, Ts...> : with_arguments_of<Made, List, Ts...> {};
template <template <class...> class Made, class... Before, class... Arguments, class... Ts>
struct with_arguments_of<Made, list<Before...>, Made<Arguments...>, Ts...> : with_arguments_of<Made, list<Before..., Arguments...>, Ts...> {
};

}  // namespace ikebana::detail
