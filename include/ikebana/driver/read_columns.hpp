// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the rows of a query column by column, each into a vector.

#include <ikebana/driver/read.hpp>
#include <ikebana/result/columns.hpp>

namespace ikebana::sqlite::detail {

template <class Item, class T>
void append_item(const running_statement& statement, int column, std::vector<T>& into) {
  T value{};
  detail::decode_item<Item>(statement, column, value);
  into.push_back(static_cast<T&&>(value));
}

template <class T>
void append_column(const running_statement& statement, int column, std::vector<T>& into) {
  T value{};
  detail::read(statement, column, value);
  into.push_back(static_cast<T&&>(value));
}

/// A row of several items, or of one that is no struct.
template <class... Items, std::size_t... I, class Columns>
void append_row(list<Items...>, std::index_sequence<I...>, const running_statement& statement, Columns& into) {
  int column = 0;
  ((detail::append_item<Items>(statement, column, ikebana::detail::column_of<I>(into)), column += static_cast<int>(width_of<Items>())),
   ...);
}

template <class Item, std::size_t... I, class Columns>
void append_members(std::index_sequence<I...>, const running_statement& statement, Columns& into) {
  (detail::append_column(statement, position_of_column<Item, I>(), ikebana::detail::column_of<I>(into)), ...);
}

/// Appends the row that a statement is at to the columns.
template <class... Items, class Columns>
void append_to_columns(list<Items...> items, const running_statement& statement, Columns& into) {
  detail::append_row(items, std::index_sequence_for<Items...>{}, statement, into);
}

template <class Model, fixed_text Alias, class Columns>
void append_to_columns(list<model_item<Model, Alias>>, const running_statement& statement, Columns& into) {
  detail::append_members<model_item<Model, Alias>>(std::make_index_sequence<members_of<Model>::size>{}, statement, into);
}

template <class Struct, class... Items, class Columns>
void append_to_columns(list<into_item<Struct, Items...>>, const running_statement& statement, Columns& into) {
  detail::append_members<into_item<Struct, Items...>>(std::make_index_sequence<members_of<Struct>::size>{}, statement, into);
}

/// Whether a query can be read column by column.
template <class Query, class... Arguments>
constexpr auto check_columns() {
  return ikebana::detail::first_refusal(check_row_by_row<Query>(), check_run<rows_are::kept, Query, Arguments...>());
}

/// Reads all rows of a query, column by column.
template <class Query, class... Arguments>
auto load_columns(connection& from, const Query& query, const Arguments&... arguments) {
  if constexpr (!check_columns<Query, Arguments...>()) {
    return rejected{};
  } else if constexpr (is_ownerless<Query>) {
    return detail::load_columns(from, query.of(detail::owner_in(arguments...)), detail::without_owner(arguments)...);
  } else {
    columns_result<Query> columns;
    const auto append_one = [&](const running_statement& statement) {
      detail::append_to_columns(items_of<Query>{}, statement, columns);
      return true;
    };
    detail::for_each_row(from, query, append_one, arguments...);
    return columns;
  }
}

}  // namespace ikebana::sqlite::detail
