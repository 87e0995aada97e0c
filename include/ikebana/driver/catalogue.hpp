// SPDX-License-Identifier: BSL-1.0
#pragma once

// The catalogue: the text of every statement that a program may run, known before any of them is. It is kept only where
// IKEBANA_CATALOGUE is defined for the whole program, as `ikebana_check_queries` of CMake does; else nothing is.

#include <ikebana/query/statement/limited.hpp>
#include <ikebana/sql/render.hpp>

#include <string_view>

namespace ikebana {

/// A statement that the program may run, and the way to the next one: `for (auto* each = first_in_catalogue(); each != nullptr;
/// each = each->next) puts(each->sql.data());`. The order is none in particular.
struct catalogue_entry {
  std::string_view sql;  // a zero follows it
  const catalogue_entry* next;
  void (*write)(detail::token_list&) = nullptr;        // what it is in any dialect; nothing of one text of several
  void (*write_first)(detail::token_list&) = nullptr;  // the same, where one row is wanted; nothing of what yields no rows in turn
};

namespace detail {

/// Filled before main, by whatever file runs a statement: a catalogue for each dialect.
template <class Dialect>
[[gnu::visibility("default")]] inline constinit const catalogue_entry* catalogue = nullptr;

template <class Statement>
constexpr auto first_row_of() -> void (*)(token_list&) {
  if constexpr (yields_rows_in_turn<Statement>) {
    return limited<Statement, 1>::write_tokens;
  } else {
    return nullptr;
  }
}

template <class Statement, class Dialect>
struct catalogued : catalogue_entry {
  catalogued()
      : catalogue_entry{
            detail::render<Statement, Dialect>(), catalogue<Dialect>, Statement::write_tokens, detail::first_row_of<Statement>()} {
    catalogue<Dialect> = this;
  }
};

template <class Statement, class Dialect>
[[gnu::visibility("default")]] inline const catalogued<Statement, Dialect> in_catalogue{};

}  // namespace detail

}  // namespace ikebana
