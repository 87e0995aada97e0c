// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_ALONG_HPP
#define IKEBANA_STATEMENT_ALONG_HPP

// The tables along a relation: from the target back towards the owner, one INNER JOIN a hop. Nothing here is a template.

#include <ikebana/expression/token.hpp>
#include <ikebana/relation/path.hpp>

namespace ikebana::detail {

/// The tables of a relation in a statement, by number: the target first, the model next to the owner last.
struct tables_along {
  unsigned owner;  // where the statement may need the owner's own table
  unsigned target;
  unsigned next_to_owner;
};

/// Some of the hops of a path in a statement: those of a relation that the path is composed of.
struct stretch {
  const path_facts& path;
  unsigned target;  // the number of the path's last table
  unsigned begin;
  unsigned end;
  bool backwards;  // whether the relation is walked from its target

  constexpr bool is_whole() const { return begin == 0 && end == path.size && !backwards; }
  constexpr unsigned table_after(unsigned hop) const { return target + path.size - 1 - hop; }

  /// So many hops of the relation, from one of them on.
  constexpr stretch part(unsigned first, unsigned count) const {
    if (backwards) return {path, target, end - first - count, end - first, true};
    return {path, target, begin + first, begin + first + count, false};
  }

  constexpr stretch reversed() const { return {path, target, begin, end, !backwards}; }

  // The tables that the relation's conditions are about: those it leads to, which the hops lead from if it is walked
  // backwards. The path's owner is none of them: it stands around the statement.
  constexpr unsigned first_table() const { return table_after(backwards && end >= 2 ? end - 2 : end - 1); }
  constexpr unsigned last_table() const { return table_after(backwards && begin != 0 ? begin - 1 : begin); }
};

constexpr tables_along declare_tables(token_list& tokens, const path_facts& path, std::string_view alias,
                                      bool with_owner) {
  tables_along tables{};
  if (with_owner) {
    tokens.open();
    tables.owner = tokens.source(path.owner(), {}, true);
  }
  tokens.open();
  tables.target = tokens.source(path.target(), alias);
  tables.next_to_owner = tables.target;
  for (unsigned i = path.size - 1; i != 0; --i) tables.next_to_owner = tokens.source(*path.hops[i].from, {});
  return tables;
}

constexpr void close_tables(token_list& tokens, bool with_owner) {
  tokens.close();
  if (with_owner) tokens.close();
}

/// `"users"."id" = "posts"."user_id"`, for each column of the key.
constexpr void lower_key_equality(token_list& tokens, unsigned left, const key_columns& left_key, unsigned right,
                                  const key_columns& right_key) {
  separated conjuncts(tokens, "", " AND ");
  for (unsigned i = 0; i != left_key.size; ++i) {
    conjuncts.next().its_column(left, left_key.at[i]);
    tokens.text(" = ");
    tokens.its_column(right, right_key.at[i]);
  }
}

/// `"posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id"`.
constexpr void lower_tables(token_list& tokens, const path_facts& path, const tables_along& tables) {
  tokens.table(tables.target);
  for (unsigned i = path.size - 1, reached = tables.target; i != 0; --i, ++reached) {
    tokens.text(" INNER JOIN ");
    tokens.table(reached + 1);
    tokens.text(" ON ");
    lower_key_equality(tokens, reached + 1, path.hops[i].from_key, reached, path.hops[i].to_key);
  }
}

/// The owner's own table, joined only where one of its columns is mentioned: its key stands in the table next to it.
constexpr void lower_owner_table(token_list& tokens, const path_facts& path, const tables_along& tables) {
  tokens.begin_used(tables.owner);
  tokens.text(" INNER JOIN ");
  tokens.table(tables.owner);
  tokens.text(" ON ");
  lower_key_equality(tokens, tables.owner, path.hops[0].from_key, tables.next_to_owner, path.hops[0].to_key);
  tokens.end_used();
}

/// The relation's condition inside a query of its owner: `"users"."country_id" = "countries"."id"`.
constexpr void lower_correlation(separated& conjuncts, const path_facts& path, const tables_along& tables) {
  const hop_facts& hop = path.hops[0];
  for (unsigned i = 0; i != hop.to_key.size; ++i) {
    token_list& tokens = conjuncts.next();
    tokens.its_column(tables.next_to_owner, hop.to_key.at[i]);
    tokens.text(" = ");
    tokens.owner_column(*hop.from, hop.from_key.at[i]);
  }
}

/// The columns that tell the rows of a table apart: its primary key, or all of them.
constexpr key_columns identifying_columns(const table_facts& table) {
  if (table.primary.size != 0) return table.primary;
  key_columns all;
  for (unsigned i = 0; i != table.column_count && i != most_key_columns; ++i) all.push(i);
  return all;
}

/// The target's primary key, which decides between rows that the order asked for does not tell apart.
constexpr void lower_tie_breakers(separated& terms, const table_facts& target, unsigned source) {
  const key_columns key = identifying_columns(target);
  for (unsigned i = 0; i != key.size; ++i) terms.next().its_column(source, key.at[i]);
}

}  // namespace ikebana::detail

#endif
