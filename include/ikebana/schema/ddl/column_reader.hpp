// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads a column with its constraints, as CREATE TABLE and ALTER TABLE ADD COLUMN have it.

#include <ikebana/schema/ddl/grammar.hpp>

namespace ikebana::detail {

/// Reads into a table, or into none: then it only sees whether the text can be read.
class ddl_column_reader {
 public:
  constexpr ddl_column_reader(ddl_scanner& scan, ddl_table* table) : scan_(scan), table_(table) {}

  /// A column with its constraints.
  constexpr void read_column() {
    if (table_ == nullptr) return pass_column();
    ddl_column column;
    column.at = scan_.token.begin;
    column.name = read_name(scan_, no_column_name);
    read_type(column);
    if (scan_.failed()) return;
    if (table_->find(column.name) >= 0) return scan_.fail("the table has a column of this name already", column.at);
    table_->columns.push(column);
    while (read_column_constraint()) {
    }
    if (!scan_.failed()) finish_column(table_->columns.size() - 1);
  }

 protected:
  constexpr unsigned this_column() const { return table_->columns.size() - 1; }

  static constexpr const char* no_column_name = "the name of a column is expected here";

  /// A column of which nothing is noted.
  constexpr void pass_column() {
    if (scan_.token.kind == ddl_kind::word && !may_be_reserved.of[scan_.token.word & 1023]) {
      scan_.next();
    } else {
      read_name(scan_, no_column_name);
    }
    if (scan_.token.kind == ddl_kind::comma) return;
    pass_type(scan_.token.begin);
    while (scan_.token.kind == ddl_kind::word && read_column_constraint()) {
    }
  }

  /// Passes over a type, and gives its end.
  constexpr unsigned pass_type(const unsigned begin) {
    unsigned end = begin;
    for (; scan_.token.kind == ddl_kind::word || scan_.token.kind == ddl_kind::quoted || scan_.token.kind == ddl_kind::string;
         end = scan_.token.end, scan_.next()) {
      if (may_be_reserved.of[scan_.token.word & 1023] && is_reserved(scan_.token.word)) {
        if (!begins_column_constraint(scan_.token.word)) scan_.fail("this word is reserved, and begins no constraint of a column");
        break;
      }
    }
    if (scan_.token.kind != ddl_kind::open || end == begin) return end;
    scan_.next();
    read_signed_number();
    if (scan_.accept(ddl_kind::comma)) read_signed_number();
    expect(scan_, ddl_kind::close, "')' is expected here, after the size of a type");
    return scan_.last_end();
  }

  constexpr void read_type(ddl_column& column) {
    const ddl_token first = scan_.token;
    const unsigned end = without_generated_always(first.begin, pass_type(first.begin));
    if (end == first.begin || scan_.failed()) return;
    if (first.kind == ddl_kind::word) {
      column.type = {scan_.text() + first.begin, end - first.begin, '\0'};
    } else {
      take_quotes_off(first, end, column);
    }
  }

  /// A type that begins with a quotation is no more than that. But first SQLite takes the first and the last character off a
  /// type without another quote, which is odd where the quotation is in brackets and a word follows.
  constexpr void take_quotes_off(const ddl_token& first, unsigned end, ddl_column& column) const {
    const auto is_quote = [](char c) { return c == '\'' || c == '"' || c == '`' || c == '['; };
    unsigned at = first.begin + 1;
    for (; at < end - 1 && !is_quote(scan_.text()[at]); ++at) {
    }
    column.type_is_cut = at < end - 1;
    column.type =
        column.type_is_cut ? name_of_token(scan_.text(), first) : ddl_name{scan_.text() + first.begin + 1, end - first.begin - 2, '\0'};
  }

  /// The end of a type without GENERATED ALWAYS. SQLite reads both words as part of the type, and takes them off
  /// its end.
  constexpr unsigned without_generated_always(unsigned begin, unsigned end) const {
    if (end - begin < 16 || !ends_with(begin, end, "always")) return end;
    end = begin + static_cast<unsigned>(detail::trimmed(scan_.text(), begin, end - 6).size());
    if (!ends_with(begin, end, "generated")) return end;
    return begin + static_cast<unsigned>(detail::trimmed(scan_.text(), begin, end - 9).size());
  }

  constexpr bool ends_with(unsigned begin, unsigned end, std::string_view word) const {
    const unsigned length = static_cast<unsigned>(word.size());
    return end - begin >= length && common_length(scan_.text() + end - length, word.data(), length) == length;
  }

  constexpr void read_signed_number() {
    if (is_sign()) scan_.next();
    expect(scan_, ddl_kind::number, "the size of a type is a number");
  }

  constexpr bool is_sign() const {
    return scan_.is(ddl_kind::other) && (scan_.text()[scan_.token.begin] == '+' || scan_.text()[scan_.token.begin] == '-');
  }

  constexpr bool read_column_constraint() {
    if (scan_.token.kind != ddl_kind::word) return false;
    switch (scan_.token.word) {
      case "not"_word:
        scan_.next();
        if (scan_.is("deferrable"_word)) return read_deferrable();
        expect(scan_, "null"_word, "NULL is expected here, after NOT");
        if (table_ != nullptr && !scan_.failed()) table_->columns.last().not_null = true;
        return read_conflict();
      case "null"_word: scan_.next(); return read_conflict();
      case "primary"_word: return read_primary_key_of_column();
      case "unique"_word:
        scan_.next();
        if (table_ != nullptr) add_index_of_column(ddl_origin::unique, false);
        return read_conflict();
      case "default"_word: scan_.next(); return read_default();
      case "references"_word: {
        const unsigned first = table_ != nullptr ? table_->links.size() : 0;
        if (table_ != nullptr) table_->links.push({static_cast<int>(this_column()), {}});
        return read_references(first, 1);
      }
      case "check"_word:
        scan_.next();
        detail::read_parenthesised(scan_);
        return read_conflict();
      case "collate"_word: {
        scan_.next();
        const ddl_name collation = read_name(scan_, "the name of a collation is expected here");
        if (table_ != nullptr) table_->columns.last().collation = collation;
        return true;
      }
      case "constraint"_word:
        scan_.next();
        read_name(scan_, "the name of a constraint is expected here");
        return true;
      case "generated"_word:
        scan_.next();
        expect(scan_, "always"_word, "ALWAYS is expected here, after GENERATED");
        if (!scan_.is("as"_word)) scan_.fail("AS is expected here, after GENERATED ALWAYS");
        return read_generated();
      case "as"_word: return read_generated();
      case "deferrable"_word: return read_deferrable();
      default: return false;
    }
  }

  constexpr bool read_primary_key_of_column() {
    scan_.next();
    expect(scan_, "key"_word, "KEY is expected here, after PRIMARY");
    const bool descending = read_descending(scan_);
    if (table_ != nullptr && !scan_.failed()) add_index_of_column(ddl_origin::primary_key, descending);
    read_conflict();
    scan_.accept("autoincrement"_word);
    return true;
  }

  constexpr void add_index_of_column(ddl_origin origin, bool descending) {
    ddl_key_part part;
    part.column = static_cast<int>(this_column());
    part.descending = descending;
    add_index(origin, 1, descending);
    table_->parts.push(part);
  }

  /// Adds an index over the parts that follow. `descends` is for a column that is PRIMARY KEY DESC, which isn't the rowid.
  constexpr void add_index(ddl_origin origin, unsigned size, bool descends) {
    if (origin == ddl_origin::primary_key) {
      for (const ddl_index& each : table_->indexes) {
        if (each.origin == origin) return scan_.fail("the table has a primary key already");
      }
      key_descends_ = descends;
    }
    ddl_index index;
    index.origin = origin;
    index.is_unique = true;
    index.first = table_->parts.size();
    index.size = size;
    table_->indexes.push(index);
  }

  constexpr bool read_default() {
    const unsigned begin = scan_.token.begin;
    std::string_view expression;
    if (scan_.is(ddl_kind::open)) {
      expression = detail::read_parenthesised(scan_);
    } else {
      if (is_sign()) scan_.next();
      const ddl_kind kind = scan_.token.kind;
      if (kind != ddl_kind::word && kind != ddl_kind::quoted && kind != ddl_kind::string && kind != ddl_kind::number &&
          kind != ddl_kind::blob) {
        scan_.fail("a value is expected here, or an expression in parentheses");
        return false;
      }
      scan_.next();
      expression = {scan_.text() + begin, scan_.last_end() - begin};
    }
    if (table_ != nullptr && !scan_.failed()) table_->columns.last().default_text = expression;
    return true;
  }

  constexpr bool read_generated() {
    scan_.next();
    detail::read_parenthesised(scan_);
    ddl_generated kind = ddl_generated::is_virtual;
    if (scan_.accept("stored"_word)) {
      kind = ddl_generated::is_stored;
    } else {
      scan_.accept("virtual"_word);
    }
    if (table_ != nullptr && !scan_.failed()) table_->columns.last().generated = kind;
    return true;
  }

  constexpr bool read_conflict() {
    pass_conflict(scan_);
    return true;
  }

  constexpr bool read_deferrable() {
    pass_deferrable(scan_);
    return true;
  }

  /// From REFERENCES to the last of what follows it. The columns that refer are links from `first` on.
  constexpr bool read_references(unsigned first, unsigned size) {
    ddl_foreign_key key;
    scan_.next();
    key.parent = read_name(scan_, "the name of a table is expected here");
    key.first = first;
    key.size = size;
    if (scan_.is(ddl_kind::open)) {
      const unsigned at = scan_.token.begin;
      unsigned named = 0;
      do {
        scan_.next();
        const ddl_name column = read_name(scan_, "the name of a column is expected here");
        if (table_ != nullptr && named < size) table_->links[first + named].parent_column = column;
        ++named;
      } while (scan_.is(ddl_kind::comma));
      expect(scan_, ddl_kind::close, "')' is expected here");
      if (named != size) scan_.fail("a foreign key names as many columns as it has", at);
    }
    for (;;) {
      if (scan_.accept("match"_word)) {
        read_name(scan_, "a name is expected here, after MATCH");
      } else if (scan_.accept("on"_word)) {
        if (scan_.accept("delete"_word)) {
          key.on_delete = read_action(scan_);
        } else if (scan_.accept("update"_word)) {
          key.on_update = read_action(scan_);
        } else {
          expect(scan_, "insert"_word, "DELETE or UPDATE is expected here, after ON");
          read_action(scan_);
        }
      } else {
        break;
      }
    }
    if (table_ != nullptr && !scan_.failed()) table_->foreign_keys.push(key);
    return true;
  }

  /// Works out the affinity of a column, and checks its type in a STRICT table.
  constexpr void finish_column(unsigned at) {
    ddl_column& column = table_->columns[at];
    const bool takes_any = column.type.empty() || (table_->is_strict && column.has_type("any"));
    column.affinity = takes_any ? affinity::any : affinity_of_type(column.type);
    if (!table_->is_strict) return;
    constexpr std::string_view types[] = {"int", "integer", "real", "text", "blob", "any"};
    bool is_known = false;
    for (const std::string_view each : types) is_known = is_known || column.has_type(each);
    if (!is_known) scan_.fail("a column of a STRICT table is INT, INTEGER, REAL, TEXT, BLOB or ANY", column.at);
  }

  ddl_scanner& scan_;
  ddl_table* table_;
  bool key_descends_ = false;
};

}  // namespace ikebana::detail
