// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_EXPLAIN_EXPRESSION_HPP
#define IKEBANA_STATEMENT_EXPLAIN_EXPRESSION_HPP

// Finds which rule an expression breaks, once it is known that it breaks one: searches for the column or the comparison
// that is wrong.

#include <ikebana/expression/hidden_column.hpp>
#include <ikebana/expression/item.hpp>
#include <ikebana/expression/scope.hpp>
#include <ikebana/statement/check.hpp>
#include <ikebana/statement/check_related.hpp>
#include <ikebana/statement/compound.hpp>
#include <ikebana/statement/condition.hpp>
#include <ikebana/statement/explain_operator.hpp>
#include <ikebana/statement/variant.hpp>

#include <initializer_list>

namespace ikebana::detail {

/// The tables that the clauses of a query see, and what the query is of.
template <class Query>
struct scope_of;

template <class Model, fixed_text Alias, class... Cs>
struct scope_of<query<from_model<Model, Alias>, clause_list<Cs...>>> {
  using queried = list<Model>;
  static constexpr bool is_closed = true;  // nothing can be around it
  static constexpr void open(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Model>, Alias.view());
    if constexpr ((clause_list<Cs...>::adds & has::join) != 0) (Cs::declare_joined(tokens), ...);
    if constexpr ((clause_list<Cs...>::adds & has::from) != 0) tokens.begin_frame(source, source);
  }
};

template <class Relation, fixed_text Alias, class... Cs>
struct scope_of<query<targets_of<Relation, Alias>, clause_list<Cs...>>> {
  using queried = list<Relation>;
  static constexpr bool is_closed = false;  // it may become part of a query around it
  static constexpr void open(token_list& tokens) {
    relation_parts<targets_of<Relation, Alias>, Cs...>::declare(tokens, true);
  }
};

/// The order of a compound is of columns that its first query selects.
template <compound_kind Kind, class First, class Second, class Clauses>
struct scope_of<query<compound_of<Kind, First, Second>, Clauses>> : scope_of<First> {};

/// Most clauses bring no tables: then all queries of a source have its scope, and an expression is checked once for all.
template <bool BringsTables>
struct scope_kind {
  template <class Source, class Clauses>
  using of = scope_of<query<Source>>;
};

template <>
struct scope_kind<true> {
  template <class Source, class Clauses>
  using of = scope_of<query<Source, Clauses>>;
};

template <class Query>
using scope_in = typename Query::scope;

/// The scope of a query around which there is none.
template <class Query>
struct closed_scope_of : scope_of<Query> {
  static constexpr bool is_closed = true;
  static constexpr bool is_whole = true;
};

template <class T, class List>
struct appended_to;

template <class T, class... Ts>
struct appended_to<T, list<Ts...>> {
  using type = list<Ts..., T>;
};

/// The scope of a relation that a query asks for.
template <class Outer, class Related>
struct inner_scope;

template <class Outer, class Relation, fixed_text Alias, class... Cs>
struct inner_scope<Outer, query<targets_of<Relation, Alias>, clause_list<Cs...>>> {
  using queried = typename appended_to<Relation, typename Outer::queried>::type;
  static constexpr bool is_closed = Outer::is_closed;
  static constexpr void open(token_list& tokens) {
    Outer::open(tokens);
    relation_parts<targets_of<Relation, Alias>, Cs...>::declare(tokens, false);
  }
};

/// What is known of a scope, for one function that finds the problems of all expressions in all scopes.
struct checked_scope {
  void (*open)(token_list&);
  bool is_closed;
  bool is_whole;
};

template <class Scope>
inline constexpr checked_scope scope_checked = {Scope::open, Scope::is_closed, requires { Scope::is_whole; }};

using lowering = void (*)(token_list&);

/// The first problem of expressions in a scope, none where all is well.
constexpr problem problem_of(const checked_scope& scope, std::initializer_list<lowering> expressions, bool are_conditions = false) {
  token_list tokens;
  scope.open(tokens);
  for (const lowering lower : expressions) lower(tokens);
  if (are_conditions && tokens.has_window_here()) return problem::window_in_condition;
  const scopes scopes{tokens};
  const problem found = scopes.first_problem();
  if (found == problem::outer_not_in_query && !scope.is_whole) return problem::none;
  return found == problem::model_not_in_query && !scope.is_closed ? problem::none : found;
}

/// The same, kept: g++ evaluates a call that is compared twice.
template <class Scope, class... Es>
inline constexpr problem first_problem_in = detail::problem_of(scope_checked<Scope>, {Es::lower...});

/// As above, of a condition, which knows nothing of windows.
template <class Scope, class E>
inline constexpr problem first_problem_of_condition = detail::problem_of(scope_checked<Scope>, {E::lower}, true);

/// The first parameter whose name has stood for another type before.
template <class Scope, class... Es>
constexpr std::string_view parameter_of_two_types() {
  token_list tokens;
  Scope::open(tokens);
  (Es::lower(tokens), ...);
  for (const token& each : tokens) {
    for (const token& other : tokens) {
      const bool both = each.kind == token_kind::parameter && other.kind == token_kind::parameter;
      if (both && each.text() == other.text() && !(each.type == other.type)) return each.text();
    }
  }
  return {};
}

template <class Scope, class E>
constexpr auto explain(list<E>);

template <class Scope, class... Es>
constexpr auto explain_each(list<Es...>) {
  return detail::first_refusal(detail::explain<Scope>(list<Es>{})...);
}

template <class>
inline constexpr bool names_alias = false;
template <auto Member, fixed_text Alias>
inline constexpr bool names_alias<aliased_column<Member, Alias>> = true;
template <auto Member, fixed_text Alias, unsigned Outward>
inline constexpr bool names_alias<outer_column<Member, Alias, Outward>> = !Alias.view().empty();
template <class Model, fixed_text Alias>
inline constexpr bool names_alias<model_item<Model, Alias>> = !Alias.view().empty();
template <class Model, unsigned Position, class T, fixed_text Alias>
inline constexpr bool names_alias<hidden_column<Model, Position, T, Alias>> = !Alias.view().empty();

/// Where a column, or a model, belongs among what the query is of.
template <class Scope, class Column, class... Queried>
constexpr auto explain_place(list<Queried...>) {
  constexpr problem found = first_problem_in<Scope, Column>;
  if constexpr (found == problem::model_twice_in_query) {
    return refused_ambiguity<Column, Queried...>{};
  } else if constexpr (found == problem::model_not_in_query && names_alias<Column>) {
    return refused_alias<Column, Queried...>{};
  } else if constexpr (found == problem::model_not_in_query || found == problem::outer_not_in_query) {
    return refused_place<Column, Queried...>{};
  } else {
    return accepted{};
  }
}

template <class Scope, class R>
constexpr auto explain_scoped();

template <class Scope, class Kind>
constexpr auto explain_scoped_in(type<Kind>) {
  return accepted{};
}

template <class Scope, class... Es>
constexpr auto explain_scoped_in(type<through<Es...>>) {
  return detail::first_refusal(explain_scoped<Scope, Es>()...);
}

/// What is wrong with the conditions that a relation, or one that it is composed of, has of its own.
template <class Scope, class R>
constexpr auto explain_scoped() {
  if constexpr (!is_relation_type<R>) {
    return accepted{};
  } else if constexpr (relation_has_where<R>()) {
    return detail::first_refusal(detail::explain<Scope>(list<plain<decltype(R::where)>>{}),
                         detail::explain_scoped_in<Scope>(type<relation_kind<R>>{}));
  } else {
    return detail::explain_scoped_in<Scope>(type<relation_kind<R>>{});
  }
}

template <class>
struct relation_of;
template <class Relation, fixed_text Alias, class Clauses>
struct relation_of<query<targets_of<Relation, Alias>, Clauses>> {
  using type = Relation;
};

template <class Scope, class Relation, fixed_text Alias, class... Cs>
constexpr auto explain_clauses(type<query<targets_of<Relation, Alias>, clause_list<Cs...>>>) {
  return detail::first_refusal(explain_scoped<Scope, Relation>(), detail::explain_each<Scope>(typename Cs::parts{})...);
}

template <class Scope, class Model, fixed_text Alias, class... Cs>
constexpr auto explain_clauses(type<query<from_model<Model, Alias>, clause_list<Cs...>>>) {
  return detail::first_refusal(detail::explain_each<Scope>(typename Cs::parts{})...);
}

template <class Relation, class... Queried>
constexpr auto explain_asker(list<Queried...>) {
  return refused_asker<Relation, Queried...>{};
}

template <class Scope, class E, class Relation, class... Queried>
constexpr auto explain_owner(type<Relation>, list<Queried...> queried) {
  if constexpr (first_problem_in<Scope, E> == problem::model_not_in_query) {
    return detail::explain_asker<Relation>(queried);
  } else {
    return accepted{};
  }
}

/// What is wrong with exists, count or another aggregate of a relation: its clauses, what it aggregates, its owner.
template <class Scope, class E>
constexpr auto explain_asked() {
  using related = typename E::asks;
  using inner = inner_scope<Scope, related>;
  using clauses = decltype(detail::explain_clauses<inner>(type<related>{}));
  using owner = decltype(detail::explain_owner<Scope, E>(type<typename relation_of<related>::type>{}, typename Scope::queried{}));
  if constexpr (!has_one_text<related>) {
    return refused_variant_within<related>{};
  } else if constexpr (!each_target_has_one_value<related>) {
    return refused_set<related>{};
  } else if constexpr (requires { E::inner; }) {
    return detail::first_refusal(clauses{}, detail::explain<inner>(list<decltype(E::inner)>{}), owner{});
  } else {
    return detail::first_refusal(clauses{}, owner{});
  }
}

template <class Scope, class E>
constexpr auto explain(list<E>) {
  if constexpr (is_column<E>) {
    if constexpr (is_column_of_model<E>) {
      return detail::explain_place<Scope, E>(typename Scope::queried{});
    } else {
      return refused_column<E>{};
    }
  } else if constexpr (is_model_item<E> || is_hidden_column<E>) {
    return detail::explain_place<Scope, E>(typename Scope::queried{});
  } else if constexpr (requires { typename E::asks; }) {
    return explain_asked<Scope, E>();
  } else if constexpr (std::is_void_v<typename E::value>) {
    return refused_parameter<E>{};
  } else {
    return detail::first_refusal(detail::explain_operator(list<E>{}), detail::explain_each<Scope>(typename E::parts{}));
  }
}

/// The rule that expressions break, which are known to have a problem in a scope.
template <class Scope, class... Es>
constexpr auto explain_problem() {
  constexpr std::string_view name = parameter_of_two_types<Scope, Es...>();
  using found = decltype(detail::explain_each<Scope>(list<Es...>{}));
  if constexpr (!std::is_same_v<found, accepted>) {
    return found{};
  } else if constexpr (!name.empty()) {
    return refused_parameter_types<fixed_text<name.size() + 1>{name}>{};
  } else {
    return refused_whole<Es...>{};
  }
}

}  // namespace ikebana::detail

#endif
