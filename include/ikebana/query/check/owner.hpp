// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of an owner whose targets are asked for: its record, its key, or a range of these.

#include <ikebana/query/check/explain_expression.hpp>

namespace ikebana {

namespace rule {

/// Whether a key has the type of the column that it is compared with.
template <class Key, auto Member>
inline constexpr bool is_key_of =
    detail::types_compare<detail::remove_optional_t<typename decltype(detail::make_bound(std::declval<Key>()))::value>,
                          detail::remove_optional_t<detail::member_value<Member>>>();

/// Whether a relation begins at its owner's key, so that a key alone says whose targets are asked for.
template <class Relation>
inline constexpr bool owner_is_named_by_its_key =
    !detail::path_of<Relation>.hops[0].up && detail::path_of<Relation>.hops[0].from_key.size == 1;

/// Whether a relation's owner is of a model.
template <class Relation, class Owner>
inline constexpr bool relation_is_owned_by = std::is_same_v<detail::owner_of<Relation>, Owner>;

}  // namespace rule

namespace detail {

template <class Relation, class Owner>
struct refused_record {
  constexpr explicit operator bool() const {
    static_assert(rule::relation_is_owned_by<Relation, Owner>,
                  "ikebana: this record is of another model than the relation's owner; give a record of the owner, or its key");
    return false;
  }
};

template <class Relation>
struct refused_bare_key {
  constexpr explicit operator bool() const {
    static_assert(rule::owner_is_named_by_its_key<Relation>,
                  "ikebana: this relation does not begin at its owner's single primary key; give the owner's record instead");
    return false;
  }
};

template <class Key, auto Member>
struct refused_key_value {
  constexpr explicit operator bool() const {
    static_assert(rule::is_key_of<Key, Member>,
                  "ikebana: this key has another type than the owner's key; give the owner's record, or a key of its type");
    return false;
  }
};

/// Whether `of` may be given this: the owner's record, or its key, or a range of these.
template <class Relation, class Owner>
constexpr auto check_owner() {
  if constexpr (std::is_base_of_v<owner_of<Relation>, Owner>) {
    return accepted{};
  } else if constexpr (a_range<Owner>) {
    return check_owner<Relation, element_of<Owner>>();
  } else if constexpr (a_model<Owner>) {
    return refused_record<Relation, Owner>{};
  } else if constexpr (!rule::owner_is_named_by_its_key<Relation>) {
    return refused_bare_key<Relation>{};
  } else {
    constexpr auto key = member_at<owner_of<Relation>, path_of<Relation>.hops[0].from_key.at[0]>;
    if constexpr (rule::is_key_of<const Owner&, key>) {
      return accepted{};
    } else {
      return refused_key_value<const Owner&, key>{};
    }
  }
}

}  // namespace detail
}  // namespace ikebana
