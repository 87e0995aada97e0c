// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_PERSISTENCE_STATEMENT_HPP
#define IKEBANA_STATEMENT_PERSISTENCE_STATEMENT_HPP

// The statements that persistence through a relation needs beside those of records: to find a target like another, and
// to read and remove the rows of a pivot.

#include <ikebana/statement/write_record.hpp>

namespace ikebana::detail {

template <class Relation, unsigned Hop>
inline constexpr key_columns from_key_of = path_of<Relation>.hops[Hop].from_key;
template <class Relation, unsigned Hop>
inline constexpr key_columns to_key_of = path_of<Relation>.hops[Hop].to_key;

/// Finds, among the rows of a table, those that agree with a record in a key and some other columns. NULL agrees with NULL in
/// those, and with nothing in a key.
template <class Model, const key_columns& Key, auto... Members>
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
    const auto lower_one = [&](unsigned column, bool null_agrees) {
      conjuncts.next().its_column(source, column);
      tokens.text(null_agrees ? " IS " : " = ");
      tokens.value();
    };
    for (unsigned i = 0; i != Key.size; ++i) lower_one(Key.at[i], false);
    (lower_one(position_of_member<Members>(), table.columns[position_of_member<Members>()].nullable), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    lower_tie_breakers(terms, table, source);
    tokens.text(" LIMIT 1");
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visitor(record.*member_at<Model, Key.at[I]>), ...);
    }(std::make_index_sequence<Key.size>{});
    (visitor(record.*Members), ...);
  }
};

/// Removes the rows of a pivot that agree with a record of it in some columns.
template <class Pivot, const key_columns&... Keys>
struct detach_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Pivot>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    const auto lower_one = [&](const key_columns& key) {
      for (unsigned i = 0; i != key.size; ++i) {
        conjuncts.next().its_column(source, key.at[i]);
        tokens.text(" = ");
        tokens.value();
      }
    };
    (lower_one(Keys), ...);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    (visit_key<Keys>(pivot, visitor, std::make_index_sequence<Keys.size>{}), ...);
  }

 private:
  template <const key_columns& Key, std::size_t... I, class Visitor>
  static constexpr void visit_key(const Pivot& pivot, Visitor& visitor, std::index_sequence<I...>) {
    (visitor(pivot.*member_at<Pivot, Key.at[I]>), ...);
  }
};

/// Removes the rows of a model without key that are as a record: NULL agrees with NULL.
template <class Model>
struct remove_equal_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    for (unsigned i = 0; i != table.column_count; ++i) {
      conjuncts.next().its_column(source, i);
      tokens.text(table.columns[i].nullable ? " IS " : " = ");
      tokens.value();
    }
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<class... Entries>(list<Entries...>) { (visitor(record.*Entries::pointer), ...); }(members_of<Model>{});
  }
};

/// The rows of a pivot that agree with a record of it in some columns, in the order of their key.
template <class Pivot, const key_columns&... Keys>
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
    const auto lower_one = [&](const key_columns& key) {
      for (unsigned i = 0; i != key.size; ++i) {
        conjuncts.next().its_column(source, key.at[i]);
        tokens.text(" = ");
        tokens.value();
      }
    };
    (lower_one(Keys), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    for (unsigned i = 0; i != table.primary.size; ++i) terms.next().its_column(source, table.primary.at[i]);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    detach_statement<Pivot, Keys...>::values(pivot, visitor);
  }
};

}  // namespace ikebana::detail

#endif
