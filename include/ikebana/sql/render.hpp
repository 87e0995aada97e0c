// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQL_RENDER_HPP
#define IKEBANA_SQL_RENDER_HPP

// The text of a statement and the numbers of its parameters: written once, then cut to an array of exactly its size.

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

constexpr void copy_characters(char* to, const char* from, std::size_t length) {
#if defined(__clang__)
  __builtin_memcpy(to, from, length);  // one step of its constant evaluator
#else
  for (const char* const end = from + length; from != end;) *to++ = *from++;
#endif
}

/// Writes text as far as there is room, and measures all of it.
class writer {
 public:
  constexpr writer(char* out, std::size_t capacity) : out_(out), capacity_(capacity) {}

  constexpr std::size_t size() const { return size_; }

  constexpr void put(std::string_view characters) {
    const std::size_t length = characters.size();
    if (size_ + length <= capacity_) copy_characters(out_ + size_, characters.data(), length);
    size_ += length;
  }

  constexpr void put(char character) {
    if (size_ < capacity_) out_[size_] = character;
    ++size_;
  }

  constexpr void put_number(unsigned number) {
    const unsigned digits = digits_of(number);
    for (unsigned i = digits; i-- != 0; number /= 10) {
      if (size_ + i < capacity_) out_[size_ + i] = static_cast<char>('0' + number % 10);
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
  std::size_t capacity_;
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

constexpr std::string_view name_of_column(const table_facts& table, unsigned position) {
  if (position == rowid_position) return "rowid";
  if (position == rank_position) return "rank";
  return table.columns[position].name;
}

constexpr void put_column(writer& out, const source_facts& source, unsigned position) {
  put_name(out, source);
  if (position == whole_table_position) return;
  out.put('.');
  out.put_quoted(name_of_column(source.table(), position));
}

constexpr void put_all_columns(writer& out, const source_facts& source) {
  for (unsigned i = 0; i != source.table().column_count; ++i) {
    if (i != 0) out.put(", ");
    put_column(out, source, i);
  }
}

constexpr void put_key_columns(writer& out, const source_facts& source) {
  for (unsigned i = 0; i != source.table().primary.size; ++i) {
    if (i != 0) out.put(", ");
    put_column(out, source, source.table().primary.at[i]);
  }
}

constexpr void put_placeholder(writer& out, const dialect_facts& dialect, unsigned number) {
  out.put(dialect.placeholder);
  out.put_number(number);
}

constexpr void put_token(writer& out, const dialect_facts& dialect, const scopes& scopes, const token& each) {
  switch (each.kind) {
    case token_kind::text: return out.put(each.text());
    case token_kind::window_name:
    case token_kind::name: return out.put_quoted(each.text());
    case token_kind::source_name: return put_name(out, scopes.source(each.number));
    case token_kind::table: return put_table(out, scopes.source(each.number));
    case token_kind::all_columns: return put_all_columns(out, scopes.source(each.number));
    case token_kind::key_columns: return put_key_columns(out, scopes.source(each.number));
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

/// A parameter that is given by name.
struct parameter_facts {
  const char* characters;
  unsigned length;
  identity type;
  storage stored;
  bool stands_alone;  // takes its own type alone
  unsigned number;

  constexpr std::string_view name() const { return {characters, length}; }
};

/// All that is known of a statement when it has been written once. Where it does not fit, `needed` says how much would.
template <std::size_t Capacity>
struct draft {
  char characters[Capacity];
  std::size_t size;
  std::size_t needed;
  problem found;
  unsigned values;
  unsigned named;
  unsigned keys;  // the number of the parameter that a preload binds its owners' keys to; 0 where there is none
  unsigned short value_numbers[Capacity / 4];
  parameter_facts parameters[Capacity / 64];
};

template <class Statement, std::size_t Capacity>
constexpr draft<Capacity> write_draft(const dialect_facts& dialect) {
  token_list tokens;
  Statement::lower(tokens);
  const scopes scopes{tokens};
  draft<Capacity> written{};
  written.found = scopes.first_problem();
  if (!tokens.all_windows_are_said()) written.found = problem::no_such_window;
  if (written.found != problem::none) return written;
  writer writer{written.characters, Capacity};
  put_tokens(writer, dialect, scopes, tokens);
  written.size = writer.size();
  written.values = scopes.value_count();
  written.named = scopes.named_count();
  written.keys = scopes.keys_number();
  written.needed = written.size;
  if (written.values * 4 > written.needed) written.needed = written.values * 4;
  if (written.named * 64 > written.needed) written.needed = written.named * 64;
  if (written.needed > Capacity) return written;
  unsigned value = 0;
  for (const token& each : tokens) {
    if (each.kind == token_kind::value) written.value_numbers[value++] = static_cast<unsigned short>(each.number);
  }
  for (unsigned i = 0; i != written.named; ++i) {
    const token& named = scopes.named(i);
    written.parameters[i] = {named.characters, named.length, named.type, named.stored, named.flag, named.number};
  }
  return written;
}

template <class Statement, class Dialect>
inline constexpr auto first_draft = write_draft<Statement, 1024>(Dialect::facts);

template <class Statement, class Dialect>
inline constexpr auto second_draft = write_draft<Statement, first_draft<Statement, Dialect>.needed>(Dialect::facts);

/// A statement is written once, in a room that most fit in; a larger one a second time, in a room of its size.
template <class Statement, class Dialect>
constexpr const auto& draft_of() {
  if constexpr (first_draft<Statement, Dialect>.needed <= 1024) {
    return first_draft<Statement, Dialect>;
  } else {
    return second_draft<Statement, Dialect>;
  }
}

template <std::size_t Size>
struct text {
  char characters[Size + 1];
};

template <std::size_t Size>
constexpr text<Size> cut(const char* characters) {
  text<Size> exact{};
  copy_characters(exact.characters, characters, Size);
  return exact;
}

/// The text in an array of its exact size, which is all that remains at run time. A zero follows it, so that C may
/// read it.
template <class Statement, class Dialect>
inline constexpr auto text_of = cut<draft_of<Statement, Dialect>().size>(draft_of<Statement, Dialect>().characters);

template <class Statement, class Dialect>
constexpr std::string_view render() {
  constexpr std::size_t size = draft_of<Statement, Dialect>().size;
  return {text_of<Statement, Dialect>.characters, size};
}

template <class Statement>
constexpr problem problem_of_text() {
  return first_draft<Statement, sqlite::dialect>.found;
}

template <unsigned Values>
struct number_table {
  unsigned short at[Values];
};

template <class Statement, unsigned Values>
constexpr number_table<Values> read_numbers() {
  number_table<Values> numbers{};
  for (unsigned i = 0; i != Values; ++i) numbers.at[i] = draft_of<Statement, sqlite::dialect>().value_numbers[i];
  return numbers;
}

/// The numbers of a statement's values, where they are not 1, 2, 3...
template <class Statement>
inline constexpr auto value_numbers = read_numbers<Statement, draft_of<Statement, sqlite::dialect>().values>();

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
