// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_RESULT_ROW_HPP
#define IKEBANA_RESULT_ROW_HPP

// What a query yields: a model, a value, or a row of several, read by structured bindings, by column, or by name.

#include <ikebana/expression/column.hpp>
#include <ikebana/statement/nullness.hpp>
#include <ikebana/statement/query.hpp>

#include <boost/hana/at.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace ikebana {

namespace detail {

/// The targets of a preloaded relation, as a part of a row. Beside a selection the row keeps the owner's key for them.
template <class Related, class Key = void>
struct children {
  using related = Related;
  static constexpr unsigned width = 0;
};

struct no_kept_key {};

template <class Item>
struct key_kept_by {
  using type = no_kept_key;
};

template <class Related, class Key>
struct key_kept_by<children<Related, Key>> {
  using type = Key;
};

template <class Related>
struct key_kept_by<children<Related, void>> {
  using type = no_kept_key;
};

template <class Item, class Key>
inline constexpr bool is_named_by = std::is_same_v<Item, Key>;

template <fixed_text Name, class E>
inline constexpr bool is_named_by<named<Name, E>, result_name<Name>> = true;

template <class Model, fixed_text Alias, class Key>
inline constexpr bool is_named_by<model_item<Model, Alias>, Key> = std::is_same_v<model_item<Model, Alias>, Key>;

template <class Related, class Kept, class Key>
inline constexpr bool is_named_by<children<Related, Kept>, Key> = std::is_same_v<Related, Key>;

template <class Key, class... Items>
constexpr std::size_t index_of_item() {
  std::size_t index = 0;
  (void)((is_named_by<Items, Key> || (++index, false)) || ...);
  return index;
}

/// What an owner has: all of its targets, or the one.
template <class Child, bool IsToOne>
struct yielded_for_each {
  using row = std::conditional_t<IsToOne, std::optional<Child>, std::vector<Child>>;
  using tuple = boost::hana::tuple<row>;
};

template <class Item>
struct value_of_item {
  using type = typename Item::value;
};

template <class Related, class Key>
struct value_of_item<children<Related, Key>> {
  using type = typename yielded_for_each<typename Related::row, Related::is_to_one>::row;
};

}  // namespace detail

template <class... Items>
struct row;

/// Whether a row holds what it is asked for.
template <class Key, class... Items>
inline constexpr bool row_holds = detail::index_of_item<Key, Items...>() != sizeof...(Items);

namespace detail {

template <class... Items, class Column>
inline constexpr bool row_holds_column<row<Items...>, Column> = row_holds<Column, Items...>;

template <class Key, class... Items>
struct refused_key_of_row {
  constexpr explicit operator bool() const {
    static_assert(row_holds<Key, Items...>, "ikebana: this row does not hold what it is asked for; select it by that name");
    return false;
  }
};

inline constexpr rejected rejected_value{};

}  // namespace detail

/// Several values that a query yields: `auto& [country, posts] = row`, `row[col<&Post::title>]`, `row["posts"_name]`,
/// or `row.values`, a `boost::hana::tuple`.
template <class... Items>
struct row {
  boost::hana::tuple<typename detail::value_of_item<Items>::type...> values;
  [[no_unique_address]] detail::pack<typename detail::key_kept_by<Items>::type...> kept;  // for the library

  template <class Key>
  constexpr auto& operator[](Key) {
    constexpr std::size_t index = detail::index_of_item<Key, Items...>();
    if constexpr (index != sizeof...(Items)) {
      return boost::hana::at_c<index>(values);
    } else if constexpr (!detail::refused_key_of_row<Key, Items...>{}) {
      return detail::rejected_value;
    }
  }

  template <class Key>
  constexpr const auto& operator[](Key) const {
    constexpr std::size_t index = detail::index_of_item<Key, Items...>();
    if constexpr (index != sizeof...(Items)) {
      return boost::hana::at_c<index>(values);
    } else if constexpr (!detail::refused_key_of_row<Key, Items...>{}) {
      return detail::rejected_value;
    }
  }

  template <std::size_t Index>
  constexpr auto& get() & {
    return boost::hana::at_c<Index>(values);
  }

  template <std::size_t Index>
  constexpr const auto& get() const& {
    return boost::hana::at_c<Index>(values);
  }

  template <std::size_t Index>
  constexpr auto&& get() && {
    return boost::hana::at_c<Index>(static_cast<decltype(values)&&>(values));
  }
};

namespace detail {

template <class Members>
struct tuple_of_members;

template <class... Entries>
struct tuple_of_members<list<Entries...>> {
  using type = boost::hana::tuple<member_value<Entries::pointer>...>;
};

/// What items yield: one by itself is its own type, several are a row.
template <class... Items>
struct yielded {
  using row = ikebana::row<Items...>;
  using tuple = boost::hana::tuple<typename value_of_item<Items>::type...>;
};

template <class Item>
struct yielded<Item> {
  using row = typename Item::value;
  using tuple = boost::hana::tuple<row>;
};

template <class Model, fixed_text Alias>
struct yielded<model_item<Model, Alias>> {
  using row = Model;
  using tuple = typename tuple_of_members<members_of<Model>>::type;
};

template <bool KeepKeys, class Items, class... Cs>
struct with_children {
  using type = Items;
};

template <bool KeepKeys, class... Items, class Clause, class... Cs>
struct with_children<KeepKeys, list<Items...>, Clause, Cs...> : with_children<KeepKeys, list<Items...>, Cs...> {};

template <bool KeepKeys, class Related>
struct key_to_keep {
  using type = void;
};

template <class Related>
struct key_to_keep<true, Related> {
  using type = typename key_pack_of<Related>::type;
};

/// An item that an outer join may make null is optional.
template <class Item>
struct nullable_item {
  using is_item = void;
  using value = as_optional<typename Item::value>;
  static constexpr unsigned width = width_of<Item>();
};

template <class Item, class Key>
inline constexpr bool is_named_by<nullable_item<Item>, Key> = is_named_by<Item, Key>;

template <bool MayMiss, class Item>
using with_nullness = std::conditional_t<MayMiss, nullable_item<Item>, Item>;

template <class Query, class... Items>
constexpr auto with_nullness_in(list<Items...>) {
  return list<with_nullness<may_be_missing<Query, Items>(), Items>...>{};
}

/// The models of outer joins stand beside the query's own. Table is the number of the next table in the query.
template <class Query, unsigned Table, class Items, class... Cs>
struct outer_models {
  using type = Items;
};

template <class Query, unsigned Table, class... Items, class Clause, class... Cs>
struct outer_models<Query, Table, list<Items...>, Clause, Cs...>
    : outer_models<Query, Table + Clause::source_count, list<Items...>, Cs...> {};

template <class Query, unsigned Table, class... Items, class Clause, class... Cs>
  requires((Clause::adds & has::outer_join) != 0)
struct outer_models<Query, Table, list<Items...>, Clause, Cs...>
    : outer_models<Query, Table + Clause::source_count,
                   list<Items..., with_nullness<outer_joins<Query>::may_miss(Table),
                                                model_item<typename Clause::model, Clause::alias>>>,
                   Cs...> {};

/// What a row holds before its children.
template <class Source, class... Cs>
constexpr auto items_before_children() {
  using own = model_item<typename Source::row_model, Source::alias>;
  using whole = query<Source, Cs...>;
  constexpr unsigned clauses = (Cs::adds | ... | 0u);
  if constexpr ((clauses & has::outer_join) == 0) {
    return typename selected_items<own, Cs...>::type{};
  } else if constexpr ((clauses & has::select) != 0) {
    return with_nullness_in<whole>(typename selected_items<own, Cs...>::type{});
  } else {
    using first = with_nullness<outer_joins<whole>::may_miss(own_tables<Source>() - 1), own>;
    return typename outer_models<whole, own_tables<Source>(), list<first>, Cs...>::type{};
  }
}

template <bool KeepKeys, class... Items, class Related, class... Cs>
struct with_children<KeepKeys, list<Items...>, with<Related>, Cs...>
    : with_children<KeepKeys, list<Items..., children<Related, typename key_to_keep<KeepKeys, Related>::type>>, Cs...> {};

template <class Items>
struct yielded_by;

template <class... Items>
struct yielded_by<list<Items...>> : yielded<Items...> {};

// Most queries yield their whole model: they need not be searched for clauses that say otherwise.
template <bool IsWholeModel, class Source, class... Cs>
struct result_items {
  using type = list<model_item<typename Source::row_model, Source::alias>>;
};

template <class Source, class... Cs>
struct result_items<false, Source, Cs...> {
  using selected = decltype(items_before_children<Source, Cs...>());
  static constexpr bool is_selection = ((Cs::adds | ... | 0u) & has::select) != 0;
  using type = typename with_children<is_selection, selected, Cs...>::type;
};

template <class Source, class... Cs>
struct result_of<query<Source, Cs...>> {
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr bool is_whole_model = (clauses & (has::select | has::with | has::outer_join)) == 0;
  using items = typename result_items<is_whole_model, Source, Cs...>::type;
  using one = yielded_by<items>;
  using child = typename one::row;
  // Asked for several owners, a relation yields what each of them has.
  using yields = std::conditional_t<(clauses & has::owners) != 0, yielded_for_each<child, Source::is_to_one>, one>;
  using row = typename yields::row;
  using tuple = typename yields::tuple;
};

}  // namespace detail

/// The row type of a query type: `row_of<decltype(query)>`.
template <class Query>
using row_of = typename Query::row;

}  // namespace ikebana

template <class... Items>
struct std::tuple_size<ikebana::row<Items...>> {
  static constexpr std::size_t value = sizeof...(Items);
};

template <std::size_t Index, class... Items>
struct std::tuple_element<Index, ikebana::row<Items...>> {
  using type = std::remove_reference_t<decltype(std::declval<ikebana::row<Items...>&>().template get<Index>())>;
};

#endif
