// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_OWNER_HPP
#define IKEBANA_STATEMENT_OWNER_HPP

// Which columns of an owner say whose targets are asked for, and their values in a record.

#include <ikebana/expression/operand.hpp>
#include <ikebana/expression/scope.hpp>
#include <ikebana/statement/along.hpp>
#include <ikebana/statement/clause.hpp>

#include <type_traits>
#include <utility>

namespace ikebana {

/// Whether a relation's owner has a primary key, by which a condition on the owner's own columns can find it.
template <class Owner>
inline constexpr bool owner_has_primary_key = detail::table_of<Owner>.primary.size != 0;

namespace detail {

/// The columns of the owner that a relation begins at.
template <class Relation>
inline constexpr const key_columns& owner_key_of = path_of<Relation>.hops[0].from_key;

/// Whether those are not the owner's identity: several owners may hold the same foreign key.
template <class Relation>
inline constexpr bool begins_at_shared_key = !(owner_key_of<Relation> == path_of<Relation>.owner().primary);

/// The owner's key as a table of the statement has it: in the table next to it, or in its own.
struct owner_side {
  unsigned source;
  const table_facts& table;
  const key_columns& key;
};

/// Where the owner's own columns are mentioned and the relation begins at a shared key, the owner is known by its
/// primary key: its foreign key would let in other owners that hold the same.
template <bool ByPrimary>
constexpr owner_side side_of_owner(const path_facts& path, const tables_along& tables) {
  const hop_facts& hop = path.hops[0];
  if (ByPrimary) return {tables.owner, *hop.from, hop.from->primary};
  return {tables.next_to_owner, *hop.to, hop.to_key};
}

/// Whether the conditions or the order of a relation mention the owner's own columns.
template <class Parts>
constexpr bool mentions_owner() {
  token_list tokens;
  const tables_along tables = Parts::declare(tokens, true);
  separated list(tokens, "", "");
  Parts::lower_items(list);
  Parts::lower_conditions(list, tables);
  Parts::lower_order(list);
  const scopes scopes{tokens};
  return scopes.source(tables.owner).used;
}

template <auto... Members, class Owner>
constexpr auto kept_members(const Owner& record) {
  return pack<decltype(keep(record.*Members))...>{{keep(record.*Members)}...};
}

template <class Model, const key_columns& Key, std::size_t... I>
constexpr auto kept_key(const Model& record, std::index_sequence<I...>) {
  return kept_members<member_at<Model, Key.at[I]>...>(record);
}

template <class Relation>
inline constexpr key_columns first_key = owner_key_of<Relation>;

template <class Model>
inline constexpr key_columns primary_key_of = table_of<Model>.primary;

template <class Key, class Primary>
constexpr auto make_owner(Key key, Primary primary) {
  return owner<Key, Primary>{{}, static_cast<Key&&>(key), static_cast<Primary&&>(primary)};
}

/// The owner's key, from its record or as it is given. Where the relation begins at a shared key, the record's primary
/// key as well.
template <class Relation, class Owner>
constexpr auto owner_key(const Owner& given) {
  using model = owner_of<Relation>;
  if constexpr (std::is_base_of_v<model, Owner>) {
    auto key = kept_key<model, first_key<Relation>>(given, std::make_index_sequence<first_key<Relation>.size>{});
    if constexpr (begins_at_shared_key<Relation>) {
      return make_owner(static_cast<decltype(key)&&>(key),
                        kept_key<model, primary_key_of<model>>(
                            given, std::make_index_sequence<primary_key_of<model>.size>{}));
    } else {
      return make_owner(static_cast<decltype(key)&&>(key), pack<>{});
    }
  } else {
    return make_owner(pack<decltype(keep(given))>{{keep(given)}}, pack<>{});
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
