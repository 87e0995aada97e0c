// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_CHECK_AFTER_HPP
#define IKEBANA_STATEMENT_CHECK_AFTER_HPP

// The rules of paging by keys: an order that tells all rows apart, and a row that holds what it is of.

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

namespace detail {

/// Whether a condition asks for the primary key of a table, so that one row of it at most is found.
template <class Model, fixed_text Alias, class E>
inline constexpr bool asks_for_key = false;

template <class E, class Model, fixed_text Alias>
constexpr bool is_key_of() {
  return table_of<Model>.primary.size == 1 && grouped_column<E>::is(identity_of<Model>, table_of<Model>.primary.at[0], Alias.view());
}

/// Whether something is no value of the table's own row.
template <class E, class Model, fixed_text Alias>
constexpr bool is_of_other_row() {
  if constexpr (is_column<E>) {
    return !grouped_column<E>::is(identity_of<Model>, position_of_member<E::member>(), Alias.view());
  } else {
    return std::is_same_v<typename E::parts, list<>>;
  }
}

template <class Model, fixed_text Alias, class Key, class Other>
constexpr bool is_key_and_other() {
  return is_key_of<Key, Model, Alias>() && is_of_other_row<Other, Model, Alias>();
}

template <class Model, fixed_text Alias, class L, class R>
inline constexpr bool asks_for_key<Model, Alias, binary<op::equal, L, R>> =
    is_key_and_other<Model, Alias, L, R>() || is_key_and_other<Model, Alias, R, L>();
template <class Model, fixed_text Alias, class L, class R>
inline constexpr bool asks_for_key<Model, Alias, binary<op::conjunction, L, R>> = asks_for_key<Model, Alias, L> || asks_for_key<Model, Alias, R>;

template <class Model, fixed_text Alias, class... Es>
constexpr bool all_ask_for_key(list<Es...>) {
  return (asks_for_key<Model, Alias, Es> || ...);
}

/// Whether a clause gives each row once: all do but joins of several partners.
template <class Clause>
constexpr bool keeps_rows() {
  if constexpr ((Clause::adds & has::join) == 0) {
    return true;
  } else if constexpr (requires { typename Clause::targets; }) {
    return Clause::targets::is_to_one || Clause::targets::takes_first();
  } else if constexpr (requires { Clause::keeps_others; }) {
    return Clause::keeps_others && all_ask_for_key<typename Clause::model, Clause::alias>(typename Clause::parts{});
  } else {
    return false;
  }
}

template <class Clause, class... Es>
constexpr bool tells_joined_rows_apart(list<Es...> ordered) {
  if constexpr (keeps_rows<Clause>()) {
    return true;
  } else {
    return groups_by_primary_key<typename Clause::model>(Clause::alias.view(), ordered);
  }
}

}  // namespace detail

/// Whether an order tells apart the rows that a join may give for one row: each has one partner, or the order has the joined
/// model's primary key.
template <class Joined, class... Terms>
inline constexpr bool order_tells_joined_rows_apart =
    detail::tells_joined_rows_apart<Joined>(detail::list<typename Terms::ordered...>{});

namespace detail {

/// Whether something is a column of the table that a query begins with, by its alias or without one.
template <class E, class Model, fixed_text Alias>
constexpr bool is_own_column() {
  constexpr identity model = identity_of<Model>;
  constexpr unsigned position = position_of_member<E::member>();
  return grouped_column<E>::is(model, position, {}) || grouped_column<E>::is(model, position, Alias.view());
}

/// Whether the order has a key of the groups; the model's columns go by its primary key, which the order has.
template <class Model, fixed_text Alias, class Key, class... Es>
constexpr bool order_has_key(list<Es...>) {
  if constexpr (is_column<Key>) {
    return is_own_column<Key, Model, Alias>() || (std::is_same_v<Key, Es> || ...);
  } else {
    return false;
  }
}

template <class Model, fixed_text Alias, class Ordered, class... Keys>
constexpr bool order_has_keys([[maybe_unused]] Ordered ordered, list<Keys...>) {
  return (order_has_key<Model, Alias, Keys>(ordered) && ...);
}

/// As order_tells_rows_apart, where the model has an alias.
template <class Model, fixed_text Alias, class... Terms>
constexpr bool tells_rows_apart() {
  return order_tells_rows_apart<Model, Terms...> || groups_by_primary_key<Model>(Alias.view(), list<typename Terms::ordered...>{});
}

}  // namespace detail

/// Whether an order tells the groups of a query apart.
template <class Model, fixed_text Alias, class Keys, class... Terms>
inline constexpr bool order_tells_groups_apart =
    detail::order_has_keys<Model, Alias>(detail::list<typename Terms::ordered...>{}, Keys{});

/// Whether a row holds the value of a term, so that the rows after it are known.
template <class Row, class Term>
inline constexpr bool row_holds_term = false;

namespace detail {

/// Whether a row of several values holds a column. Said in result/row.hpp.
template <class Row, class Column>
inline constexpr bool row_holds_column = false;

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
inline constexpr bool orders_by_column = is_column<typename Term::ordered>;

template <class Model, class... Terms>
struct refused_after {
  constexpr explicit operator bool() const {
    static_assert(order_tells_rows_apart<Model, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart; end order_by with the primary key");
    return false;
  }
};

template <class Joined, class... Terms>
struct refused_after_join {
  constexpr explicit operator bool() const {
    static_assert(order_tells_joined_rows_apart<Joined, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart, and this join repeats them; order by its primary key, too");
    return false;
  }
};

template <class Model, fixed_text Alias, class Keys, class... Terms>
struct refused_after_groups {
  constexpr explicit operator bool() const {
    static_assert(order_tells_groups_apart<Model, Alias, Keys, Terms...>,
                  "ikebana: after(row) needs an order that tells groups apart; order by each column that they are grouped by");
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

template <class Row, class Model, fixed_text Alias, class Term>
constexpr auto explain_after() {
  if constexpr (!orders_by_column<Term>) {
    return refused_row_of_after<Row, Term>{};
  } else if constexpr (std::is_base_of_v<class_of<Term::ordered::member>, Row>) {
    if constexpr (is_own_column<typename Term::ordered, Model, Alias>()) {
      return accepted{};
    } else {
      return refused_row_of_after<Row, Term>{};  // of the same model, and another row
    }
  } else if constexpr (row_holds_column<Row, typename Term::ordered>) {
    return accepted{};
  } else {
    return refused_row_of_after<Row, Term>{};
  }
}

template <class Joined, class... Terms>
constexpr auto explain_join_of_after() {
  if constexpr (order_tells_joined_rows_apart<Joined, Terms...>) {
    return accepted{};
  } else {
    return refused_after_join<Joined, Terms...>{};
  }
}

template <class Row, class Model, fixed_text Alias, class... Cs, class... Terms>
constexpr auto check_terms_of_after(list<Terms...>) {
  using keys = typename keys_of_groups<list<>, Cs...>::type;
  if constexpr (!tells_rows_apart<Model, Alias, Terms...>()) {
    return refused_after<Model, Terms...>{};
  } else if constexpr (!order_tells_groups_apart<Model, Alias, keys, Terms...>) {
    return refused_after_groups<Model, Alias, keys, Terms...>{};
  } else if constexpr (!std::is_same_v<keys, list<>>) {
    return first_refusal(explain_after<Row, Model, Alias, Terms>()...);
  } else {
    return first_refusal(explain_join_of_after<Cs, Terms...>()..., explain_after<Row, Model, Alias, Terms>()...);
  }
}

template <class Query, class Row>
struct after_of;

template <class Source, class... Cs, class Row>
struct after_of<query<Source, clause_list<Cs...>>, Row> {
  static constexpr auto check() {
    return check_terms_of_after<Row, typename Source::row_model, Source::alias, Cs...>(typename terms_of_order<list<>, Cs...>::type{});
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
