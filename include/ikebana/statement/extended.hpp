// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_EXTENDED_HPP
#define IKEBANA_STATEMENT_EXTENDED_HPP

// A query with one clause more, and the statement that its clauses make.

#include <ikebana/statement/request.hpp>
#include <ikebana/statement/select.hpp>

namespace ikebana {

namespace detail {

template <class Related>
struct joined_statement;

template <unsigned Clauses, class Source, class... Cs>
constexpr auto statement_of() {
  if constexpr (!Source::is_related) {
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
  return {{{static_cast<const pack_element<I, Cs>&>(given).held}..., {static_cast<Clause&&>(clause)}}};
}

}  // namespace detail

}  // namespace ikebana

#endif
