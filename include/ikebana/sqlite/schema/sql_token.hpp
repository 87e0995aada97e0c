// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tokens of SQL text that SQLite takes, by the scanner that reads schemas.

#include <ikebana/schema/ddl/grammar.hpp>
#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

using ikebana::detail::ddl_kind;
using ikebana::detail::ddl_scanner;
using ikebana::detail::ddl_token;
using ikebana::detail::word_number;
using ikebana::detail::operator""_word;

using token_vector = std::vector<ddl_token>;

inline token_vector tokens_of_sql(std::string_view sql) {
  token_vector tokens;
  for (ddl_scanner scan(sql.data(), static_cast<unsigned>(sql.size())); !scan.is_at_end(); scan.next()) tokens.push_back(scan.token);
  return tokens;
}

/// What a token says: a name or a text without its quotes, anything else as it is written.
inline std::string text_of_token(std::string_view sql, const ddl_token& token) {
  if (token.kind != ddl_kind::quoted && token.kind != ddl_kind::string)
    return std::string(sql.substr(token.begin, token.end - token.begin));
  std::string text;
  ikebana::detail::name_of_token(sql.data(), token).each_character([&](char c) { text += c; });
  return text;
}

/// Whether two statements are the same but for spaces, quotes of names, and comments.
inline bool same_statement(std::string_view a, std::string_view b) {
  const token_vector left = detail::tokens_of_sql(a), right = detail::tokens_of_sql(b);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i != left.size(); ++i) {
    const std::string first = detail::text_of_token(a, left[i]), second = detail::text_of_token(b, right[i]);
    const bool is_literal = left[i].kind == ddl_kind::string || right[i].kind == ddl_kind::string;
    if (is_literal ? first != second || left[i].kind != right[i].kind : !detail::same_name(first, second)) return false;
  }
  return true;
}

/// What a statement CREATE TABLE, INDEX or TRIGGER makes.
struct created_object {
  std::size_t token;   // of its name
  std::string schema;  // empty if none stands before the name
  std::string name;
};

inline created_object object_created_by(std::string_view sql, const token_vector& tokens) {
  std::size_t at = 0;
  while (tokens[at].word != "table"_word && tokens[at].word != "index"_word && tokens[at].word != "trigger"_word) ++at;
  ++at;
  if (tokens[at].word == "if"_word && tokens[at + 1].word == "not"_word) at += 3;
  std::string schema;
  if (tokens[at + 1].kind == ddl_kind::dot) {
    schema = detail::text_of_token(sql, tokens[at]);
    at += 2;
  }
  return {at, schema, detail::text_of_token(sql, tokens[at])};
}

}  // namespace ikebana::sqlite::detail
