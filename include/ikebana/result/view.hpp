// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows whose text and bytes stay where the database has them: what `db.views(q)` yields, and what may hold views.

#include <ikebana/result/result.hpp>

namespace ikebana::detail {

/// Whether a model has members that show what the database holds, and only until the next step.
template <class Model>
inline constexpr bool holds_views = [] {
  for (unsigned i = 0; i != members_of<Model>::size; ++i) {
    if (columns_of<Model>.at[i].is_view) return true;
  }
  return false;
}();

/// An item, with views for its text and bytes.
template <class Item>
struct viewed {
  using is_item = void;
  using value = typename viewing<typename Item::value>::type;
  static constexpr unsigned width = width_of<Item>();
};

template <class Item>
struct value_of_item<viewed<Item>> {
  using type = typename viewed<Item>::value;
};

template <class Item, class Key>
inline constexpr bool is_named_by<viewed<Item>, Key> = is_named_by<Item, Key>;

template <fixed_text Alias, class... Entries>
constexpr auto viewed_columns(list<Entries...>) {
  return list<viewed<std::remove_cvref_t<decltype(make_column<Entries::pointer, Alias>())>>...>{};
}

template <class Items>
struct row_of;

template <class... Items>
struct row_of<list<Items...>> {
  using type = row<Items...>;
};

/// A whole model as a row of its columns; as the struct itself, if that has views for members.
template <class Model, fixed_text Alias>
struct viewed<model_item<Model, Alias>> {
  using is_item = void;
  using columns = decltype(detail::viewed_columns<Alias>(members_of<Model>{}));
  using value = typename row_of<columns>::type;
  static constexpr unsigned width = members_of<Model>::size;
};

template <class Model, fixed_text Alias>
  requires holds_views<Model>
struct viewed<model_item<Model, Alias>> : model_item<Model, Alias> {};

template <class Model, fixed_text Alias>
struct viewed<nullable_item<model_item<Model, Alias>>> : viewed<model_item<Model, Alias>> {
  using model = Model;  // the join decides whether there is one
  using value = as_optional<typename viewed<model_item<Model, Alias>>::value>;
};

template <class Struct, class... Items>
struct viewed<into_item<Struct, Items...>> : into_item<Struct, Items...> {};

template <class... Items>
constexpr auto viewed_items(list<Items...>) {
  return list<viewed<Items>...>{};
}

/// What a query yields as views.
template <class Query>
struct views_of {
  using items = decltype(detail::viewed_items(typename result_of<Query>::items{}));
  using row = typename yielded_by<items>::row;
};

/// Whether the rows of some items would hold views that are gone when the statement goes on.
template <class Item>
inline constexpr bool item_borrows = false;
template <class Model, fixed_text Alias>
inline constexpr bool item_borrows<model_item<Model, Alias>> = holds_views<Model>;
template <class Item>
inline constexpr bool item_borrows<nullable_item<Item>> = item_borrows<Item>;
template <class Struct, class... Items>
inline constexpr bool item_borrows<into_item<Struct, Items...>> = holds_views<Struct>;

template <class Items>
inline constexpr bool items_borrow = false;
template <class... Items>
inline constexpr bool items_borrow<list<Items...>> = (item_borrows<Items> || ...);
template <class Named, class Items, bool IsToOne, class Key>
inline constexpr bool item_borrows<children<Named, Items, IsToOne, Key>> = items_borrow<Items>;

}  // namespace ikebana::detail
