// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an expression is checked in: the tables that stand in a query, or in one within another.

#include <ikebana/query/clause/compound.hpp>
#include <ikebana/query/statement/request.hpp>
#include <ikebana/syntax/scope.hpp>

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
    if constexpr ((clause_list<Cs...>::adds & has::join) != 0) (Cs::declare(tokens), ...);
    if constexpr ((clause_list<Cs...>::adds & has::from) != 0) tokens.begin_frame(source, source);
  }
};

template <class Relation, fixed_text Alias, class... Cs>
struct scope_of<query<targets_of<Relation, Alias>, clause_list<Cs...>>> {
  using queried = list<Relation>;
  static constexpr bool is_closed = false;  // it may become part of a query around it
  static constexpr void open(token_list& tokens) { relation_parts<targets_of<Relation, Alias>, Cs...>::declare(tokens, true); }
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

/// The scope of a relation that a query asks for.
template <class Outer, class Related>
struct inner_scope;

template <class Outer, class Relation, fixed_text Alias, class... Cs>
struct inner_scope<Outer, query<targets_of<Relation, Alias>, clause_list<Cs...>>> {
  using queried = concatenated<typename Outer::queried, list<Relation>>;
  static constexpr bool is_closed = Outer::is_closed;
  static constexpr void open(token_list& tokens) {
    Outer::open(tokens);
    relation_parts<targets_of<Relation, Alias>, Cs...>::declare(tokens, false);
  }
};

/// The scope of a query that stands in another as a value.
template <class Outer, class Query>
struct scope_within {
  using queried = concatenated<typename Outer::queried, list<typename Query::source::row_model>>;
  static constexpr bool is_closed = Outer::is_closed;
  static constexpr void open(token_list& tokens) {
    Outer::open(tokens);
    scope_of<Query>::open(tokens);
  }
};

/// What a relation's own condition sees, whatever it is part of: the tables that it leads to, and its owner.
template <class Outer, class Relation>
struct scope_of_scoped {
  using queried = typename Outer::queried;
  static constexpr bool is_closed = Outer::is_closed;
  static constexpr void open(token_list& tokens) {
    constexpr const path_facts& path = path_of<Relation>;
    Outer::open(tokens);
    path_segment{path, detail::declare_tables(tokens, path, {}, false).target, 0, path.size, false}.frame().begin(tokens);
  }
};

/// What is known of a scope, for one function that finds the problems of all expressions in all scopes.
struct checked_scope {
  void (*open)(token_list&);
  bool is_closed;
  bool is_whole;
};

// clang-format off
template <class Scope>
inline constexpr checked_scope scope_checked = {Scope::open, Scope::is_closed, requires { Scope::is_whole; }};
// clang-format on

using token_writer = void (*)(token_list&);

/// The first problem of expressions in a scope, none where all is well.
constexpr problem problem_of(const checked_scope& scope, std::initializer_list<token_writer> expressions, bool are_conditions = false) {
  token_list tokens;
  scope.open(tokens);
  for (const token_writer write : expressions) write(tokens);
  if (are_conditions && tokens.has_window_here()) return problem::window_in_condition;
  const scopes scopes{tokens};
  const problem found = scopes.first_problem();
  if (found == problem::outer_not_in_query && !scope.is_whole) return problem::none;
  return found == problem::model_not_in_query && !scope.is_closed ? problem::none : found;
}

/// The same, kept: g++ evaluates a call that is compared twice.
template <class Scope, class... Es>
inline constexpr problem first_problem_in = detail::problem_of(scope_checked<Scope>, {Es::write_tokens...});

/// As above, of a condition, which knows nothing of windows.
template <class Scope, class E>
inline constexpr problem first_problem_of_condition = detail::problem_of(scope_checked<Scope>, {E::write_tokens}, true);

}  // namespace ikebana::detail
