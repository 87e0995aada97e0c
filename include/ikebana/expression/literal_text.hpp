// SPDX-License-Identifier: BSL-1.0
#pragma once

// C++ values as SQL writes them: the constants of a statement's type, and all values of a schema, which has no parameters.
// A Writer takes characters, texts and numbers.

#include <ikebana/model/value.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

namespace ikebana::detail {

/// A natural number of any size, as its decimal digits: what writing a real number needs.
class decimal {
 public:
  constexpr explicit decimal(std::uint64_t number) {
    for (; number != 0; number /= base) limbs_[size_++] = static_cast<std::uint32_t>(number % base);
  }

  constexpr void multiply(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (unsigned i = 0; i != size_; ++i) {
      carry += static_cast<std::uint64_t>(limbs_[i]) * factor;
      limbs_[i] = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
    if (carry != 0) limbs_[size_++] = static_cast<std::uint32_t>(carry);
  }

  constexpr unsigned digit_count() const {
    if (size_ == 0) return 0;
    unsigned count = (size_ - 1) * 9;
    for (std::uint32_t top = limbs_[size_ - 1]; top != 0; top /= 10) ++count;
    return count;
  }

  /// A digit, counted from the last.
  constexpr unsigned digit(unsigned place) const {
    if (place / 9 >= size_) return 0;
    std::uint32_t limb = limbs_[place / 9];
    for (unsigned i = 0; i != place % 9; ++i) limb /= 10;
    return limb % 10;
  }

 private:
  static constexpr std::uint64_t base = 1000000000;

  std::uint32_t limbs_[128]{};
  unsigned size_ = 0;
};

/// The first digits of a number that has so many before its point.
struct digits {
  char at[20]{};
  unsigned size = 0;
  unsigned whole = 0;
};

constexpr int compare_digits(const digits& given, const decimal& number) {
  const unsigned count = number.digit_count();
  for (unsigned place = count > given.whole ? count : given.whole; place-- != 0;) {
    const unsigned from_first = given.whole - 1 - place;
    const unsigned left = place < given.whole && from_first < given.size ? static_cast<unsigned>(given.at[from_first] - '0') : 0;
    const unsigned right = number.digit(place);
    if (left != right) return left < right ? -1 : 1;
  }
  return 0;
}

/// The first digits of a number, and the same with one more in the last place.
constexpr digits digits_below(const decimal& number, unsigned size) {
  digits first;
  first.whole = number.digit_count();
  first.size = size;
  for (unsigned i = 0; i != size; ++i) {
    first.at[i] = static_cast<char>('0' + (i < first.whole ? number.digit(first.whole - 1 - i) : 0));
  }
  return first;
}

constexpr digits digits_above(digits below) {
  unsigned i = below.size;
  while (i != 0 && below.at[i - 1] == '9') below.at[--i] = '0';
  if (i != 0) {
    ++below.at[i - 1];
  } else {
    below.at[0] = '1';
    ++below.whole;
  }
  return below;
}

/// The fewest digits that are nearer to a number than to its neighbours, which the middles to them tell.
constexpr digits shortest_digits(const decimal& exact, const decimal& below, const decimal& above) {
  digits shortest;
  for (unsigned size = 1; size != 18; ++size) {
    shortest = digits_below(exact, size);
    if (size >= shortest.whole || compare_digits(shortest, below) > 0) break;
    const digits upper = digits_above(shortest);
    if (compare_digits(upper, above) < 0) return upper;
  }
  return shortest;
}

/// A positive real number in the fewest digits that are nearer to it than to any other.
template <class Writer>
constexpr void put_positive_real(Writer& out, double value) {
  int exponent = 0;
  double scaled = value;
  for (; scaled >= 0x1p53; scaled /= 2) ++exponent;
  for (; scaled < 0x1p52 && exponent > -1074; scaled *= 2) --exponent;
  const auto mantissa = static_cast<std::uint64_t>(scaled);
  // Twice the number, and twice the middles to its neighbours, all times the same power of ten.
  decimal exact{mantissa * 2}, below{mantissa * 2 - 1}, above{mantissa * 2 + 1};
  int point = 0;  // how many of the digits are behind the point
  for (int i = exponent - 1; i > 0; --i) {
    exact.multiply(2);
    below.multiply(2);
    above.multiply(2);
  }
  for (int i = exponent - 1; i < 0; ++i, ++point) {
    exact.multiply(5);
    below.multiply(5);
    above.multiply(5);
  }
  digits shown = shortest_digits(exact, below, above);
  while (shown.size > 1 && shown.at[shown.size - 1] == '0') --shown.size;
  const int size = static_cast<int>(shown.size);
  const int magnitude = static_cast<int>(shown.whole) - point;  // digits before the point
  if (magnitude > 0 && magnitude <= 17) {
    for (int i = 0; i < magnitude || i < size; ++i) {
      if (i == magnitude) out.put('.');
      out.put(i < size ? shown.at[i] : '0');
    }
    if (size <= magnitude) out.put(std::string_view{".0"});
  } else if (magnitude <= 0 && magnitude > -5) {
    out.put(std::string_view{"0."});
    for (int i = magnitude; i != 0; ++i) out.put('0');
    for (int i = 0; i != size; ++i) out.put(shown.at[i]);
  } else {
    out.put(shown.at[0]);
    out.put('.');
    for (int i = 1; i < size; ++i) out.put(shown.at[i]);
    if (size == 1) out.put('0');
    out.put('e');
    if (magnitude < 1) out.put('-');
    out.put_number(static_cast<unsigned>(magnitude < 1 ? 1 - magnitude : magnitude - 1));
  }
}

template <class Writer>
constexpr void put_real(Writer& out, double value) {
  if (value != value) throw "ikebana: not a number has no literal in SQL";
  if (value < 0) out.put('-');
  const double positive = value < 0 ? -value : value;
  if (positive == 0) {
    out.put(std::string_view{"0.0"});
  } else if (positive > 0x1.fffffffffffffp1023) {
    out.put(std::string_view{"9e999"});
  } else {
    detail::put_positive_real(out, positive);
  }
}

template <class Writer>
constexpr void put_hexadecimal(Writer& out, unsigned char byte) {
  constexpr const char* digits = "0123456789abcdef";
  out.put(digits[byte >> 4]);
  out.put(digits[byte & 15]);
}

template <class Writer>
constexpr void put_text_literal(Writer& out, std::string_view text) {
  if (text.find('\0') == std::string_view::npos) {
    out.put('\'');
    out.put_doubling('\'', text);
    out.put('\'');
  } else {
    out.put(std::string_view{"CAST(x'"});
    for (const char each : text) detail::put_hexadecimal(out, static_cast<unsigned char>(each));
    out.put(std::string_view{"' AS TEXT)"});
  }
}

/// A value as a literal: `'it''s'`, `-5`, `0.5`, `x'00ff'`, `NULL`; by its codec where it has one.
template <class Writer, class T>
constexpr void put_literal(Writer& out, const T& value) {
  if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>) {
    out.put(std::string_view{"NULL"});
  } else if constexpr (is_optional<T>) {
    if (value.has_value()) {
      detail::put_literal(out, *value);
    } else {
      out.put(std::string_view{"NULL"});
    }
  } else if constexpr (has_codec<T>) {
    const auto& given = codec<T>::to(value);
    if constexpr (storage_of<T> == storage::text) {
      detail::put_text_literal(out, given);
    } else if constexpr (storage_of<T> == storage::blob) {
      detail::put_literal(out, blob_view{given});
    } else {
      detail::put_literal(out, given);
    }
  } else if constexpr (storage_of<T> == storage::any) {
    any_parts<T>::visit(value, [&](const auto& held) { detail::put_literal(out, held); });
  } else if constexpr (std::is_enum_v<T>) {
    detail::put_literal(out, static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (storage_of<T> == storage::boolean || storage_of<T> == storage::integer) {
    if constexpr (sizeof(T) > sizeof(long long)) {
      if (static_cast<T>(static_cast<long long>(value)) != value) throw "ikebana: no integer of SQL is so large";
    }
    const bool is_negative = value < T{};
    if (is_negative) out.put('-');
    const auto bits = static_cast<unsigned long long>(value);
    if (!is_negative && bits > 0x7fffffffffffffffull) throw "ikebana: larger than SQL's largest integer";
    out.put_number(is_negative ? 0 - bits : bits);
  } else if constexpr (storage_of<T> == storage::real) {
    if constexpr (exceeds_sql<T>()) {
      if (static_cast<T>(static_cast<double>(value)) != value) throw "ikebana: more precise or larger than a real number of SQL";
    }
    detail::put_real(out, static_cast<double>(value));
  } else if constexpr (storage_of<T> == storage::text) {
    detail::put_text_literal(out, value);
  } else {
    out.put(std::string_view{"x'"});
    for (const std::byte each : blob_view{value}) detail::put_hexadecimal(out, static_cast<unsigned char>(each));
    out.put('\'');
  }
}

}  // namespace ikebana::detail
