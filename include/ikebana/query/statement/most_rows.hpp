// SPDX-License-Identifier: BSL-1.0
#pragma once

// The limit of a statement that is asked for its first rows, beside the limit that it has itself: see query/statement/limited.hpp.

#include <ikebana/syntax/spelling.hpp>

namespace ikebana::detail {

/// How many rows are wanted of the statement that asks first; a statement within it is asked for all of its rows.
constexpr std::string_view take_most_rows(token_list& tokens) {
  const std::string_view taken = tokens.most_rows;
  tokens.most_rows = {};
  return taken;
}

/// ` LIMIT 1`, of a statement without a limit of its own.
constexpr void write_most_rows(token_list& tokens, std::string_view most) {
  if (most.empty()) return;
  tokens.text(" LIMIT ");
  tokens.text(most);
}

/// The lesser of a number of rows, which is written next, and another: `least($1, 1)`. Where there is no other, that number.
class lesser_number {
 public:
  constexpr lesser_number(token_list& tokens, std::string_view most) : tokens_(tokens), most_(most) {
    if (most.empty()) return;
    const unsigned found = detail::find_spelling(tokens, "min(", sql_type::integer, 2);
    if (found != tokens.dialect().spelling_count) pattern_ = tokens.dialect().spellings[found].pattern;
    operands_ = pattern_.find("[*]");
    tokens.text(pattern_.substr(0, operands_));
  }

  constexpr void end() const {
    if (most_.empty()) return;
    tokens_.text(", ");
    tokens_.text(most_);
    tokens_.text(pattern_.substr(operands_ + 3));
  }

 private:
  token_list& tokens_;
  std::string_view most_;
  std::string_view pattern_ = "min([*])";
  std::size_t operands_ = 0;
};

}  // namespace ikebana::detail
