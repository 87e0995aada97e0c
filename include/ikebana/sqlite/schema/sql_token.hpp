// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQL text that SQLite takes, cut into its tokens as SQLite cuts it.

#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

/// A word, a name in quotes, a literal or a sign of a statement.
struct sql_token {
  std::size_t begin;
  std::size_t end;
  char kind;  // 'a' for a word, 'q' for a name in quotes, else its first character
};

inline bool is_sql_word(char each) {
  return ikebana::detail::is_of_word(each) || each == '$' || static_cast<unsigned char>(each) >= 0x80;
}

/// The end of what begins with a quote: it is doubled where it is meant itself.
inline std::size_t end_of_quotes(std::string_view sql, std::size_t at, char closing) {
  for (++at; at < sql.size(); ++at) {
    if (sql[at] != closing) continue;
    if (closing == ']' || at + 1 == sql.size() || sql[at + 1] != closing) return at + 1;
    ++at;
  }
  return sql.size();
}

inline std::size_t after_comment(std::string_view sql, std::size_t at) {
  const bool is_line = sql[at] == '-';
  const std::size_t end = sql.find(is_line ? "\n" : "*/", at + 2);
  return end == std::string_view::npos ? sql.size() : end + (is_line ? 1 : 2);
}

inline std::vector<sql_token> tokens_of_sql(std::string_view sql) {
  std::vector<sql_token> tokens;
  for (std::size_t at = 0; at < sql.size();) {
    const char first = sql[at];
    const std::string_view pair = sql.substr(at, 2);
    if (first == ' ' || first == '\t' || first == '\n' || first == '\r' || first == '\f') {
      ++at;
    } else if (pair == "--" || pair == "/*") {
      at = detail::after_comment(sql, at);
    } else {
      sql_token token{at, at + 1, first};
      if (first == '"' || first == '`' || first == '\'' || first == '[') {
        token.end = detail::end_of_quotes(sql, at, first == '[' ? ']' : first);
        token.kind = first == '\'' ? '\'' : 'q';
      } else if (is_sql_word(first)) {
        while (token.end < sql.size() && is_sql_word(sql[token.end])) ++token.end;
        token.kind = 'a';
      }
      tokens.push_back(token);
      at = token.end;
    }
  }
  return tokens;
}

/// The name that a token is, without its quotes.
inline std::string name_of_token(std::string_view sql, const sql_token& token) {
  const std::string_view text = sql.substr(token.begin, token.end - token.begin);
  if (token.kind != 'q' && token.kind != '\'') return std::string(text);
  std::string name;
  const char closing = text[0] == '[' ? ']' : text[0];
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    name += text[i];
    if (text[i] == closing) ++i;
  }
  return name;
}

/// Whether two statements say the same, whatever their spaces, quotes and comments.
inline bool same_statement(std::string_view a, std::string_view b) {
  const auto left = detail::tokens_of_sql(a), right = detail::tokens_of_sql(b);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i != left.size(); ++i) {
    const std::string first = detail::name_of_token(a, left[i]), second = detail::name_of_token(b, right[i]);
    const bool is_literal = left[i].kind == '\'' || right[i].kind == '\'';
    if (is_literal ? first != second || left[i].kind != right[i].kind : !detail::same_name(first, second)) return false;
  }
  return true;
}

}  // namespace ikebana::sqlite::detail
