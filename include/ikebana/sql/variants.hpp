// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQL_VARIANTS_HPP
#define IKEBANA_SQL_VARIANTS_HPP

// The texts of a query that has several, one for each combination of its conditions and orders: all of them while compiling, where
// they are asked for, or one while running.

#include <ikebana/sql/render.hpp>
#include <ikebana/statement/variant.hpp>

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

/// A text that was made while running, with the numbers of its parameters.
struct made_text {
  std::string sql;
  std::vector<unsigned short> numbers;  // of its values, and then of what is given by name
  std::vector<unsigned short> named;    // which of the names that any text of the query has each of the latter is
};

// A template, so that only a program with such a query has it, and its vectors.
/// One of the texts of a statement, with what is chosen. `all` are the names that any of its texts has.
template <class Dialect>
made_text make_text(void (*lower)(token_list&), const choices& chosen, const parameter_facts* all) {
  std::vector<token_list> room(1);  // too large for a stack
  token_list& tokens = room.front();
  tokens.chosen = chosen;
  lower(tokens);
  const scopes scopes{tokens};
  piece_list counted{nullptr, 0};
  detail::put_tokens(counted, Dialect::facts, scopes, tokens);
  std::vector<piece> pieces(counted.count());
  piece_list put{pieces.data(), counted.count()};
  detail::put_tokens(put, Dialect::facts, scopes, tokens);
  made_text made;
  made.sql.reserve(put.size());
  for (const piece& each : pieces) made.sql.append(each.characters, each.length);
  for (const token& each : tokens) {
    if (each.kind == token_kind::value) made.numbers.push_back(static_cast<unsigned short>(each.number));
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
made_text make_variant(unsigned combination) {
  const auto chosen = variants_of_query<Query>::choices_in(combination);
  return detail::make_text<Dialect>(Statement::lower, choices{chosen.at}, draft_of<every_text_of<Statement>, Dialect>.parameters);
}

}  // namespace ikebana::detail

#endif
