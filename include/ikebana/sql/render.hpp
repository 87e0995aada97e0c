// SPDX-License-Identifier: BSL-1.0
#pragma once

// The text of a statement and the numbers of its parameters: written once, then cut to an array of exactly its size.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/list.hpp>
#include <ikebana/sql/dialect/postgres.hpp>
#include <ikebana/sql/dialect/sqlite.hpp>
#include <ikebana/sql/pieces.hpp>
#include <ikebana/syntax/named_windows.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana {

namespace detail {

/// A parameter that is given by name.
struct parameter_facts {
  const char* characters;
  unsigned length;
  identity type;
  storage stored;
  bool stands_alone;  // takes its own type alone
  bool takes_null;
  bool counts_rows;  // of a limit or an offset
  unsigned number;

  constexpr std::string_view name() const { return {characters, std::size_t{length}}; }
};

/// The type of a parameter, for a dialect that is told it, and whether it is a list of that type.
class parameter_type {
 public:
  static constexpr unsigned short written(sql_type of, bool is_array) {
    return static_cast<unsigned short>(static_cast<unsigned>(of) | (is_array ? array_flag : 0u));
  }
  constexpr explicit parameter_type(unsigned short written) : written_(written) {}

  constexpr sql_type of() const { return static_cast<sql_type>(written_ & ~array_flag); }
  constexpr bool is_array() const { return (written_ & array_flag) != 0; }

 private:
  static constexpr unsigned array_flag = 0x100;
  unsigned written_;
};

/// Puts the types of a statement's parameters, by their numbers.
constexpr void put_parameter_types(const token_list& tokens, unsigned short* into) {
  for (const token& each : tokens) {
    if (each.kind == token_kind::value && each.position == 0) into[each.number - 1] = parameter_type::written(each.in_sql, each.is_array);
    if (each.kind == token_kind::parameter) into[each.number - 1] = parameter_type::written(each.in_sql, false);
    if (each.kind == token_kind::owner_keys) into[each.position - 1] = parameter_type::written(each.in_sql, true);
  }
}

/// All that is known of a statement when it has been written once. Where it does not fit, `needed` says how much would.
template <std::size_t Capacity>
struct draft {
  text_span pieces[Capacity];
  unsigned count;
  std::size_t size;
  std::size_t needed;
  problem found;
  unsigned values;
  unsigned named;
  bool names_number_of_rows;  // whether some limit or offset is given by name
  unsigned numbers;           // how many parameters the text has: values that are the same by its grammar share one
  unsigned keys;              // the number of the parameter that a preload binds its owners' keys to; 0 where there is none
  unsigned short value_numbers[Capacity / 2];
  parameter_facts parameters[Capacity / 8];
  unsigned short types[Capacity / 2];  // of all parameters, for a dialect that is told them: see parameter_type
};

constexpr std::size_t room_for(std::size_t pieces, std::size_t values, std::size_t named) {
  std::size_t room = pieces;
  if (values * 2 > room) room = values * 2;
  if (named * 8 > room) room = named * 8;
  return room;
}

// One function for all statements: each would else be one more for a compiler to write.
template <std::size_t Capacity>
constexpr draft<Capacity> write_draft(void (*write)(token_list&), const dialect_facts& dialect, shared_texts shared) {
  token_list tokens{dialect, shared};
  write(tokens);
  const scopes scopes{tokens};
  draft<Capacity> written{};
  written.found = scopes.first_problem();
  if (!detail::all_windows_defined(tokens)) written.found = problem::no_such_window;
  if (written.found != problem::none) return written;
  piece_list pieces{written.pieces, Capacity};
  put_tokens(pieces, dialect, scopes, tokens);
  if (pieces.count() > piece_list::most) {
    written.found = problem::too_long;
    return written;
  }
  written.count = pieces.count();
  written.size = pieces.size();
  written.values = scopes.value_count();
  written.named = scopes.named_count();
  written.numbers = scopes.parameter_count();
  written.keys = scopes.keys_number();
  written.needed = detail::room_for(written.count, dialect.types_parameters ? written.numbers : written.values, written.named);
  if (written.needed > Capacity) return written;
  if (dialect.types_parameters) detail::put_parameter_types(tokens, written.types);
  if (written.numbers == written.values) return written;  // the values are numbered as they come
  unsigned value = 0;
  for (const token& each : tokens) {
    if (each.kind == token_kind::value && each.position == 0) written.value_numbers[value++] = static_cast<unsigned short>(each.number);
  }
  for (unsigned i = 0; i != written.named; ++i) {
    const token& named = scopes.named(i);
    written.parameters[i] = {
        named.characters,
        named.length,
        named.type,
        named.stored,
        named.flag,
        (named.position & parameter_takes_null) != 0,
        (named.position & parameter_counts_rows) != 0,
        named.number};
    written.names_number_of_rows |= written.parameters[i].counts_rows;
  }
  return written;
}

inline constexpr std::size_t common_room = 40;

/// How many texts a statement has in common with others: the beginning `Statement::head`, and then `head::next`.
template <class Statement>
inline constexpr unsigned shared_count = 0;
template <class Statement>
  requires(Statement::shared != 0)
inline constexpr unsigned shared_count<Statement> = Statement::shared;

template <class Statement, class Dialect, unsigned Count>
inline constexpr const text_span* shared_by = nullptr;

template <class Statement, class Dialect>
inline constexpr auto first_draft = detail::write_draft<common_room>(
    Statement::write_tokens, Dialect::facts, shared_texts{shared_by<Statement, Dialect, shared_count<Statement>>, shared_count<Statement>});

template <class Statement, class Dialect>
inline constexpr auto second_draft = detail::write_draft<first_draft<Statement, Dialect>.needed>(
    Statement::write_tokens, Dialect::facts, shared_texts{shared_by<Statement, Dialect, shared_count<Statement>>, shared_count<Statement>});

// A statement is written once, in a room that most fit in; a larger one a second time, in a room of its size.
template <class Statement, class Dialect, bool FitsAtFirst>
inline constexpr const auto& fitting_draft = first_draft<Statement, Dialect>;
template <class Statement, class Dialect>
inline constexpr const auto& fitting_draft<Statement, Dialect, false> = second_draft<Statement, Dialect>;

/// A statement as it has been written.
template <class Statement, class Dialect>
inline constexpr const auto& draft_of = fitting_draft<Statement, Dialect, (first_draft<Statement, Dialect>.needed <= common_room)>;

template <std::size_t Size>
struct text {
  char characters[Size + 1];
};

template <std::size_t Size>
constexpr text<Size> assemble(const text_span* pieces, unsigned count) {
  text<Size> whole{};
  std::size_t at = 0;
  for (unsigned i = 0; i != count; ++i) {
    const char* const from = pieces[i].characters;
    const std::size_t length = pieces[i].length;
#if defined(__clang__)
    __builtin_memcpy(whole.characters + at, from, length);  // one step of its constant evaluator
#else
    for (std::size_t each = 0; each != length; ++each) whole.characters[at + each] = from[each];
#endif
    at += length;
  }
  return whole;
}

/// How a statement's text is put together.
enum class text_is : unsigned char { pieces, head, head_and_pieces };

template <class Statement, class Dialect, text_is Made>
inline constexpr auto put_together =
    detail::assemble<draft_of<Statement, Dialect>.size>(draft_of<Statement, Dialect>.pieces, draft_of<Statement, Dialect>.count);

template <class Statement, class Dialect>
constexpr text_is how_text_is_made();

/// The text in an array of its exact size, which is all that remains at run time. A zero follows it, so that C may
/// read it.
template <class Statement, class Dialect>
inline constexpr const auto& text_of = put_together<Statement, Dialect, how_text_is_made<Statement, Dialect>()>;

template <std::size_t Size, std::size_t Rest>
struct joined_text {
  text<Size - 1> first;  // has no zero: the rest follows it
  text<Rest> rest;
};

template <class Head, class Dialect>
inline constexpr std::size_t head_size = draft_of<Head, Dialect>.size;

template <class Head, class Dialect>
inline constexpr text_span text_of_head = {text_of<Head, Dialect>.characters, static_cast<unsigned>(head_size<Head, Dialect>)};

template <class Statement, class Dialect>
inline constexpr text_span shared_by<Statement, Dialect, 1>[1] = {text_of_head<typename Statement::head, Dialect>};
template <class Statement, class Dialect>
inline constexpr text_span shared_by<Statement, Dialect, 2>[2] = {
    text_of_head<typename Statement::head, Dialect>, text_of_head<typename Statement::head::next, Dialect>};

/// A text that others begin with, without its zero.
template <class Head, class Dialect>
inline constexpr auto beginning = __builtin_bit_cast(joined_text<head_size<Head, Dialect>, 0>, text_of<Head, Dialect>).first;

template <class Statement, class Dialect>
constexpr text_is how_text_is_made() {
  if constexpr (shared_count<Statement> == 2) return text_is::head_and_pieces;
  // A statement that is no more than the text that statements of its kind begin with: all rows of a model.
  const bool is_head_alone = shared_count<Statement> == 1 && draft_of<Statement, Dialect>.count == 1;
  return is_head_alone ? text_is::head : text_is::pieces;
}

template <class Statement, class Dialect>
inline constexpr const auto& put_together<Statement, Dialect, text_is::head> = text_of<typename Statement::head, Dialect>;

// What a statement has copied as a whole from a text that is there is joined to the rest as bytes are, which GCC does faster
// than a character at a time.
template <class Statement, class Dialect>
inline constexpr auto put_together<Statement, Dialect, text_is::head_and_pieces> = __builtin_bit_cast(
    text<draft_of<Statement, Dialect>.size>,
    joined_text<head_size<typename Statement::head, Dialect>,
                draft_of<Statement, Dialect>.size - head_size<typename Statement::head, Dialect>>{
        beginning<typename Statement::head, Dialect>,
        detail::assemble<draft_of<Statement, Dialect>.size - head_size<typename Statement::head, Dialect>>(
            draft_of<Statement, Dialect>.pieces + 1, draft_of<Statement, Dialect>.count - 1)});

template <class Statement, class Dialect>
constexpr std::string_view render() {
  constexpr std::size_t size = draft_of<Statement, Dialect>.size;
  return {text_of<Statement, Dialect>.characters, size};
}

}  // namespace detail
}  // namespace ikebana
