// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_DECODE_HPP
#define IKEBANA_SQLITE_DECODE_HPP

// Reads the row that a statement is at into what the query yields. One function per row type, shared by all queries.

#include <ikebana/result/row.hpp>
#include <ikebana/sqlite/codec.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

template <class... Entries, class Model>
void decode_members(list<Entries...>, sqlite3_stmt* statement, int column, Model& into) {
  (read(statement, column++, into.*Entries::pointer), ...);
}

template <class Model>
void decode_model(sqlite3_stmt* statement, int column, Model& into) {
  decode_members(members_of<Model>{}, statement, column, into);
}

/// Reads a model whose row an outer join may have left out. The join decides, by a column that is never NULL.
template <class Model>
void decode_missing(sqlite3_stmt* statement, int column, std::optional<Model>& into) {
  static_assert(has_column_never_null<Model>,
                "ikebana: all columns of this outer-joined model may be NULL; describe a primary key, or select columns");
  constexpr int present = static_cast<int>(column_never_null(table_of<Model>));
  if (sqlite3_column_type(statement, column + present) == SQLITE_NULL) {
    into.reset();
  } else {
    if (!into.has_value()) into.emplace();
    decode_model(statement, column, *into);
  }
}

template <class Item, class T>
void decode_item(sqlite3_stmt* statement, int column, T& into) {
  if constexpr (a_model<T>) {
    decode_model(statement, column, into);
  } else if constexpr (a_model<bare<T>>) {
    decode_missing<bare<T>>(statement, column, into);
  } else if constexpr (width_of<Item>() != 0) {
    read(statement, column, into);
  }
}

/// Reads the key that a row keeps for its children, after all that it selects.
template <class Key, std::size_t Index, class Kept>
void decode_kept_at(sqlite3_stmt* statement, int& column, Kept& kept) {
  if constexpr (!std::is_same_v<Key, no_kept_key>) {
    for_each_in(static_cast<pack_element<Index, Key>&>(kept).held, [&](auto& each) { read(statement, column++, each); });
  }
}

template <class... Items, std::size_t... I, class Row>
void decode_items(list<Items...>, std::index_sequence<I...>, sqlite3_stmt* statement, Row& into) {
  int column = 0;
  ((decode_item<Items>(statement, column, into.template get<I>()), column += static_cast<int>(width_of<Items>())), ...);
  (decode_kept_at<typename key_kept_by<Items>::type, I>(statement, column, into.kept), ...);
}

/// Reads a whole row: of a model, of one item, or of several.
template <class Item, class T>
void decode_row(list<Item>, sqlite3_stmt* statement, T& into) {
  decode_item<Item>(statement, 0, into);
}

template <class... Items, class Row>
  requires(sizeof...(Items) > 1)
void decode_row(list<Items...> items, sqlite3_stmt* statement, Row& into) {
  decode_items(items, std::index_sequence_for<Items...>{}, statement, into);
}

}  // namespace ikebana::sqlite::detail

#endif
