// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads one table of a schema: CREATE TABLE, then the statements that change it, in their order.

#include <ikebana/schema/ddl/entry.hpp>
#include <ikebana/schema/ddl/table_reader.hpp>

namespace ikebana::detail {

/// A text and the entries that were noted of it.
struct ddl_view {
  const char* text;
  unsigned size;
  const ddl_entry* entries;
  unsigned count;
};

class ddl_table_history {
 public:
  constexpr ddl_table_history(const ddl_view& schema, ddl_table& table) : schema_(schema), table_(table) {}

  /// Reads the table of an entry, and gives its first error.
  constexpr ddl_problem read(unsigned at) {
    const ddl_entry& made = schema_.entries[at];
    table_.name = made.name;
    ddl_scanner scan{schema_.text, schema_.size, made.body};
    ddl_table_reader(scan, &table_).read_table();
    ddl_problem problem = scan.problem();
    for (unsigned i = at + 1; i != schema_.count && problem.message == nullptr; ++i) {
      const ddl_entry& entry = schema_.entries[i];
      if (entry.owner == at && entry.kind >= ddl_entry_kind::index) {
        problem = apply(entry);
      }
      if (problem.message == nullptr && entry.schema == made.schema) follow_parent(entry);
    }
    return problem;
  }

 private:
  constexpr ddl_problem apply(const ddl_entry& entry) {
    ddl_scanner scan{schema_.text, schema_.size, entry.body};
    switch (entry.kind) {
      case ddl_entry_kind::index:
        if (entry.is_live) add_index(scan, entry);
        break;
      case ddl_entry_kind::add_column: add_column(scan); break;
      case ddl_entry_kind::rename_column: rename_column(scan); break;
      case ddl_entry_kind::drop_column: drop_column(scan); break;
      default: break;
    }
    return scan.problem();
  }

  constexpr void add_index(ddl_scanner& scan, const ddl_entry& entry) {
    ddl_index index;
    index.name = entry.name;
    index.is_unique = entry.is_unique;
    index.first = table_.parts.size();
    index.size = read_parts(scan, &table_);
    index.is_partial = scan.is("where"_word);
    if (index.is_partial) index.not_null_column = read_not_null(scan);
    table_.indexes.push(index);
  }

  /// The column where a condition is that it is not NULL, and nothing else; else -1.
  constexpr int read_not_null(ddl_scanner& scan) {
    scan.next();
    if (!is_name(scan)) return -1;
    const int column = table_.find(name_of_token(schema_.text, scan.token));
    scan.next();
    if (scan.accept("is"_word)) {
      if (!scan.accept("not"_word) || !scan.accept("null"_word)) return -1;
    } else if (!scan.accept("notnull"_word) && (!scan.accept("not"_word) || !scan.accept("null"_word))) {
      return -1;
    }
    return scan.is(ddl_kind::semicolon) || scan.is_at_end() ? column : -1;
  }

  constexpr void add_column(ddl_scanner& scan) {
    const unsigned at = scan.token.begin;
    const unsigned indexes = table_.indexes.size();
    ddl_column_reader(scan, &table_).read_column();
    if (table_.indexes.size() != indexes) scan.fail("a column that is added is in no PRIMARY KEY and is not UNIQUE", at);
  }

  constexpr int find_column(ddl_scanner& scan) {
    const unsigned at = scan.token.begin;
    const ddl_name name = read_name(scan, "the name of a column is expected here");
    const int column = table_.find(name);
    if (column < 0) scan.fail("the table has no such column", at);
    return column;
  }

  constexpr void rename_column(ddl_scanner& scan) {
    const int column = find_column(scan);
    scan.accept("to"_word);
    const unsigned at = scan.token.begin;
    const ddl_name name = read_name(scan, "the new name of the column is expected here");
    if (scan.failed()) return;
    const int taken = table_.find(name);
    if (taken >= 0 && taken != column) return scan.fail("the table has a column of this name already", at);
    table_.columns[static_cast<unsigned>(column)].name = name;
  }

  constexpr void drop_column(ddl_scanner& scan) {
    const unsigned at = scan.token.begin;
    const int column = find_column(scan);
    if (scan.failed()) return;
    bool is_used = column == table_.rowid_column || table_.columns.size() == 1;
    for (const ddl_index& index : table_.indexes) {
      for (unsigned i = 0; i != index.size; ++i) is_used = is_used || table_.parts[index.first + i].column == column;
    }
    for (const ddl_link& link : table_.links) is_used = is_used || link.column == column;
    if (is_used) return scan.fail("a column of a key or an index cannot be dropped, nor a table's only column", at);
    table_.columns.erase(static_cast<unsigned>(column));
    if (table_.rowid_column > column) --table_.rowid_column;
    for (ddl_key_part& part : table_.parts) part.column -= part.column > column ? 1 : 0;
    for (ddl_link& link : table_.links) link.column -= link.column > column ? 1 : 0;
  }

  /// Where a table or a column gets another name, foreign keys that name it follow.
  constexpr void follow_parent(const ddl_entry& entry) {
    if (entry.kind != ddl_entry_kind::rename_table && entry.kind != ddl_entry_kind::rename_column) return;
    if (table_.foreign_keys.size() == 0) return;
    ddl_scanner scan{schema_.text, schema_.size, entry.body};
    const ddl_name from = read_name(scan, "");
    scan.accept("to"_word);
    for (ddl_foreign_key& key : table_.foreign_keys) {
      if (!(key.parent == entry.name)) continue;
      if (entry.kind == ddl_entry_kind::rename_table) {
        key.parent = from;
        continue;
      }
      for (unsigned i = 0; i != key.size; ++i) {
        ddl_link& link = table_.links[key.first + i];
        if (!link.parent_column.empty() && link.parent_column == from) link.parent_column = name_of_token(schema_.text, scan.token);
      }
    }
  }

  const ddl_view& schema_;
  ddl_table& table_;
};

}  // namespace ikebana::detail
