// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_INSERT_HPP
#define IKEBANA_SQLITE_INSERT_HPP

// Inserts a record, and tells the key that it has been given.

#include <ikebana/sqlite/children.hpp>
#include <ikebana/sqlite/load_joined.hpp>
#include <ikebana/sqlite/record.hpp>

namespace ikebana::sqlite::detail {

/// Inserts a record, and gives its key: see `insert`.
template <class Model>
std::int64_t run_insert(connection& on, const Model& record) {
  constexpr unsigned key = generated_key(table_of<Model>);
  const lease leased = lease_of<insert_statement<Model>>(on);
  bind_record<Model>(leased.statement(), record);
  leased.step();
  if constexpr (key == table_of<Model>.column_count) {
    return sqlite3_changes64(on.handle());
  } else {
    std::int64_t given = 0;
    const bool is_given = integer_key(record.*member_at<Model, key>, given) && given != 0;
    return is_given ? given : sqlite3_last_insert_rowid(on.handle());
  }
}

/// Writes a key that the database has generated into a record, if that can be changed.
template <class Model>
std::int64_t insert_and_tell(connection& on, Model& record) {
  const std::int64_t key = run_insert<std::remove_const_t<Model>>(on, record);
  if constexpr (!std::is_const_v<Model> && generated_key(table_of<Model>) != table_of<Model>.column_count) {
    constexpr auto member = member_at<Model, generated_key(table_of<Model>)>;
    using value = bare<member_value<member>>;
    if constexpr (has_codec<value>) {
      record.*member = codec<value>::from(key);
    } else {
      record.*member = static_cast<value>(key);
    }
  }
  return key;
}

template <class Model>
bool has_key(const Model& record) {
  if constexpr (generated_key(table_of<Model>) != table_of<Model>.column_count) {
    std::int64_t key = 0;
    return integer_key(record.*member_at<Model, generated_key(table_of<Model>)>, key) && key != 0;
  } else {
    return false;
  }
}

}  // namespace ikebana::sqlite::detail

#endif
