// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tells, at compile time, the identifier a class type was declared with.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana::detail {

// The return type stays `auto`: GCC appends the expansion of every alias in a
// signature after the template arguments, and the type must come last.
template <class T>
constexpr auto signature_naming() noexcept {
  // Taking the length from the array spares the compiler a character count.
  return std::string_view{__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}

constexpr bool is_escaped(const char* text, std::size_t at) {
  bool escaped = false;
  while (text[--at] == '\\') {
    escaped = !escaped;
  }
  return escaped;
}

constexpr std::size_t opening_quote(const char* text, std::size_t closing) {
  std::size_t at = closing - 1;
  while (text[at] != text[closing] || detail::is_escaped(text, at)) {
    --at;
  }
  return at;
}

// A literal may hold brackets, and a parenthesised expression or parameter list
// may hold comparisons and arrows: neither says where the arguments begin. An
// argument that names an operator like operator< remains ambiguous; no model
// needs one.
constexpr std::size_t before_template_arguments(const char* text, std::size_t end) {
  std::size_t angles = 0;
  std::size_t parentheses = 0;
  do {
    switch (text[--end]) {
      case '\'':
      case '"': end = detail::opening_quote(text, end); break;
      case ')': ++parentheses; break;
      case '(': --parentheses; break;
      case '>': angles += parentheses == 0 ? 1 : 0; break;
      case '<': angles -= parentheses == 0 ? 1 : 0; break;
      default: break;
    }
  } while (angles != 0);
  return end;
}

// Going backwards never meets the scopes around the type, whose signatures may
// contain any punctuation at all.
constexpr std::string_view last_identifier(std::string_view signature) {
  const char* const text = signature.data();
  std::size_t end = signature.size() - 1;
  if (text[end - 1] == '>') {
    end = detail::before_template_arguments(text, end);
  }
  std::size_t begin = end;
  while (text[begin - 1] != ':' && text[begin - 1] != ' ') {
    --begin;
  }
  // GCC writes <unnamed struct>, Clang (unnamed struct at file:line:column).
  if (begin == end || text[end - 1] == ')') {
    throw "ikebana: this type was declared without a name";
  }
  return {text + begin, end - begin};
}

// T is a class type. Its own template arguments are dropped as well.
template <class T>
constexpr std::string_view type_name() {
  return detail::last_identifier(signature_naming<T>());
}

}  // namespace ikebana::detail
