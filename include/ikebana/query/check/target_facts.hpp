// SPDX-License-Identifier: BSL-1.0
#pragma once

// What has one value for each target of a relation, so that a set of targets may be ordered by it, and yield it.

#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/order_facts.hpp>
#include <ikebana/syntax/scope.hpp>

namespace ikebana::detail {

/// The last of the tables from the target back towards the owner that have one row for each row of the target: those that
/// the path goes down from.
constexpr unsigned last_of_each_target(const path_facts& path, const tables_along& tables) {
  unsigned last = tables.target;
  for (unsigned hop = path.size - 1; hop != 0 && !path.hops[hop].up; --hop) ++last;
  return last;
}

/// Whether the columns that are mentioned, of the tables of one scope, have one value for each target. The owner's have: the
/// targets are those of one owner.
constexpr bool are_of_each_target(token_list& tokens, const path_facts& path, const tables_along& tables, unsigned end_of_joined,
                                  bool joins_keep_rows) {
  const unsigned last = detail::last_of_each_target(path, tables);
  const scopes found{tokens};
  for (const token& each : tokens) {
    if (each.kind != token_kind::column && each.kind != token_kind::owner_column) continue;
    if (each.number <= last || each.number >= end_of_joined) continue;
    if (each.number <= tables.next_to_owner || !joins_keep_rows) return false;
  }
  return true;
}

/// Whether these expressions have one value for each target of a relation.
template <class Parts, class... Es>
constexpr bool have_one_value_for_each_target(list<Es...>) {
  token_list tokens;
  const tables_along tables = Parts::declare(tokens, true);
  const unsigned end_of_joined = tokens.next_source();
  (Es::write_tokens(tokens), ...);
  return detail::are_of_each_target(tokens, path_of<typename Parts::relation>, tables, end_of_joined, Parts::joins_keep_rows());
}

/// Whether what a set of targets selects and is ordered by has one value for each.
template <class Parts>
constexpr bool is_set_of_targets() {
  token_list tokens;
  const tables_along tables = Parts::declare(tokens, true);
  const unsigned end_of_joined = tokens.next_source();
  part_list list(tokens);
  Parts::write_items(list);
  Parts::write_order(list, tables.target);
  const bool yields_joined = (Parts::clauses & (has::outer_join | has::select)) == has::outer_join;
  if (yields_joined && !Parts::joins_keep_rows()) return false;
  return detail::are_of_each_target(tokens, path_of<typename Parts::relation>, tables, end_of_joined, Parts::joins_keep_rows());
}

}  // namespace ikebana::detail
