// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that persistence through a relation needs beside those of records: to find a target like another, and
// to read and remove the rows of a pivot.

#include <ikebana/query/statement/path_tables.hpp>
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
  constexpr void write_tokens(separated& conjuncts, unsigned source, const table_facts& table) const {
    for (unsigned i = 0; i != columns.size; ++i) {
      token_list& tokens = conjuncts.next();
      tokens.its_column(source, columns.at[i]);
      write_collation(tokens, collations[i]);
      tokens.text(" = ");
      tokens.value(table.columns[columns.at[i]].in_sql, true);
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

/// The real numbers that one float is read from: those that it is nearest to.
struct read_as_float {
  double least;
  double greatest;

  explicit read_as_float(float held) : least(end_toward(held, -__builtin_huge_valf())), greatest(end_toward(held, __builtin_huge_valf())) {}

 private:
  /// Half the way to the next float, which is a double. What lies in the middle is read as the float whose last bit is 0.
  static double end_toward(float held, float away) {
    const double exact = static_cast<double>(held);
    if (!__builtin_isfinite(held)) return exact;
    const float next = __builtin_nextafterf(held, away);
    const double step =
        __builtin_isfinite(next) ? static_cast<double>(next) - exact : exact - static_cast<double>(__builtin_nextafterf(held, -away));
    const double middle = exact + step / 2;
    return static_cast<float>(middle) == held ? middle : __builtin_nextafter(middle, exact);
  }
};

/// A column that agrees with a member of a record, as columns of its type are compared: NULL agrees with NULL. With a float agrees
/// each number that is read as it.
template <auto Member>
constexpr void write_agreement(separated& conjuncts, unsigned source, unsigned column) {
  using value = member_value<Member>;
  token_list& tokens = conjuncts.next();
  if constexpr (std::is_same_v<remove_optional_t<value>, float>) {
    tokens.text(is_optional<value> ? "(CASE WHEN " : "");
    if (is_optional<value>) tokens.value(sql_type::real);
    tokens.text(is_optional<value> ? " IS NULL THEN " : "");
    if (is_optional<value>) tokens.its_column(source, column);
    tokens.text(is_optional<value> ? " IS NULL ELSE " : "");
    tokens.its_column(source, column);
    tokens.text(" BETWEEN ");
    tokens.value(sql_type::real);
    tokens.text(" AND ");
    tokens.value(sql_type::real);
    tokens.text(is_optional<value> ? " END)" : "");
  } else {
    const auto write_column = [&] {
      tokens.its_column(source, column);
      detail::write_collation_of<value>(tokens);
    };
    if constexpr (is_optional<value>) {
      detail::write_is_value(tokens, write_column, sql_type_of<value>);
    } else {
      write_column();
      tokens.text(" = ");
      tokens.value(sql_type_of<value>, true);
    }
  }
}

/// The values of write_agreement.
template <class T, class Visitor>
void visit_agreement(const T& held, Visitor& visitor) {
  if constexpr (std::is_same_v<T, float>) {
    const read_as_float agreeing{held};
    visitor(agreeing.least);
    visitor(agreeing.greatest);
  } else if constexpr (std::is_same_v<T, std::optional<float>>) {
    visitor(held);
    detail::visit_agreement(held.value_or(0), visitor);
  } else {
    visitor(held);
  }
}

/// Begins a statement that reads the rows of a table. Returns its number.
constexpr unsigned open_selection(token_list& tokens, const table_facts& table) {
  tokens.open();
  const unsigned source = tokens.source(table, {});
  tokens.text("SELECT ");
  tokens.all_columns(source);
  tokens.text(" FROM ");
  tokens.table(source);
  return source;
}

/// Begins a statement that removes rows of a table. Returns its number.
constexpr unsigned open_removal(token_list& tokens, const table_facts& table) {
  tokens.open();
  const unsigned source = tokens.source(table, {});
  tokens.text("DELETE FROM ");
  tokens.table(source);
  return source;
}

/// Finds, among the rows of a table, those that agree with a record in a key and some other columns. NULL agrees with NULL in
/// those, and with nothing in a key.
template <class Model, const compared_columns& Key, auto... Members>
struct find_statement {
  static constexpr void write_tokens(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    const unsigned source = detail::open_selection(tokens, table);
    separated conjuncts(tokens, " WHERE ", " AND ");
    Key.write_tokens(conjuncts, source, table);
    (detail::write_agreement<Members>(conjuncts, source, position_of_member<Members>()), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    write_tie_breakers(terms, table, source);
    tokens.text(" LIMIT 1");
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    detail::visit_columns<Key>(record, visitor);
    (detail::visit_agreement(record.*Members, visitor), ...);
  }
};

/// Removes the rows of a pivot that agree with a record of it in some columns.
template <class Pivot, const compared_columns&... Keys>
struct detach_statement {
  static constexpr void write_tokens(token_list& tokens) {
    const unsigned source = detail::open_removal(tokens, table_of<Pivot>);
    separated conjuncts(tokens, " WHERE ", " AND ");
    (Keys.write_tokens(conjuncts, source, table_of<Pivot>), ...);
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
  static constexpr void write_tokens(token_list& tokens) {
    const unsigned source = detail::open_removal(tokens, table_of<Model>);
    separated conjuncts(tokens, " WHERE ", " AND ");
    [&]<class... Entries>(list<Entries...>) {
      unsigned column = 0;
      (detail::write_agreement<Entries::pointer>(conjuncts, source, column++), ...);
    }(members_of<Model>{});
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<class... Entries>(list<Entries...>) { (detail::visit_agreement(record.*Entries::pointer, visitor), ...); }(members_of<Model>{});
  }
};

/// The rows of a pivot that agree with a record of it in some columns, in the order of their key.
template <class Pivot, const compared_columns&... Keys>
struct pivots_statement {
  static constexpr void write_tokens(token_list& tokens) {
    const table_facts& table = table_of<Pivot>;
    const unsigned source = detail::open_selection(tokens, table);
    separated conjuncts(tokens, " WHERE ", " AND ");
    (Keys.write_tokens(conjuncts, source, table_of<Pivot>), ...);
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

  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(*hop.to, {});
    separated columns(tokens, "SELECT ", ", ");
    for (unsigned i = 0; i != hop.to_key.size; ++i) columns.next().its_column(source, hop.to_key.at[i]);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    detail::compared_as_they_are(hop.to_key).write_tokens(conjuncts, source, *hop.to);
    tokens.close();
  }

  template <class Record, class Visitor>
  static constexpr void values(const Record& record, Visitor& visitor) {
    detail::visit_columns<naming_key_of<Relation, Hop>>(record, visitor);
  }
};

}  // namespace ikebana::detail
