// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQL_RENDER_HPP
#define IKEBANA_SQL_RENDER_HPP

// The text of a statement: measured once, then written into an array of exactly that size.

#include <ikebana/expression/scope.hpp>
#include <ikebana/fwd.hpp>
#include <ikebana/meta/list.hpp>
#include <ikebana/sql/dialect.hpp>
#include <ikebana/statement/plan.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace ikebana {

namespace detail {

/// Writes text, or only measures it where there is nothing to write to.
class writer {
 public:
  constexpr explicit writer(char* out) : out_(out) {}

  constexpr std::size_t size() const { return size_; }

  constexpr void put(std::string_view characters) {
    if (out_ != nullptr) {
      for (std::size_t i = 0; i != characters.size(); ++i) out_[size_ + i] = characters[i];
    }
    size_ += characters.size();
  }

  constexpr void put(char character) {
    if (out_ != nullptr) out_[size_] = character;
    ++size_;
  }

  constexpr void put_number(unsigned number) {
    const unsigned digits = digits_of(number);
    for (unsigned i = digits; i-- != 0; number /= 10) {
      if (out_ != nullptr) out_[size_ + i] = static_cast<char>('0' + number % 10);
    }
    size_ += digits;
  }

  constexpr void put_quoted(std::string_view identifier) {
    put('"');
    put_doubling_quotes(identifier);
    put('"');
  }

  constexpr void put_doubling_quotes(std::string_view identifier) {
    if (identifier.find('"') == std::string_view::npos) return put(identifier);
    for (char each : identifier) {
      if (each == '"') put('"');
      put(each);
    }
  }

 private:
  char* out_;
  std::size_t size_ = 0;
};

constexpr void put_name(writer& out, const source_facts& source) {
  out.put('"');
  out.put_doubling_quotes(source.name());
  if (source.number > 1) {
    out.put('_');
    out.put_number(source.number);
  }
  out.put('"');
}

/// A table as it stands in FROM: its schema, its name, and the alias it has if it has one.
constexpr void put_table(writer& out, const source_facts& source) {
  const table_facts& table = source.table();
  if (!table.schema.empty()) {
    out.put_quoted(table.schema);
    out.put('.');
  }
  out.put_quoted(table.name);
  if (source.has_alias() || source.number > 1) {
    out.put(" AS ");
    put_name(out, source);
  }
}

constexpr void put_column(writer& out, const source_facts& source, unsigned position) {
  put_name(out, source);
  out.put('.');
  out.put_quoted(source.table().columns[position].name);
}

constexpr void put_all_columns(writer& out, const source_facts& source) {
  for (unsigned i = 0; i != source.table().column_count; ++i) {
    if (i != 0) out.put(", ");
    put_column(out, source, i);
  }
}

constexpr void put_placeholder(writer& out, const dialect_facts& dialect, unsigned number) {
  out.put(dialect.placeholder);
  out.put_number(number);
}

constexpr void put_token(writer& out, const dialect_facts& dialect, const scopes& scopes, const token& each) {
  switch (each.kind) {
    case token_kind::text: return out.put(each.text());
    case token_kind::name: return out.put_quoted(each.text());
    case token_kind::table: return put_table(out, scopes.source(each.number));
    case token_kind::all_columns: return put_all_columns(out, scopes.source(each.number));
    case token_kind::bare_column: return out.put_quoted(each.table->columns[each.position].name);
    case token_kind::its_column:
    case token_kind::owner_column:
    case token_kind::column: return put_column(out, scopes.source(each.number), each.position);
    case token_kind::value:
    case token_kind::parameter: return put_placeholder(out, dialect, each.number);
    case token_kind::owner_keys:
      out.put(each.flag ? "json_each(" : "ikebana_keys(");
      put_placeholder(out, dialect, each.position);
      return out.put(')');
    default: return;
  }
}

constexpr void put_tokens(writer& out, const dialect_facts& dialect, const scopes& scopes, const token_list& tokens) {
  bool silent = false;
  for (const token& each : tokens) {
    if (each.kind == token_kind::begin_used) silent = !scopes.source(each.number).used;
    if (!silent) put_token(out, dialect, scopes, each);
    if (each.kind == token_kind::end_used) silent = false;
  }
}

template <class Statement>
constexpr std::size_t write_statement(char* out, const dialect_facts& dialect) {
  token_list tokens;
  Statement::lower(tokens);
  const scopes scopes{tokens};
  if (scopes.first_problem() != problem::none) return 0;
  writer writer{out};
  put_tokens(writer, dialect, scopes, tokens);
  return writer.size();
}

template <std::size_t Size>
struct text {
  char characters[Size + 1];
};

template <class Statement, std::size_t Size>
constexpr text<Size> write_text(const dialect_facts& dialect) {
  text<Size> written{};
  write_statement<Statement>(written.characters, dialect);
  return written;
}

template <class Statement, class Dialect>
inline constexpr std::size_t text_size = write_statement<Statement>(nullptr, Dialect::facts);

/// A zero follows the text, so that C may read it.
template <class Statement, class Dialect>
inline constexpr auto text_of = write_text<Statement, text_size<Statement, Dialect>>(Dialect::facts);

template <class Statement, class Dialect>
constexpr std::string_view render() {
  return {text_of<Statement, Dialect>.characters, text_size<Statement, Dialect>};
}

template <class Dialect, class... Statements>
constexpr std::array<std::string_view, sizeof...(Statements)> render_each(list<Statements...>) {
  return {render<Statements, Dialect>()...};
}

template <class Query, class Dialect>
constexpr auto render_plan() {
  return render_each<Dialect>(typename plan<Query>::statements{});
}

}  // namespace detail

/// The text of a query type's first statement: `sql_of<decltype(query)>`.
template <class Query>
inline constexpr std::string_view sql_of = Query::sql();

}  // namespace ikebana

#endif
