// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of paging by keys: an order that tells all rows apart, and a row that holds what it is of.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/check/model.hpp>
#include <ikebana/query/clause/order.hpp>
#include <ikebana/query/order_facts.hpp>
#include <ikebana/query/scoped.hpp>

namespace ikebana {

namespace rule {

/// Whether the order of a query is one, and not chosen when it is run: rows come after another in one order.
template <class Query>
inline constexpr bool has_one_order = true;
template <class Source, class... Cs>
inline constexpr bool has_one_order<query<Source, detail::clause_list<Cs...>>> =
    (((Cs::adds & (detail::has::order | detail::has::variant)) != (detail::has::order | detail::has::variant)) && ...);

/// Whether nothing that is selected is over a window: it would be over the rows of a page alone.
template <class Query>
inline constexpr bool selects_no_window = true;
template <class Source, class... Cs>
inline constexpr bool selects_no_window<query<Source, detail::clause_list<Cs...>>> = [] {
  detail::token_list tokens;
  detail::part_list items(tokens);
  detail::write_clauses(items, detail::has::select, {{Cs::adds, Cs::write}...});
  return !tokens.has_window_here();
}();

/// Whether no hop of the path of a query's relation has an order of its own: a condition cannot name the columns of a hop.
template <class Source>
inline constexpr bool is_ordered_as_a_whole = true;
template <class Source>
  requires(Source::is_related)
inline constexpr bool is_ordered_as_a_whole<Source> =
    !detail::scoped_elements<detail::relation_shape<typename Source::relation>>::is_any_ordered;

}  // namespace rule

namespace detail {

template <class Query>
struct refused_chosen_after {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_one_order<Query>, "ikebana: after(row) goes by one order; say order_by(...) without choose, a query for each order");
    return false;
  }
};

template <class Query>
struct refused_window_after {
  constexpr explicit operator bool() const {
    static_assert(rule::selects_no_window<Query>,
                  "ikebana: a window would be over the rows after(row) alone; take page(...), or a query of this query: from<M>(query)");
    return false;
  }
};

template <class Source>
struct refused_after_hops {
  constexpr explicit operator bool() const {
    static_assert(rule::is_ordered_as_a_whole<Source>,
                  "ikebana: after(row) cannot go by the order of a hop of this relation's path; ask for a relation without it");
    return false;
  }
};

/// Whether a row of several values holds a column. Said in result/row.hpp.
template <class Row, class Column>
inline constexpr bool row_holds_column = false;

/// Where a row of several values holds the record that a column is of. Said in result/result.hpp.
inline constexpr std::size_t no_record = ~std::size_t{0};
template <class Row, class Column>
inline constexpr std::size_t record_of_column = no_record;

/// The terms of the order that a relation gives its targets, which come before those of a query.
template <class Order>
struct terms_of_relation {
  using type = list<decltype(detail::as_ordering(std::declval<Order>()))>;
};

template <class... Terms>
struct terms_of_relation<order<Terms...>> {
  using type = list<Terms...>;
};

template <class Source>
struct order_of_source {
  using type = list<>;
};

template <class Source>
  requires(Source::is_related && relation_has_order<typename Source::relation>)
struct order_of_source<Source> : terms_of_relation<std::remove_cvref_t<decltype(Source::relation::order_by)>> {};

/// All terms of the order of a query, first things first.
template <class Source, class Clauses>
struct order_of;
template <class Source, class... Cs>
struct order_of<Source, clause_list<Cs...>> : with_arguments_of<order_by, typename order_of_source<Source>::type, Cs...> {};

template <class Term>
inline constexpr bool orders_by_column = is_column<typename Term::ordered>;

template <class Model, class... Terms>
struct refused_after {
  constexpr explicit operator bool() const {
    static_assert(rule::order_tells_rows_apart<Model, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart; end order_by with the primary key");
    return false;
  }
};

template <class Joined, class... Terms>
struct refused_after_join {
  constexpr explicit operator bool() const {
    static_assert(rule::order_tells_joined_rows_apart<Joined, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart, and this join repeats them; order by its primary key, too");
    return false;
  }
};

template <class Source, class... Terms>
struct refused_after_ways {
  constexpr explicit operator bool() const {
    static_assert(rule::order_tells_ways_apart<Source, Terms...>,
                  "ikebana: after(row) needs an order that tells rows apart, and this relation may reach a target twice; say distinct()");
    return false;
  }
};

template <class Model, fixed_text Alias, class Keys, class... Terms>
struct refused_after_groups {
  constexpr explicit operator bool() const {
    static_assert(rule::order_tells_groups_apart<Model, Alias, Keys, Terms...>,
                  "ikebana: after(row) needs an order that tells groups apart; order by each column that they are grouped by");
    return false;
  }
};

template <class Column>
struct refused_float_after {
  constexpr explicit operator bool() const {
    static_assert(rule::is_held_exactly<typename Column::value>,
                  "ikebana: after(row) cannot go by a float, which is only near the number in its column; make the member a double");
    return false;
  }
};

template <class Row, class Model, fixed_text Alias, class Term>
constexpr bool row_holds() {
  if constexpr (!orders_by_column<Term>) {
    return false;
  } else if constexpr (std::is_base_of_v<class_of<Term::ordered::member>, Row>) {
    return is_own_column<typename Term::ordered, Model, Alias>();  // or it is of the same model, and another row
  } else {
    return row_holds_column<Row, typename Term::ordered> || record_of_column<Row, typename Term::ordered> != no_record;
  }
}

}  // namespace detail

namespace rule {

/// Whether a row holds the value of a term, so that the rows after it are known.
template <class Row, class Model, fixed_text Alias, class Term>
inline constexpr bool row_holds_term = detail::row_holds<Row, Model, Alias, Term>();

}  // namespace rule

namespace detail {

template <class Row, class Model, fixed_text Alias, class Term>
struct refused_row_of_after {
  constexpr explicit operator bool() const {
    static_assert(rule::row_holds_term<Row, Model, Alias, Term>,
                  "ikebana: after(row) takes a row that holds the columns it is ordered by; select them too");
    return false;
  }
};

template <class Term>
constexpr bool orders_by_float() {
  if constexpr (orders_by_column<Term>) {
    return !rule::is_held_exactly<typename Term::ordered::value>;
  } else {
    return false;
  }
}

template <class Row, class Model, fixed_text Alias, class Term>
constexpr auto explain_after() {
  if constexpr (orders_by_float<Term>()) {
    return refused_float_after<typename Term::ordered>{};
  } else if constexpr (!rule::row_holds_term<Row, Model, Alias, Term>) {
    return refused_row_of_after<Row, Model, Alias, Term>{};
  } else {
    return accepted{};
  }
}

template <class Joined, class... Terms>
constexpr auto explain_join_of_after() {
  if constexpr (rule::order_tells_joined_rows_apart<Joined, Terms...>) {
    return accepted{};
  } else {
    return refused_after_join<Joined, Terms...>{};
  }
}

template <class Row, class Source, class... Cs, class... Terms>
constexpr auto check_terms_of_after(list<Terms...>) {
  using Model = typename Source::row_model;
  constexpr auto Alias = Source::alias;
  using keys = keys_of_groups<Cs...>;
  if constexpr (!rule::is_ordered_as_a_whole<Source>) {
    return refused_after_hops<Source>{};
  } else if constexpr (std::is_same_v<keys, list<>> && !tells_rows_apart<Model, Alias, Terms...>()) {
    return refused_after<Model, Terms...>{};
  } else if constexpr (!rule::order_tells_groups_apart<Model, Alias, keys, Terms...>) {
    return refused_after_groups<Model, Alias, keys, Terms...>{};
  } else if constexpr (!std::is_same_v<keys, list<>> || makes_own_rows_distinct<Source, Cs...>()) {
    return detail::first_refusal(explain_after<Row, Model, Alias, Terms>()...);
  } else if constexpr ((clause_list<Cs...>::adds & has::distinct) == 0 && !rule::order_tells_ways_apart<Source, Terms...>) {
    return refused_after_ways<Source, Terms...>{};
  } else {
    return detail::first_refusal(explain_join_of_after<Cs, Terms...>()..., explain_after<Row, Model, Alias, Terms>()...);
  }
}

template <class Query, class Row>
struct after_of;

template <class Source, class... Cs, class Row>
struct after_of<query<Source, clause_list<Cs...>>, Row> {
  static constexpr auto check() {
    using asked = query<Source, clause_list<Cs...>>;
    if constexpr (!rule::has_one_order<asked>) {
      return refused_chosen_after<asked>{};
    } else if constexpr ((clause_list<Cs...>::adds & has::select) != 0 && !rule::selects_no_window<asked>) {
      return refused_window_after<asked>{};
    } else {
      return detail::check_terms_of_after<Row, Source, Cs...>(typename order_of<Source, clause_list<Cs...>>::type{});
    }
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
