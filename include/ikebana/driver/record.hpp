// SPDX-License-Identifier: BSL-1.0
#pragma once

// Binds the members of a record that is written.

#include <ikebana/sqlite/codec.hpp>
#include <ikebana/write/insert.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

/// Binds a key that may be left to the database: 0 is.
template <class T>
void bind_generated(const running_statement& statement, int number, const T& key) {
  if constexpr (is_optional<T>) {
    detail::bind(statement, number, key);
  } else if (!ikebana::detail::is_left_to_database(key)) {
    detail::bind(statement, number, key);
  } else {
    check_bound(statement, sqlite3_bind_null(statement.handle, number));
  }
}

template <class Model, std::size_t... I, class... Entries>
void bind_members(std::index_sequence<I...>, list<Entries...>, const running_statement& statement, const Model& record) {
  int number = 0;
  const auto bind_member = [&]<std::size_t Index>(const auto& value) {
    if constexpr (Index == generated_key<Model>) {
      detail::bind_generated(statement, ++number, value);
    } else if constexpr (!ikebana::detail::is_computed<Model>(Index)) {
      detail::bind(statement, ++number, value);
    }
  };
  (bind_member.template operator()<I>(record.*Entries::pointer), ...);
}

/// Binds all members that are written, the first to ?1.
template <class Model>
void bind_record(const running_statement& statement, const Model& record) {
  using members = members_of<Model>;
  detail::bind_members(std::make_index_sequence<members::size>{}, members{}, statement, record);
}

}  // namespace ikebana::sqlite::detail
