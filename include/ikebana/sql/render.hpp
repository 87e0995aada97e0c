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

/// A statement's text as the pieces that it is made of, with the numbers of its parameters between them.
class piece_list {
 public:
  constexpr piece_list() {}

  constexpr unsigned count() const { return count_; }
  constexpr unsigned size() const { return size_; }
  constexpr bool is_full() const { return count_ == capacity; }
  constexpr const piece& operator[](unsigned i) const { return pieces_[i]; }

  constexpr void put(const char* characters, unsigned length) {
    if (count_ == capacity) return;
    pieces_[count_].characters = characters;
    pieces_[count_].length = length;
    ++count_;
    size_ += length;
  }

  constexpr void put(piece text) { put(text.characters, text.length); }
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

  constexpr void put_doubling_quotes(std::string_view identifier) {
    const char* const characters = identifier.data();
    const unsigned length = static_cast<unsigned>(identifier.size());
    unsigned begin = 0;
    for (unsigned i = 0; i != length; ++i) {
      if (characters[i] != '"') continue;
      put(characters + begin, i + 1 - begin);
      begin = i;
    }
    put(characters + begin, length - begin);
  }

 private:
  static constexpr unsigned capacity = 8192;

  piece pieces_[capacity];
  unsigned count_ = 0;
  unsigned size_ = 0;
};

constexpr void put_name(piece_list& out, const source_facts& source) {
  if (source.has_its_own_name()) return out.put(source.table().quoted_name());
  out.put("\"", 1);
  out.put_doubling_quotes(source.name());
  if (source.number > 1) {
    out.put("_", 1);
    out.put_number(source.number);
  }
  out.put("\"", 1);
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

constexpr void put_column(piece_list& out, const source_facts& source, unsigned position) {
  const table_facts& table = source.table();
  if (position < table.column_count && source.has_its_own_name()) return out.put(table.qualified(position));
  put_name(out, source);
  if (position == whole_table_position) return;
  out.put(".", 1);
  out.put_quoted(name_of_column(table, position));
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

constexpr void put_used_owner(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& joined);

constexpr void put_token(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& each) {
  switch (each.kind) {
    case token_kind::text: return out.put(each.characters, each.length);
    case token_kind::its_column:
    case token_kind::owner_column:
    case token_kind::column: return put_column(out, scopes.source(each.number), each.position);
    case token_kind::value:
    case token_kind::parameter: return put_placeholder(out, dialect, each.number);
    case token_kind::window_name:
    case token_kind::name: return out.put_quoted(each.text());
    case token_kind::source_name: return put_name(out, scopes.source(each.number));
    case token_kind::table: return put_table(out, scopes.source(each.number));
    case token_kind::all_columns: return put_all_columns(out, scopes.source(each.number));
    case token_kind::key_columns: return put_key_columns(out, scopes.source(each.number));
    case token_kind::bare_column: return out.put_quoted(each.table->columns[each.position].name);
    case token_kind::owner_keys:
      out.put(each.flag ? std::string_view{"json_each("} : std::string_view{"ikebana_keys("});
      put_placeholder(out, dialect, each.position);
      return out.put(")", 1);
    case token_kind::owner_table:
      if (scopes.source(each.number).used) put_used_owner(out, dialect, scopes, each);
      return;
    default: return;
  }
}

constexpr void put_tokens(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token_list& tokens) {
  for (const token& each : tokens) put_token(out, dialect, scopes, each);
}

constexpr void put_used_owner(piece_list& out, const dialect_facts& dialect, const scopes& scopes, const token& joined) {
  token_list tokens;
  lower_used_owner(tokens, joined);
  put_tokens(out, dialect, scopes, tokens);
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
  piece pieces[Capacity];
  unsigned count;
  std::size_t size;
  std::size_t needed;
  problem found;
  unsigned values;
  unsigned named;
  unsigned keys;  // the number of the parameter that a preload binds its owners' keys to; 0 where there is none
  unsigned short value_numbers[Capacity / 2];
  parameter_facts parameters[Capacity / 8];
};

constexpr std::size_t room_for(std::size_t pieces, std::size_t values, std::size_t named) {
  std::size_t room = pieces;
  if (values * 2 > room) room = values * 2;
  if (named * 8 > room) room = named * 8;
  return room;
}

template <class Statement, std::size_t Capacity>
constexpr draft<Capacity> write_draft(const dialect_facts& dialect) {
  token_list tokens;
  Statement::lower(tokens);
  const scopes scopes{tokens};
  draft<Capacity> written{};
  written.found = scopes.first_problem();
  if (!tokens.all_windows_are_said()) written.found = problem::no_such_window;
  if (written.found != problem::none) return written;
  piece_list pieces;
  put_tokens(pieces, dialect, scopes, tokens);
  if (pieces.is_full()) written.found = problem::too_long;
  written.count = pieces.count();
  written.size = pieces.size();
  written.values = scopes.value_count();
  written.named = scopes.named_count();
  written.keys = scopes.keys_number();
  written.needed = room_for(written.count, written.values, written.named);
  if (written.needed > Capacity) return written;
  for (unsigned i = 0; i != written.count; ++i) written.pieces[i] = pieces[i];
  if (written.named == 0 && written.keys == 0) return written;  // the values are numbered as they come
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

inline constexpr std::size_t common_room = 40;

template <class Statement, class Dialect>
inline constexpr auto first_draft = write_draft<Statement, common_room>(Dialect::facts);

template <class Statement, class Dialect>
inline constexpr auto second_draft = write_draft<Statement, first_draft<Statement, Dialect>.needed>(Dialect::facts);

/// A statement is written once, in a room that most fit in; a larger one a second time, in a room of its size.
template <class Statement, class Dialect>
constexpr const auto& draft_of() {
  if constexpr (first_draft<Statement, Dialect>.needed <= common_room) {
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
constexpr text<Size> assemble(const piece* pieces, unsigned count) {
  text<Size> whole{};
  std::size_t at = 0;
  for (unsigned i = 0; i != count; ++i) {
    const char* const from = pieces[i].characters;
    const unsigned length = pieces[i].length;
#if defined(__clang__)
    __builtin_memcpy(whole.characters + at, from, length);  // one step of its constant evaluator
    at += length;
#else
    for (unsigned each = 0; each != length; ++each, ++at) whole.characters[at] = from[each];
#endif
  }
  return whole;
}

/// The text in an array of its exact size, which is all that remains at run time. A zero follows it, so that C may
/// read it.
template <class Statement, class Dialect>
inline constexpr auto text_of =
    assemble<draft_of<Statement, Dialect>().size>(draft_of<Statement, Dialect>().pieces, draft_of<Statement, Dialect>().count);

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
