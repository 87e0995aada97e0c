// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows that an insertion writes: records, values of some columns, or what a query yields.

#include <ikebana/fwd.hpp>
#include <ikebana/write/check/insert.hpp>

namespace ikebana {

template <class Rows, class... Cs>
struct insert_query;

namespace detail {

/// Whether an integer key is 0. One that its codec refuses is not: that is told where it is bound.
template <class T>
constexpr bool is_zero_key(const T& key) {
  if constexpr (!has_codec<T>) {
    return key == T{};
  } else {
    try {
      return codec<T>::to(key) == 0;
    } catch (...) {
      return false;
    }
  }
}

/// Whether a key that the database may generate is left to it: 0, or an empty optional.
template <class T>
constexpr bool is_left_to_database(const T& key) {
  if constexpr (is_optional<T>) {
    return !key.has_value();
  } else {
    return detail::is_zero_key(key);
  }
}

/// A key as it is written: NULL where the database is to make it.
template <class T>
constexpr auto key_to_write(const T& key) {
  if constexpr (is_optional<T>) {
    return key;
  } else {
    return detail::is_left_to_database(key) ? std::optional<T>() : std::optional<T>(key);
  }
}

/// How records are held: what is named is referred to and has to outlive the insertion, an address is kept.
template <class Record>
using stored_as = std::conditional_t<std::is_lvalue_reference_v<Record> && !std::is_pointer_v<std::remove_reference_t<Record>>,
                                     const std::remove_reference_t<Record>&, std::remove_cvref_t<Record>>;

/// All columns of a record but those that the database computes: `("id", "name") VALUES (?1, ?2)`.
template <class Model>
struct record_values {
  using model = Model;

  static constexpr void write_column_list(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    separated columns(tokens, " (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) {
      if (!detail::is_computed<Model>(i)) columns.next().bare_column(table, i);
    }
    tokens.text(")");
  }

  static constexpr void write_tokens(token_list& tokens, bool) {
    separated values(tokens, " VALUES (", ", ");
    for (unsigned i = 0; i != table_of<Model>.column_count; ++i) {
      if (!detail::is_computed<Model>(i)) values.next().value(table_of<Model>.columns[i].in_sql, true);
    }
    tokens.text(")");
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    visit_members(std::make_index_sequence<members_of<Model>::size>{}, members_of<Model>{}, record, visitor);
  }

 private:
  template <std::size_t... I, class... Entries, class Visitor>
  static constexpr void visit_members(std::index_sequence<I...>, list<Entries...>, const Model& record, Visitor& visitor) {
    const auto visit = [&]<std::size_t Index>(const auto& value) {
      if constexpr (Index == generated_key<Model>) {
        visitor(detail::key_to_write(value));
      } else if constexpr (!detail::is_computed<Model>(Index)) {
        visitor(value);
      }
    };
    (visit.template operator()<I>(record.*Entries::pointer), ...);
  }
};

/// A record: itself, a reference to one, or the address of one that gets its key.
template <class Model, class Held>
struct one_record {
  using model = Model;
  using rows_statement = record_values<Model>;

  Held held;
};

/// Records, written one after the other by one statement.
template <class Model, class Held>
struct each_record {
  using model = Model;
  using rows_statement = record_values<Model>;

  Held held;
};

/// Values of some columns, `("title") VALUES (?1)`; of none, `DEFAULT VALUES`.
template <class Model, class... Assignments>
struct column_values {
  using model = Model;
  using rows_statement = column_values;

  [[no_unique_address]] product<Assignments...> given;

  static constexpr void write_column_list(token_list& tokens) {
    [[maybe_unused]] separated columns(tokens, " (", ", ");
    (columns.next().bare_column(table_of<Model>, position_of_member<Assignments::member>()), ...);
    if (sizeof...(Assignments) != 0) tokens.text(")");
  }

  static constexpr void write_tokens(token_list& tokens, bool) {
    [[maybe_unused]] separated values(tokens, " VALUES (", ", ");
    (Assignments::write_assigned(values.next()), ...);
    tokens.text(sizeof...(Assignments) != 0 ? ")" : " DEFAULT VALUES");
  }

  template <class Visitor>
  static constexpr void values(const column_values& row, Visitor& visitor) {
    detail::for_each_in(row.given, [&](const auto& each) { detail::visit_values(each.inner, visitor); });
  }
};

/// A row that has no columns yet.
template <class Model>
struct row_to_insert {
  /// Says what is written into each column; nothing, of a row that the database fills: `INSERT INTO "carts" DEFAULT VALUES`.
  template <class... Assignments>
  constexpr auto set(Assignments... assignments) const {
    if constexpr (check_inserted_columns<Model, Assignments...>()) {
      return insert_query<column_values<Model, Assignments...>>{{{{assignments}...}}, {}};
    } else {
      return rejected{};
    }
  }
};

/// What a query yields: `("id", "title") SELECT ...`.
template <class Model, class Query, auto... Members>
struct rows_of_query {
  using model = Model;
  using rows_statement = rows_of_query;
  static constexpr bool are_of_query = true;

  Query query;

  static constexpr void write_column_list(token_list& tokens) {
    if constexpr (sizeof...(Members) == 0) {
      record_values<Model>::write_column_list(tokens);
    } else {
      separated columns(tokens, " (", ", ");
      (columns.next().bare_column(table_of<Model>, position_of_member<Members>()), ...);
      tokens.text(")");
    }
  }

  /// What follows SELECT must not be taken for the condition of a join: SQLite asks for a WHERE.
  static constexpr void write_tokens(token_list& tokens, bool has_conflict) {
    constexpr unsigned ends = has::where | has::group | has::having | has::window | has::order | has::limit | has::offset | has::owner;
    constexpr bool is_compound = (Query::clause_flags & has::compound) != 0;
    tokens.text(is_compound && has_conflict ? " SELECT * FROM (" : " ");
    Query::statement::write_tokens(tokens);
    if (is_compound && has_conflict) tokens.end_derived_table();
    if (has_conflict && (is_compound || (Query::clause_flags & ends) == 0)) tokens.text(" WHERE true");
  }

  template <class Visitor>
  static constexpr void values(const rows_of_query& row, Visitor& visitor) {
    Query::statement::values(row.query.clauses, visitor);
  }
};

}  // namespace detail
}  // namespace ikebana
