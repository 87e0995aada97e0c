// SPDX-License-Identifier: BSL-1.0
#pragma once

// The texts of a query that has several, one for each combination of its conditions and orders: all of them while compiling, where
// they are asked for, or one while running.

#include <ikebana/query/clause/variant.hpp>
#include <ikebana/sql/render.hpp>

#include <array>
#include <string>
#include <vector>

namespace ikebana::detail {

template <class Query, class Dialect, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> render_each_variant(std::index_sequence<I...>) {
  return {render<variant_statement<Query, static_cast<unsigned>(I)>, Dialect>()...};
}

template <class Query, class Dialect>
constexpr auto render_variants() {
  return detail::render_each_variant<Query, Dialect>(std::make_index_sequence<variants_of_query<Query>::count>{});
}

// What follows depends on Statement also where it would not have to: only a program with such a query instantiates vectors of these.
template <class Statement>
struct made_of {
  using number = unsigned short;
  using text_piece = text_span;
  using tokens = token_list;
};

/// A text of a statement that was made while running, with the numbers of its parameters.
template <class Statement>
struct made_text {
  using number = typename made_of<Statement>::number;

  std::string sql;
  std::vector<number> numbers;  // of its values, and then of what is given by name
  std::vector<number> types;    // of all parameters, for a dialect that is told them: see parameter_type
  std::vector<number> named;    // which of the names that any text of the query has each of the latter is
};

/// One of the texts of a statement, with what is chosen.
template <class Statement, class Dialect>
made_text<Statement> make_text(const choices& chosen) {
  const parameter_facts* const all = draft_of<every_text_of<Statement>, Dialect>.parameters;
  std::vector<typename made_of<Statement>::tokens> room;  // too large for a stack
  token_list& tokens =
      room.emplace_back(Dialect::facts, shared_texts{shared_by<Statement, Dialect, shared_count<Statement>>, shared_count<Statement>});
  tokens.chosen = chosen;
  Statement::write_tokens(tokens);
  const scopes scopes{tokens};
  piece_list counted{nullptr, 0};
  detail::put_tokens(counted, Dialect::facts, scopes, tokens);
  std::vector<typename made_of<Statement>::text_piece> pieces(counted.count());
  piece_list put{pieces.data(), counted.count()};
  detail::put_tokens(put, Dialect::facts, scopes, tokens);
  made_text<Statement> made;
  made.sql.reserve(put.size());
  for (const text_span& each : pieces) made.sql.append(each.characters, each.length);
  for (const token& each : tokens) {
    if (each.kind == token_kind::value && each.position == 0) made.numbers.push_back(static_cast<unsigned short>(each.number));
  }
  if constexpr (Dialect::facts.types_parameters) {
    made.types.resize(scopes.parameter_count());
    detail::put_parameter_types(tokens, made.types.data());
  }
  for (unsigned i = 0; i != scopes.named_count(); ++i) {
    unsigned short which = 0;
    while (all[which].name() != scopes.named(i).text()) ++which;
    made.named.push_back(which);
    made.numbers.push_back(static_cast<unsigned short>(scopes.named(i).number));
  }
  return made;
}

/// One of the texts of a query, by what is chosen in a combination.
template <class Query, class Dialect, class Statement>
made_text<Statement> make_variant(unsigned combination) {
  const auto chosen = variants_of_query<Query>::choices_in(combination);
  return detail::make_text<Statement, Dialect>(choices{chosen.at});
}

}  // namespace ikebana::detail
