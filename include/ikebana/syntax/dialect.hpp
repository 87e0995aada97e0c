// SPDX-License-Identifier: BSL-1.0
#pragma once

// What differs between databases in the text of a statement. Whoever writes tokens asks these facts, never which database it is.

#include <ikebana/meta/text.hpp>
#include <ikebana/model/sql_type.hpp>
#include <ikebana/syntax/problem.hpp>

#include <string_view>

namespace ikebana::detail {

/// A letter that tells most constructs apart: to compare all of each takes a compiler long.
constexpr char letter_of(std::string_view construct) { return construct.empty() ? '\0' : construct[construct.size() / 2]; }

/// What a construct takes its operands for.
enum class operands_are : unsigned char { any, texts, json_values };

/// A construct in the words of a dialect: an operator by SQLite's word, a function by its name; over values of a type and with a number
/// of operands, if these make a difference. See syntax/spelling.hpp for patterns.
struct spelling {
  std::string_view construct;
  std::string_view pattern{};
  problem refused = problem::none;  // if the dialect cannot say it
  sql_type of = sql_type::unknown;
  unsigned operands = 0;
  std::string_view before{};  // of an aggregate, with its FILTER and OVER: what stands around all of it
  std::string_view after{};
  bool takes_numbers = false;  // whether a bool among its operands is made a number, which is all that SQLite knows
  operands_are takes = operands_are::any;
  char letter = detail::letter_of(construct);
};

/// The type of columns that hold values of a type which are not larger: see `precision_of`.
struct column_type {
  sql_type of;
  unsigned most_bytes = 0;  // 0: all others
  std::string_view name{};
};

/// The facts of a dialect. Each has SQLite's as its default: a dialect names those that differ.
struct dialect_facts {
  char placeholder = '?';                // before the number of a parameter
  bool has_booleans = false;             // whether TRUE is another value than 1
  std::string_view before_bytes = "x'";  // of a literal, whose hexadecimal digits follow
  std::string_view after_bytes = "'";
  bool locks_rows = false;              // whether it has FOR UPDATE
  bool makes_key_of_null = true;        // whether a generated key is NULL in an insertion; else its column is left out
  bool goes_on_after_error = true;      // whether a transaction takes more statements after one that has failed
  bool writes_row_by_row = true;        // whether a sub-query sees which rows its statement has written already
  bool types_parameters = false;        // whether it is told the types of parameters: a text beside nothing typed is cast
  bool compares_by_is = true;           // whether IS stands between two values
  bool takes_first_of_several = true;   // whether a query within that gives several rows stands for the first
  bool orders_sets_by_all = true;       // whether SELECT DISTINCT is ordered by what is not selected
  bool orders_null_first = true;        // whether NULL is less than all else
  bool limits_before_offset = true;     // whether OFFSET stands only after LIMIT
  bool names_derived_tables = false;    // whether each query in FROM has a name
  bool has_arrays = false;              // whether a list of values is one parameter, without a table function of ours
  bool has_lateral = false;             // whether a query in FROM sees the tables before it
  unsigned longest_name = 0;            // in bytes, of a table, a column, an index, an alias; 0: any length
  std::string_view binary_collation{};  // its name for the order of bytes; empty if the collations are those of SQLite
  std::string_view infinity = "9e999";  // a real number
  std::string_view after_real{};        // of a literal with a point
  // Of tables.
  const column_type* column_types = nullptr;  // none: a column has the storage class of what it keeps
  unsigned column_type_count = 0;
  unsigned most_digits_of_time = 9;        // after the point of a second
  std::string_view makes_key{};            // said of a key that the database makes; empty: each single integer key is one
  bool has_table_options = true;           // whether it has AUTOINCREMENT, STRICT and WITHOUT ROWID
  bool computes_when_read = true;          // whether it has VIRTUAL columns, and columns that are computed of computed ones
  bool names_tables_to_come = true;        // whether a foreign key may name a table and a key that are not there yet
  bool says_schema_of_table_only = false;  // of an index, its schema is that of its table; and each table that is named has its own
  bool indexes_any_expression = true;      // whether what an index is over needs no parentheses
  const spelling* spellings = nullptr;
  unsigned spelling_count = 0;

  constexpr bool respells() const { return spelling_count != 0; }
};

/// The type of columns that take all values of a type; empty if there is none, or the dialect has no types of columns.
constexpr std::string_view widest_type(const dialect_facts& dialect, sql_type of) {
  for (unsigned i = 0; i != dialect.column_type_count; ++i) {
    if (dialect.column_types[i].of == of && dialect.column_types[i].most_bytes == 0) return dialect.column_types[i].name;
  }
  return {};
}

/// Whether a collation compares texts in a way that SQLite alone has.
constexpr bool is_collation_of_sqlite(std::string_view name) {
  return detail::same_name(name, "NOCASE") || detail::same_name(name, "RTRIM");
}

/// The dialect of conditions that are checked before their statement is known: all that any dialect can say, this one can.
inline constexpr dialect_facts reference_dialect{.locks_rows = true};

}  // namespace ikebana::detail
