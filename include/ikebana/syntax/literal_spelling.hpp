// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a dialect writes a constant: its characters as SQLite has them, with what stands before and after.

#include <ikebana/syntax/dialect.hpp>

namespace ikebana::detail {

struct literal_spelling {
  std::string_view before;
  std::string_view characters;
  std::string_view after;
  problem refused = problem::none;
};

/// A constant of a storage class and a type: of a text the text itself, whose quotes are doubled by whoever writes it, of a blob its
/// hexadecimal digits, of all else its SQL. A moment is told in UTC: it would else be one of the session's time zone.
constexpr literal_spelling spell_literal(const dialect_facts& dialect, sql_type of, storage stored, std::string_view characters) {
  const bool is_typed = dialect.types_parameters;
  switch (stored) {
    case storage::text:
      if (!is_typed) return {"'", characters, "'"};
      if (of == sql_type::timestamp) return {"'", characters, "+00'::timestamptz"};
      if (of == sql_type::date) return {"'", characters, "'::date"};
      if (of == sql_type::uuid) return {"'", characters, "'::uuid"};
      if (of == sql_type::json) return {"'", characters, "'::jsonb"};
      return {"'", characters, "'"};
    case storage::blob:
      if (is_typed && of == sql_type::uuid) return {"'", characters, "'::uuid"};
      return {dialect.before_bytes, characters, dialect.after_bytes};
    case storage::boolean:
      if (!dialect.has_booleans) break;
      return {{}, characters[0] == '0' ? std::string_view{"FALSE"} : std::string_view{"TRUE"}, {}};
    case storage::real:
      if (dialect.after_real.empty()) break;
      if (characters == "9e999") return {"'", dialect.infinity, "'::float8"};
      if (characters == "-9e999") return {"'-", dialect.infinity, "'::float8"};
      return {{}, characters, dialect.after_real};
    default: break;
  }
  return {{}, characters, {}};
}

/// A value in the words of SQLite, which tell its storage class: `'it''s'`, `-5`, `0.5`, `x'00ff'`, `NULL`.
constexpr literal_spelling spell_value(const dialect_facts& dialect, sql_type of, std::string_view sql) {
  if (!dialect.types_parameters || sql[0] == 'N') return {{}, sql, {}};
  if (sql[0] == 'C') return {{}, sql, {}, problem::text_with_zero};
  if (sql[0] == '\'') return detail::spell_literal(dialect, of, storage::text, sql.substr(1, sql.size() - 2));
  if (sql[0] == 'x') return detail::spell_literal(dialect, of, storage::blob, sql.substr(2, sql.size() - 3));
  if (of == sql_type::boolean) return detail::spell_literal(dialect, of, storage::boolean, sql);
  bool is_real = false;
  for (const char each : sql) is_real |= each == '.' || each == 'e';
  return detail::spell_literal(dialect, of, is_real ? storage::real : storage::integer, sql);
}

}  // namespace ikebana::detail
