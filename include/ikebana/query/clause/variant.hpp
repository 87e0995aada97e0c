// SPDX-License-Identifier: BSL-1.0
#pragma once

// The clauses of which a query has several, and runs with one: conditions that may be left out, orders to choose from.
// Each combination has a text of its own, which is made when it is first run: see driver/statement_to_run.hpp.

#include <ikebana/expression/maybe.hpp>
#include <ikebana/query/append_clause.hpp>
#include <ikebana/query/clause/order.hpp>
#include <ikebana/query/clause/where.hpp>

namespace ikebana {

namespace rule {

/// Whether a query has at most 4096 texts: twelve conditions that may be left out, or fewer with orders to choose from.
template <class Query>
inline constexpr bool has_few_variants = true;

/// Whether a query is run with one text: maybe(...) and choose(...) are of the outermost query alone.
template <class Query>
inline constexpr bool has_one_text = (Query::clause_flags & detail::has::variant) == 0;

}  // namespace rule

namespace detail {

/// A condition that may be left out. Part is its number among what varies in its query.
template <class E, unsigned Part>
struct where_maybe : clause {
  using parts = list<E>;
  static constexpr unsigned adds = has::where | has::variant;
  static constexpr unsigned variants = 2;
  static constexpr unsigned part = Part;

  E condition;

  constexpr unsigned variant() const { return detail::are_present(condition) ? 1 : 0; }

  static constexpr void write(part_list& list) {
    if (list.tokens().chosen.of(Part, 1) != 0) detail::write_operand<E>(list.next(), binding::conjunction);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if (detail::are_present(condition)) detail::visit_values(condition, visitor);
  }
};

/// An order of several.
template <unsigned Part, class... Terms>
struct order_by_chosen : clause {
  using parts = list<typename Terms::ordered...>;
  static constexpr unsigned adds = has::order | has::variant;
  static constexpr unsigned variants = sizeof...(Terms);
  static constexpr unsigned part = Part;

  chosen_term<Terms...> term;

  constexpr unsigned variant() const { return static_cast<unsigned>(term.index); }

  static constexpr void write(part_list& list) {
    const unsigned chosen = list.tokens().chosen.of(Part, 0);
    unsigned position = 0;
    const auto write_one = [&](void (*write)(token_list&)) {
      if (chosen == position++ || chosen == choices::every) write(list.next());
    };
    (write_one(Terms::write_tokens), ...);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
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

template <class Clause>
constexpr unsigned parts_up_to() {
  if constexpr ((Clause::adds & has::variant) != 0) {
    return Clause::part + 1;
  } else {
    return 0;
  }
}

template <unsigned Count>
struct choice_array {
  unsigned short at[Count + 1]{};
};

/// The texts of a query, and which of them it is run with.
template <class Query>
struct variants_of_query;

template <class Source, class... Cs>
struct variants_of_query<query<Source, clause_list<Cs...>>> {
  static constexpr unsigned count = (variants_of<Cs>() * ... * 1u);

  /// How many parts are numbered; some may have been left out since, as the order is where rows are counted.
  static constexpr unsigned read_parts() {
    unsigned most = 0;
    for (const unsigned each : {0u, detail::parts_up_to<Cs>()...}) most = each > most ? each : most;
    return most;
  }
  static constexpr unsigned parts = read_parts();
  using choices_made = choice_array<parts>;

  /// What is chosen in one of the combinations: the first clause counts least.
  static constexpr choices_made choices_in(unsigned combination) {
    choices_made made;
    const auto add = [&]<class Clause>(std::type_identity<Clause>) {
      if constexpr ((Clause::adds & has::variant) != 0) {
        made.at[Clause::part] = static_cast<unsigned short>(combination % Clause::variants);
        combination /= Clause::variants;
      }
    };
    (add(std::type_identity<Cs>{}), ...);
    return made;
  }

  template <std::size_t... I>
  static constexpr unsigned combination_of(const product_of<std::index_sequence<I...>, Cs...>& clauses) {
    unsigned combination = 0, weight = 1;
    const auto add = [&](const auto& each) {
      if constexpr ((std::remove_cvref_t<decltype(each)>::adds & has::variant) != 0) {
        combination += weight * each.variant();
        weight *= std::remove_cvref_t<decltype(each)>::variants;
      }
    };
    (add(static_cast<const product_element<I, Cs>&>(clauses).value), ...);
    return combination;
  }
};

template <unsigned Part, class Term>
constexpr auto order_clause(Term term) {
  return order_by<decltype(detail::as_ordering(term))>{{}, {{detail::as_ordering(term)}}};
}
template <unsigned Part, class... Terms>
constexpr auto order_clause(chosen_term<Terms...> term) {
  return order_by_chosen<Part, Terms...>{{}, term};
}

/// A query with one term of its order after the other, some of them to choose from.
template <class Query>
constexpr auto ordered_by_each(const Query& ordered) {
  return ordered;
}
template <class Source, class Clauses, class Term, class... Terms>
constexpr auto ordered_by_each(const query<Source, Clauses>& ordered, Term term, Terms... more) {
  return detail::ordered_by_each(
      detail::append_clause<Source>(ordered.clauses, detail::order_clause<variants_of_query<query<Source, Clauses>>::parts>(term)),
      more...);
}

/// A query's statement in one of its combinations.
template <class Query, unsigned Combination>
struct variant_statement {
  static constexpr void write_tokens(token_list& tokens) {
    const auto made = variants_of_query<Query>::choices_in(Combination);
    tokens.chosen = choices{made.at};
    Query::statement::write_tokens(tokens);
    tokens.chosen = {};
  }
};

/// A statement with all that any of its texts may hold: where all of it is sound, and has room, each text is and has.
template <class Statement>
struct every_text_of {
  static constexpr void write_tokens(token_list& tokens) {
    tokens.chosen = choices::of_every_text();
    Statement::write_tokens(tokens);
    tokens.chosen = {};
  }
};

/// The statements of a plan, of which the first may have several texts.
template <bool HasOneText, class Statements>
struct statements_in_full {
  using type = Statements;
};

template <class Statement, class... Others>
struct statements_in_full<false, list<Statement, Others...>> {
  using type = list<every_text_of<Statement>, Others...>;
};

template <class Query>
struct refused_variants {
  constexpr explicit operator bool() const {
    static_assert(rule::has_few_variants<Query>,
                  "ikebana: this query would have more than 4096 texts; use twelve maybe(...) at most, or two queries");
    return false;
  }
};

template <class Query>
struct refused_variant_within {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_one_text<Query>, "ikebana: maybe(...) and choose(...) are of the query that is run; leave them out of one within it");
    return false;
  }
};

}  // namespace detail

namespace rule {

template <class Source, class... Cs>
inline constexpr bool has_few_variants<query<Source, detail::clause_list<Cs...>>> =
    detail::variants_of_query<query<Source, detail::clause_list<Cs...>>>::count <= 4096;

}  // namespace rule

}  // namespace ikebana
