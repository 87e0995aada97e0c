// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_VARIANT_HPP
#define IKEBANA_STATEMENT_VARIANT_HPP

// The clauses of which a query has several, and runs with one: conditions that may be left out, orders to choose from.
// Each combination is a statement of its own, with a constant text.

#include <ikebana/expression/maybe.hpp>
#include <ikebana/statement/extended.hpp>

namespace ikebana {

/// Whether a query has at most 64 texts: six conditions that may be left out, or fewer with orders to choose from.
template <class Query>
inline constexpr bool has_few_variants = true;

/// Whether a query is run with one text: maybe(...) and choose(...) are of the outermost query alone.
template <class Query>
inline constexpr bool has_one_text = (Query::clause_flags & detail::has::variant) == 0;

namespace detail {

/// A condition that may be left out.
template <class E>
struct where_maybe : clause {
  using parts = list<E>;
  static constexpr unsigned adds = has::where | has::variant;
  static constexpr unsigned variants = 2;

  E condition;

  template <unsigned Variant>
  using chosen = std::conditional_t<Variant == 0, clause, where<E>>;

  constexpr unsigned variant() const { return detail::are_present(condition) ? 1 : 0; }

  static constexpr void lower_conjuncts(separated& list) {
    detail::lower_operand<E>(list.next(), binding::conjunction);
  }

  template <class Visitor>
  constexpr void conjunct_values(Visitor& visitor) const {
    if (detail::are_present(condition)) detail::visit_values(condition, visitor);
  }
};

/// An order of several.
template <class... Terms>
struct order_by_chosen : clause {
  using parts = list<typename Terms::ordered...>;
  static constexpr unsigned adds = has::order | has::variant;
  static constexpr unsigned variants = sizeof...(Terms);

  chosen_term<Terms...> term;

  template <unsigned Variant>
  using chosen = order_by<at<Variant, Terms...>>;

  constexpr unsigned variant() const { return static_cast<unsigned>(term.index); }

  static constexpr void lower_terms(separated& list) {
    at<0, Terms...>::lower(list.next());
  }

  template <class Visitor>
  constexpr void term_values(Visitor& visitor) const {
    std::size_t position = 0;
    detail::for_each_in(term.terms, [&](const auto& each) {
      if (position++ == term.index) detail::visit_values(each, visitor);
    });
  }
};

template <class Clause>
constexpr unsigned variants_of() {
  if constexpr ((Clause::adds & has::variant) != 0) {
    return Clause::variants;
  } else {
    return 1;
  }
}

template <class Clause, unsigned Variant>
constexpr auto chosen_clause() {
  if constexpr ((Clause::adds & has::variant) != 0) {
    return type<typename Clause::template chosen<Variant>>{};
  } else {
    return type<Clause>{};
  }
}

/// The texts of a query, and which of them it is run with.
template <class Query>
struct variants_of_query;

template <class Source, class... Cs>
struct variants_of_query<query<Source, clause_list<Cs...>>> {
  static constexpr unsigned count = (variants_of<Cs>() * ... * 1u);

  /// Which of a clause's variants a combination has: the first clause counts least.
  static constexpr unsigned variant_in(unsigned combination, std::size_t position) {
    constexpr unsigned counts[] = {variants_of<Cs>()..., 1};
    for (std::size_t i = 0; i != position; ++i) combination /= counts[i];
    return combination % counts[position];
  }

  template <unsigned Combination, std::size_t... I>
  static constexpr auto statement_at(std::index_sequence<I...>) {
    return type<statement_of<Source, clause_list<typename decltype(chosen_clause<Cs, variant_in(Combination, I)>())::of...>>>{};
  }

  template <unsigned Combination>
  using statement = typename decltype(statement_at<Combination>(std::index_sequence_for<Cs...>{}))::of;

  template <std::size_t... I>
  static constexpr unsigned combination_of(const pack_of<std::index_sequence<I...>, Cs...>& clauses) {
    unsigned combination = 0, weight = 1;
    const auto add = [&](const auto& each) {
      if constexpr ((plain<decltype(each)>::adds & has::variant) != 0) {
        combination += weight * each.variant();
        weight *= plain<decltype(each)>::variants;
      }
    };
    (add(static_cast<const pack_element<I, Cs>&>(clauses).held), ...);
    return combination;
  }
};

/// A query's statement in one of its combinations.
template <class Query, unsigned Combination>
struct variant_statement {
  static constexpr void lower(token_list& tokens) { variants_of_query<Query>::template statement<Combination>::lower(tokens); }

  template <class Clauses, class Visitor>
  static constexpr void values(const Clauses& given, Visitor& visitor) {
    Query::statement::values(given, visitor);
  }
};

template <class Query>
struct refused_variants {
  constexpr explicit operator bool() const {
    static_assert(has_few_variants<Query>, "ikebana: this query would have more than 64 texts; use six maybe(...) at most, or two queries");
    return false;
  }
};

template <class Query>
struct refused_variant_within {
  constexpr explicit operator bool() const {
    static_assert(has_one_text<Query>, "ikebana: maybe(...) and choose(...) are of the query that is run; leave them out of one within it");
    return false;
  }
};

}  // namespace detail

template <class Source, class... Cs>
inline constexpr bool has_few_variants<query<Source, detail::clause_list<Cs...>>> = detail::variants_of_query<query<Source, detail::clause_list<Cs...>>>::count <= 64;

}  // namespace ikebana

#endif
