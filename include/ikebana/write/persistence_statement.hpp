// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that persistence through a relation needs beside those of records: to find a target like another, and
// to read and remove the rows of a pivot.

#include <ikebana/query/along.hpp>
#include <ikebana/write/write_record.hpp>

namespace ikebana::detail {

template <class Relation, unsigned Hop>
inline constexpr key_columns from_key_of = path_of<Relation>.hops[Hop].from_key;
template <class Relation, unsigned Hop>
inline constexpr key_columns to_key_of = path_of<Relation>.hops[Hop].to_key;

/// Columns that are compared with values: those of a foreign key as the key that it names is compared.
struct compared_columns {
  key_columns columns;
  std::string_view collations[most_key_columns];  // empty: the column's own

  /// `"posts"."user_id" = ?`, for each column.
  constexpr void lower(separated& conjuncts, unsigned source) const {
    for (unsigned i = 0; i != columns.size; ++i) {
      token_list& tokens = conjuncts.next();
      tokens.its_column(source, columns.at[i]);
      lower_collation(tokens, collations[i]);
      tokens.text(" = ");
      tokens.value();
    }
  }
};

constexpr compared_columns compared_as_they_are(const key_columns& key) {
  compared_columns found;
  found.columns = key;
  return found;
}

constexpr compared_columns foreign_key_in(const hop_facts& hop) {
  const table_facts& named = hop.up ? *hop.to : *hop.from;
  const key_columns& key = hop.up ? hop.to_key : hop.from_key;
  compared_columns found = detail::compared_as_they_are(hop.up ? hop.from_key : hop.to_key);
  for (unsigned i = 0; i != key.size; ++i) found.collations[i] = named.columns[key.at[i]].collation;
  return found;
}

/// The foreign key of a hop.
template <class Relation, unsigned Hop>
inline constexpr compared_columns naming_key_of = detail::foreign_key_in(path_of<Relation>.hops[Hop]);

template <class Model>
inline constexpr compared_columns own_key_of = detail::compared_as_they_are(table_of<Model>.primary);

template <const compared_columns& Key, class Record, class Visitor>
constexpr void visit_columns(const Record& record, Visitor& visitor) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visitor(record.*member_at<Record, Key.columns.at[I]>), ...);
  }(std::make_index_sequence<Key.columns.size>{});
}

/// A column that agrees with a member of a record, as columns of its type are compared: NULL agrees with NULL.
template <auto Member>
constexpr void lower_agreement(separated& conjuncts, unsigned source, unsigned column) {
  token_list& tokens = conjuncts.next();
  tokens.its_column(source, column);
  detail::lower_collation_of<member_value<Member>>(tokens);
  tokens.text(is_optional<member_value<Member>> ? " IS " : " = ");
  tokens.value();
}

/// Finds, among the rows of a table, those that agree with a record in a key and some other columns. NULL agrees with NULL in
/// those, and with nothing in a key.
template <class Model, const compared_columns& Key, auto... Members>
struct find_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    Key.lower(conjuncts, source);
    (detail::lower_agreement<Members>(conjuncts, source, position_of_member<Members>()), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    lower_tie_breakers(terms, table, source);
    tokens.text(" LIMIT 1");
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    detail::visit_columns<Key>(record, visitor);
    (visitor(record.*Members), ...);
  }
};

/// Removes the rows of a pivot that agree with a record of it in some columns.
template <class Pivot, const compared_columns&... Keys>
struct detach_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Pivot>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    (Keys.lower(conjuncts, source), ...);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    (detail::visit_columns<Keys>(pivot, visitor), ...);
  }
};

/// Removes the rows of a model without key that are as a record: NULL agrees with NULL.
template <class Model>
struct remove_equal_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Model>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    [&]<class... Entries>(list<Entries...>) {
      unsigned column = 0;
      (detail::lower_agreement<Entries::pointer>(conjuncts, source, column++), ...);
    }(members_of<Model>{});
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<class... Entries>(list<Entries...>) { (visitor(record.*Entries::pointer), ...); }(members_of<Model>{});
  }
};

/// The rows of a pivot that agree with a record of it in some columns, in the order of their key.
template <class Pivot, const compared_columns&... Keys>
struct pivots_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Pivot>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    (Keys.lower(conjuncts, source), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    for (unsigned i = 0; i != table.primary.size; ++i) terms.next().its_column(source, table.primary.at[i]);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    detach_statement<Pivot, Keys...>::values(pivot, visitor);
  }
};

/// Finds the key of the row that is named by a row that holds its foreign key, as the table of the key has it.
template <class Relation, unsigned Hop>
struct named_key_statement {
  static constexpr const hop_facts& hop = path_of<Relation>.hops[Hop];

  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(*hop.to, {});
    separated columns(tokens, "SELECT ", ", ");
    for (unsigned i = 0; i != hop.to_key.size; ++i) columns.next().its_column(source, hop.to_key.at[i]);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    detail::compared_as_they_are(hop.to_key).lower(conjuncts, source);
    tokens.close();
  }

  template <class Record, class Visitor>
  static constexpr void values(const Record& record, Visitor& visitor) {
    detail::visit_columns<naming_key_of<Relation, Hop>>(record, visitor);
  }
};

}  // namespace ikebana::detail
