// SPDX-License-Identifier: BSL-1.0
#pragma once

// Binds the members of a record that is written.

#include <ikebana/write/insert.hpp>

namespace ikebana::detail {

/// Binds a key that may be left to the database: 0 is.
template <class At, class T>
void bind_generated(const At& at, int number, const T& key) {
  if constexpr (is_optional<T>) {
    at.bind(number, key);
  } else if (!detail::is_left_to_database(key)) {
    at.bind(number, key);
  } else {
    at.bind_null(number);
  }
}

template <class At, class Model, std::size_t... I, class... Entries>
void bind_members(std::index_sequence<I...>, list<Entries...>, const At& at, const Model& record) {
  int number = 0;
  const auto bind_member = [&]<std::size_t Index>(const auto& value) {
    if constexpr (Index == generated_key<Model>) {
      detail::bind_generated(at, ++number, value);
    } else if constexpr (!detail::is_computed<Model>(Index)) {
      at.bind(++number, value);
    }
  };
  (bind_member.template operator()<I>(record.*Entries::pointer), ...);
}

/// Binds all members that are written, the first to ?1.
template <class Model, class At>
void bind_record(const At& at, const Model& record) {
  using members = members_of<Model>;
  detail::bind_members(std::make_index_sequence<members::size>{}, members{}, at, record);
}

}  // namespace ikebana::detail
