// SPDX-License-Identifier: BSL-1.0
#pragma once

// A numeric as the server sends it: digits to the base of 10 000, the first of which stands for its weight.

#include <ikebana/postgres/byte_buffer.hpp>

#include <string>

namespace ikebana::postgres::detail {

struct numeric_header {
  int count;   // of digits
  int weight;  // of the first: 0 is that of whole numbers below 10 000
  unsigned sign;
  int scale;  // decimal digits after the point that are shown
};

inline constexpr unsigned numeric_is_negative = 0x4000, numeric_is_nan = 0xc000, numeric_is_infinite = 0xd000,
                          numeric_is_minus_infinite = 0xf000;

inline numeric_header read_numeric_header(const char* from) {
  const auto read = [from](int at) { return read_big_endian<std::uint16_t>(from + 2 * at); };
  return {read(0), static_cast<std::int16_t>(read(1)), read(2), read(3)};
}

/// A digit by its place: that of weight 0 stands before the point.
inline int numeric_digit(const char* from, const numeric_header& header, int weight) {
  const int at = header.weight - weight;
  return at < 0 || at >= header.count ? 0 : static_cast<int>(read_big_endian<std::uint16_t>(from + 8 + 2 * at));
}

/// A numeric as an integer, if it is one.
inline bool integer_of_numeric(const char* from, std::int64_t& into) {
  const numeric_header header = detail::read_numeric_header(from);
  if (header.sign != 0 && header.sign != numeric_is_negative) return false;
  for (int weight = -1; header.weight - weight < header.count; --weight) {
    if (numeric_digit(from, header, weight) != 0) return false;
  }
  into = 0;
  const int sign = header.sign == 0 ? 1 : -1;
  for (int weight = header.weight; weight >= 0; --weight) {
    if (__builtin_mul_overflow(into, std::int64_t{10000}, &into)) return false;
    if (__builtin_add_overflow(into, std::int64_t{sign} * numeric_digit(from, header, weight), &into)) return false;
  }
  return true;
}

/// A numeric as a text, with the digits after its point that it has.
inline void put_numeric(const char* from, std::string& into) {
  const numeric_header header = detail::read_numeric_header(from);
  switch (header.sign) {
    case numeric_is_nan: into += "NaN"; return;
    case numeric_is_infinite: into += "Infinity"; return;
    case numeric_is_minus_infinite: into += "-Infinity"; return;
    case numeric_is_negative: into += '-'; break;
    default: break;
  }
  const auto put_four = [&](int digit) {
    for (int place = 1000; place != 0; place /= 10) into += static_cast<char>('0' + digit / place % 10);
  };
  const std::size_t begin = into.size();
  for (int weight = header.weight < 0 ? 0 : header.weight; weight >= 0; --weight) put_four(numeric_digit(from, header, weight));
  std::size_t zeros = 0;
  while (begin + zeros + 1 < into.size() && into[begin + zeros] == '0') ++zeros;
  into.erase(begin, zeros);
  if (header.scale == 0) return;
  into += '.';
  const std::size_t point = into.size();
  for (int weight = -1; into.size() - point < static_cast<std::size_t>(header.scale); --weight)
    put_four(numeric_digit(from, header, weight));
  into.resize(point + static_cast<std::size_t>(header.scale));
}

}  // namespace ikebana::postgres::detail
