// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tokens of SQL as SQLite reads it. Written for compilers as much as for processors: a schema may have 100 kB, and
// Clang stops an evaluation after a million statements. So loops over characters have empty bodies, and a word is told
// from another by a number that is worked out while it is scanned.

#include <ikebana/meta/text_span.hpp>
#include <ikebana/meta/text.hpp>

#include <cstdint>

namespace ikebana::detail {

enum class ddl_class : unsigned char { illegal, space, word, digit, quote, dot, dash, single, end };

enum class ddl_kind : unsigned char { end, word, quoted, string, number, blob, open, close, comma, semicolon, dot, other };

struct ddl_classes {
  ddl_class of[256];
  bool in_word[256];
  ddl_kind single[256];  // the token that a character is by itself
};

constexpr ddl_classes classify_characters() {
  ddl_classes classes{};
  const auto set = [&](const char* characters, ddl_class to) {
    for (; *characters != '\0'; ++characters) classes.of[static_cast<unsigned char>(*characters)] = to;
  };
  for (unsigned c = 0; c != 256; ++c) {
    const char character = static_cast<char>(c);
    classes.in_word[c] = is_of_word(character) || c == '$' || c >= 128;
    if (classes.in_word[c] && c != '$') classes.of[c] = is_digit(character) ? ddl_class::digit : ddl_class::word;
  }
  set(" \t\n\f\r", ddl_class::space);
  set("'\"`[", ddl_class::quote);
  set(".", ddl_class::dot);
  set("-/\xef", ddl_class::dash);  // these may begin a comment or a byte order mark
  set("(),;+*%=<>!|&~?:@#$", ddl_class::single);
  for (ddl_kind& kind : classes.single) kind = ddl_kind::other;
  classes.single[static_cast<unsigned char>('(')] = ddl_kind::open;
  classes.single[static_cast<unsigned char>(')')] = ddl_kind::close;
  classes.single[static_cast<unsigned char>(',')] = ddl_kind::comma;
  classes.single[static_cast<unsigned char>(';')] = ddl_kind::semicolon;
  classes.single[static_cast<unsigned char>('.')] = ddl_kind::dot;
  return classes;
}

inline constexpr ddl_classes classes_of_characters = classify_characters();

/// The number of a word, the same in upper and lower case.
using word_number = std::uint32_t;
inline constexpr word_number word_seed = 2166136261u;
inline constexpr word_number word_prime = 16777619u;

constexpr word_number mix_word(word_number number, char character) {
  return (number ^ (static_cast<unsigned char>(character) | 32u)) * word_prime;
}

/// The number of a keyword: `"create"_word`. Two keywords never share one; a name that happened to share a keyword's
/// would be some 4 * 10^9 names away.
consteval word_number operator""_word(const char* text, std::size_t length) {
  word_number number = word_seed;
  for (std::size_t i = 0; i != length; ++i) number = mix_word(number, text[i]);
  return number;
}

/// A token and where it stands in the text.
struct ddl_token {
  ddl_kind kind;
  unsigned begin;
  unsigned end;
  word_number word;  // 0 if it is no word
};

/// An error of a schema, and where it is.
struct ddl_problem {
  unsigned at = 0;
  const char* message = nullptr;
};

/// Goes through the tokens of a text. The first mistake stops it: all that follows is the end.
class ddl_scanner {
 public:
  constexpr ddl_scanner(const char* text, unsigned size, unsigned from = 0) : text_(text), size_(size), at_(from) { next(); }

  ddl_token token{};

  constexpr const char* text() const { return text_; }
  constexpr bool is_at_end() const { return token.kind == ddl_kind::end; }
  constexpr bool is(word_number wanted) const { return token.word == wanted; }
  constexpr bool is(ddl_kind wanted) const { return token.kind == wanted; }
  constexpr const ddl_problem& problem() const { return problem_; }
  constexpr bool failed() const { return problem_.message != nullptr; }

  /// Where the token before this one ended.
  constexpr unsigned last_end() const { return last_end_; }

  constexpr void fail(const char* message) { fail(message, token.begin); }

  constexpr void fail(const char* message, unsigned at) {
    if (problem_.message == nullptr) problem_ = {at, message};
    token = {ddl_kind::end, size_, size_, 0};
    at_ = size_;
  }

  constexpr bool accept(word_number wanted) {
    if (token.word != wanted) return false;
    next();
    return true;
  }
  constexpr bool accept(ddl_kind wanted) {
    if (token.kind != wanted) return false;
    next();
    return true;
  }

  constexpr void next() {
    last_end_ = token.end;
    for (; at_ != size_ && classes_of_characters.of[static_cast<unsigned char>(text_[at_])] == ddl_class::space; ++at_) {
    }
    const ddl_class found = at_ == size_ ? ddl_class::end : classes_of_characters.of[static_cast<unsigned char>(text_[at_])];
    if (found == ddl_class::word) return scan_word();
    if (found == ddl_class::single) return scan_single();
    scan_other(found);
  }

 private:
  constexpr bool stands(unsigned at, char wanted) const { return at < size_ && text_[at] == wanted; }

  /// Passes over comments, a byte order mark, and the space between them.
  constexpr bool skip_comment() {
    const unsigned begin = at_;
    while (skip_one_comment()) {
      for (; at_ != size_ && classes_of_characters.of[static_cast<unsigned char>(text_[at_])] == ddl_class::space; ++at_) {
      }
    }
    return at_ != begin;
  }

  constexpr bool skip_one_comment() {
    const char first = at_ + 1 < size_ ? text_[at_] : '\0';
    if (first == '-' && text_[at_ + 1] == '-') {
      for (; at_ != size_ && text_[at_] != '\n'; ++at_) {
      }
      return true;
    }
    if (first == '/' && text_[at_ + 1] == '*' && at_ + 2 != size_) {
      // SQLite takes a comment that is not closed for one that ends with the text.
      for (at_ += 3; at_ < size_ && (text_[at_] != '/' || text_[at_ - 1] != '*'); ++at_) {
      }
      at_ = at_ < size_ ? at_ + 1 : size_;
      return true;
    }
    if (first != '\xef' || text_[at_ + 1] != '\xbb' || !stands(at_ + 2, '\xbf')) return false;
    at_ += 3;
    return true;
  }

  constexpr void scan_other(ddl_class found) {
    if (found == ddl_class::quote) return scan_quoted(at_);
    if (found == ddl_class::digit) return scan_number(at_);
    if (found == ddl_class::end) return void(token = {ddl_kind::end, size_, size_, 0});
    if (found == ddl_class::dot) return at_ + 1 != size_ && is_digit(text_[at_ + 1]) ? scan_number(at_) : scan_single();
    if (found != ddl_class::dash) return fail("no token of SQL begins with this character", at_);
    if (!skip_comment()) return text_[at_] == '\xef' ? scan_word() : scan_single();
    const unsigned end = token.end;
    next();
    last_end_ = end;
  }

  constexpr void scan_single() {
    token = ddl_token{classes_of_characters.single[static_cast<unsigned char>(text_[at_])], at_, at_ + 1, 0};
    ++at_;
  }

  constexpr void scan_word() {
    unsigned at = at_, number = word_seed;
    for (; at != size_ && classes_of_characters.in_word[static_cast<unsigned char>(text_[at])];
         number = (number ^ (static_cast<unsigned char>(text_[at]) | 32u)) * word_prime, ++at) {
    }
    if (at == at_ + 1 && (text_[at_] | 32) == 'x' && stands(at, '\'')) return scan_blob();
    token = ddl_token{ddl_kind::word, at_, at, number};
    at_ = at;
  }

  constexpr void scan_blob() {
    const unsigned begin = at_;
    for (at_ += 2; at_ != size_ && text_[at_] != '\''; ++at_) {
    }
    if (at_ == size_) return fail("this blob is not closed", begin);
    ++at_;
    token = {ddl_kind::blob, begin, at_, 0};
  }

  // Digits, a point, an exponent with its sign; hexadecimal digits are letters of a word as well.
  constexpr void scan_number(unsigned begin) {
    const bool is_hexadecimal = text_[begin] == '0' && begin + 1 != size_ && (text_[begin + 1] | 32) == 'x';
    for (;
         at_ != size_ && (classes_of_characters.in_word[static_cast<unsigned char>(text_[at_])] || (text_[at_] == '.' && !is_hexadecimal) ||
                          ((text_[at_] == '+' || text_[at_] == '-') && (text_[at_ - 1] | 32) == 'e' && !is_hexadecimal));
         ++at_) {
    }
    token = {ddl_kind::number, begin, at_, 0};
    bool has_exponent = false;
    for (unsigned i = begin; i != at_ && !is_hexadecimal; ++i) {
      const char c = text_[i];
      const bool is_sign = c == '+' || c == '-';
      if ((c | 32) == 'e' && !has_exponent && i + 1 != at_) {
        has_exponent = true;
      } else if (!is_digit(c) && c != '.' && c != '_' && !is_sign) {
        return fail("this is no number", begin);
      }
    }
  }

  constexpr void scan_quoted(unsigned begin) {
    const char opened = text_[begin];
    const char closing = opened == '[' ? ']' : opened;
    const ddl_kind kind = opened == '\'' ? ddl_kind::string : ddl_kind::quoted;
    for (;;) {
      for (++at_; at_ < size_ && text_[at_] != closing; ++at_) {
      }
      if (at_ >= size_) return fail("this quotation is not closed", begin);
      ++at_;
      if (opened == '[' || !stands(at_, closing)) break;
    }
    token = {kind, begin, at_, 0};
  }

  const char* text_;
  unsigned size_;
  unsigned at_;
  unsigned last_end_ = 0;
  ddl_problem problem_{};
};

}  // namespace ikebana::detail
