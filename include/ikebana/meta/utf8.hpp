// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a text is what a database takes for one.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ikebana::detail {

/// How far a text is valid UTF-8 without NUL: its size, if all of it is.
inline std::size_t valid_utf8_size(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  std::size_t at = 0;
  const auto follows = [&](std::size_t from, unsigned count, unsigned char least, unsigned char most) {
    if (from + count >= size || bytes[from + 1] < least || bytes[from + 1] > most) return false;
    for (unsigned i = 2; i <= count; ++i) {
      if ((bytes[from + i] & 0xc0) != 0x80) return false;
    }
    return true;
  };
  while (at != size) {
    // Eight characters of ASCII at a time: none has its highest bit, and none is NUL.
    std::uint64_t eight;
    while (at + sizeof eight <= size) {
      __builtin_memcpy(&eight, bytes + at, sizeof eight);
      constexpr std::uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
      if (((eight | (eight - ones)) & highs) != 0) break;
      at += sizeof eight;
    }
    if (at == size) break;
    const unsigned char first = bytes[at];
    unsigned count = 0;
    unsigned char least = 0x80, most = 0xbf;
    if (first == 0) return at;
    if (first >= 0x80) {
      if (first < 0xc2 || first > 0xf4) return at;
      count = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      if (first == 0xe0) least = 0xa0;  // no longer form than there has to be
      if (first == 0xed) most = 0x9f;   // no surrogates
      if (first == 0xf0) least = 0x90;
      if (first == 0xf4) most = 0x8f;
      if (!follows(at, count, least, most)) return at;
    }
    at += count + 1;
  }
  return at;
}

}  // namespace ikebana::detail
