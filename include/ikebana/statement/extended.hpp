// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_EXTENDED_HPP
#define IKEBANA_STATEMENT_EXTENDED_HPP

// A query with one clause more, and the statement that its clauses make.

#include <ikebana/statement/compound.hpp>
#include <ikebana/statement/request.hpp>
#include <ikebana/statement/select.hpp>

namespace ikebana {

namespace detail {

template <class Related>
struct joined_statement;

template <unsigned Clauses, class Source, class... Cs>
constexpr auto statement_of() {
  if constexpr ((Clauses & has::compound) != 0) {
    return type<compound_statement<Source, Cs...>>{};
  } else if constexpr (!Source::is_related) {
    return type<model_statement<Source, Cs...>>{};
  } else if constexpr ((Clauses & has::owners) != 0) {
    return type<joined_statement<query<Source, Cs...>>>{};
  } else {
    return type<request_statement<Source, Cs...>>{};
  }
}

template <class Relation, class Owner>
constexpr auto owner_key(const Owner& given);

/// A query with one clause more.
template <class Source, std::size_t... I, class... Cs, class Clause>
constexpr query<Source, Cs..., Clause> extended(const pack_of<std::index_sequence<I...>, Cs...>& given, Clause clause) {
  return {{}, {{static_cast<const pack_element<I, Cs>&>(given).held}..., {static_cast<Clause&&>(clause)}}};
}

/// The type of a query with one clause more.
template <class Clause, class Source, class... Cs>
query<Source, Cs..., Clause> extended_by(const query<Source, Cs...>&);

/// Two queries as one.
template <compound_kind Kind, class First, class Second>
constexpr query<compound_of<Kind, First, Second>, operands<First, Second>> compound(const First& first, Second second) {
  return {{}, {{operands<First, Second>{{}, first, static_cast<Second&&>(second)}}}};
}

}  // namespace detail

}  // namespace ikebana

#endif
