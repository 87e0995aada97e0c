// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an order tells apart: the rows of a model, of a join, of a relation that reaches a target on several ways, and groups.

#include <ikebana/fwd.hpp>

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/group.hpp>
#include <ikebana/query/clause/selection.hpp>
#include <ikebana/relation/path.hpp>
#include <ikebana/query/clause/where.hpp>

namespace ikebana {

namespace rule {

/// Whether an order tells all rows of a model apart: it has the primary key among its terms.
template <class Model, class... Terms>
inline constexpr bool order_tells_rows_apart = detail::groups_by_primary_key<Model>({}, detail::list<typename Terms::ordered...>{});

}  // namespace rule

namespace detail {

/// Whether a condition asks for the primary key of a table, so that one row of it at most is found.
template <class Model, fixed_text Alias, class E>
inline constexpr bool asks_for_key = false;

/// Whether something is a column of a table, by its alias or without one: where a model stands twice, each column says which.
template <class E>
constexpr bool is_column_of(identity model, unsigned position, std::string_view alias) {
  return grouped_column<E>::is(model, position, alias) || grouped_column<E>::is(model, position, {});
}

template <class E, class Model, fixed_text Alias>
constexpr bool names_key_of() {
  return table_of<Model>.primary.size == 1 && detail::is_column_of<E>(identity_of<Model>, table_of<Model>.primary.at[0], Alias.view());
}

/// Whether something is no value of the table's own row.
template <class E, class Model, fixed_text Alias>
constexpr bool is_of_other_row() {
  if constexpr (is_column<E>) {
    return !detail::is_column_of<E>(identity_of<Model>, position_of_member<E::member>(), Alias.view());
  } else {
    return std::is_same_v<typename E::parts, list<>>;
  }
}

template <class Model, fixed_text Alias, class Key, class Other>
constexpr bool is_key_and_other() {
  return names_key_of<Key, Model, Alias>() && is_of_other_row<Other, Model, Alias>();
}

template <class Model, fixed_text Alias, class L, class R>
inline constexpr bool asks_for_key<Model, Alias, binary<op::equal, L, R>> =
    is_key_and_other<Model, Alias, L, R>() || is_key_and_other<Model, Alias, R, L>();
template <class Model, fixed_text Alias, class L, class R>
inline constexpr bool asks_for_key<Model, Alias, binary<op::and_, L, R>> = asks_for_key<Model, Alias, L> || asks_for_key<Model, Alias, R>;

template <class Model, fixed_text Alias, class... Es>
constexpr bool all_ask_for_key(list<Es...>) {
  return (asks_for_key<Model, Alias, Es> || ...);
}

/// Whether an order has the primary key of a table, whose columns it says by the table's alias or without one.
template <class Ordered>
constexpr bool has_key_of(const table_facts& table, std::string_view alias, Ordered ordered) {
  return detail::have_primary_key(table, alias, ordered) || detail::have_primary_key(table, {}, ordered);
}

/// Whether a table that is reached down and left up has two rows of one owner and one target: its key is not of their keys.
constexpr bool may_connect_twice(const hop_facts& down, const hop_facts& up) {
  const key_columns& key = down.to->primary;
  for (unsigned i = 0; i != key.size; ++i) {
    if (!down.to_key.holds(key.at[i]) && !up.from_key.holds(key.at[i])) return true;
  }
  return key.size == 0;
}

/// Whether an order tells apart the ways on which a path reaches a target: it goes down to several rows and up to one again
/// only where the order has their key.
template <class Ordered>
constexpr bool order_is_unique_over_path(const path_facts& path, Ordered ordered) {
  bool has_several = false;
  for (unsigned i = 0; i != path.size; ++i) {
    const hop_facts& hop = path.hops[i];
    if (hop.up || hop.to_one) continue;
    const bool turns = i + 1 != path.size && path.hops[i + 1].up;
    if (turns && (has_several || may_connect_twice(hop, path.hops[i + 1])) && !detail::have_primary_key(*hop.to, {}, ordered)) return false;
    has_several = true;
  }
  return true;
}

/// Whether a clause gives each row once: all do but joins of several partners.
template <class Clause>
constexpr bool keeps_rows() {
  if constexpr ((Clause::adds & has::join) == 0) {
    return true;
  } else if constexpr (requires { typename Clause::targets; }) {
    return Clause::targets::is_to_one || Clause::targets::takes_first();
  } else if constexpr (requires { Clause::keeps_others; }) {
    return Clause::keeps_others && detail::all_ask_for_key<typename Clause::model, Clause::alias>(typename Clause::parts{});
  } else {
    return false;
  }
}

template <class Clause, class... Es>
constexpr bool tells_joined_rows_apart(list<Es...> ordered) {
  if constexpr (keeps_rows<Clause>()) {
    return true;
  } else {
    if constexpr (requires { typename Clause::targets; }) {
      if (!detail::order_is_unique_over_path(Clause::path, ordered)) return false;
    }
    return detail::has_key_of(table_of<typename Clause::model>, Clause::alias.view(), ordered);
  }
}

}  // namespace detail

namespace rule {

/// Whether an order tells apart the rows that a join may give for one row: each has one partner, or the order has the joined
/// model's primary key.
template <class Joined, class... Terms>
inline constexpr bool order_tells_joined_rows_apart = detail::tells_joined_rows_apart<Joined>(detail::list<typename Terms::ordered...>{});

}  // namespace rule

namespace detail {

/// Whether something is a column of the table that a query begins with, by its alias or without one.
template <class E, class Model, fixed_text Alias>
constexpr bool is_own_column() {
  return detail::is_column_of<E>(identity_of<Model>, position_of_member<E::member>(), Alias.view());
}

/// Whether a source gives each of its rows once, or the order tells them apart.
template <class Source, class Ordered>
constexpr bool gives_rows_once(Ordered ordered) {
  if constexpr (!Source::is_related) {
    return true;
  } else {
    return Source::is_to_one || detail::order_is_unique_over_path(path_of<typename Source::relation>, ordered);
  }
}

template <class Item, class Model, fixed_text Alias>
constexpr bool is_own_item() {
  if constexpr (is_column<Item>) {
    return is_own_column<Item, Model, Alias>();
  } else {
    return std::is_same_v<Item, model_item<Model, Alias>>;
  }
}

template <class Model, fixed_text Alias, class... Items>
constexpr bool are_own_items(list<Items...>) {
  return (is_own_item<Items, Model, Alias>() && ...);
}

/// Whether distinct() gives each row of the query's own table once, whatever is joined: nothing else is selected.
template <class Source, class... Cs>
constexpr bool makes_own_rows_distinct() {
  using own = model_item<typename Source::row_model, Source::alias>;
  constexpr unsigned clauses = clause_list<Cs...>::adds;
  return (clauses & has::distinct) != 0 && (clauses & (has::outer_join | has::select)) != has::outer_join &&
         detail::are_own_items<typename Source::row_model, Source::alias>(typename selected_items<own, Cs...>::type{});
}

/// Whether the order has a key of the groups; the model's columns go by its primary key, where the order has that.
template <class Model, fixed_text Alias, class Key, class... Es>
constexpr bool order_has_key([[maybe_unused]] list<Es...> ordered) {
  if constexpr (is_column<Key>) {
    return (detail::has_key_of(table_of<Model>, Alias.view(), ordered) && is_own_column<Key, Model, Alias>()) ||
           (std::is_same_v<Key, Es> || ...);
  } else {
    return false;
  }
}

template <class Model, fixed_text Alias, class Ordered, class... Keys>
constexpr bool order_has_keys([[maybe_unused]] Ordered ordered, list<Keys...>) {
  return (detail::order_has_key<Model, Alias, Keys>(ordered) && ...);
}

/// As order_tells_rows_apart, where the model has an alias.
template <class Model, fixed_text Alias, class... Terms>
constexpr bool tells_rows_apart() {
  return detail::has_key_of(table_of<Model>, Alias.view(), list<typename Terms::ordered...>{});
}

}  // namespace detail

namespace rule {

/// Whether an order tells apart the rows of a relation that may reach a target on several ways.
template <class Source, class... Terms>
inline constexpr bool order_tells_ways_apart = detail::gives_rows_once<Source>(detail::list<typename Terms::ordered...>{});

/// Whether an order tells the groups of a query apart.
template <class Model, fixed_text Alias, class Keys, class... Terms>
inline constexpr bool order_tells_groups_apart = detail::order_has_keys<Model, Alias>(detail::list<typename Terms::ordered...>{}, Keys{});

}  // namespace rule

}  // namespace ikebana
