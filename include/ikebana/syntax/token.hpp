// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a token of a statement is, and what it says.

#include <ikebana/model/table.hpp>
#include <ikebana/relation/hop.hpp>

#include <string_view>

namespace ikebana::detail {

enum class token_kind : unsigned char {
  // What makes scopes, and has no text: as far as relation_frame.
  open,            // begins a scope
  close,           // ends it
  source,          // declares a table of the scope
  mark,            // begins or ends a place where values may be those of another: see shared_values.hpp
  per_row,         // from here to the next of these, what stands is computed for each row while rows are written
  frame,           // from here, columns are looked for among these tables of a scope before all of them
  relation_frame,  // says of a frame that it is of a relation's own condition: which tables its owner and its target are
  // What means something in its scope.
  column,        // a column that the user named: to be found in the scopes
  value,         // a value in the query object
  parameter,     // a value given at execution, by name
  owner_column,  // one column of the row that a relation is asked for
  owner_keys,    // the keys of a preload's owners, as a table
  fresh_name,    // a column of a derived table, which no column of the statement has the name of
  // What stands for itself: from text on.
  text,         // as it stands: keywords and punctuation
  raw,          // the same, in the user's own words
  name,         // an identifier
  table,        // a declared table, as it stands in FROM
  all_columns,  // every column of a declared table
  key_columns,  // the primary key of a declared table
  its_column,   // one column of a declared table
  bare_column,  // one column without its table's name
  owner_table,  // the owner's own table, joined along a hop: only if it is used
  source_name,  // the name of a declared table, as its columns are qualified
  window_name,  // of a window that the statement names: where it is said, or where it is used
  all_first,    // makes SQLite compute all rows that are written before it writes one: only if a sub-query reads them
  null_order,   // where NULL stands in a term of an order, said if an outer join may leave out what it is of
  literal,      // a constant of the statement's type: of a text the text itself, of a blob its hexadecimal digits, of all else its SQL
};

// Positions of what a table has besides its columns.
inline constexpr unsigned rowid_position = ~0u - 1;
inline constexpr unsigned rank_position = ~0u - 2;         // of a table of FTS5
inline constexpr unsigned whole_table_position = ~0u - 3;  // the table by its name

// What a parameter takes.
inline constexpr unsigned parameter_takes_null = 1;
inline constexpr unsigned parameter_counts_rows = 2;     // no negative number, which SQL would take for no limit at all
inline constexpr unsigned parameter_has_typed_peer = 4;  // what stands beside it tells a database its type

// What a mark is of.
inline constexpr unsigned mark_of_groups = 0;     // what is computed for each group, or is distinct
inline constexpr unsigned mark_of_key = 1;        // a key of the groups
inline constexpr unsigned mark_of_term = 2;       // a term of the order
inline constexpr unsigned mark_of_aggregate = 3;  // what is computed for each row of a group

// Of what is computed for each row: whether a sub-query may read no column at all, and whether it cannot be computed first.
inline constexpr unsigned per_row_is_any_column = 1;
inline constexpr unsigned per_row_is_returned = 2;

// Of a column before it is found: how many scopes it steps out of, and whether it is of a relation's target.
inline constexpr unsigned of_target = 1u << 31;

// Of a relation that is asked for, and not joined: in place of the number of the first table that is joined.
inline constexpr unsigned not_joined = ~0u;

// The row that a relation is asked for, in place of the number of a table: it is found so many scopes outward.
constexpr unsigned asked_owner(unsigned outward) { return ~0u - outward; }
constexpr unsigned steps_to_asked_owner(unsigned number) { return ~0u - number; }
constexpr bool is_asked_owner(unsigned number) { return steps_to_asked_owner(number) < 8; }

// Trivial on purpose: a list of these costs nothing until its elements are written.
struct token {
  token_kind kind;
  bool flag;
  const char* characters;
  unsigned length;  // of the text; of a value, if the dialect is told types, the place after the value that it has to be, or 0
  const table_facts* table;
  const hop_facts* hop;
  identity type;
  storage stored;
  bool is_array;      // of a value: whether it is several
  sql_type in_sql;    // of a value, a literal or a parameter: what it is to a database that is told the types of its parameters
  unsigned number;    // of a source or of a parameter in the statement; of a column before it is found: steps outward, of_target
  unsigned position;  // of a column in its table; of a parameter what it takes: see parameter_takes_null; of a value that is mentioned
                      // again the place after its first mention

  constexpr std::string_view text() const { return {characters, std::size_t{length}}; }
};

}  // namespace ikebana::detail
