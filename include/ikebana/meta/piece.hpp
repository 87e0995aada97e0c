// SPDX-License-Identifier: BSL-1.0
#pragma once

// A piece of text, as what is written while compiling is made of. Not std::string_view, whose functions take a compiler
// long to evaluate: GCC counts the length of a literal a character at a time.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana::detail {

/// Characters that live elsewhere. Trivial, so that room for many costs nothing.
struct piece {
  const char* characters;
  unsigned length;

  // Its length as std::size_t, here and wherever a view is made: of another integer, std::string_view asks at length whether
  // it is the end of a range, which costs a compiler more than this whole header.
  constexpr std::string_view view() const { return {characters, std::size_t{length}}; }
};

constexpr piece piece_of(std::string_view text) { return {text.data(), static_cast<unsigned>(text.size())}; }

constexpr bool same_characters(const char* a, const char* b, unsigned length) {
  for (unsigned i = 0; i != length; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

constexpr bool begins_with(std::string_view whole, std::string_view beginning) {
  return whole.size() >= beginning.size() &&
         same_characters(whole.data(), beginning.data(), static_cast<unsigned>(beginning.size()));
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
