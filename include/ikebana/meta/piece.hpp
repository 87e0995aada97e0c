// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_META_PIECE_HPP
#define IKEBANA_META_PIECE_HPP

// A piece of text, as what is written while compiling is made of. Not std::string_view, whose functions take a compiler
// long to evaluate: GCC counts the length of a literal a character at a time.

#include <string_view>

namespace ikebana::detail {

/// Characters that live elsewhere. Trivial, so that room for many costs nothing.
struct piece {
  const char* characters;
  unsigned length;

  constexpr std::string_view view() const { return {characters, length}; }
};

constexpr piece piece_of(std::string_view text) { return {text.data(), static_cast<unsigned>(text.size())}; }

constexpr bool same_characters(const char* a, const char* b, unsigned length) {
  for (unsigned i = 0; i != length; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

constexpr unsigned count_of(char wanted, std::string_view text) {
  const char* const characters = text.data();
  const unsigned length = static_cast<unsigned>(text.size());
  unsigned found = 0;
  for (unsigned i = 0; i != length; ++i) {
    if (characters[i] == wanted) ++found;
  }
  return found;
}

}  // namespace ikebana::detail

#endif
