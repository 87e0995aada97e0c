// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paging by keys: the rows after one that was read, by a condition over the terms of the order.

#include <ikebana/query/check/after.hpp>

namespace ikebana::detail {

/// A row that comes later in an order by one term. NULL comes before all values, as SQLite sorts it.
template <bool Descending, class E, class T>
struct follows : expression<follows<Descending, E, T>> {
  using value = bool;
  using parts = list<E>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = false;
  static constexpr bool may_be_null = is_optional<typename E::value> || is_optional<T>;  // by itself, or by an outer join

  [[no_unique_address]] E inner;
  T held;

  static constexpr void write_tokens(token_list& tokens) {
    if constexpr (may_be_null) {
      tokens.text("(");
      E::write_tokens(tokens);
      tokens.text(" IS NOT NULL, ");
      E::write_tokens(tokens);
      tokens.text(Descending ? ") < (" : ") > (");
      tokens.value(sql_type_of<T>);
      tokens.text(" IS NOT NULL, ");
      tokens.value(sql_type_of<T>, true);
      tokens.text(")");
    } else {
      E::write_tokens(tokens);
      tokens.text(Descending ? " < " : " > ");
      tokens.value(sql_type_of<T>, true);
    }
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (may_be_null) visitor(held);
    visitor(held);
  }
};

/// A row that the order does not tell apart by one term.
template <class E, class T>
struct ties : expression<ties<E, T>> {
  using value = bool;
  using parts = list<E>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = false;

  [[no_unique_address]] E inner;
  T held;

  static constexpr void write_tokens(token_list& tokens) {
    if constexpr (is_optional<typename E::value> || is_optional<T>) {
      detail::write_is_value(tokens, [&] { E::write_tokens(tokens); }, sql_type_of<T>);
    } else {
      E::write_tokens(tokens);
      tokens.text(" = ");
      tokens.value(sql_type_of<T>, true);
    }
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    visitor(held);
  }
};

template <class Term>
inline constexpr bool is_descending = false;
template <class E>
inline constexpr bool is_descending<ordering<sort::descending, E>> = true;

/// The value of a term in a row: a member of its record, or of one that it holds beside others, or what it selects.
template <class E, class Row>
constexpr const auto& value_in_row(const Row& row) {
  if constexpr (std::is_base_of_v<class_of<E::member>, Row>) {
    return row.*E::member;
  } else if constexpr (record_of_column<Row, E> != no_record) {
    return row.template get<record_of_column<Row, E>>().*E::member;
  } else {
    return row[E{}];
  }
}

template <class Term, class Row>
constexpr auto later_by(const Row& row) {
  using column = typename Term::ordered;
  using held = std::remove_cvref_t<decltype(detail::value_in_row<column>(row))>;
  return follows<is_descending<Term>, column, held>{{}, {}, detail::value_in_row<column>(row)};
}

template <class Row, class Term>
constexpr auto rows_after(list<Term>, const Row& row) {
  return detail::later_by<Term>(row);
}

/// Later by the first term; or level in it, and later by the rest.
template <class Row, class Term, class... Terms>
  requires(sizeof...(Terms) != 0)
constexpr auto rows_after(list<Term, Terms...>, const Row& row) {
  using column = typename Term::ordered;
  using held = std::remove_cvref_t<decltype(detail::value_in_row<column>(row))>;
  return detail::later_by<Term>(row) ||
         (ties<column, held>{{}, {}, detail::value_in_row<column>(row)} && detail::rows_after(list<Terms...>{}, row));
}

}  // namespace ikebana::detail
