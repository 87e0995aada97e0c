// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables along a relation: from the target back towards the owner, one INNER JOIN a hop. Nothing here is a template.

#include <ikebana/expression/order.hpp>
#include <ikebana/relation/path.hpp>
#include <ikebana/syntax/separated.hpp>

namespace ikebana::detail {

/// The tables of a relation in a statement, by number: the target first, the model next to the owner last.
struct tables_along {
  unsigned owner;  // where the statement may need the owner's own table
  unsigned target;
  unsigned next_to_owner;
};

/// What a relation itself says is about the tables that it leads to, and after them its owner, whatever else there is.
struct frame_of_relation {
  unsigned first;
  unsigned last;
  unsigned target;
  unsigned owner;
  const table_facts& asked;  // the owner of the path that the relation is a part of
  unsigned joined;

  constexpr void begin(token_list& tokens) const {
    tokens.begin_frame(first, last);
    tokens.relation_frame(target, owner, asked, joined);
  }
};

/// Some of the hops of a path in a statement: those of a relation that the path is composed of.
struct path_segment {
  const path_facts& path;
  unsigned target;  // the number of the path's last table
  unsigned begin;
  unsigned end;
  bool backwards;          // whether the relation is walked from its target
  bool is_joined = false;  // whether the path's owner stands in the same scope, before its tables

  constexpr unsigned table_after(unsigned hop) const { return target + path.size - 1 - hop; }

  /// The table that has been reached after so many hops; after none, the path's owner, which stands around the statement or
  /// before the tables that are joined: so many scopes further outward from a query that stands in the statement.
  constexpr unsigned table_reached(unsigned hops, unsigned outward = 0) const {
    return hops != 0 ? table_after(hops - 1) : asked_owner(outward + (is_joined ? 0 : 1));
  }

  /// So many hops of the relation, from one of them on.
  constexpr path_segment part(unsigned first, unsigned count) const {
    if (backwards) return {path, target, end - first - count, end - first, true, is_joined};
    return {path, target, begin + first, begin + first + count, false, is_joined};
  }

  constexpr path_segment reversed() const { return {path, target, begin, end, !backwards, is_joined}; }

  constexpr unsigned of_target() const { return table_reached(backwards ? begin : end); }
  constexpr unsigned of_owner(unsigned outward = 0) const { return table_reached(backwards ? end : begin, outward); }

  /// The path's first table where it is joined.
  constexpr unsigned joined() const { return is_joined ? target : not_joined; }

  constexpr frame_of_relation frame() const {
    const unsigned last = backwards ? (begin != 0 ? begin : 1) : begin + 1;  // the hops to the table nearest to the path's owner
    const unsigned first = backwards ? end - 1 : end;
    const bool is_any = first >= last;  // but for one hop backwards from the path's owner
    return {is_any ? table_reached(first) : 1, is_any ? table_reached(last) : 0, of_target(), of_owner(), path.owner(), joined()};
  }
};

constexpr tables_along declare_tables(token_list& tokens, const path_facts& path, std::string_view alias, bool with_owner) {
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

/// Whether the column on the left of an equality is the hop's first: as the statement has it, but that a text key stands
/// on the left of the foreign key that names it. SQLite compares by the collation of what is on the left.
constexpr bool is_first_on_left(const hop_facts& hop, unsigned column, bool otherwise) {
  return hop.from->columns[hop.from_key.at[column]].kind == storage::text ? !hop.up : otherwise;
}

/// `"users"."id" = "posts"."user_id"`, for each column of the key.
constexpr void write_hop_equality(token_list& tokens, const hop_facts& hop, unsigned from, unsigned to, bool from_on_left) {
  separated conjuncts(tokens, "", " AND ");
  for (unsigned i = 0; i != hop.from_key.size; ++i) {
    const bool on_left = is_first_on_left(hop, i, from_on_left);
    conjuncts.next().its_column(on_left ? from : to, (on_left ? hop.from_key : hop.to_key).at[i]);
    tokens.text(" = ");
    tokens.its_column(on_left ? to : from, (on_left ? hop.to_key : hop.from_key).at[i]);
  }
}

/// The same, where the hop begins at the row that the relation is asked for.
constexpr void write_owner_equality(separated& conjuncts, const hop_facts& hop, unsigned to, unsigned joined) {
  for (unsigned i = 0; i != hop.to_key.size; ++i) {
    token_list& tokens = conjuncts.next();
    const bool owner_on_left = is_first_on_left(hop, i, false);
    if (owner_on_left) tokens.owner_column(*hop.from, hop.from_key.at[i], joined);
    if (owner_on_left) tokens.text(" = ");
    tokens.its_column(to, hop.to_key.at[i]);
    if (!owner_on_left) tokens.text(" = ");
    if (!owner_on_left) tokens.owner_column(*hop.from, hop.from_key.at[i], joined);
  }
}

constexpr void write_collation(token_list& tokens, std::string_view collation) {
  if (!tokens.dialect().binary_collation.empty()) return;  // equal texts have equal bytes there
  if (collation.empty()) return;
  tokens.text(" COLLATE ");
  tokens.name(collation);
}

/// What is compared with a foreign key in place of the key that it names is compared as that key compares.
constexpr void write_collation(token_list& tokens, const hop_facts& hop, unsigned column) {
  if (!hop.up) write_collation(tokens, hop.from->columns[hop.from_key.at[column]].collation);
}

/// `"posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id"`.
constexpr void write_tables(token_list& tokens, const path_facts& path, const tables_along& tables) {
  tokens.table(tables.target);
  for (unsigned i = path.size - 1, reached = tables.target; i != 0; --i, ++reached) {
    tokens.text(" INNER JOIN ");
    tokens.table(reached + 1);
    tokens.text(" ON ");
    write_hop_equality(tokens, path.hops[i], reached + 1, reached, true);
  }
}

/// The owner's own table, joined only where one of its columns is mentioned: its key stands in the table next to it.
constexpr void write_owner_table(token_list& tokens, const path_facts& path, const tables_along& tables) {
  tokens.owner_table(tables.owner, tables.next_to_owner, path.hops[0]);
}

/// What such a token stands for where it is used.
constexpr void write_used_owner(token_list& tokens, const token& joined) {
  tokens.text(" INNER JOIN ");
  tokens.table(joined.number);
  tokens.text(" ON ");
  write_hop_equality(tokens, *joined.hop, joined.number, joined.position, true);
}

/// How many columns tell the rows of a table apart: those of its primary key, or all that it has.
constexpr unsigned identity_size(const table_facts& table) { return table.primary.size != 0 ? table.primary.size : table.column_count; }

/// The columns that tell the targets apart.
constexpr void write_identity(separated& columns, const table_facts& target, unsigned source) {
  for (unsigned i = 0; i != identity_size(target); ++i) {
    columns.next().its_column(source, target.primary.size != 0 ? target.primary.at[i] : i);
  }
}

/// They also decide between rows that the order asked for does not tell apart. A row without a key may have NULL in them.
constexpr void write_tie_breakers(separated& terms, const table_facts& target, unsigned source) {
  if (target.primary.size != 0 || terms.tokens().dialect().orders_null_first) return write_identity(terms, target, source);
  for (unsigned i = 0; i != target.column_count; ++i) {
    token_list& tokens = terms.next();
    tokens.its_column(source, i);
    if (target.columns[i].nullable) tokens.text(detail::place_of_null(sort::as_it_is));
  }
}

}  // namespace ikebana::detail
