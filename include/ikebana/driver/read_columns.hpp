// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the rows of a query column by column, each into a vector.

#include <ikebana/driver/read.hpp>
#include <ikebana/result/columns.hpp>

namespace ikebana::detail {

template <class Item, class At, class T>
void append_item(const At& at, int column, std::vector<T>& into) {
  T value{};
  detail::decode_item<Item>(at, column, value);
  into.push_back(static_cast<T&&>(value));
}

template <class At, class T>
void append_column(const At& at, int column, std::vector<T>& into) {
  T value{};
  at.read(column, value);
  into.push_back(static_cast<T&&>(value));
}

/// A row of several items, or of one that is no struct.
template <class... Items, std::size_t... I, class At, class Columns>
void append_row(list<Items...>, std::index_sequence<I...>, const At& at, Columns& into) {
  int column = 0;
  ((detail::append_item<Items>(at, column, detail::column_of<I>(into)), column += static_cast<int>(width_of<Items>())), ...);
}

template <class Item, std::size_t... I, class At, class Columns>
void append_members(std::index_sequence<I...>, const At& at, Columns& into) {
  (detail::append_column(at, position_of_column<Item, I>(), detail::column_of<I>(into)), ...);
}

/// Appends the row that a statement is at to the columns.
template <class... Items, class At, class Columns>
void append_to_columns(list<Items...> items, const At& at, Columns& into) {
  detail::append_row(items, std::index_sequence_for<Items...>{}, at, into);
}

template <class Model, fixed_text Alias, class At, class Columns>
void append_to_columns(list<model_item<Model, Alias>>, const At& at, Columns& into) {
  detail::append_members<model_item<Model, Alias>>(std::make_index_sequence<members_of<Model>::size>{}, at, into);
}

template <class Struct, class... Items, class At, class Columns>
void append_to_columns(list<into_item<Struct, Items...>>, const At& at, Columns& into) {
  detail::append_members<into_item<Struct, Items...>>(std::make_index_sequence<members_of<Struct>::size>{}, at, into);
}

/// Whether a query can be read column by column.
template <class Dialect, class Query, class... Arguments>
constexpr auto check_columns() {
  return detail::first_refusal(check_row_by_row<Query>(), check_run<Dialect, row_lifetime::kept, Query, Arguments...>());
}

/// Reads all rows of a query, column by column.
template <class On, class Query, class... Arguments>
auto load_columns(On& from, const Query& query, const Arguments&... arguments) {
  if constexpr (!check_columns<typename On::dialect, Query, Arguments...>()) {
    return rejected{};
  } else if constexpr (is_ownerless<Query>) {
    return detail::load_columns(from, query.of(detail::owner_in(arguments...)), detail::without_owner(arguments)...);
  } else {
    columns_result<Query> columns;
    const auto append_one = [&](const auto& at) {
      detail::append_to_columns(items_of<Query>{}, at, columns);
      return true;
    };
    detail::for_each_row(from, query, append_one, arguments...);
    return columns;
  }
}

}  // namespace ikebana::detail
