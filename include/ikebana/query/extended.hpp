// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query with one clause more, and the statement that its clauses make.

#include <ikebana/fwd.hpp>
#include <ikebana/query/clause/compound.hpp>
#include <ikebana/query/clause/select.hpp>
#include <ikebana/query/request.hpp>

namespace ikebana {

namespace detail {

template <class Related>
struct joined_statement;

enum class statement_is : unsigned char { of_model, request, of_owners, compound };

template <class Source>
constexpr statement_is kind_of_statement(unsigned clauses) {
  if ((clauses & has::compound) != 0) return statement_is::compound;
  if (!Source::is_related) return statement_is::of_model;
  return (clauses & has::owners) != 0 ? statement_is::of_owners : statement_is::request;
}

// Aliases of a class that is there already: nothing is instantiated to choose between them.
template <statement_is Kind>
struct statement_kind {
  template <class Source, class Clauses>
  using of = model_statement<Source, Clauses>;
};

template <>
struct statement_kind<statement_is::request> {
  template <class Source, class Clauses>
  using of = request_statement<Source, Clauses>;
};

template <>
struct statement_kind<statement_is::of_owners> {
  template <class Source, class Clauses>
  using of = joined_statement<query<Source, Clauses>>;
};

template <>
struct statement_kind<statement_is::compound> {
  template <class Source, class Clauses>
  using of = compound_statement<Source, Clauses>;
};

template <class Source, class Clauses>
using statement_of = typename statement_kind<kind_of_statement<Source>(Clauses::adds)>::template of<Source, Clauses>;

/// What a query of a source yields that selects nothing else. Defined in result/result.hpp.
template <class Source>
struct whole_model;

constexpr bool yields_its_model(unsigned clauses) {
  return (clauses & (has::select | has::into | has::with | has::outer_join | has::owners | has::compound)) == 0;
}

template <bool YieldsItsModel>
struct result_kind {
  template <class Source, class Clauses>
  using of = result_of<query<Source, Clauses>>;
};

template <>
struct result_kind<true> {
  template <class Source, class Clauses>
  using of = whole_model<Source>;
};

constexpr bool brings_tables(unsigned clauses) { return (clauses & (has::join | has::from)) != 0; }

template <class Relation, class Owner>
constexpr auto owner_key(const Owner& given);

/// A query with one clause more.
template <class Source, std::size_t... I, class... Cs, class Clause>
[[gnu::always_inline]] constexpr query<Source, clause_list<Cs..., Clause>> extended(
    const product_of<std::index_sequence<I...>, Cs...>& given, Clause clause) {
  return {{}, {{static_cast<const product_element<I, Cs>&>(given).value}..., {static_cast<Clause&&>(clause)}}};
}

/// The type of a query with one clause more.
template <class Clause, class Source, class... Cs>
query<Source, clause_list<Cs..., Clause>> extended_by(const query<Source, clause_list<Cs...>>&);

/// Two queries as one.
template <compound_kind Kind, class First, class Second>
constexpr query<compound_of<Kind, First, Second>, clause_list<operands<First, Second>>> compound(const First& first, Second second) {
  return {{}, {{operands<First, Second>{{}, first, static_cast<Second&&>(second)}}}};
}

}  // namespace detail

}  // namespace ikebana
