// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQL text that SQLite takes, cut into its tokens as SQLite cuts it.

#include <ikebana/schema/ddl/token.hpp>
#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

/// A word, a name in quotes, a literal or a sign of a statement.
struct sql_token {
  std::size_t begin;
  std::size_t end;
  char kind;  // 'a' for a word, a number or a blob, 'q' for a name in quotes, else its first character
};

inline char kind_of_token(std::string_view sql, const ikebana::detail::ddl_token& token) {
  using ikebana::detail::ddl_kind;
  switch (token.kind) {
    case ddl_kind::word:
    case ddl_kind::number:
    case ddl_kind::blob: return 'a';
    case ddl_kind::quoted: return 'q';
    default: return sql[token.begin];
  }
}

inline std::vector<sql_token> tokens_of_sql(std::string_view sql) {
  std::vector<sql_token> tokens;
  for (ikebana::detail::ddl_scanner scan(sql.data(), static_cast<unsigned>(sql.size())); !scan.is_at_end(); scan.next()) {
    tokens.push_back({scan.token.begin, scan.token.end, detail::kind_of_token(sql, scan.token)});
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
