// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the row that a statement is at into what the query yields. One function per row type, shared by all queries of an engine:
// `at` is a statement that runs, see driver/driver.hpp.

#include <ikebana/driver/read_value.hpp>
#include <ikebana/result/result.hpp>

namespace ikebana::detail {

// A few members are read without a call but the engine's. Many would take a compiler long, and the processor's cache: those of
// one type are read by a loop.
inline constexpr std::size_t most_read_in_place = 16;

/// Which members of a model have which type: for each type, its first member and how many there are.
template <unsigned Count>
struct member_types {
  unsigned count = 0;
  unsigned first[Count]{};
  unsigned members[Count]{};

  constexpr explicit member_types(const column_facts* columns) {
    for (unsigned i = 0; i != Count; ++i) ++members[type_of(columns, i)];
  }

 private:
  constexpr unsigned type_of(const column_facts* columns, unsigned member) {
    for (unsigned i = 0; i != count; ++i) {
      const column_facts& known = columns[first[i]];
      if (known.type == columns[member].type && known.nullable == columns[member].nullable) return i;
    }
    first[count] = member;
    return count++;
  }
};

template <class Model>
inline constexpr member_types<members_of<Model>::size> types_of_members{columns_of<Model>.at};

struct member_of_another_type {
  template <class Class, class T>
  constexpr member_of_another_type(T Class::*) {}
};

/// The members of a model that have one type, and the column of each.
template <class Model, class T, unsigned Count>
struct members_of_type {
  T Model::* at[Count]{};
  int columns[Count]{};
  unsigned size = 0;

  template <class... Entries>
  constexpr explicit members_of_type(list<Entries...>) {
    int column = 0;
    (put(Entries::pointer, column++), ...);
  }

 private:
  constexpr void put(T Model::* member, int column) {
    at[size] = member;
    columns[size++] = column;
  }
  constexpr void put(member_of_another_type, int) {}
};

/// One function for all single members of a type.
template <class At, class T>
[[gnu::noinline]] void read_apart(const At& at, int column, T& into) {
  at.read(column, into);
}

template <class Model, unsigned First, unsigned Count, class At>
void read_members_of_type(const At& at, int column, Model& into) {
  constexpr auto first = member_at<Model, First>;
  if constexpr (Count == 1) {
    detail::read_apart(at, column + static_cast<int>(First), into.*first);
  } else {
    static constexpr members_of_type<Model, member_value<first>, Count> members{members_of<Model>{}};
    for (unsigned i = 0; i != Count; ++i) at.read(column + members.columns[i], into.*members.at[i]);
  }
}

template <std::size_t... I, class At, class Model>
void read_members_by_type(std::index_sequence<I...>, const At& at, int column, Model& into) {
  constexpr auto& types = types_of_members<Model>;
  (detail::read_members_of_type<Model, types.first[I], types.members[I]>(at, column, into), ...);
}

template <class... Entries, class At, class Model>
void decode_members(list<Entries...>, const At& at, int column, Model& into) {
  if constexpr (sizeof...(Entries) <= most_read_in_place) {
    (at.read(column++, into.*Entries::pointer), ...);
  } else {
    detail::read_members_by_type(std::make_index_sequence<types_of_members<Model>.count>{}, at, column, into);
  }
}

template <class At, class Model>
void decode_model(const At& at, int column, Model& into) {
  detail::decode_members(members_of<Model>{}, at, column, into);
}

/// Whether no row of a table is here, of which a column is NULL that never is: then all columns are. A row that a table
/// holds against its model must not be taken for none.
template <class At>
[[gnu::noinline]] void expect_absent(const At& at, int column, int count, int never_null) {
  for (int i = column; i != column + count; ++i) {
    if (!at.is_null(i)) at.fail_missing(never_null);
  }
}

/// Whether an outer join has a row of a model here. The join decides, by a column that is never NULL.
template <class Model, class At>
bool is_present(const At& at, int column) {
  constexpr int never_null = static_cast<int>(detail::column_never_null(table_of<Model>));
  if (!at.is_null(column + never_null)) return true;
  detail::expect_absent(at, column, static_cast<int>(table_of<Model>.column_count), column + never_null);
  return false;
}

template <class T>
T& filled(std::optional<T>& into) {
  return into.has_value() ? *into : into.emplace();
}

/// Reads the members of a struct, each from the column of its name.
template <class Item, std::size_t... I, class... Entries, class At, class T>
void decode_into(std::index_sequence<I...>, list<Entries...>, const At& at, int column, T& into) {
  static_assert(Item::places.found == fit::fits, "ikebana::into: what follows changes the columns; say into last");
  (at.read(column + Item::places.at[I], into.*Entries::pointer), ...);
}

template <class... Items, std::size_t... I, class At, class Row>
void decode_items(list<Items...> items, std::index_sequence<I...>, const At& at, int column, Row& into);

template <class... Items, class At, class Row>
void decode_columns(list<Items...> items, const At& at, int column, Row& into) {
  detail::decode_items(items, std::index_sequence_for<Items...>{}, at, column, into);
}

template <class Item, class At, class T>
void decode_item(const At& at, int column, T& into) {
  if constexpr (width_of<Item>() == 0) {
    // Children are read by statements of their own: what stands here is the key or the rank of the owner.
  } else if constexpr (requires { Item::places; }) {
    detail::decode_into<Item>(std::make_index_sequence<members_of<T>::size>{}, members_of<T>{}, at, column, into);
  } else if constexpr (requires { typename Item::model; }) {
    if (!detail::is_present<typename Item::model>(at, column)) return into.reset();
    detail::decode_columns(typename Item::columns{}, at, column, detail::filled(into));
  } else if constexpr (requires { typename Item::columns; }) {
    detail::decode_columns(typename Item::columns{}, at, column, into);
  } else if constexpr (a_model<T>) {
    detail::decode_model(at, column, into);
  } else if constexpr (a_model<remove_optional_t<T>>) {
    if (!detail::is_present<remove_optional_t<T>>(at, column)) return into.reset();
    detail::decode_model(at, column, detail::filled(into));
  } else {
    at.read(column, into);
  }
}

/// Reads the key that a row keeps for its children, after all that it selects.
template <class Key, std::size_t Index, class At, class Kept>
void decode_kept_at(const At& at, int& column, Kept& kept) {
  if constexpr (!std::is_same_v<Key, no_kept_key>) {
    detail::for_each_in(static_cast<product_element<Index, Key>&>(kept).value, [&](auto& each) { at.read(column++, each); });
  }
}

template <class... Items, std::size_t... I, class At, class Row>
void decode_items(list<Items...>, std::index_sequence<I...>, const At& at, int column, Row& into) {
  ((detail::decode_item<Items>(at, column, into.template get<I>()), column += static_cast<int>(width_of<Items>())), ...);
  (detail::decode_kept_at<typename key_kept_by<Items>::type, I>(at, column, into.kept), ...);
}

/// Reads a whole row: of a model, of one item, or of several.
template <class Item, class At, class T>
void decode_row(list<Item>, const At& at, T& into) {
  detail::decode_item<Item>(at, 0, into);
}

template <class... Items, class At, class Row>
  requires(sizeof...(Items) > 1)
void decode_row(list<Items...> items, const At& at, Row& into) {
  detail::decode_columns(items, at, 0, into);
}

}  // namespace ikebana::detail
