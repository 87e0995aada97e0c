// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of relations that have some of their targets alone: their limit, their order, and the first row of a has_one.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/relation/path.hpp>

#include <cstdint>
#include <type_traits>

namespace ikebana {

namespace detail {

template <class R>
inline constexpr bool relation_has_order = requires { R::order_by; };

template <class R>
inline constexpr bool relation_has_limit = requires { R::limit; };

template <class R>
constexpr bool limit_is_number_of_rows() {
  if constexpr (!relation_has_limit<R>) {
    return true;
  } else if constexpr (!std::is_integral_v<std::remove_const_t<decltype(R::limit)>>) {
    return false;
  } else {
    return R::limit >= 0 && static_cast<unsigned long long>(R::limit) <= INT64_MAX;
  }
}

template <class Shape>
inline constexpr bool is_has_one = false;
template <direction Wanted, class Owner, class Target, auto... Keys>
inline constexpr bool is_has_one<one_hop<Wanted, true, Owner, Target, Keys...>> = true;

template <class Shape>
inline constexpr bool is_has_one_through = false;
template <class... Elements>
inline constexpr bool is_has_one_through<hops_through<true, Elements...>> = true;

}  // namespace detail

namespace rule {

/// Whether all tables of which a relation takes the first of several rows have a primary key, by which that row is found.
template <class Relation>
inline constexpr bool first_row_has_key = detail::path_of<Relation>.finds_first_by_key();

/// Whether the limit of a relation, where it has one, is a number of rows: an integer that is not negative.
template <class Relation>
inline constexpr bool relation_limit_is_number_of_rows = detail::limit_is_number_of_rows<Relation>();

/// Whether an element of a path is a model, or a relation without a limit, which would be of an owner that the path's targets no
/// longer show. An order is that of its hop; that of a has_one says which one it has.
template <class Element>
inline constexpr bool cuts_no_targets =
    !detail::is_relation_type<Element> ||
    (!detail::relation_has_limit<Element> &&
     (!detail::relation_has_order<Element> || !detail::is_has_one_through<detail::relation_shape<Element>>));

}  // namespace rule

namespace detail {

template <class... Elements>
struct refused_cut {
  constexpr explicit operator bool() const {
    static_assert((rule::cuts_no_targets<Elements> && ...),
                  "ikebana::through: a relation within a path keeps its where and its order; put the limit on the whole path");
    return false;
  }
};

template <class Relation>
struct refused_relation_limit {
  constexpr explicit operator bool() const {
    static_assert(
        rule::relation_limit_is_number_of_rows<Relation>,
        "ikebana: the limit of a relation is a number of rows, and none that is negative: static constexpr std::int64_t limit = 3");
    return false;
  }
};

template <class Relation>
struct refused_first_without_key {
  constexpr explicit operator bool() const {
    static_assert(rule::first_row_has_key<Relation>,
                  "ikebana: here the first row of a has_one is found by its primary key, and its model has none; describe one, or preload "
                  "the has_one");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
