// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_RESULT_PARAMETERS_HPP
#define IKEBANA_RESULT_PARAMETERS_HPP

// The parameters of a statement: how many it has, which number each value gets, and which are given by name.

#include <ikebana/expression/scope.hpp>

#include <string_view>

namespace ikebana::detail {

struct parameter_facts {
  std::string_view name;
  identity type;
  storage stored;
  unsigned number;
};

struct parameter_counts {
  unsigned values;
  unsigned named;
  unsigned keys;  // the number of the parameter that a preload binds its owners' keys to
  problem found;
};

template <class Statement>
constexpr parameter_counts count_parameters() {
  token_list tokens;
  Statement::lower(tokens);
  const scopes scopes{tokens};
  return {scopes.value_count(), scopes.named_count(), scopes.keys_number(), scopes.first_problem()};
}

/// How many parameters a statement has, and the first problem that its text has.
template <class Statement>
inline constexpr parameter_counts parameter_counts_of = count_parameters<Statement>();

template <unsigned Values, unsigned Named>
struct parameter_table {
  unsigned short value_numbers[Values + 1]{};
  parameter_facts named[Named + 1];
};

template <class Statement, unsigned Values, unsigned Named>
constexpr parameter_table<Values, Named> read_parameters() {
  token_list tokens;
  Statement::lower(tokens);
  const scopes scopes{tokens};
  parameter_table<Values, Named> table{};
  unsigned value = 0;
  for (const token& each : tokens) {
    if (each.kind == token_kind::value) table.value_numbers[value++] = static_cast<unsigned short>(each.number);
  }
  for (unsigned i = 0; i != Named; ++i) {
    const token& named = scopes.named(i);
    table.named[i] = {named.text(), named.type, named.stored, named.number};
  }
  return table;
}

/// The number of each value in the order in which the query holds them, and the named parameters.
template <class Statement>
inline constexpr auto parameters_of =
    read_parameters<Statement, parameter_counts_of<Statement>.values, parameter_counts_of<Statement>.named>();

}  // namespace ikebana::detail

#endif
