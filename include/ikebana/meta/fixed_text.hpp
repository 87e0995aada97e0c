// SPDX-License-Identifier: BSL-1.0
#pragma once

// A string literal as a template argument: the names of parameters, aliases and results.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana {

/// A text that is part of a type: `param<"min_views">`, `.as<"posts">()`. Size counts the terminating zero.
template <std::size_t Size>
struct fixed_text {
  char characters[Size];

  // NOLINTNEXTLINE: a literal converts without a word
  constexpr fixed_text(const char (&literal)[Size]) {
    for (std::size_t i = 0; i != Size; ++i) characters[i] = literal[i];
  }

  /// Copies the first Size - 1 characters of `text`.
  explicit constexpr fixed_text(std::string_view text) {
    for (std::size_t i = 0; i + 1 != Size; ++i) characters[i] = text[i];
    characters[Size - 1] = '\0';
  }

  constexpr std::string_view view() const { return {characters, Size - 1}; }
};

template <std::size_t Size>
fixed_text(const char (&)[Size]) -> fixed_text<Size>;

}  // namespace ikebana
