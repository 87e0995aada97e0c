// SPDX-License-Identifier: BSL-1.0
#pragma once

// A row of several values, read by structured bindings, by column, or by name.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/item.hpp>
#include <ikebana/expression/operand.hpp>
#include <ikebana/meta/product.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/after.hpp>

#include <boost/hana/at.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace ikebana {

namespace detail {

/// The targets of a preloaded relation, as a part of a row: what each of them yields, and whether there is one at most, so that
/// the rows of all queries that hold the same are of one type. They are named by what their query is of; by the query itself where a
/// row holds two of the same relation. Beside a selection the row keeps the owner's key for them.
template <class Named, class Items, bool IsToOne, class Key = void>
struct children {
  static constexpr unsigned width = 0;
};

template <class Items>
struct yielded_by;

struct no_kept_key {};

template <class Item>
struct key_kept_by {
  using type = no_kept_key;
};

template <class Named, class Items, bool IsToOne, class Key>
struct key_kept_by<children<Named, Items, IsToOne, Key>> {
  using type = Key;
};

template <class Named, class Items, bool IsToOne>
struct key_kept_by<children<Named, Items, IsToOne, void>> {
  using type = no_kept_key;
};

template <class Item, class Key>
inline constexpr bool is_named_by = std::is_same_v<Item, Key>;

template <fixed_text Name, class E>
inline constexpr bool is_named_by<named<Name, E>, result_name<Name>> = true;

template <class Model, fixed_text Alias, class Key>
inline constexpr bool is_named_by<model_item<Model, Alias>, Key> = std::is_same_v<model_item<Model, Alias>, Key>;

template <class Source, class Items, bool IsToOne, class Kept, class Clauses>
inline constexpr bool is_named_by<children<Source, Items, IsToOne, Kept>, query<Source, Clauses>> = true;

template <class Related, class Items, bool IsToOne, class Kept>
inline constexpr bool is_named_by<children<Related, Items, IsToOne, Kept>, Related> = true;

template <class Key, class... Items>
constexpr std::size_t index_of_item() {
  std::size_t index = 0;
  (void)((is_named_by<Items, Key> || (static_cast<void>(++index), false)) || ...);
  return index;
}

/// What an owner has: all of its targets, or the one.
template <class Child, bool IsToOne>
struct yielded_for_each {
  using row = std::conditional_t<IsToOne, std::optional<Child>, std::vector<Child>>;
  using tuple = boost::hana::tuple<row>;
};

// A row outlives the step that has read it: what is a view in an expression is a value of its own here.
template <class Item>
struct value_of_item {
  using type = typename owning<typename Item::value>::type;
};

template <class Named, class Items, bool IsToOne, class Key>
struct value_of_item<children<Named, Items, IsToOne, Key>> {
  using type = typename yielded_for_each<typename yielded_by<Items>::row, IsToOne>::row;
};

}  // namespace detail

template <class... Items>
struct row;

namespace rule {

/// Whether a row holds what it is asked for.
template <class Key, class... Items>
inline constexpr bool row_holds = detail::index_of_item<Key, Items...>() != sizeof...(Items);

}  // namespace rule

namespace detail {

template <class Key, class... Items>
struct refused_key_of_row {
  constexpr explicit operator bool() const {
    static_assert(rule::row_holds<Key, Items...>, "ikebana: this row does not hold what it is asked for; select it by that name");
    return false;
  }
};

inline constexpr rejected rejected_value{};

}  // namespace detail

/// Several values that a query yields: `auto& [country, posts] = row`, `row[col<&Post::title>]`, `row["posts"_name]`,
/// or `row.values`, a `boost::hana::tuple`.
template <class... Items>
struct row {
  boost::hana::tuple<typename detail::value_of_item<Items>::type...> values;                 ///< All of them, as a tuple.
  [[no_unique_address]] detail::product<typename detail::key_kept_by<Items>::type...> kept;  // for the library

  /// The value of a column, of a preloaded relation, or of a name: `row[col<&Post::title>]`, `row["posts"_name]`.
  template <class Key>
  constexpr auto& operator[](Key) {
    constexpr std::size_t index = detail::index_of_item<Key, Items...>();
    if constexpr (index != sizeof...(Items)) {
      return boost::hana::at_c<index>(values);
    } else if constexpr (!detail::refused_key_of_row<Key, Items...>{}) {
      return detail::rejected_value;
    }
  }

  /// The value of a column, of a preloaded relation, or of a name, to be read.
  template <class Key>
  constexpr const auto& operator[](Key) const {
    constexpr std::size_t index = detail::index_of_item<Key, Items...>();
    if constexpr (index != sizeof...(Items)) {
      return boost::hana::at_c<index>(values);
    } else if constexpr (!detail::refused_key_of_row<Key, Items...>{}) {
      return detail::rejected_value;
    }
  }

  /// The value at a position: what structured bindings use.
  template <std::size_t Index>
  constexpr auto& get() & {
    return boost::hana::at_c<Index>(values);
  }

  /// The value at a position, to be read.
  template <std::size_t Index>
  constexpr const auto& get() const& {
    return boost::hana::at_c<Index>(values);
  }

  /// The value at a position, to be moved from.
  template <std::size_t Index>
  constexpr auto&& get() && {
    return boost::hana::at_c<Index>(static_cast<decltype(values)&&>(values));
  }
};

}  // namespace ikebana

template <class... Items>
struct std::tuple_size<ikebana::row<Items...>> {
  static constexpr std::size_t value = sizeof...(Items);
};

template <std::size_t Index, class... Items>
struct std::tuple_element<Index, ikebana::row<Items...>> {
  using type = std::remove_reference_t<decltype(std::declval<ikebana::row<Items...>&>().template get<Index>())>;
};
