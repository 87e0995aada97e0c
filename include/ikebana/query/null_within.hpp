// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a query yields a NULL, which no value is known to differ from: then NOT IN it never holds.

#include <ikebana/expression/predicate.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana {

namespace detail {

/// Whether a condition holds only where an expression is not NULL: it says so, compares it, or is joined by AND to one that does.
template <class Item, class E>
inline constexpr bool excludes_null = false;
template <class Item>
inline constexpr bool excludes_null<Item, null_test<true, Item>> = true;
template <class Item, op Operator, class L, class R>
inline constexpr bool excludes_null<Item, binary<Operator, L, R>> =
    Operator == op::and_ ? excludes_null<Item, L> || excludes_null<Item, R>
                         : facts_of(Operator).null == over_null::never_true && (std::is_same_v<Item, L> || std::is_same_v<Item, R>);

template <class Item, class Clause>
inline constexpr bool keeps_no_null = false;
template <class Item, class E>
inline constexpr bool keeps_no_null<Item, where<E>> = excludes_null<Item, E>;
template <class Item, class E>
inline constexpr bool keeps_no_null<Item, having<E>> = excludes_null<Item, E>;

template <class Item>
struct item_without_name {
  using type = Item;
};
template <fixed_text Name, class E>
struct item_without_name<named<Name, E>> {
  using type = E;
};

template <class Item, class... Cs>
constexpr bool some_keeps_no_null() {
  return (keeps_no_null<Item, Cs> || ...);
}

/// Whether each column that is an optional, by itself or by an outer join, is kept from being NULL.
template <class... Cs, class... Items, class... Ts>
constexpr bool all_exclude_null(list<Items...>, std::type_identity<boost::hana::tuple<Ts...>>) {
  if constexpr (sizeof...(Items) == sizeof...(Ts)) {
    return ((!is_optional<Ts> || detail::some_keeps_no_null<typename item_without_name<Items>::type, Cs...>()) && ...);
  } else {
    return !(is_optional<Ts> || ...);  // the columns of a model
  }
}

/// The same of a query: of what it selects, or of each of the two that it is made of.
template <class Query>
struct null_within;

template <class Source, class... Cs>
struct null_within<query<Source, clause_list<Cs...>>> {
  static constexpr bool is_excluded = detail::all_exclude_null<Cs...>(
      typename items_of_rows<query<Source, clause_list<Cs...>>>::items{},
      std::type_identity<typename query<Source, clause_list<Cs...>>::tuple>{});
};

template <compound_kind Kind, class First, class Second, class... Cs>
struct null_within<query<compound_of<Kind, First, Second>, clause_list<Cs...>>> {
  static constexpr bool is_both = Kind == compound_kind::union_ || Kind == compound_kind::union_all;
  static constexpr bool is_excluded = null_within<First>::is_excluded && (!is_both || null_within<Second>::is_excluded);
};

}  // namespace detail

namespace rule {

/// Whether the values that a query yields are never NULL: by their type, or since one of its conditions says so.
template <class Query>
inline constexpr bool yields_no_null = detail::null_within<Query>::is_excluded;

}  // namespace rule

namespace detail {

template <class Query>
struct refused_null_in_query {
  constexpr explicit operator bool() const {
    static_assert(
        rule::yields_no_null<Query>,
        "ikebana: a negated in(query) finds nothing where the query yields a NULL; say where(column.is_not_null()) in it, or !exists(...)");
    return false;
  }
};

}  // namespace detail

}  // namespace ikebana
