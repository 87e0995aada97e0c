// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the statements that begin with CREATE, and notes what they make.

#include <ikebana/schema/ddl/entry.hpp>
#include <ikebana/schema/ddl/table_reader.hpp>

namespace ikebana::detail {

/// Goes through statements, and notes those that say something of tables.
class ddl_statement {
 protected:
  constexpr ddl_statement(const char* text, unsigned size, ddl_entry* entries) : scan_(text, size), directory_(entries) {}

  constexpr void skip() {
    while (!scan_.is(ddl_kind::semicolon) && !scan_.is_at_end()) scan_.next();
  }

  constexpr qualified_name read_qualified_name(const char* message) {
    qualified_name read;
    read.at = scan_.token.begin;
    word_number number = scan_.token.word;
    read.name = read_name(scan_, message);
    if (scan_.is(ddl_kind::dot)) {
      const word_number schema = number_of_name(read.name);
      read.schema = schema == "main"_word ? 0 : schema;
      read.is_qualified = true;
      scan_.next();
      number = scan_.token.word;
      read.name = read_name(scan_, message);
    }
    read.number = number != 0 ? number : number_of_name(read.name);
    return read;
  }

  constexpr ddl_entry entry_of(ddl_entry_kind kind, const qualified_name& name) const {
    ddl_entry entry;
    entry.kind = kind;
    entry.schema = name.schema;
    entry.number = name.number;
    entry.name = name.name;
    entry.at = at_;
    entry.body = scan_.token.begin;
    return entry;
  }

  /// Whether a name is free. One that is taken is an error without IF NOT EXISTS.
  constexpr bool is_free(qualified_name name, bool may_exist) {
    name.is_qualified = true;
    if (directory_.find(name) == ddl_directory::none) return true;
    if (!may_exist) scan_.fail("there is a table, view or index of this name already", name.at);
    return false;
  }

  ddl_scanner scan_;
  ddl_directory directory_;
  unsigned at_ = 0;  // where the statement begins
};

class ddl_create : public ddl_statement {
 protected:
  using ddl_statement::ddl_statement;

  constexpr bool read_if_not_exists() {
    if (!scan_.accept("if"_word)) return false;
    expect(scan_, "not"_word, "NOT is expected here, after IF");
    expect(scan_, "exists"_word, "EXISTS is expected here, after IF NOT");
    return true;
  }

  constexpr void read_create() {
    scan_.next();
    if (scan_.accept("temp"_word) || scan_.accept("temporary"_word)) {
      if (scan_.accept("table"_word)) return read_table(true);
      if (scan_.accept("view"_word)) return read_view(true);
      if (scan_.accept("trigger"_word)) return read_trigger();
      return scan_.fail("TABLE, VIEW or TRIGGER is expected here, after TEMP");
    }
    if (scan_.accept("table"_word)) return read_table(false);
    if (scan_.accept("view"_word)) return read_view(false);
    if (scan_.accept("trigger"_word)) return read_trigger();
    if (scan_.accept("index"_word)) return read_index(false);
    if (scan_.accept("unique"_word)) {
      expect(scan_, "index"_word, "INDEX is expected here, after UNIQUE");
      return read_index(true);
    }
    if (scan_.accept("virtual"_word)) {
      expect(scan_, "table"_word, "TABLE is expected here, after VIRTUAL");
      return read_virtual_table();
    }
    scan_.fail("TABLE, INDEX, VIEW, TRIGGER or VIRTUAL TABLE is expected here, after CREATE");
  }

  constexpr qualified_name read_name_of_new(const char* message, bool is_temporary) {
    qualified_name name = read_qualified_name(message);
    if (is_temporary) {
      if (name.is_qualified && name.schema != temporary_schema) scan_.fail("what is TEMP is in the schema temp", name.at);
      name.schema = temporary_schema;
    }
    return name;
  }

  constexpr void read_table(bool is_temporary) {
    const bool may_exist = read_if_not_exists();
    const qualified_name name = read_name_of_new("the name of a table is expected here", is_temporary);
    const bool is_new = is_free(name, may_exist);
    const bool is_of_query = scan_.is("as"_word);
    const ddl_entry entry = entry_of(is_of_query ? ddl_entry_kind::table_of_query : ddl_entry_kind::table, name);
    if (is_of_query) {
      skip();
    } else {
      ddl_table_reader(scan_, nullptr).read_table();
    }
    if (is_new && !scan_.failed()) directory_.push_named(entry);
  }

  constexpr void read_virtual_table() {
    const bool may_exist = read_if_not_exists();
    const qualified_name name = read_qualified_name("the name of a table is expected here");
    const ddl_entry entry = entry_of(ddl_entry_kind::virtual_table, name);
    expect(scan_, "using"_word, "USING is expected here");
    read_name(scan_, "the name of a module is expected here");
    if (scan_.is(ddl_kind::open)) detail::read_parenthesised(scan_);
    if (is_free(name, may_exist) && !scan_.failed()) directory_.push_named(entry);
  }

  constexpr void read_view(bool is_temporary) {
    const bool may_exist = read_if_not_exists();
    const qualified_name name = read_name_of_new("the name of a view is expected here", is_temporary);
    const ddl_entry entry = entry_of(ddl_entry_kind::view, name);
    if (scan_.is(ddl_kind::open)) detail::read_parenthesised(scan_);
    expect(scan_, "as"_word, "AS is expected here");
    skip();
    if (is_free(name, may_exist) && !scan_.failed()) directory_.push_named(entry);
  }

  constexpr void read_index(bool is_unique) {
    const bool may_exist = read_if_not_exists();
    qualified_name name = read_qualified_name("the name of an index is expected here");
    expect(scan_, "on"_word, "ON is expected here");
    qualified_name of{};
    of.at = scan_.token.begin;
    of.number = scan_.token.word;
    of.name = read_name(scan_, "the name of a table is expected here");
    if (of.number == 0) of.number = number_of_name(of.name);
    of.schema = name.schema;
    of.is_qualified = name.is_qualified;
    const unsigned owner = directory_.find(of);
    if (owner == ddl_directory::none || directory_[owner].kind > ddl_entry_kind::table_of_query) {
      return scan_.fail("there is no such table", of.at);
    }
    name.schema = directory_[owner].schema;
    ddl_entry entry = entry_of(ddl_entry_kind::index, name);
    entry.owner = owner;
    entry.is_unique = is_unique;
    read_parts(scan_, nullptr);
    if (scan_.is("where"_word)) skip();
    if (is_free(name, may_exist) && !scan_.failed()) directory_.push_named(entry);
  }

  constexpr void read_trigger() {
    read_if_not_exists();
    read_qualified_name("the name of a trigger is expected here");
    if (scan_.accept("instead"_word)) {
      expect(scan_, "of"_word, "OF is expected here, after INSTEAD");
    } else if (!scan_.accept("before"_word)) {
      scan_.accept("after"_word);
    }
    if (scan_.accept("update"_word)) {
      if (scan_.is("of"_word)) {
        do {
          scan_.next();
          read_name(scan_, "the name of a column is expected here");
        } while (scan_.is(ddl_kind::comma));
      }
    } else if (!scan_.accept("insert"_word)) {
      expect(scan_, "delete"_word, "INSERT, UPDATE or DELETE is expected here");
    }
    expect(scan_, "on"_word, "ON is expected here");
    read_qualified_name("the name of a table is expected here");
    for (bool after_dot = false; after_dot || !scan_.is("begin"_word); scan_.next()) {
      if (scan_.is(ddl_kind::semicolon) || scan_.is_at_end()) return scan_.fail("BEGIN is expected before this");
      after_dot = scan_.is(ddl_kind::dot);
    }
    do {
      scan_.next();
      skip();
      if (scan_.is_at_end()) return scan_.fail("this trigger has no END", at_);
      scan_.next();
    } while (!scan_.is("end"_word));
    scan_.next();
  }
};

}  // namespace ikebana::detail
