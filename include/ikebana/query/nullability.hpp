// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which tables of a query an outer join makes null, and which values that makes optional.

#include <ikebana/expression/function/hidden_column.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/clause/join.hpp>

namespace ikebana {

namespace rule {

/// Whether a model has a column that is never NULL, which tells a row of it from the absence of one.
template <class Model>
inline constexpr bool has_column_never_null = false;

}  // namespace rule

namespace detail {

/// The position of a column that is never NULL in a row of a table, or the number of columns.
constexpr unsigned column_never_null(const table_facts& table) {
  for (unsigned i = 0; i != table.column_count; ++i) {
    if (!table.columns[i].nullable) return i;
  }
  return table.primary.size == 1 ? table.primary.at[0] : table.column_count;
}

struct joined_tables {
  unsigned count;
  join_kind kind;
};

template <class Clause>
constexpr joined_tables tables_of_clause() {
  if constexpr (Clause::source_count != 0) {
    return {Clause::source_count, Clause::kind};
  } else {
    return {0, join_kind::inner};
  }
}

template <class Source>
constexpr unsigned own_tables() {
  if constexpr (Source::is_related) {
    return path_of<typename Source::relation>.size + 1;
  } else {
    return 1;
  }
}

/// Whether the rows of a table may be missing from a row of the query.
template <class Query>
struct outer_joins;

template <class Source, class... Cs>
struct outer_joins<query<Source, clause_list<Cs...>>> {
  static constexpr bool may_miss(unsigned table) {
    const joined_tables clauses[] = {tables_of_clause<Cs>()..., {0, join_kind::inner}};
    unsigned next = own_tables<Source>();
    bool may = false;
    for (const joined_tables& each : clauses) {
      if (each.count == 0) continue;
      if (makes_others_null(each.kind) && table < next) may = true;
      if (makes_itself_null(each.kind) && table >= next && table < next + each.count) may = true;
      next += each.count;
    }
    return may;
  }
};

/// The table that a column or a model belongs to.
template <class Query, class E>
constexpr unsigned table_of_column() {
  token_list tokens;
  scope_of<Query>::open(tokens);
  E::write_tokens(tokens);
  const scopes scopes{tokens};
  if (scopes.first_problem() != problem::none) return 0;
  const token* last = tokens.end();
  while ((--last)->kind == token_kind::text || last->kind == token_kind::name) {
  }  // a collation that a codec says stands after its column
  return last->number;
}

template <class Query, class... Es>
constexpr bool any_may_be_missing(list<Es...>);

/// Whether an expression may be null because a row of an outer join is missing.
template <class Query, class E>
constexpr bool may_be_missing() {
  if constexpr (requires { E::is_of_table; }) {
    return outer_joins<Query>::may_miss(table_of_column<Query, E>());
  } else if constexpr (requires { requires E::absorbs_null; }) {
    return false;
  } else {
    return detail::any_may_be_missing<Query>(typename E::parts{});
  }
}

template <class Query, class... Es>
constexpr bool any_may_be_missing(list<Es...>) {
  return (may_be_missing<Query, Es>() || ...);
}

}  // namespace detail

namespace rule {

template <class Model>
  requires a_model<Model>
inline constexpr bool has_column_never_null<Model> =
    detail::column_never_null(detail::table_of<Model>) != detail::table_of<Model>.column_count;

}  // namespace rule

}  // namespace ikebana
