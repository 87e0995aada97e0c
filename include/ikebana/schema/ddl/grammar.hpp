// SPDX-License-Identifier: BSL-1.0
#pragma once

// The parts that statements of a schema have in common: names, parentheses, the columns of an index.

#include <ikebana/schema/ddl/table.hpp>

namespace ikebana::detail {

/// The words that SQLite takes for no name unless they are quoted.
inline constexpr word_number reserved_words[] = {
    "add"_word,         "all"_word,     "alter"_word,      "and"_word,     "as"_word,       "autoincrement"_word,
    "between"_word,     "case"_word,    "check"_word,      "collate"_word, "commit"_word,   "constraint"_word,
    "create"_word,      "default"_word, "deferrable"_word, "delete"_word,  "distinct"_word, "drop"_word,
    "else"_word,        "escape"_word,  "exists"_word,     "foreign"_word, "from"_word,     "group"_word,
    "having"_word,      "in"_word,      "index"_word,      "insert"_word,  "into"_word,     "is"_word,
    "isnull"_word,      "join"_word,    "limit"_word,      "not"_word,     "nothing"_word,  "notnull"_word,
    "null"_word,        "on"_word,      "or"_word,         "order"_word,   "primary"_word,  "references"_word,
    "returning"_word,   "select"_word,  "set"_word,        "table"_word,   "then"_word,     "to"_word,
    "transaction"_word, "unique"_word,  "update"_word,     "using"_word,   "values"_word,   "when"_word,
    "where"_word};

/// Whether a word may be reserved, by the last bits of its number: most are known for none at once.
struct reserved_marks {
  bool of[1024]{};
};

constexpr reserved_marks mark_reserved_words() {
  reserved_marks marks;
  for (const word_number word : reserved_words) marks.of[word & 1023] = true;
  return marks;
}

inline constexpr reserved_marks may_be_reserved = mark_reserved_words();

constexpr bool is_reserved(word_number word) {
  if (!may_be_reserved.of[word & 1023]) return false;
  for (const word_number each : reserved_words) {
    if (each == word) return true;
  }
  return false;
}

constexpr ddl_name name_of_token(const char* text, const ddl_token& token) {
  if (token.kind == ddl_kind::word) return {text + token.begin, token.end - token.begin, '\0'};
  const char opened = text[token.begin];
  return {text + token.begin + 1, token.end - token.begin - 2, opened == '[' ? '\0' : opened};
}

/// A text of the schema without the space around it.
constexpr std::string_view trimmed(const char* text, unsigned begin, unsigned end) {
  const auto is_space = [&](unsigned at) { return classes_of_characters.of[static_cast<unsigned char>(text[at])] == ddl_class::space; };
  for (; begin != end && is_space(begin); ++begin) {
  }
  for (; end != begin && is_space(end - 1); --end) {
  }
  return {text + begin, end - begin};
}

constexpr bool is_name(const ddl_scanner& scan) {
  return scan.token.kind == ddl_kind::word ? !is_reserved(scan.token.word)
                                           : scan.token.kind == ddl_kind::quoted || scan.token.kind == ddl_kind::string;
}

constexpr ddl_name read_name(ddl_scanner& scan, const char* message) {
  if (!is_name(scan)) {
    scan.fail(scan.token.kind == ddl_kind::word ? "this word is reserved; put it in quotes where it is a name" : message);
    return {};
  }
  const ddl_name name = name_of_token(scan.text(), scan.token);
  scan.next();
  return name;
}

constexpr void expect(ddl_scanner& scan, word_number wanted, const char* message) {
  if (!scan.accept(wanted)) scan.fail(message);
}

constexpr void expect(ddl_scanner& scan, ddl_kind wanted, const char* message) {
  if (!scan.accept(wanted)) scan.fail(message);
}

/// Reads a text in parentheses, and gives it without them.
constexpr std::string_view read_parenthesised(ddl_scanner& scan) {
  const unsigned opened = scan.token.begin;
  if (!scan.is(ddl_kind::open)) scan.fail("'(' is expected here");
  unsigned depth = 0;
  do {
    const ddl_kind kind = scan.token.kind;
    if (kind == ddl_kind::open) {
      ++depth;
    } else if (kind == ddl_kind::close) {
      --depth;
    } else if (kind == ddl_kind::semicolon || kind == ddl_kind::end) {
      scan.fail("this '(' is not closed", opened);
      return {};
    }
    scan.next();
  } while (depth != 0);
  return detail::trimmed(scan.text(), opened + 1, scan.last_end() - 1);
}

/// Whether a word begins a constraint of a table.
constexpr bool begins_table_constraint(word_number word) {
  return word == "constraint"_word || word == "primary"_word || word == "unique"_word || word == "check"_word || word == "foreign"_word;
}

/// Whether a reserved word begins a constraint of a column, and so ends its type.
constexpr bool begins_column_constraint(word_number word) {
  return word == "not"_word || word == "primary"_word || word == "default"_word || word == "references"_word || word == "unique"_word ||
         word == "null"_word || word == "check"_word || word == "collate"_word || word == "constraint"_word || word == "as"_word ||
         word == "deferrable"_word;
}

/// Skips ON CONFLICT, if it is there.
constexpr void pass_conflict(ddl_scanner& scan) {
  if (!scan.is("on"_word)) return;
  scan.next();
  expect(scan, "conflict"_word, "CONFLICT is expected here, after ON");
  if (!scan.accept("rollback"_word) && !scan.accept("abort"_word) && !scan.accept("fail"_word) && !scan.accept("ignore"_word)) {
    expect(scan, "replace"_word, "ROLLBACK, ABORT, FAIL, IGNORE or REPLACE is expected here");
  }
}

/// Skips DEFERRABLE and INITIALLY ...
constexpr void pass_deferrable(ddl_scanner& scan) {
  scan.next();
  if (scan.accept("initially"_word) && !scan.accept("deferred"_word)) {
    expect(scan, "immediate"_word, "DEFERRED or IMMEDIATE is expected here");
  }
}

/// Reads the action of a foreign key: CASCADE, SET NULL, ...
constexpr ddl_action read_action(ddl_scanner& scan) {
  if (scan.accept("cascade"_word)) return ddl_action::cascade;
  if (scan.accept("restrict"_word)) return ddl_action::restrict_;
  if (scan.accept("set"_word)) {
    if (scan.accept("null"_word)) return ddl_action::set_null;
    expect(scan, "default"_word, "NULL or DEFAULT is expected here, after SET");
    return ddl_action::set_default;
  }
  expect(scan, "no"_word, "CASCADE, RESTRICT, SET NULL, SET DEFAULT or NO ACTION is expected here");
  expect(scan, "action"_word, "ACTION is expected here, after NO");
  return ddl_action::no_action;
}

/// A column within a key, by its name, or an expression, which has none.
struct named_part {
  ddl_name column;
  ddl_name collation;
  bool descending = false;
  unsigned at = 0;
};

constexpr bool read_column_of_part(ddl_scanner& scan, named_part& part, unsigned depth) {
  if (scan.is(ddl_kind::open)) {
    scan.next();
    if (depth == 100 || !read_column_of_part(scan, part, depth + 1) || !scan.accept(ddl_kind::close)) return false;
  } else if (is_name(scan)) {
    part.column = read_name(scan, "");
  } else {
    return false;
  }
  while (scan.accept("collate"_word)) {
    if (!is_name(scan)) return false;
    part.collation = read_name(scan, "");
  }
  return true;
}

constexpr bool ends_part(const ddl_scanner& scan) {
  return scan.is(ddl_kind::comma) || scan.is(ddl_kind::close) || scan.is("asc"_word) || scan.is("desc"_word) ||
         scan.is("autoincrement"_word);
}

/// Skips CASE ... END.
constexpr void read_case(ddl_scanner& scan) {
  const unsigned begin = scan.token.begin;
  for (unsigned depth = 0; !scan.is_at_end() && !scan.is(ddl_kind::semicolon); scan.next()) {
    if (scan.is("case"_word)) ++depth;
    if (scan.is("end"_word) && --depth == 0) return scan.next();
  }
  scan.fail("this CASE has no END", begin);
}

/// Reads an expression in the place of a column. A collation is its own where it stands after all of it, as it does after
/// one operand: COLLATE binds closer than operators between two.
constexpr void read_expression_of_part(ddl_scanner& scan, named_part& part) {
  part.column = {};
  part.collation = {};
  if (ends_part(scan)) return scan.fail("a column or an expression is expected here");
  bool has_operand = false;
  bool is_whole = true;
  bool ends_operator = false;  // as a IN (1) does, and a ISNULL: what COLLATE is of then depends on what came before
  while (!ends_part(scan) && !scan.failed()) {
    if (scan.is(ddl_kind::semicolon) || scan.is_at_end()) {
      scan.fail("')' is missing before this");
    } else if (scan.is("collate"_word)) {
      if (!is_whole && ends_operator) return scan.fail("put in parentheses what COLLATE is to be of");
      scan.next();
      part.collation = read_name(scan, "the name of a collation is expected here");
      continue;
    } else if (has_operand && !scan.is(ddl_kind::open) && !scan.is(ddl_kind::dot)) {
      is_whole = false;
    }
    is_whole = is_whole && !scan.is("not"_word);
    ends_operator = scan.is(ddl_kind::open) || scan.is("isnull"_word) || scan.is("notnull"_word) || scan.is("null"_word);
    if (scan.is(ddl_kind::open)) {
      detail::read_parenthesised(scan);
      has_operand = true;
    } else if (scan.is("case"_word)) {
      read_case(scan);
      has_operand = true;
    } else {
      has_operand = !scan.is(ddl_kind::other) && !scan.is(ddl_kind::dot);
      scan.next();
    }
  }
  if (!is_whole) part.collation = {};
}

constexpr bool read_descending(ddl_scanner& scan) {
  if (scan.accept("desc"_word)) return true;
  scan.accept("asc"_word);
  return false;
}

/// Reads one part of a key: a column or an expression, its collation and its order.
constexpr named_part read_part(ddl_scanner& scan) {
  named_part part;
  part.at = scan.token.begin;
  const ddl_scanner before = scan;
  if (!read_column_of_part(scan, part, 0) || !ends_part(scan)) {
    scan = before;
    read_expression_of_part(scan, part);
  }
  part.descending = read_descending(scan);
  return part;
}

/// Adds a part of a key to a table, by the position of its column.
constexpr void add_part(ddl_scanner& scan, ddl_table& table, const named_part& part) {
  ddl_key_part added;
  added.descending = part.descending;
  added.collation = part.collation;
  if (!part.column.empty()) {
    added.column = table.find(part.column);
    if (added.column < 0 && part.column.quote == '"') {
      added.column = ddl_key_part::expression;  // SQLite takes it for a text
    } else if (added.column < 0) {
      scan.fail("the table has no such column", part.at);
    }
  }
  table.parts.push(added);
}

/// Reads the columns of a key in parentheses, adds them to a table unless it is nullptr, and gives their number.
constexpr unsigned read_parts(ddl_scanner& scan, ddl_table* table) {
  unsigned size = 0;
  expect(scan, ddl_kind::open, "'(' is expected here");
  do {
    const named_part part = read_part(scan);
    if (table != nullptr && !scan.failed()) add_part(scan, *table, part);
    ++size;
  } while (scan.accept(ddl_kind::comma));
  scan.accept("autoincrement"_word);
  expect(scan, ddl_kind::close, "')' is expected here");
  return size;
}

}  // namespace ikebana::detail
