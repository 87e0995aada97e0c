// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words between the parts of a list.

#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// Puts a word before the first of several parts and another before each of the rest: WHERE and AND.
class separated {
 public:
  constexpr separated(token_list& tokens, const char* first, const char* rest) : tokens_(tokens), word_(first), rest_(rest) {}

  constexpr const token_list& tokens() const { return tokens_; }

  constexpr token_list& next() {
    if (*word_ != '\0') tokens_.text(word_);
    word_ = rest_;
    return tokens_;
  }

 private:
  token_list& tokens_;
  const char* word_;
  const char* rest_;
};

/// Writes something between the marks of a place: see shared_values.hpp.
constexpr void write_marked(token_list& tokens, unsigned what, void (*write)(token_list&)) {
  tokens.mark(what, true);
  write(tokens);
  tokens.mark(what, false);
}

}  // namespace ikebana::detail
