// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is known of a model at compile time, as values: computed once per model, read by everything else.

#include <ikebana/meta/identity.hpp>
#include <ikebana/meta/text_span.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/meta/type_name.hpp>
#include <ikebana/model/accessors.hpp>
#include <ikebana/model/describe.hpp>
#include <ikebana/model/naming.hpp>
#include <ikebana/model/sql_type.hpp>
#include <ikebana/model/value.hpp>

#include <string_view>

namespace ikebana::detail {

struct column_facts {
  std::string_view name;
  std::string_view member_name;
  identity type;
  storage kind;
  bool nullable;
  bool stands_alone;           // compared with values of its own type alone
  bool is_view;                // of text or bytes that SQLite holds, until the next step
  std::string_view collation;  // empty: the database's own
  sql_type in_sql;             // what its values are to a database that is told the types of parameters
  unsigned precision = 0;      // bytes of a number, digits after the point of a moment; 0: not known
};

/// Where a column's qualified name stands in the text of its table's columns.
struct column_place {
  unsigned begin;
  unsigned length;
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
  const char* text;  // "posts"."id", "posts"."title": most statements write these as they stand here
  unsigned text_length;
  unsigned quoted_length;  // of the table's name at its beginning
  const column_place* places;

  constexpr text_span quoted_name() const { return {text, quoted_length}; }
  constexpr text_span all_columns() const { return {text, text_length}; }
  constexpr text_span qualified(unsigned position) const { return {text + places[position].begin, places[position].length}; }
};

template <class Model>
inline constexpr name_buffer conventional_name = detail::table_name(type_name<Model>());

template <class Model>
inline constexpr name_buffer singular_name = detail::snake_case(type_name<Model>());

/// What columns of a type have in common: found once for all members of it.
template <class T>
inline constexpr column_facts facts_of_type{
    {},
    {},
    identity_of<remove_optional_t<T>>,
    storage_of<T>,
    is_optional<T>,
    stands_alone<remove_optional_t<T>>,
    is_view<remove_optional_t<T>>(),
    {},
    sql_type_of<T>,
    precision_of<remove_optional_t<T>>};

constexpr column_facts column_facts_of(const column_facts& type, std::string_view member_name, std::string_view chosen_name,
                                       std::string_view collation) {
  return {chosen_name.size() == 0 ? member_name : chosen_name,
          member_name,
          type.type,
          type.kind,
          type.nullable,
          type.stands_alone,
          type.is_view,
          collation,
          type.in_sql,
          type.precision};
}

template <unsigned Count>
struct column_array {
  column_facts at[Count == 0 ? 1 : Count];
};

template <class... Entries>
constexpr column_array<sizeof...(Entries)> columns_of_entries(list<Entries...>, const std::string_view* chosen_names,
                                                              const std::string_view* collations) {
  return {{detail::column_facts_of(facts_of_type<member_value<Entries::pointer>>, Entries::name::text, *chosen_names++, *collations++)...}};
}

template <class Model>
inline constexpr auto columns_of = detail::columns_of_entries(members_of<Model>{}, table<Model>.column_names, table<Model>.collations);

/// The member `id`, if it can be a key.
constexpr key_columns primary_by_convention(const column_facts* columns, unsigned count) {
  key_columns primary;
  for (unsigned i = 0; i != count; ++i) {
    const std::string_view name = columns[i].member_name;  // not compared with a literal, which a compiler counts each time
    if (name.size() == 2 && name[0] == 'i' && name[1] == 'd' && detail::is_held_exactly(columns[i].type)) primary.push(i);
  }
  return primary;
}

template <class Model>
inline constexpr std::string_view name_of_table =
    table<Model>.table_name.empty() ? conventional_name<Model>.view() : table<Model>.table_name;

template <unsigned Count>
struct column_places {
  column_place at[Count == 0 ? 1 : Count]{};
  unsigned quoted_length = 0;
  unsigned text_length = 0;
};

template <unsigned Count>
constexpr column_places<Count> measure_columns(std::string_view table, const column_facts* columns) {
  column_places<Count> places;
  places.quoted_length = places.text_length = detail::quoted_length(table);
  for (unsigned i = 0, begin = 0; i != Count; ++i) {
    places.at[i].begin = begin;
    places.at[i].length = places.quoted_length + 1 + detail::quoted_length(columns[i].name);
    places.text_length = begin + places.at[i].length;
    begin = places.text_length + 2;
  }
  return places;
}

template <unsigned Length>
struct column_text {
  char characters[Length + 1]{};
  unsigned size = 0;

  constexpr void put_quoted(std::string_view name) {
    size = static_cast<unsigned>(detail::copy_quoted(characters + size, name) - characters);
  }
};

template <unsigned Length>
constexpr column_text<Length> write_columns(std::string_view table, const column_facts* columns, unsigned count) {
  column_text<Length> text;
  for (unsigned i = 0; i != count; ++i) {
    if (i != 0) text.characters[text.size++] = ',';
    if (i != 0) text.characters[text.size++] = ' ';
    text.put_quoted(table);
    text.characters[text.size++] = '.';
    text.put_quoted(columns[i].name);
  }
  if (count == 0) text.put_quoted(table);
  return text;
}

template <class Model>
inline constexpr auto places_of = detail::measure_columns<members_of<Model>::size>(name_of_table<Model>, columns_of<Model>.at);

template <class Model>
inline constexpr auto text_of_columns =
    detail::write_columns<places_of<Model>.text_length>(name_of_table<Model>, columns_of<Model>.at, members_of<Model>::size);

template <class Model>
constexpr table_facts read_table() {
  const auto& described = table<Model>;
  constexpr const auto& columns = columns_of<Model>.at;
  constexpr unsigned count = members_of<Model>::size;
  return {identity_of<Model>,
          described.schema_name,
          name_of_table<Model>,
          singular_name<Model>.view(),
          columns,
          count,
          described.primary.size != 0 ? described.primary : detail::primary_by_convention(columns, count),
          table<Model>.foreign_keys,
          described.foreign_key_count,
          text_of_columns<Model>.characters,
          places_of<Model>.text_length,
          places_of<Model>.quoted_length,
          places_of<Model>.at};
}

/// All that is known of a model.
template <class Model>
inline constexpr table_facts table_of = read_table<Model>();

template <class Model>
constexpr unsigned find_generated_key() {
  const table_facts& table = table_of<Model>;
  const bool is_integer = table.primary.size == 1 && table.columns[table.primary.at[0]].kind == storage::integer;
  return is_integer && constraints<Model>.has_rowid() ? table.primary.at[0] : table.column_count;
}

/// The position of a key that the database may generate: a single integer of a table with rowids. column_count where there is none.
template <class Model>
inline constexpr unsigned generated_key = find_generated_key<Model>();

template <class Model>
inline constexpr bool generates_key = generated_key<Model> != table_of<Model>.column_count;

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

namespace ikebana::rule {

/// Whether a model has a primary key, by which its rows are found.
template <class Model>
inline constexpr bool has_primary_key = detail::table_of<Model>.primary.size != 0;

}  // namespace ikebana::rule
