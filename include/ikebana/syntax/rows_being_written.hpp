// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sub-queries over the table that their statement writes. SQLite writes a row as soon as it has computed it, and then goes on
// to the next: what such a sub-query yields depends on which rows came before.

#include <ikebana/syntax/source_name.hpp>

namespace ikebana::detail {

/// Finds, among the tokens of a statement, the sub-queries that read what the statement writes. The numbers of the columns'
/// tables are known by then.
class written_and_read {
 public:
  constexpr written_and_read(const token_list& tokens, const source_facts* sources) : tokens_(tokens), sources_(sources) {
    for (const token& each : tokens) {
      if (each.kind == token_kind::per_row) {
        part_ = each.flag ? &each : nullptr;
      } else if (part_ != nullptr && reads_written(each)) {
        ((part_->position & per_row_is_returned) != 0 ? in_returned_ : in_written_) = true;
      }
    }
  }

  /// Whether one stands in what is set, or in the condition on the rows.
  constexpr bool in_written() const { return in_written_; }
  /// Whether one stands where no statement could compute it for all rows before it writes them.
  constexpr bool in_returned() const { return in_returned_; }

 private:
  constexpr bool reads_written(const token& each) const {
    switch (each.kind) {
      case token_kind::table: return (part_->position & per_row_is_any_column) != 0 && is_written_table(each.number);
      case token_kind::column:
      case token_kind::its_column:
      case token_kind::owner_column: return is_written_table(each.number) && is_set(each.number, each.position);
      case token_kind::key_columns: return is_written_table(each.number) && some_is_set(each.number, sources_[each.number].table().primary);
      case token_kind::all_columns: return is_written_table(each.number);
      case token_kind::owner_table: return sources_[each.number].used && (is_written_table(each.number) || is_written_table(each.position));
      default: return false;
    }
  }

  /// Whether a table is the one that is written, as a sub-query sees it: not as the row itself.
  constexpr bool is_written_table(unsigned source) const {
    const source_facts& written = sources_[part_->number];
    const table_facts& table = sources_[source].table();
    return sources_[source].scope != written.scope && detail::same_name(table.name, written.table().name) &&
           detail::same_name(table.schema, written.table().schema);
  }

  constexpr bool some_is_set(unsigned source, const key_columns& key) const {
    for (unsigned i = 0; i != key.size; ++i) {
      if (is_set(source, key.at[i])) return true;
    }
    return false;
  }

  /// Of what no member stands for, the number of a row is its key, and all else is computed from any column.
  constexpr bool is_set(unsigned source, unsigned position) const {
    const table_facts& table = sources_[source].table();
    if (position == rowid_position) return table.primary.size == 0 || some_is_set(source, table.primary);
    if (position >= table.column_count) return true;
    for (unsigned i = 0; i + 1 < tokens_.size(); ++i) {
      const token& set = tokens_.at[i];
      if (set.kind != token_kind::bare_column || tokens_.at[i + 1].kind != token_kind::text || tokens_.at[i + 1].text() != " = ") continue;
      if (detail::same_name(set.table->columns[set.position].name, table.columns[position].name)) return true;
    }
    return false;
  }

  const token_list& tokens_;
  const source_facts* sources_;
  const token* part_ = nullptr;
  bool in_written_ = false;
  bool in_returned_ = false;
};

}  // namespace ikebana::detail
