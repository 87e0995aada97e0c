// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the columns, constraints and options of CREATE TABLE, and works out keys and indexes.

#include <ikebana/schema/ddl/column_reader.hpp>

namespace ikebana::detail {

/// Whether two keys have the same columns with the same collations: SQLite makes one index of them.
constexpr bool are_one_index(const ddl_table& table, const ddl_index& a, const ddl_index& b) {
  if (a.size != b.size) return false;
  for (unsigned i = 0; i != a.size; ++i) {
    const ddl_key_part& left = table.parts[a.first + i];
    const ddl_key_part& right = table.parts[b.first + i];
    if (left.column != right.column || !same_collation(table.collation_of(left), table.collation_of(right))) return false;
  }
  return true;
}

/// Reads into a table, or into none: then it only sees whether the text can be read.
class ddl_table_reader : public ddl_column_reader {
 public:
  using ddl_column_reader::ddl_column_reader;

  /// From the '(' of CREATE TABLE to the end of the statement.
  constexpr void read_table() {
    expect(scan_, ddl_kind::open, "'(' or AS is expected here");
    read_column();
    bool has_constraints = false;
    while (scan_.accept(ddl_kind::comma) || (has_constraints && !scan_.is(ddl_kind::close) && !scan_.failed())) {
      if (may_be_reserved.of[scan_.token.word & 1023] && begins_table_constraint(scan_.token.word)) {
        read_constraint();
        has_constraints = true;
      } else if (has_constraints) {
        scan_.fail("after a constraint of a table, ',' or ')' or another constraint is expected");
      } else {
        read_column();
      }
    }
    expect(scan_, ddl_kind::close, "',' or ')' or a constraint of the column is expected here");
    read_options();
    if (table_ != nullptr && !scan_.failed()) finish();
  }

 private:
  constexpr void read_constraint() {
    if (scan_.accept("constraint"_word)) {
      read_name(scan_, "the name of a constraint is expected here");
    } else if (scan_.accept("primary"_word)) {
      expect(scan_, "key"_word, "KEY is expected here, after PRIMARY");
      read_key(ddl_origin::primary_key);
    } else if (scan_.accept("unique"_word)) {
      read_key(ddl_origin::unique);
    } else if (scan_.accept("check"_word)) {
      detail::read_parenthesised(scan_);
      read_conflict();
    } else {
      read_foreign_key();
    }
  }

  constexpr void read_key(ddl_origin origin) {
    const unsigned at = scan_.token.begin;
    if (table_ != nullptr && !scan_.failed()) add_index(origin, 0, false);
    const unsigned size = read_parts(scan_, table_);
    read_conflict();
    if (table_ == nullptr || scan_.failed()) return;
    ddl_index& index = table_->indexes.last();
    index.size = size;
    for (unsigned i = 0; i != size; ++i) {
      if (table_->parts[index.first + i].column < 0) scan_.fail("a key of a constraint has columns alone", at);
    }
  }

  constexpr void read_foreign_key() {
    scan_.next();
    expect(scan_, "key"_word, "KEY is expected here, after FOREIGN");
    const unsigned first = table_ != nullptr ? table_->links.size() : 0;
    unsigned size = 0;
    if (!scan_.is(ddl_kind::open)) return scan_.fail("'(' is expected here");
    do {
      scan_.next();
      const unsigned at = scan_.token.begin;
      const ddl_name column = read_name(scan_, "the name of a column is expected here");
      ++size;
      if (table_ == nullptr || scan_.failed()) continue;
      const int position = table_->find(column);
      if (position < 0) return scan_.fail("the table has no such column", at);
      table_->links.push({position, {}});
    } while (scan_.is(ddl_kind::comma));
    expect(scan_, ddl_kind::close, "')' is expected here");
    if (!scan_.is("references"_word)) return scan_.fail("REFERENCES is expected here");
    read_references(first, size);
    if (scan_.is("not"_word)) {
      scan_.next();
      if (!scan_.is("deferrable"_word)) return scan_.fail("DEFERRABLE is expected here, after NOT");
    }
    if (scan_.is("deferrable"_word)) read_deferrable();
  }

  constexpr void read_options() {
    if (!is_name(scan_)) return;
    do {
      if (scan_.accept("without"_word)) {
        expect(scan_, "rowid"_word, "ROWID is expected here, after WITHOUT");
        if (table_ != nullptr) table_->is_without_rowid = true;
      } else {
        expect(scan_, "strict"_word, "WITHOUT ROWID, STRICT, ';' or the end is expected here");
        if (table_ != nullptr) table_->is_strict = true;
      }
    } while (scan_.accept(ddl_kind::comma));
  }

  constexpr ddl_index* primary_key() {
    for (ddl_index& each : table_->indexes) {
      if (each.origin == ddl_origin::primary_key) return &each;
    }
    return nullptr;
  }

  constexpr void finish() {
    for (unsigned i = 0; i != table_->columns.size(); ++i) finish_column(i);
    if (table_->is_without_rowid) merge_indexes();  // as they are written: what the key repeats is dropped later
    ddl_index* const key = primary_key();
    if (key != nullptr) {
      finish_primary_key(*key);
    } else if (table_->is_without_rowid) {
      return scan_.fail("a table WITHOUT ROWID has a primary key; this one has none");
    }
    if (!table_->is_without_rowid) merge_indexes();
  }

  constexpr void finish_primary_key(ddl_index& key) {
    if (table_->is_without_rowid) drop_repeated_parts(key);
    unsigned place = 0;
    for (unsigned i = 0; i != key.size; ++i) {
      ddl_column& column = table_->columns[static_cast<unsigned>(table_->parts[key.first + i].column)];
      ++place;
      if (column.primary_key == 0) column.primary_key = place;
      if (column.generated != ddl_generated::no) scan_.fail("a generated column is in no primary key", column.at);
      const bool is_rowid = key.size == 1 && !key_descends_ && column.has_type("integer");
      if (is_rowid && !table_->is_without_rowid) {
        table_->rowid_column = table_->parts[key.first].column;
        key.size = 0;  // the rowid needs no index
        return;
      }
      if (table_->is_without_rowid || table_->is_strict) column.not_null = true;
    }
  }

  constexpr void drop_repeated_parts(ddl_index& key) {
    for (unsigned i = 1; i < key.size; ++i) {
      for (unsigned j = 0; j != i; ++j) {
        const ddl_key_part& left = table_->parts[key.first + i];
        const ddl_key_part& right = table_->parts[key.first + j];
        if (left.column != right.column || !same_collation(table_->collation_of(left), table_->collation_of(right))) continue;
        for (unsigned k = i + 1; k != key.size; ++k) table_->parts[key.first + k - 1] = table_->parts[key.first + k];
        --key.size;
        --i;
        break;
      }
    }
  }

  constexpr void merge_indexes() {
    unsigned kept = 0;
    for (unsigned i = 0; i != table_->indexes.size(); ++i) {
      const ddl_index index = table_->indexes[i];
      bool is_new = index.size != 0;
      for (unsigned j = 0; j != kept && is_new; ++j) {
        if (!are_one_index(*table_, table_->indexes[j], index)) continue;
        if (index.origin == ddl_origin::primary_key) table_->indexes[j].origin = index.origin;
        is_new = false;
      }
      if (is_new) table_->indexes[kept++] = index;
    }
    table_->indexes.cut(kept);
  }
};

}  // namespace ikebana::detail
