// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a query yields: a model, a value, a row of several, or a struct that they fill.

#include <ikebana/query/clause/into.hpp>
#include <ikebana/query/nullability.hpp>
#include <ikebana/query/query.hpp>
#include <ikebana/result/preloaded.hpp>
#include <ikebana/result/row.hpp>
#include <ikebana/write/insert.hpp>
#include <ikebana/write/update.hpp>

namespace ikebana {

namespace detail {

template <class... Items, class Column>
inline constexpr bool row_holds_column<row<Items...>, Column> = rule::row_holds<Column, Items...>;

template <class Item, class Column>
inline constexpr bool is_record_of_column = false;
template <class Model, fixed_text Alias, class Column>
inline constexpr bool is_record_of_column<model_item<Model, Alias>, Column> = is_own_column<Column, Model, Alias>();

template <class... Items, class Column>
inline constexpr std::size_t record_of_column<row<Items...>, Column> = [] {
  std::size_t index = 0;
  (void)((is_record_of_column<Items, Column> || (static_cast<void>(++index), false)) || ...);
  return index != sizeof...(Items) ? index : no_record;
}();

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
  using row = typename value_of_item<Item>::type;
  using tuple = boost::hana::tuple<row>;
};

template <class Model, fixed_text Alias>
struct yielded<model_item<Model, Alias>> {
  using row = Model;
  using tuple = typename tuple_of_members<members_of<Model>>::type;
};

template <class Struct, class... Items>
struct yielded<into_item<Struct, Items...>> {
  using row = Struct;
  using tuple = typename tuple_of_members<members_of<Struct>>::type;
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

template <class Item>
struct columns_of_item<nullable_item<Item>> {
  static constexpr void describe(yielded_column*& into) {
    yielded_column* each = into;
    columns_of_item<Item>::describe(into);
    for (; each != into; ++each) each->nullable = true;
  }

  template <unsigned Position>
  using value_at = as_optional<typename columns_of_item<Item>::template value_at<Position>>;
};

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
                   list<Items..., with_nullness<outer_joins<Query>::may_miss(Table), model_item<typename Clause::model, Clause::alias>>>,
                   Cs...> {};

/// What a row holds before its children.
template <class Source, class... Cs>
constexpr auto items_before_children() {
  using own = model_item<typename Source::row_model, Source::alias>;
  using whole = query<Source, clause_list<Cs...>>;
  constexpr unsigned clauses = (Cs::adds | ... | 0u);
  if constexpr ((clauses & has::outer_join) == 0) {
    return typename selected_items<own, Cs...>::type{};
  } else if constexpr ((clauses & has::select) != 0) {
    return detail::with_nullness_in<whole>(typename selected_items<own, Cs...>::type{});
  } else {
    using first = with_nullness<outer_joins<whole>::may_miss(own_tables<Source>() - 1), own>;
    return typename outer_models<whole, own_tables<Source>(), list<first>, Cs...>::type{};
  }
}

/// The struct that the columns fill, where the query has said into.
template <class Items, class Clause, class... Cs>
struct items_into : items_into<Items, Cs...> {};

template <class... Items, class Struct, class... Cs>
struct items_into<list<Items...>, into<Struct>, Cs...> {
  using type = list<into_item<Struct, Items...>>;
};

template <class Items>
struct yielded_by;

template <class... Items>
struct yielded_by<list<Items...>> : yielded<Items...> {};

template <class Source>
struct whole_model {
  using items = list<model_item<typename Source::row_model, Source::alias>>;
  using one = yielded_by<items>;
  using row = typename one::row;
  using tuple = typename one::tuple;
  using child = row;
};

template <unsigned Special, class Source, class... Cs>
struct result_items {
  using selected = decltype(items_before_children<Source, Cs...>());
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);

  static constexpr keeps_keys keys() {
    if constexpr ((clauses & has::select) == 0) {
      return keeps_keys::no;
    } else if constexpr ((clauses & has::outer_join) == 0) {
      return keeps_keys::yes;
    } else {
      return outer_joins<query<Source, clause_list<Cs...>>>::may_miss(own_tables<Source>() - 1) ? keeps_keys::optional : keeps_keys::yes;
    }
  }

  using type = typename with_children<preloads_each_once<Cs...>(), keys(), selected, Cs...>::type;
};

template <class Source, class... Cs>
struct result_items<has::into, Source, Cs...> {
  using type = typename items_into<decltype(items_before_children<Source, Cs...>()), Cs...>::type;
};

template <class Source, class... Cs>
struct special_results {
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr unsigned special = clauses & (has::into | has::select | has::with | has::outer_join);
  using items = typename result_items<(clauses & has::into) != 0 ? has::into : special, Source, Cs...>::type;
  using one = yielded_by<items>;
  using child = typename one::row;
  // Asked for several owners, a relation yields what each of them has.
  using yields = std::conditional_t<(clauses & has::owners) != 0, yielded_for_each<child, Source::is_to_one>, one>;
  using row = typename yields::row;
  using tuple = typename yields::tuple;
};

// Most queries yield their whole model: they need not be searched for clauses that say otherwise.
template <class Source, class... Cs>
struct result_of<query<Source, clause_list<Cs...>>>
    : std::conditional_t<yields_its_model(clause_list<Cs...>::adds), std::type_identity<whole_model<Source>>,
                         std::type_identity<special_results<Source, Cs...>>>::type {};

/// Two queries together yield what the first does.
template <compound_kind Kind, class First, class Second, class... Cs>
struct result_of<query<compound_of<Kind, First, Second>, clause_list<Cs...>>> : First::results {};

/// What a write returns of each row that it has written; nothing where it does not say.
template <class Items>
struct returned {
  using items = Items;
  using row = typename yielded_by<Items>::row;
  using tuple = typename yielded_by<Items>::tuple;
};

template <>
struct returned<list<>> {
  using items = list<>;
  using row = void;
  using tuple = void;
};

template <class Rows, class... Cs>
struct result_of<insert_query<Rows, Cs...>> : returned<typename returned_items<Cs...>::type> {};
template <class Source, class... Cs>
struct result_of<update_query<Source, Cs...>> : returned<typename returned_items<Cs...>::type> {};
template <class Source, class... Cs>
struct result_of<delete_query<Source, Cs...>> : returned<typename returned_items<Cs...>::type> {};

/// Whether each value of a row may be kept in the member of the same position.
template <class Tuple, class Members>
inline constexpr bool fills_members = false;
template <class... Ts, class... Entries>
  requires(sizeof...(Ts) == sizeof...(Entries))
inline constexpr bool fills_members<boost::hana::tuple<Ts...>, list<Entries...>> =
    ((std::is_same_v<Ts, member_value<Entries::pointer>> || std::is_same_v<std::optional<Ts>, member_value<Entries::pointer>>) && ...);

}  // namespace detail

namespace rule {

template <class Query, class Model>
  requires a_model<Model>
inline constexpr bool yields_members_of<Query, Model> = detail::fills_members<typename Query::tuple, detail::members_of<Model>>;

}  // namespace rule

/// The row type of a query type: `row_of<decltype(query)>`.
template <class Query>
using row_of = typename Query::row;

}  // namespace ikebana
