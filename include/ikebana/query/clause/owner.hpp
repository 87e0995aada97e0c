// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which columns of an owner say whose targets are asked for, and their values in a record.

#include <ikebana/expression/operand.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/syntax/scope.hpp>

#include <type_traits>
#include <utility>
#include <vector>

namespace ikebana {
namespace detail {

/// The columns of an owner by which it is told apart. Defined in query/statement/relation_parts.hpp.
template <class Related>
struct known_by;

/// The owners whose targets are asked for, as the values of their keys.
template <class Key>
struct owners : clause {
  using key = Key;
  static constexpr unsigned adds = has::owner | has::owners;

  std::vector<Key> keys;
};

/// The owner whose targets are asked for, as the values of its key, and of its primary key where that may be needed.
template <class Key, class Primary>
struct owner : clause {
  static constexpr unsigned adds = has::owner;

  [[no_unique_address]] Key key;
  [[no_unique_address]] Primary primary;

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_each(key, visitor);
  }

  template <class Visitor>
  constexpr void primary_values(Visitor& visitor) const {
    detail::visit_each(primary, visitor);
  }
};

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
  const hop_facts& hop;
  bool names_owner;            // whether the key is that of the hop, which names the owner's
  unsigned keys = 0;           // the number of the keys' table, where they travel as one
  bool is_of_one_key = false;  // whether the statement asks for the targets of each key by itself
};

/// Where the owner's own columns are mentioned and the relation begins at a shared key, the owner is known by its
/// primary key: its foreign key would let in other owners that hold the same.
template <bool ByPrimary>
constexpr owner_side side_of_owner(const path_facts& path, const tables_along& tables) {
  const hop_facts& hop = path.hops[0];
  if (ByPrimary) return {tables.owner, *hop.from, hop.from->primary, hop, false};
  return {tables.next_to_owner, *hop.to, hop.to_key, hop, true};
}

/// Whether the conditions or the order of a relation mention the owner's own columns.
template <class Parts>
constexpr bool mentions_owner() {
  token_list tokens;
  const tables_along tables = Parts::declare(tokens, true);
  part_list list(tokens);
  Parts::write_items(list);
  Parts::write_conditions(list, tables);
  Parts::write_order(list, tables.target);
  const scopes scopes{tokens};
  return scopes.source(tables.owner).used;
}

/// The values of the owner's primary key.
template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_owner_primary(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  const auto visit = [&](const auto& each) {
    if constexpr ((std::remove_cvref_t<decltype(each)>::adds & has::owner) != 0) each.primary_values(visitor);
  };
  (visit(static_cast<const product_element<I, Cs>&>(given).value), ...);
}

template <auto... Members, class Owner>
constexpr auto kept_members(const Owner& record) {
  return product<decltype(detail::make_bound(record.*Members))...>{{detail::make_bound(record.*Members)}...};
}

template <class Model, const key_columns& Key, std::size_t... I>
constexpr auto kept_key(const Model& record, std::index_sequence<I...>) {
  return detail::kept_members<member_at<Model, Key.at[I]>...>(record);
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
    auto key = detail::kept_key<model, first_key<Relation>>(given, std::make_index_sequence<first_key<Relation>.size>{});
    if constexpr (begins_at_shared_key<Relation>) {
      return detail::make_owner(
          static_cast<decltype(key)&&>(key),
          detail::kept_key<model, primary_key_of<model>>(given, std::make_index_sequence<primary_key_of<model>.size>{}));
    } else {
      return detail::make_owner(static_cast<decltype(key)&&>(key), product<>{});
    }
  } else {
    return detail::make_owner(product<decltype(detail::make_bound(given))>{{detail::make_bound(given)}}, product<>{});
  }
}

/// Whether something is a range of owners: of records, or of keys. Texts and blobs are one key.
template <class T>
concept a_range = requires(const T& range) {
  range.begin();
  range.end();
} && storage_of<T> == storage::unknown;

template <class Range>
using element_of = std::remove_cvref_t<decltype(*std::declval<const Range&>().begin())>;

template <class Model, const key_columns& Key, class Indices>
struct key_pack;

template <class Model, const key_columns& Key, std::size_t... I>
struct key_pack<Model, Key, std::index_sequence<I...>> {
  using type = product<member_value<member_at<Model, Key.at[I]>>...>;

  static type read(const Model& record) { return {{record.*member_at<Model, Key.at[I]>}...}; }
};

/// The values of the columns by which owners are known, as the model has them.
template <class Related>
using key_pack_of =
    key_pack<typename known_by<Related>::owner, known_by<Related>::key, std::make_index_sequence<known_by<Related>::key.size>>;

/// Whether a key's type holds a number that is given for it: another number, cut or rounded to it, would be the key of another row.
template <class Key, class Named>
constexpr bool is_held_as_key(const Named& named) {
  if constexpr (std::is_integral_v<Key> && std::is_integral_v<Named>) {
    const auto kept = static_cast<Key>(named);
    return static_cast<Named>(kept) == named && (kept < Key{}) == (named < Named{});
  } else if constexpr (std::is_floating_point_v<Key> && std::is_arithmetic_v<Named>) {
    return static_cast<long double>(static_cast<Key>(named)) == static_cast<long double>(named);
  } else {
    return true;
  }
}

/// The keys of several owners, given as their records or as keys.
template <class Related, class Range>
constexpr auto keys_of_owners(const Range& range) {
  using keys = key_pack_of<Related>;
  owners<typename keys::type> given;
  for (const auto& each : range) {
    if constexpr (std::is_base_of_v<typename known_by<Related>::owner, element_of<Range>>) {
      given.keys.push_back(keys::read(each));
    } else {
      using key = member_value<member_at<typename known_by<Related>::owner, known_by<Related>::key.at[0]>>;
      if (!detail::is_held_as_key<remove_optional_t<key>>(each))
        throw unfit_value("ikebana: a key of an owner is out of the range of its member");
      given.keys.push_back({{key(each)}});
    }
  }
  return given;
}

}  // namespace detail
}  // namespace ikebana
