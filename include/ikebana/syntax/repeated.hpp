// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tokens that stand in a statement twice, in a dialect that has to mention an operand again.

#include <ikebana/syntax/token.hpp>

namespace ikebana::detail {

/// Copies what a token says. Only what its kind has was written, and clang 14 reads nothing else.
constexpr void copy_token(const token& from, token& to) {
  const auto copy_text = [&] {
    to.characters = from.characters;
    to.length = from.length;
  };
  const auto copy_place = [&] {
    to.number = from.number;
    to.position = from.position;
  };
  to.kind = from.kind;
  switch (from.kind) {
    case token_kind::open:
    case token_kind::close: return;
    case token_kind::value:
      to.in_sql = from.in_sql;
      to.flag = from.flag;
      to.is_array = from.is_array;
      to.position = from.position;
      return;
    case token_kind::parameter:
      copy_text();
      to.in_sql = from.in_sql;
      to.flag = from.flag;
      to.type = from.type;
      to.stored = from.stored;
      to.position = from.position;
      return;
    case token_kind::literal:
      copy_text();
      to.stored = from.stored;
      to.in_sql = from.in_sql;
      return;
    case token_kind::source:
      copy_text();
      to.table = from.table;
      to.flag = from.flag;
      to.position = from.position;
      return;
    case token_kind::column:
      copy_text();
      copy_place();
      to.table = from.table;
      return;
    case token_kind::owner_column:
      copy_place();
      to.table = from.table;
      to.flag = from.flag;
      return;
    case token_kind::bare_column:
      to.table = from.table;
      to.position = from.position;
      return;
    case token_kind::its_column: return copy_place();
    case token_kind::owner_table:
      copy_place();
      to.hop = from.hop;
      return;
    case token_kind::frame:
    case token_kind::per_row:
      to.flag = from.flag;
      if (from.flag) copy_place();
      return;
    case token_kind::relation_frame:
      copy_place();
      to.table = from.table;
      to.length = from.length;
      return;
    case token_kind::table:
    case token_kind::source_name:
    case token_kind::all_columns:
    case token_kind::key_columns: to.number = from.number; return;
    case token_kind::mark:
      to.flag = from.flag;
      to.position = from.position;
      return;
    case token_kind::owner_keys:
      to.flag = from.flag;
      to.in_sql = from.in_sql;
      return;
    case token_kind::window_name:
      copy_text();
      to.flag = from.flag;
      return;
    case token_kind::null_order:
    case token_kind::all_first:
      to.number = from.number;
      to.flag = from.flag;
      return;
    default: return copy_text();
  }
}

/// The tables that are declared among tokens which are written again: by their numbers, and how far those of the copies are from them.
struct repeated_tables {
  unsigned first;
  unsigned count;
  unsigned distance;

  constexpr void renumber(unsigned& number) const {
    if (number >= first && number - first < count) number += distance;
  }

  constexpr void renumber(token& copied) const {
    switch (copied.kind) {
      case token_kind::its_column:
      case token_kind::table:
      case token_kind::source_name:
      case token_kind::all_columns:
      case token_kind::key_columns: return renumber(copied.number);
      case token_kind::owner_column:
        if (copied.flag) renumber(copied.number);
        return;
      case token_kind::frame:
        if (!copied.flag || copied.number > copied.position) return;  // of no table
        renumber(copied.number);
        return renumber(copied.position);
      case token_kind::owner_table: renumber(copied.number); return renumber(copied.position);
      case token_kind::relation_frame:
        renumber(copied.number);
        renumber(copied.position);
        return renumber(copied.length);
      default: return;
    }
  }
};

/// The tables that are declared among some of the last tokens of a list, which has declared so many.
constexpr repeated_tables tables_among(const token* begin, const token* end, const token* end_of_list, unsigned declared) {
  unsigned among = 0, since = 0;
  for (const token* each = begin; each != end_of_list; ++each) {
    if (each->kind != token_kind::source) continue;
    ++since;
    among += each < end ? 1 : 0;
  }
  return {declared - since, among, since};
}

}  // namespace ikebana::detail
