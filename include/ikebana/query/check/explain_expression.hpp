// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finds which rule an expression breaks, once it is known that it breaks one: searches for the column or the comparison
// that is wrong.

#include <ikebana/expression/function/hidden_column.hpp>
#include <ikebana/expression/item.hpp>
#include <ikebana/query/check/condition.hpp>
#include <ikebana/query/check/model.hpp>
#include <ikebana/query/check/related.hpp>
#include <ikebana/query/check/scope.hpp>
#include <ikebana/query/check/window.hpp>
#include <ikebana/query/clause/variant.hpp>

namespace ikebana {

namespace detail {

/// The first parameter whose name has stood for another type before.
template <class Scope, class... Es>
constexpr std::string_view parameter_of_two_types() {
  token_list tokens;
  Scope::open(tokens);
  (Es::write_tokens(tokens), ...);
  for (const token& each : tokens) {
    for (const token& other : tokens) {
      const bool both = each.kind == token_kind::parameter && other.kind == token_kind::parameter;
      if (both && each.text() == other.text() && !(each.type == other.type)) return each.text();
    }
  }
  return {};
}

}  // namespace detail

namespace rule {

/// Whether a name that is given to parameters stands for one type in all of some parts.
template <fixed_text Name, class Scope, class... Es>
inline constexpr bool parameter_has_one_type = detail::parameter_of_two_types<Scope, Es...>() != Name.view();

}  // namespace rule

namespace detail {

template <fixed_text Name, class Scope, class... Es>
struct refused_parameter_types {
  constexpr explicit operator bool() const {
    static_assert(rule::parameter_has_one_type<Name, Scope, Es...>, "ikebana::param: one name is used with two types; use two names");
    return false;
  }
};

/// Whether each name stands for one type.
template <class Scope, class... Es>
constexpr auto check_parameter_types() {
  constexpr std::string_view name = parameter_of_two_types<Scope, Es...>();
  if constexpr (name.empty()) {
    return accepted{};
  } else {
    return refused_parameter_types<fixed_text<name.size() + 1>{name}, Scope, Es...>{};
  }
}

template <class Scope, class E>
constexpr auto explain(list<E>);

template <class Scope, class... Es>
constexpr auto explain_each(list<Es...>) {
  return detail::first_refusal(detail::explain<Scope>(list<Es>{})...);
}

/// Where a column, or a model, belongs among what the query is of.
template <class Scope, class Column, class... Queried>
constexpr auto explain_place(list<Queried...>) {
  constexpr problem found = first_problem_in<Scope, Column>;
  if constexpr (found == problem::model_twice_in_query) {
    return refused_ambiguity<found, Column, Queried...>{};
  } else if constexpr (found == problem::model_within_and_around) {
    return refused_two_meanings<found, Column, Queried...>{};
  } else if constexpr (found == problem::no_such_target) {
    return refused_target_column<found, Column, Queried...>{};
  } else if constexpr (found == problem::model_not_in_query && Column::names_alias) {
    return refused_alias<found, Column, Queried...>{};
  } else if constexpr (found == problem::model_not_in_query || found == problem::outer_not_in_query) {
    return refused_place<found, Column, Queried...>{};
  } else {
    return accepted{};
  }
}

template <class Scope, class R>
constexpr auto explain_scoped();

template <class Scope, class Shape>
constexpr auto explain_scoped_in(std::type_identity<Shape>) {
  return accepted{};
}

template <class Scope, bool IsOne, class... Es>
constexpr auto explain_scoped_in(std::type_identity<hops_through<IsOne, Es...>>) {
  return detail::first_refusal(explain_scoped<Scope, Es>()...);
}

template <class Scope, class R>
constexpr auto explain_scoped_in(std::type_identity<backwards<R>>) {
  return explain_scoped<Scope, R>();
}

/// What is wrong with the conditions that a relation, or one that it is composed of, has of its own.
template <class Scope, class R>
constexpr auto explain_scoped() {
  if constexpr (!is_relation_type<R>) {
    return accepted{};
  } else if constexpr (relation_has_where<R>()) {
    return detail::first_refusal(detail::explain<scope_of_scoped<Scope, R>>(list<std::remove_cvref_t<decltype(R::where)>>{}),
                                 detail::explain_scoped_in<Scope>(std::type_identity<relation_shape<R>>{}));
  } else {
    return detail::explain_scoped_in<Scope>(std::type_identity<relation_shape<R>>{});
  }
}

template <class>
struct relation_of;
template <class Relation, fixed_text Alias, class Clauses>
struct relation_of<query<targets_of<Relation, Alias>, Clauses>> {
  using type = Relation;
};

template <class Scope, class Relation, fixed_text Alias, class... Cs>
constexpr auto explain_clauses(std::type_identity<query<targets_of<Relation, Alias>, clause_list<Cs...>>>) {
  return detail::first_refusal(explain_scoped<Scope, Relation>(), detail::explain_each<Scope>(typename Cs::parts{})...);
}

template <class Scope, class Model, fixed_text Alias, class... Cs>
constexpr auto explain_clauses(std::type_identity<query<from_model<Model, Alias>, clause_list<Cs...>>>) {
  return detail::first_refusal(detail::explain_each<Scope>(typename Cs::parts{})...);
}

template <class Scope, compound_kind Kind, class First, class Second, class Clauses>
constexpr auto explain_clauses(std::type_identity<query<compound_of<Kind, First, Second>, Clauses>>) {
  return detail::first_refusal(
      detail::explain_clauses<Scope>(std::type_identity<First>{}), detail::explain_clauses<Scope>(std::type_identity<Second>{}));
}

template <problem Found, class Relation, class... Queried>
constexpr auto explain_asker(list<Queried...>) {
  return refused_asker<Found, Relation, Queried...>{};
}

template <class Scope, class E, class Relation, class... Queried>
constexpr auto explain_owner(std::type_identity<Relation>, list<Queried...> queried) {
  if constexpr (constexpr problem found = first_problem_in<Scope, E>; found == problem::model_not_in_query) {
    return detail::explain_asker<found, Relation>(queried);
  } else {
    return accepted{};
  }
}

/// What is wrong with exists, count or another aggregate of a relation: its clauses, what it aggregates, its owner.
template <class Scope, class E>
constexpr auto explain_asked() {
  using related = typename E::asks;
  using inner = inner_scope<Scope, related>;
  using clauses = decltype(detail::explain_clauses<inner>(std::type_identity<related>{}));
  using owner =
      decltype(detail::explain_owner<Scope, E>(std::type_identity<typename relation_of<related>::type>{}, typename Scope::queried{}));
  if constexpr (!rule::has_one_text<related>) {
    return refused_variant_within<related>{};
  } else if constexpr (!rule::each_target_has_one_value<related>) {
    return refused_set<related>{};
  } else if constexpr (requires { E::inner; }) {
    return detail::first_refusal(clauses{}, detail::explain<inner>(list<decltype(E::inner)>{}), owner{});
  } else {
    return detail::first_refusal(clauses{}, owner{});
  }
}

/// What is wrong with an expression itself, and not with its parts: it says so, as far as anything can be.
template <class E>
constexpr auto explain_itself() {
  if constexpr (requires { E::refusal(); }) {
    return E::refusal();
  } else {
    return accepted{};
  }
}

/// What is wrong between the groups, the order and the selection of a query. Defined in query/check/join.hpp.
template <class Source, class... Cs>
constexpr auto explain_selection(std::type_identity<query<Source, clause_list<Cs...>>>);

template <class Scope, class E>
constexpr auto explain(list<E>) {
  if constexpr (requires { E::is_of_table; }) {
    return detail::first_refusal(explain_itself<E>(), detail::explain_place<Scope, E>(typename Scope::queried{}));
  } else if constexpr (requires { typename E::asks; }) {
    return explain_asked<Scope, E>();
  } else if constexpr (requires { typename E::within; }) {
    using within = typename E::within;
    return detail::first_refusal(explain_itself<E>(), detail::explain_each<Scope>(typename E::parts{}),
                                 detail::explain_clauses<scope_within<Scope, within>>(std::type_identity<within>{}),
                                 detail::explain_selection(std::type_identity<within>{}));
  } else {
    return detail::first_refusal(explain_itself<E>(), detail::explain_each<Scope>(typename E::parts{}));
  }
}

/// The rule that expressions break, which are known to have a problem in a scope.
template <class Scope, class... Es>
constexpr auto explain_problem() {
  using parameters = decltype(detail::check_parameter_types<Scope, Es...>());
  constexpr problem found = first_problem_in<Scope, Es...>;
  using part = decltype(detail::explain_each<Scope>(list<Es...>{}));
  if constexpr (!std::is_same_v<part, accepted>) {
    return part{};
  } else if constexpr (!std::is_same_v<parameters, accepted>) {
    return parameters{};
  } else if constexpr (found == problem::alias_in_raw_text) {
    return refused_alias_in_text<found, Es...>{};
  } else {
    return refused_whole<found, Es...>{};
  }
}

}  // namespace detail
}  // namespace ikebana
