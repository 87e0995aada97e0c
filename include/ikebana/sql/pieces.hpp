// SPDX-License-Identifier: BSL-1.0
#pragma once

// From the tokens of a statement to the pieces of text that it is put together from.

#include <ikebana/meta/text_span.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/syntax/literal_spelling.hpp>
#include <ikebana/syntax/scope.hpp>

#include <string_view>

namespace ikebana::detail {

/// A statement's text as the pieces that it is made of, with the numbers of its parameters between them. What finds no room
/// is counted.
class piece_list {
 public:
  static constexpr unsigned most = 8192;

  constexpr piece_list(text_span* room, unsigned capacity) : pieces_(room), capacity_(capacity) {}

  constexpr unsigned count() const { return count_; }
  constexpr unsigned size() const { return size_; }

  constexpr void put(const char* characters, unsigned length) {
    if (count_ < capacity_) {
      pieces_[count_] = {characters, length};
    }
    ++count_;
    size_ += length;
  }

  constexpr void put(text_span text) { put(text.characters, text.length); }
  constexpr void put(std::string_view text) { put(text.data(), static_cast<unsigned>(text.size())); }

  constexpr void put_number(unsigned number) {
    constexpr const char* digits = "0123456789";
    if (number > 9) put_number(number / 10);
    put(digits + number % 10, 1);
  }

  constexpr void put_quoted(std::string_view identifier) {
    put("\"", 1);
    put_doubling_quotes(identifier);
    put("\"", 1);
  }

  constexpr void put_doubling_quotes(std::string_view identifier, char quote = '"') {
    const char* const characters = identifier.data();
    const unsigned length = static_cast<unsigned>(identifier.size());
    unsigned begin = 0;
    for (unsigned i = 0; i != length; ++i) {
      if (characters[i] != quote) continue;
      put(characters + begin, i + 1 - begin);
      begin = i;
    }
    put(characters + begin, length - begin);
  }

 private:
  text_span* pieces_;
  unsigned capacity_;
  unsigned count_ = 0;
  unsigned size_ = 0;
};

constexpr void put_numbered(piece_list& out, std::string_view name, unsigned number) {
  out.put("\"", 1);
  out.put_doubling_quotes(name);
  if (number > 1) {
    out.put("_", 1);
    out.put_number(number);
  }
  out.put("\"", 1);
}

constexpr void put_name(piece_list& out, const source_facts& source) {
  if (source.has_its_own_name()) return out.put(source.table().quoted_name());
  detail::put_numbered(out, source.name(), source.number);
}

/// A table as it stands in FROM: its schema, its name, and the alias it has if it has one.
constexpr void put_table(piece_list& out, const source_facts& source) {
  const table_facts& table = source.table();
  if (!table.schema.empty()) {
    out.put_quoted(table.schema);
    out.put(".", 1);
  }
  out.put(table.quoted_name());
  if (!source.has_its_own_name()) {
    out.put(" AS ", 4);
    put_name(out, source);
  }
}

constexpr std::string_view name_of_column(const table_facts& table, unsigned position) {
  if (position == rowid_position) return "rowid";
  if (position == rank_position) return "rank";
  return table.columns[position].name;
}

/// A table that is searched, by its hidden column: which has its name, and not its alias.
constexpr void put_whole_table(piece_list& out, const scopes& scopes, const source_facts& source) {
  if (!source.has_its_own_name() || scopes.is_name_of_column(source.table().name)) {
    put_name(out, source);
    out.put(".", 1);
  }
  out.put(source.table().quoted_name());
}

constexpr void put_column(piece_list& out, const source_facts& source, unsigned position) {
  const table_facts& table = source.table();
  if (position < table.column_count && source.has_its_own_name()) return out.put(table.qualified(position));
  put_name(out, source);
  out.put(".", 1);
  out.put_quoted(detail::name_of_column(table, position));
}

constexpr void put_all_columns(piece_list& out, const source_facts& source) {
  if (source.has_its_own_name()) return out.put(source.table().all_columns());
  for (unsigned i = 0; i != source.table().column_count; ++i) {
    if (i != 0) out.put(", ", 2);
    put_column(out, source, i);
  }
}

constexpr void put_key_columns(piece_list& out, const source_facts& source) {
  for (unsigned i = 0; i != source.table().primary.size; ++i) {
    if (i != 0) out.put(", ", 2);
    put_column(out, source, source.table().primary.at[i]);
  }
}

constexpr void put_placeholder(piece_list& out, const dialect_facts& dialect, unsigned number) {
  constexpr const char* first_of_sqlite = "?0?1?2?3?4?5?6?7?8?9";
  if (dialect.placeholder == '?' && number < 10) return out.put(first_of_sqlite + 2 * number, 2);
  out.put(&dialect.placeholder, 1);
  out.put_number(number);
}

/// A parameter. A text beside which nothing tells its type is cast: a database that is told types takes it for any.
constexpr void put_parameter(piece_list& out, const dialect_facts& dialect, const token& each, bool has_typed_peer) {
  const bool is_cast = dialect.types_parameters && !has_typed_peer && (each.in_sql == sql_type::text || each.in_sql == sql_type::label);
  if (is_cast) out.put("CAST(", 5);
  put_placeholder(out, dialect, each.number);
  if (is_cast) out.put(" AS text)", 9);
}

constexpr void put_literal(piece_list& out, const dialect_facts& dialect, const token& literal) {
  const literal_spelling spelled = detail::spell_literal(dialect, literal.in_sql, literal.stored, literal.text());
  if (!spelled.before.empty()) out.put(spelled.before);
  if (literal.stored == storage::text) {
    out.put_doubling_quotes(spelled.characters, '\'');
  } else {
    out.put(spelled.characters);
  }
  if (!spelled.after.empty()) out.put(spelled.after);
}

/// SQLite computes an UPDATE ... FROM as a whole before it writes a row, and finds all rows of a DELETE first where its condition
/// has a query within that names a column of the row.
constexpr void put_all_first(piece_list& out, const source_facts& written, bool is_removal) {
  if (!is_removal) return out.put(std::string_view{" FROM (SELECT 1)"});
  const unsigned position = written.table().primary.size != 0 ? written.table().primary.at[0] : 0;
  out.put(std::string_view{" AND (SELECT "});
  put_column(out, written, position);
  out.put(std::string_view{" IS "});
  put_column(out, written, position);
  out.put(")", 1);
}

constexpr void put_used_owner(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& joined);

/// Where NULL stands in an order: said if a column of the term is of a table whose row an outer join may leave out.
constexpr void put_null_order(piece_list& out, const scopes& scopes, const token_list& tokens, unsigned at) {
  const token& order = tokens.at[at];
  for (unsigned i = at - order.number; i != at; ++i) {
    if (tokens.at[i].kind != token_kind::column || !scopes.source(tokens.at[i].number).may_be_missing()) continue;
    return out.put(order.flag ? std::string_view{" NULLS LAST"} : std::string_view{" NULLS FIRST"});
  }
}

constexpr void put_token(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& each) {
  switch (each.kind) {
    case token_kind::its_column:
    case token_kind::owner_column:
    case token_kind::column:
      if (each.position == whole_table_position) return put_whole_table(out, scopes, scopes.source(each.number));
      return put_column(out, scopes.source(each.number), each.position);
    case token_kind::value: return put_parameter(out, dialect, each, each.flag);
    case token_kind::parameter: return put_parameter(out, dialect, each, (each.position & parameter_has_typed_peer) != 0);
    case token_kind::raw: return out.put(each.text());
    case token_kind::window_name:
    case token_kind::name: return out.put_quoted(each.text());
    case token_kind::fresh_name: return detail::put_numbered(out, each.text(), each.number);
    case token_kind::source_name: return put_name(out, scopes.source(each.number));
    case token_kind::table: return put_table(out, scopes.source(each.number));
    case token_kind::all_columns: return put_all_columns(out, scopes.source(each.number));
    case token_kind::key_columns: return put_key_columns(out, scopes.source(each.number));
    case token_kind::bare_column: return out.put_quoted(each.table->columns[each.position].name);
    case token_kind::owner_keys:
      if (dialect.has_arrays) return put_placeholder(out, dialect, each.position);
      out.put(each.flag ? std::string_view{"json_each("} : std::string_view{"ikebana_keys("});
      put_placeholder(out, dialect, each.position);
      return out.put(")", 1);
    case token_kind::literal: return put_literal(out, dialect, each);
    case token_kind::all_first:
      if (scopes.reads_written_rows() && dialect.writes_row_by_row) put_all_first(out, scopes.source(each.number), each.flag);
      return;
    case token_kind::owner_table:
      if (scopes.source(each.number).used) put_used_owner(out, dialect, scopes, each);
      return;
    default: return;
  }
}

constexpr void put_tokens(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token_list& tokens) {
  const unsigned count = tokens.size();
  for (unsigned i = 0; i != count; ++i) {
    const token& each = tokens.at[i];
    if (each.kind == token_kind::text) {
      out.put(each.characters, each.length);  // most are: a call less for each
    } else if (each.kind == token_kind::null_order) {
      put_null_order(out, scopes, tokens, i);
    } else if (each.kind > token_kind::relation_frame) {
      put_token(out, dialect, scopes, each);
    }
  }
}

constexpr void put_used_owner(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& joined) {
  token_list tokens{dialect};
  write_used_owner(tokens, joined);
  put_tokens(out, dialect, scopes, tokens);
}

}  // namespace ikebana::detail
