// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query's statement for its first rows alone, of which an engine that sends all rows at once has a text of its own: `first()` needs
// one row, `one()` two, to know that there is no second. An engine that is asked for each row stops by itself.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/query/clause/compound.hpp>
#include <ikebana/query/statement/request.hpp>
#include <ikebana/query/statement/select.hpp>

namespace ikebana::detail {

/// Whether a statement yields the rows of a query, one after the other.
template <class Statement>
inline constexpr bool yields_rows_in_turn = false;
template <class Source, class Clauses>
inline constexpr bool yields_rows_in_turn<model_statement<Source, Clauses>> = true;
template <class Source, class Clauses>
inline constexpr bool yields_rows_in_turn<request_statement<Source, Clauses>> = true;
template <class Source, class Clauses>
inline constexpr bool yields_rows_in_turn<compound_statement<Source, Clauses>> = true;

template <unsigned Most>
inline constexpr number_text digits_of{Most};

/// A statement that ends after so many rows, `... LIMIT 1`, or before, by its own limit: `... LIMIT least($1, 1)`. It binds the same values.
template <class Statement, unsigned Most>
struct limited : Statement {
  static_assert(yields_rows_in_turn<Statement>);

  static constexpr void write_tokens(token_list& tokens) {
    tokens.most_rows = digits_of<Most>.view();
    Statement::write_tokens(tokens);
  }
};

}  // namespace ikebana::detail
