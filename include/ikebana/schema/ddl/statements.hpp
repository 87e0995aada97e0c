// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads all statements of a schema once: checks that each can be read, and notes those that are about tables.

#include <ikebana/schema/ddl/create.hpp>

namespace ikebana::detail {

class ddl_statements : public ddl_create {
 public:
  /// There must be room for `most_entries(size)` entries.
  constexpr ddl_statements(const char* text, unsigned size, ddl_entry* entries) : ddl_create(text, size, entries) {}

  constexpr void read() {
    while (!scan_.is_at_end()) {
      if (scan_.accept(ddl_kind::semicolon)) continue;
      at_ = scan_.token.begin;
      read_statement();
      if (!scan_.is_at_end() && !scan_.is(ddl_kind::semicolon)) scan_.fail("';' or the end of the statement is expected here");
    }
  }

  constexpr unsigned count() const { return directory_.size(); }
  constexpr const ddl_problem& problem() const { return scan_.problem(); }

 private:
  constexpr void read_statement() {
    switch (scan_.token.word) {
      case "create"_word: return read_create();
      case "alter"_word: return read_alter();
      case "drop"_word: return read_drop();
      case "pragma"_word: return read_pragma();
      case "rollback"_word: return scan_.fail("what is rolled back is no part of a schema; leave it out");
      case "insert"_word:
      case "replace"_word:
      case "update"_word:
      case "delete"_word:
      case "select"_word:
      case "with"_word:
      case "values"_word:
      case "begin"_word:
      case "commit"_word:
      case "end"_word:
      case "savepoint"_word:
      case "release"_word:
      case "analyze"_word:
      case "reindex"_word:
      case "vacuum"_word:
      case "attach"_word:
      case "detach"_word:
      case "explain"_word: return skip();
      default: return scan_.fail("no statement of SQL begins like this");
    }
  }

  constexpr void read_pragma() {
    scan_.next();
    ddl_name name = read_name(scan_, "the name of a pragma is expected here");
    if (scan_.accept(ddl_kind::dot)) name = read_name(scan_, "the name of a pragma is expected here");
    const bool is_of_dump = name == "writable_schema";
    if ((is_of_dump || name == "legacy_alter_table") && (scan_.is(ddl_kind::other) || scan_.is(ddl_kind::open))) {
      scan_.next();
      const std::string_view value{scan_.text() + scan_.token.begin, scan_.token.end - scan_.token.begin};
      const bool is_off = scan_.is("off"_word) || scan_.is("false"_word) || scan_.is("no"_word) || scan_.is("reset"_word);
      if (!is_off && value != "0") {
        scan_.fail(
            is_of_dump ? "under this pragma a schema is not what its statements say; give what .schema prints, and not what .dump does"
                       : "under this pragma a schema is not what its statements say",
            at_);
      }
    }
    skip();
  }

  constexpr bool read_if_exists() {
    if (!scan_.accept("if"_word)) return false;
    expect(scan_, "exists"_word, "EXISTS is expected here, after IF");
    return true;
  }

  constexpr void read_drop() {
    scan_.next();
    const word_number what = scan_.token.word;
    if (what != "table"_word && what != "index"_word && what != "view"_word && what != "trigger"_word) {
      return scan_.fail("TABLE, INDEX, VIEW or TRIGGER is expected here, after DROP");
    }
    scan_.next();
    const bool may_be_missing = read_if_exists();
    const qualified_name name = read_qualified_name("the name of what is dropped is expected here");
    if (what == "trigger"_word || scan_.failed()) return;
    const unsigned found = directory_.find(name);
    if (found == ddl_directory::none) {
      if (!may_be_missing) scan_.fail("there is nothing of this name to drop", name.at);
      return;
    }
    const ddl_entry_kind kind = directory_[found].kind;
    const word_number of_kind = kind == ddl_entry_kind::index ? "index"_word : kind == ddl_entry_kind::view ? "view"_word : "table"_word;
    if (what != of_kind) return scan_.fail("what has this name is of another kind", name.at);
    directory_.remove(found);
    for (unsigned i = found + 1; i != directory_.size(); ++i) {
      if (directory_[i].kind == ddl_entry_kind::index && directory_[i].is_live && directory_[i].owner == found) directory_.remove(i);
    }
  }

  constexpr void read_alter() {
    scan_.next();
    expect(scan_, "table"_word, "TABLE is expected here, after ALTER");
    const qualified_name name = read_qualified_name("the name of a table is expected here");
    if (scan_.failed()) return;
    const unsigned table = directory_.find(name);
    if (table == ddl_directory::none || directory_[table].kind == ddl_entry_kind::index || directory_[table].kind == ddl_entry_kind::view) {
      return scan_.fail("there is no such table", name.at);
    }
    if (scan_.accept("rename"_word)) return read_rename(table, name);
    const bool adds = scan_.accept("add"_word);
    if (!adds) expect(scan_, "drop"_word, "RENAME, ADD or DROP is expected here");
    scan_.accept("column"_word);
    note_change(adds ? ddl_entry_kind::add_column : ddl_entry_kind::drop_column, table, name);
    if (adds) {
      ddl_column_reader(scan_, nullptr).read_column();
    } else {
      read_name(scan_, "the name of a column is expected here");
    }
  }

  constexpr void note_change(ddl_entry_kind kind, unsigned table, qualified_name name) {
    if (scan_.failed()) return;
    name.schema = directory_[table].schema;
    ddl_entry entry = entry_of(kind, name);
    entry.owner = table;
    directory_.push(entry);
  }

  constexpr void read_rename(unsigned table, const qualified_name& name) {
    if (scan_.accept("to"_word)) {
      note_change(ddl_entry_kind::rename_table, table, name);
      qualified_name to;
      to.at = scan_.token.begin;
      to.name = read_name(scan_, "the new name of the table is expected here");
      to.number = number_of_name(to.name);
      to.schema = directory_[table].schema;
      if (!scan_.failed() && !(to.name == name.name) && !is_free(to, false)) return;
      if (!scan_.failed()) directory_.rename(table, to.name);
      return;
    }
    scan_.accept("column"_word);
    note_change(ddl_entry_kind::rename_column, table, name);
    read_name(scan_, "the name of a column is expected here");
    expect(scan_, "to"_word, "TO is expected here");
    read_name(scan_, "the new name of the column is expected here");
  }
};

}  // namespace ikebana::detail
