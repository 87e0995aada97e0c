// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which statement the clauses of a query make, and what it yields.

#include <ikebana/fwd.hpp>
#include <ikebana/query/clause/compound.hpp>
#include <ikebana/query/statement/select.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana::detail {

enum class statement_kind : unsigned char { of_model, request, of_owners, compound };

template <class Source>
constexpr statement_kind kind_of_statement(unsigned clauses) {
  if ((clauses & has::compound) != 0) return statement_kind::compound;
  if (!Source::is_related) return statement_kind::of_model;
  return (clauses & has::owners) != 0 ? statement_kind::of_owners : statement_kind::request;
}

// Aliases of a class that is there already: nothing is instantiated to choose between them.
template <statement_kind Kind>
struct statement_for {
  template <class Source, class Clauses>
  using of = model_statement<Source, Clauses>;
};

template <>
struct statement_for<statement_kind::request> {
  template <class Source, class Clauses>
  using of = request_statement<Source, Clauses>;
};

template <>
struct statement_for<statement_kind::of_owners> {
  template <class Source, class Clauses>
  using of = joined_statement<query<Source, Clauses>>;
};

template <>
struct statement_for<statement_kind::compound> {
  template <class Source, class Clauses>
  using of = compound_statement<Source, Clauses>;
};

template <class Source, class Clauses>
using statement_of = typename statement_for<kind_of_statement<Source>(Clauses::adds)>::template of<Source, Clauses>;

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

}  // namespace ikebana::detail
