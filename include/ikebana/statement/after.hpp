// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_AFTER_HPP
#define IKEBANA_STATEMENT_AFTER_HPP

// Paging by keys: the rows after one that was read, by a condition over the terms of the order.

#include <ikebana/fwd.hpp>
#include <ikebana/expression/column.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/statement/clause.hpp>
#include <ikebana/statement/group.hpp>

namespace ikebana {

/// Whether an order tells all rows of a model apart: it has the primary key among its terms.
template <class Model, class... Terms>
inline constexpr bool order_tells_rows_apart =
    detail::groups_by_primary_key<Model>({}, detail::list<typename Terms::ordered...>{});

/// Whether a row holds the value of a term, so that the rows after it are known.
template <class Row, class Term>
inline constexpr bool row_holds_term = false;

namespace detail {

/// Whether a row of several values holds a column. Said in result/row.hpp.
template <class Row, class Column>
inline constexpr bool row_holds_column = false;

/// A row that comes later in an order by one term. NULL comes before all values, as SQLite sorts it.
template <bool Descending, class E, class T>
struct later : expression<later<Descending, E, T>> {
  using value = bool;
  using parts = list<E>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = false;
  static constexpr bool may_be_null = is_optional<typename E::value>;

  [[no_unique_address]] E inner;
  T held;

  static constexpr void lower(token_list& tokens) {
    if constexpr (may_be_null) {
      tokens.text("(");
      E::lower(tokens);
      tokens.text(" IS NOT NULL, ");
      E::lower(tokens);
      tokens.text(Descending ? ") < (" : ") > (");
      tokens.value();
      tokens.text(" IS NOT NULL, ");
      tokens.value();
      tokens.text(")");
    } else {
      E::lower(tokens);
      tokens.text(Descending ? " < " : " > ");
      tokens.value();
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
struct level : expression<level<E, T>> {
  using value = bool;
  using parts = list<E>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = false;

  [[no_unique_address]] E inner;
  T held;

  static constexpr void lower(token_list& tokens) {
    E::lower(tokens);
    tokens.text(is_optional<typename E::value> ? " IS " : " = ");
    tokens.value();
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    visitor(held);
  }
};

template <class Terms, class... Cs>
struct terms_of_order {
  using type = Terms;
};

template <class... Terms, class Clause, class... Cs>
struct terms_of_order<list<Terms...>, Clause, Cs...> : terms_of_order<list<Terms...>, Cs...> {};

template <class... Terms, class... More, class... Cs>
struct terms_of_order<list<Terms...>, order_by<More...>, Cs...> : terms_of_order<list<Terms..., More...>, Cs...> {};

template <class Clauses>
struct order_said_by;
template <class... Cs>
struct order_said_by<clause_list<Cs...>> : terms_of_order<list<>, Cs...> {};

template <class Term>
inline constexpr bool is_descending = false;
template <class E>
inline constexpr bool is_descending<ordering<sort::descending, E>> = true;

/// The value of a term in a row: a member of its record, or what it selects.
template <class E, class Row>
constexpr const auto& value_in_row(const Row& row) {
  if constexpr (std::is_base_of_v<class_of<E::member>, Row>) {
    return row.*E::member;
  } else {
    return row[E{}];
  }
}

template <class Term, class Row>
constexpr auto later_by(const Row& row) {
  using column = typename Term::ordered;
  using held = plain<decltype(value_in_row<column>(row))>;
  return later<is_descending<Term>, column, held>{{}, {}, value_in_row<column>(row)};
}

template <class Row, class Term>
constexpr auto rows_after(list<Term>, const Row& row) {
  return later_by<Term>(row);
}

/// Later by the first term; or level in it, and later by the rest.
template <class Row, class Term, class... Terms>
  requires(sizeof...(Terms) != 0)
constexpr auto rows_after(list<Term, Terms...>, const Row& row) {
  using column = typename Term::ordered;
  using held = plain<decltype(value_in_row<column>(row))>;
  return later_by<Term>(row) || (level<column, held>{{}, {}, value_in_row<column>(row)} && rows_after(list<Terms...>{}, row));
}

template <class Term>
inline constexpr bool orders_by_column = is_column<typename Term::ordered>;

template <class Model, class... Terms>
struct refused_after {
  constexpr explicit operator bool() const {
    static_assert(order_tells_rows_apart<Model, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart; end order_by with the primary key");
    return false;
  }
};

template <class Row, class Term>
struct refused_row_of_after {
  constexpr explicit operator bool() const {
    static_assert(row_holds_term<Row, Term>,
                  "ikebana: after(row) takes a row that holds the columns it is ordered by; select them too");
    return false;
  }
};

template <class Row, class Term>
constexpr auto explain_after() {
  if constexpr (!orders_by_column<Term>) {
    return refused_row_of_after<Row, Term>{};
  } else if constexpr (std::is_base_of_v<class_of<Term::ordered::member>, Row>) {
    return accepted{};
  } else if constexpr (row_holds_column<Row, typename Term::ordered>) {
    return accepted{};
  } else {
    return refused_row_of_after<Row, Term>{};
  }
}

template <class Row, class Model, class... Terms>
constexpr auto check_terms_of_after(list<Terms...>) {
  if constexpr (!order_tells_rows_apart<Model, Terms...>) {
    return refused_after<Model, Terms...>{};
  } else {
    return first_refusal(explain_after<Row, Terms>()...);
  }
}

template <class Query, class Row>
struct after_of;

template <class Source, class... Cs, class Row>
struct after_of<query<Source, clause_list<Cs...>>, Row> {
  static constexpr auto check() {
    return check_terms_of_after<Row, typename Source::row_model>(typename terms_of_order<list<>, Cs...>::type{});
  }
};

template <class Query, class Row>
constexpr auto check_after() {
  if constexpr (is_rejected<Row>) {
    return refused_before{};
  } else {
    return after_of<Query, Row>::check();
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
