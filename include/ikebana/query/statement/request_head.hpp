// SPDX-License-Identifier: BSL-1.0
#pragma once

// What all requests for the targets of a relation begin with. It is written once for each relation, and copied.

#include <ikebana/fwd.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/owner.hpp>
#include <ikebana/query/scoped.hpp>
#include <ikebana/query/statement/most_rows.hpp>

namespace ikebana::detail {

// Most requests are for whole targets of one owner by one value, and nothing in the relation adds to them: they need not
// go through what all statements over a relation have in common.

/// Whether a relation adds nothing to a request for its targets, whose owner is known by one value.
template <class Relation>
constexpr bool is_plain_relation() {
  return !begins_at_shared_key<Relation> && !brings_conditions<Relation> && !detail::orders_targets<Relation>() &&
         owner_key_of<Relation>.size == 1;
}

template <class Source>
inline constexpr bool is_plain_source = !Source::is_limited && is_plain_relation<typename Source::relation>();

/// Whether a request has no clauses but an owner, conditions and an order.
constexpr bool are_plain(unsigned clauses) { return (clauses & ~(has::owner | has::where | has::order)) == 0; }

/// The column that the key of a request's owner is compared with.
template <class Source>
struct request_key {
  static constexpr void write_tokens(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    write_column(tokens, detail::declare_tables(tokens, path, Source::alias.view(), true));
    close_tables(tokens, true);
  }

  static constexpr void write_column(token_list& tokens, const tables_along& tables) {
    tokens.text(" WHERE ");
    tokens.its_column(tables.next_to_owner, path_of<typename Source::relation>.hops[0].to_key.at[0]);
    tokens.text(" = ");
  }

  static constexpr void write_copied(token_list& tokens, const tables_along& tables, const shared_texts& shared) {
    if (shared.count == 0) return write_column(tokens, tables);
    tokens.text(shared.at[1].view());
  }
};

/// The beginning of a request for whole targets, which is the same for all requests of a source: it is written once.
template <class Source>
struct request_head {
  using next = request_key<Source>;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    write_from(tokens, detail::declare_tables(tokens, path, Source::alias.view(), true));
    close_tables(tokens, true);
  }

  static constexpr void write_from(token_list& tokens, const tables_along& tables) {
    tokens.text("SELECT ");
    tokens.all_columns(tables.target);
    tokens.text(" FROM ");
    detail::write_tables(tokens, path_of<typename Source::relation>, tables);
  }

  /// The same, copied if it was written before.
  static constexpr void write_copied(token_list& tokens, const tables_along& tables, const shared_texts& shared) {
    if (shared.count == 0) return write_from(tokens, tables);
    tokens.text(shared.at[0].view());
  }

  /// A plain request as far as its owner's value.
  static constexpr void begin(token_list& tokens, bool has_owner) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    const shared_texts shared = tokens.take_shared();
    const tables_along tables = detail::declare_tables(tokens, path, Source::alias.view(), true);
    write_copied(tokens, tables, shared);
    write_owner_table(tokens, path, tables);
    request_key<Source>::write_copied(tokens, tables, shared);
    const column_facts& key = path.hops[0].from->columns[path.hops[0].from_key.at[0]];
    if (has_owner) tokens.value(key.in_sql, true);
    if (!has_owner) tokens.parameter("owner", key.type, key.kind, key.in_sql, key.stands_alone, parameter_has_typed_peer);
    write_collation(tokens, path.hops[0], 0);
  }
};

/// A request that begins with all columns of its targets.
constexpr void write_plain_request(token_list& tokens, void (*begin)(token_list&, bool), unsigned adds, clause_texts clauses) {
  const std::string_view most_rows = take_most_rows(tokens);
  begin(tokens, (adds & has::owner) != 0);
  detail::write_part(tokens, {has::where, " AND ", " AND "}, clauses);
  detail::write_part(tokens, part::order, clauses);
  detail::write_most_rows(tokens, most_rows);
  close_tables(tokens, true);
}

}  // namespace ikebana::detail
