// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether an index finds the rows of a key, and whether a key is unique. The same of all three that have indexes, and list them by
// `each_index`: what models describe, a schema that is SQL text, and a database that is open.

#include <ikebana/meta/text.hpp>
#include <ikebana/model/table.hpp>

namespace ikebana::detail {

/// Whether a name is one of the rowid's: SQLite takes it for the number of a row, unless a column is called so.
constexpr bool is_rowid_name(std::string_view name) {
  return detail::same_name(name, "rowid") || detail::same_name(name, "oid") || detail::same_name(name, "_rowid_");
}

/// The columns of a key, by their positions in a table; negative for a column that the table does not have.
struct key_positions {
  static constexpr int rowid = 1 << 20;  // of a table where no column is the rowid

  int at[most_key_columns]{};
  unsigned size = 0;

  constexpr key_positions() = default;
  constexpr explicit key_positions(int column) { push(column); }
  constexpr key_positions(const key_columns& key) {
    for (unsigned i = 0; i != key.size; ++i) push(key.at[i]);
  }

  constexpr void push(int column) { at[size++] = column; }
  constexpr bool holds(int column) const {
    bool found = false;
    for (unsigned i = 0; i != size; ++i) found = found || at[i] == column;
    return found && column >= 0;
  }
};

/// One index. `column(0)` and those that follow are the positions of its columns; an expression has a negative one.
template <class Column>
struct key_index {
  unsigned size;
  bool is_unique;
  bool is_partial;
  int not_null_column;  // of WHERE column IS NOT NULL; negative for other conditions
  Column column;

  /// Whether each value of the key stands in one row at most.
  constexpr bool makes_unique(const key_positions& key) const {
    return is_unique && !is_partial && size == key.size && is_over_first_of(key, size);
  }

  /// Whether the rows of a key are found without reading the whole table: the index begins with the key's columns, in any order, or is
  /// unique over some of them. A partial one has to hold all rows in which the key is not NULL.
  constexpr bool finds_rows(const key_positions& key) const {
    if (is_partial && !key.holds(not_null_column)) return false;
    return size >= key.size ? is_over_first_of(key, key.size) : is_unique && is_over_first_of(key, size);
  }

 private:
  constexpr bool is_over_first_of(const key_positions& key, unsigned count) const {
    for (unsigned i = 0; i != count; ++i) {
      if (!key.holds(column(i))) return false;
    }
    return count != 0;
  }
};

template <class Column>
key_index(unsigned, bool, bool, int, Column) -> key_index<Column>;

/// Visits a key that is unique as an index.
template <class Visit>
constexpr void visit_unique(const key_positions& key, const Visit& visit) {
  visit(key_index{key.size, true, false, -1, [&](unsigned i) { return key.at[i]; }});
}

/// Whether some index of a table finds the rows of a key.
template <class Table>
constexpr bool is_indexed(const Table& table, const key_positions& key) {
  bool found = false;
  table.each_index([&](const auto& index) { found = found || index.finds_rows(key); });
  return found;
}

/// Whether each value of a key stands in one row of a table at most.
template <class Table>
constexpr bool is_unique(const Table& table, const key_positions& key) {
  bool found = false;
  table.each_index([&](const auto& index) { found = found || index.makes_unique(key); });
  return found;
}

/// The columns of a model's key, in a table that finds them by their names; the rowid need not be one of its columns.
template <class Table>
constexpr key_positions positions_in(const Table& table, const table_facts& model, const key_columns& key) {
  key_positions found;
  for (unsigned i = 0; i != key.size; ++i) {
    const std::string_view name = model.columns[key.at[i]].name;
    found.push(table.has_unlisted(name) ? table.rowid_position() : table.find(name));
  }
  return found;
}

}  // namespace ikebana::detail
