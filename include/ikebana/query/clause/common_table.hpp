// SPDX-License-Identifier: BSL-1.0
#pragma once

// Common table expressions: a model whose rows are those of a query, for the length of a statement.

#include <ikebana/query/clause/clause.hpp>
#include <ikebana/syntax/source_name.hpp>

namespace ikebana::detail {

/// `"totals" ("country_id", "posts") AS (SELECT ...)`.
template <class Model, class Query, bool Recursive>
struct common_table : clause {
  static constexpr unsigned adds = has::table;
  static constexpr bool is_recursive = Recursive;

  Query query;

  static constexpr void write(part_list& list) {
    const table_facts& table = table_of<Model>;
    token_list& tokens = list.next();
    tokens.name(table.name);
    separated columns(tokens, " (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) columns.next().bare_column(table, i);
    tokens.text(") AS (");
    const token* const inside = tokens.end();
    if constexpr (Recursive && (Query::clause_flags & has::compound) != 0) {
      Query::statement::write_recursive(tokens, table);
    } else {
      Query::statement::write_tokens(tokens);
    }
    if (!Recursive && (Query::clause_flags & has::table) == 0 && reads(inside, tokens.end(), table)) {
      tokens.fail(problem::reads_what_it_defines);
    }
    tokens.text(")");
  }

  /// Whether a table is among those that are read. SQLite would take the name for what is being defined.
  static constexpr bool reads(const token* from, const token* to, const table_facts& table) {
    for (; from != to; ++from) {
      if (from->kind == token_kind::source && !from->flag && detail::same_name(from->table->name, table.name)) return true;
    }
    return false;
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    Query::statement::values(query.clauses, visitor);
  }
};

}  // namespace ikebana::detail
