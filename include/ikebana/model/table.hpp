// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_MODEL_TABLE_HPP
#define IKEBANA_MODEL_TABLE_HPP

// What is known of a model at compile time, as values: computed once per model, read by everything else.

#include <ikebana/meta/identity.hpp>
#include <ikebana/meta/type_name.hpp>
#include <ikebana/model/accessors.hpp>
#include <ikebana/model/describe.hpp>
#include <ikebana/model/naming.hpp>
#include <ikebana/model/value.hpp>

#include <string_view>

namespace ikebana::detail {

struct column_facts {
  std::string_view name;
  std::string_view member_name;
  identity type;
  storage kind;
  bool nullable;
  bool stands_alone;  // compared with values of its own type alone
  bool is_view;       // of text or bytes that SQLite holds, until the next step
  std::string_view collation;  // empty: the database's own
};

struct table_facts {
  identity model;
  std::string_view schema;
  std::string_view name;
  std::string_view singular;  // the model's name in snake case, which conventional foreign keys begin with
  const column_facts* columns;
  unsigned column_count;
  key_columns primary;
  const foreign_key_facts* foreign_keys;
  unsigned foreign_key_count;
};

template <class Model>
inline constexpr name_buffer conventional_name = table_name(type_name<Model>());

template <class Model>
inline constexpr name_buffer singular_name = snake_case(type_name<Model>());

template <auto Member, class Name>
constexpr column_facts column_facts_of(member_entry<Member, Name>, std::string_view chosen_name,
                                       std::string_view collation) {
  using value = member_value<Member>;
  return {chosen_name.empty() ? Name::text : chosen_name,
          Name::text,
          identity_of<bare<value>>,
          storage_of<value>,
          is_optional<value>,
          stands_alone<bare<value>>,
          is_view<bare<value>>(),
          collation};
}

template <unsigned Count>
struct column_array {
  column_facts at[Count == 0 ? 1 : Count];
};

template <class... Entries>
constexpr column_array<sizeof...(Entries)> columns_of_entries(list<Entries...>, const std::string_view* chosen_names,
                                                                   const std::string_view* collations) {
  return {{column_facts_of(Entries{}, *chosen_names++, *collations++)...}};
}

template <class Model>
inline constexpr auto columns_of = columns_of_entries(members_of<Model>{}, table<Model>.column_names, table<Model>.collations);

constexpr key_columns primary_by_convention(const column_facts* columns, unsigned count) {
  key_columns primary;
  for (unsigned i = 0; i != count; ++i) {
    if (columns[i].member_name == "id") primary.push(i);
  }
  return primary;
}

template <class Model>
constexpr table_facts read_table() {
  const auto& described = table<Model>;
  constexpr const auto& columns = columns_of<Model>.at;
  constexpr unsigned count = members_of<Model>::size;
  return {identity_of<Model>,
          described.schema_name,
          described.table_name.empty() ? conventional_name<Model>.view() : described.table_name,
          singular_name<Model>.view(),
          columns,
          count,
          described.primary.size != 0 ? described.primary : primary_by_convention(columns, count),
          table<Model>.foreign_keys,
          described.foreign_key_count};
}

/// All that is known of a model.
template <class Model>
inline constexpr table_facts table_of = read_table<Model>();

/// The member pointer at a position of a model.
template <class Members, unsigned Position>
struct member_at_position;

template <class... Entries, unsigned Position>
struct member_at_position<list<Entries...>, Position> {
  static constexpr auto pointer = at<Position, Entries...>::pointer;
};

template <class Model, unsigned Position>
inline constexpr auto member_at = member_at_position<members_of<Model>, Position>::pointer;

}  // namespace ikebana::detail

#endif
