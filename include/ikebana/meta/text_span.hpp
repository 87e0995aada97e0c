// SPDX-License-Identifier: BSL-1.0
#pragma once

// A piece of text, as what is written while compiling is made of. Not std::string_view, whose functions take a compiler
// long to evaluate: GCC counts the length of a literal a character at a time.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana::detail {

/// Characters that live elsewhere. Trivial, so that room for many costs nothing.
struct text_span {
  const char* characters;
  unsigned length;

  // Its length as std::size_t, here and wherever a view is made: of another integer, std::string_view asks at length whether
  // it is the end of a range, which costs a compiler more than this whole header.
  constexpr std::string_view view() const { return {characters, std::size_t{length}}; }
};

constexpr text_span text_span_of(std::string_view text) { return {text.data(), static_cast<unsigned>(text.size())}; }

}  // namespace ikebana::detail
