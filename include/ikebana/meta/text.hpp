// SPDX-License-Identifier: BSL-1.0
#pragma once

// Characters, numbers and quoted names, for whatever writes or reads text. No templates: nothing is instantiated by a use.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana::detail {

constexpr bool is_upper_case(char character) { return character >= 'A' && character <= 'Z'; }
constexpr bool is_lower_case(char character) { return character >= 'a' && character <= 'z'; }
constexpr bool is_letter(char character) { return is_upper_case(character) || is_lower_case(character); }
constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Whether a character may stand in a name without quotes: of ASCII, and without `$`, which not every reader takes.
constexpr bool is_of_word(char character) { return is_letter(character) || is_digit(character) || character == '_'; }

/// The small letter for a capital one of ASCII: no other letters are the same to a database.
constexpr char lower_case(char character) { return is_upper_case(character) ? static_cast<char>(character - 'A' + 'a') : character; }

constexpr bool same_characters(const char* a, const char* b, unsigned length) {
  for (unsigned i = 0; i != length; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

constexpr bool begins_with(std::string_view whole, std::string_view beginning) {
  return whole.size() >= beginning.size() && same_characters(whole.data(), beginning.data(), static_cast<unsigned>(beginning.size()));
}

constexpr bool same_letters(const char* a, const char* b, unsigned length) {
  for (unsigned i = 0; i != length; ++i) {
    if (a[i] != b[i] && lower_case(a[i]) != lower_case(b[i])) return false;
  }
  return true;
}

/// Whether two names are one to a database.
constexpr bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_letters(a.data(), b.data(), static_cast<unsigned>(a.size()));
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

/// A number in digits.
class number_text {
 public:
  constexpr explicit number_text(unsigned long long number) {
    do {
      characters_[--begin_] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number != 0);
  }

  constexpr std::string_view view() const { return {characters_ + begin_, std::size_t{most - begin_}}; }

 private:
  static constexpr unsigned most = 20;

  char characters_[most]{};
  unsigned begin_ = most;
};

/// How long a text is within quotes, where a quote of its own stands twice.
constexpr unsigned quoted_length(std::string_view text, char quote = '"') {
  return static_cast<unsigned>(text.size()) + detail::count_of(quote, text) + 2;
}

/// Copies a text with each quote of its own twice. Returns the end of the copy.
constexpr char* copy_doubling(char* to, std::string_view text, char quote) {
  const char* const from = text.data();
  const unsigned length = static_cast<unsigned>(text.size());
  for (unsigned i = 0; i != length; ++i) {
    if (from[i] == quote) *to++ = quote;
    *to++ = from[i];
  }
  return to;
}

/// Writes a text within quotes, to where quoted_length() finds room: `"user"`, `'it''s'`. Returns the end.
constexpr char* copy_quoted(char* to, std::string_view text, char quote = '"') {
  *to++ = quote;
  to = detail::copy_doubling(to, text, quote);
  *to++ = quote;
  return to;
}

}  // namespace ikebana::detail
