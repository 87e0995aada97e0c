// SPDX-License-Identifier: BSL-1.0
#pragma once

// A key: one or more columns of a model, in order.

#include <ikebana/meta/identity.hpp>
#include <ikebana/meta/member.hpp>
#include <ikebana/model/accessors.hpp>

#include <type_traits>

namespace ikebana {

namespace detail {

template <auto... Members>
struct key_of {
  static constexpr unsigned size = sizeof...(Members);
};

}  // namespace detail

/// Several columns as one key: `foreign_key<key<&Ticket::row, &Ticket::number>, Seat>()`.
template <auto... Members>
inline constexpr detail::key_of<Members...> key{};

namespace detail {

inline constexpr unsigned most_key_columns = 8;

/// Whether a column holds values of a type as they are: a float is only near the number there, so that none is a key, nor a sign of
/// where a row stands.
constexpr bool is_held_exactly(identity type) { return !(type == identity_of<float>); }

/// The positions of a key's columns in its table.
struct key_columns {
  unsigned char at[most_key_columns] = {};
  unsigned char size = 0;

  constexpr void push(unsigned position) { at[size++] = static_cast<unsigned char>(position); }
  constexpr bool holds(unsigned position) const {
    bool found = false;
    for (unsigned i = 0; i != size; ++i) found |= at[i] == position;
    return found;
  }

  friend constexpr bool operator==(const key_columns& a, const key_columns& b) {
    if (a.size != b.size) return false;
    for (unsigned i = 0; i != a.size; ++i) {
      if (a.at[i] != b.at[i]) return false;
    }
    return true;
  }
};

/// A member as a value: its model, and a function that gives its position there. A function, because the model may not
/// be described yet where its member is named.
struct member_reference {
  identity model;
  unsigned (*position)();
};

/// The members that a key names, as values.
struct key_members {
  member_reference at[most_key_columns] = {};
  unsigned char size = 0;
};

template <auto... Members>
constexpr key_members members_of_key(key_of<Members...>) {
  static_assert(sizeof...(Members) <= most_key_columns, "ikebana::key: a key has at most eight columns");
  key_members members;
  if constexpr (sizeof...(Members) <= most_key_columns) {
    ((members.at[members.size++] = {identity_of<class_of<Members>>, position_of_member<Members>}), ...);
  }
  return members;
}

/// A key given as member pointers or as one `key<...>`, as the identities of its members.
template <auto... Keys>
constexpr key_members key_members_of() {
  if constexpr ((member_parts<std::remove_cv_t<decltype(Keys)>>::is_member && ...)) {
    return detail::members_of_key(key<Keys...>);
  } else {
    return detail::members_of_key(Keys...);
  }
}

template <class Model, class Key>
inline constexpr bool key_belongs_to = false;

template <class Model, class Key>
inline constexpr bool key_belongs_to<Model, const Key> = key_belongs_to<Model, Key>;

template <class Model, auto... Members>
inline constexpr bool key_belongs_to<Model, key_of<Members...>> = (std::is_same_v<class_of<Members>, Model> && ...);

template <class Model, class Value, class Class>
inline constexpr bool key_belongs_to<Model, Value Class::*> = std::is_same_v<Class, Model>;

}  // namespace detail
}  // namespace ikebana
