// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a clause is: the kinds of clauses, the parts of a statement, and how a statement asks its clauses for text and values.
// Each clause is a header beside this one. A clause writes the elements of one part; the statement says in which order the parts
// stand, which is that of their values, too: query/statement/select.hpp.

#include <ikebana/expression/item.hpp>
#include <ikebana/expression/operand.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/syntax/separated.hpp>

#include <initializer_list>

namespace ikebana::detail {

// The kinds of clauses, one row each: the words before the first element of a kind and between two, if they do not depend on the
// clause; and whether it is of the rows, or only of a page of them, so that a count of all rows leaves it out.
// clang-format off
#define IKEBANA_CLAUSES(kind)                        \
  /*   name        before         between   is of */ \
  kind(table,      "WITH ",       ", ",     rows)    \
  kind(select,     "",            ", ",     rows)    \
  kind(distinct,   "",            "",       rows)    \
  kind(identity,   "",            "",       rows)    \
  kind(with,       ", ",          ", ",     page)    \
  kind(from,       " FROM ",      ", ",     rows)    \
  kind(join,       "",            "",       rows)    \
  kind(outer_join, "",            "",       rows)    \
  kind(set,        " SET ",       ", ",     rows)    \
  kind(owner,      "",            "",       rows)    \
  kind(owners,     "",            "",       rows)    \
  kind(where,      " WHERE ",     " AND ",  rows)    \
  kind(everywhere, "",            "",       rows)    \
  kind(group,      " GROUP BY ",  ", ",     rows)    \
  kind(having,     " HAVING ",    " AND ",  rows)    \
  kind(window,     " WINDOW ",    ", ",     rows)    \
  kind(order,      " ORDER BY ",  ", ",     page)    \
  kind(limit,      " LIMIT ",     "",       page)    \
  kind(offset,     " OFFSET ",    "",       page)    \
  kind(page,       "",            "",       rows)    \
  kind(row_lock,   " FOR UPDATE", "",       page)    \
  kind(compound,   "",            "",       rows)    \
  kind(conflict,   "",            "",       rows)    \
  kind(returning,  " RETURNING ", ", ",     rows)    \
  kind(into,       "",            "",       rows)    \
  kind(joined,     "",            "",       rows)    \
  kind(by_hop,     "",            "",       rows)    \
  kind(variant,    "",            "",       rows)
// clang-format on

enum class clause_kind : unsigned char {
#define IKEBANA_CLAUSE_NUMBER(name, ...) name,
  IKEBANA_CLAUSES(IKEBANA_CLAUSE_NUMBER)
#undef IKEBANA_CLAUSE_NUMBER
};

/// Each kind of clauses as a bit.
namespace has {
enum : unsigned {
  nothing = 0,
#define IKEBANA_CLAUSE_BIT(name, ...) name = 1u << static_cast<unsigned>(clause_kind::name),
  IKEBANA_CLAUSES(IKEBANA_CLAUSE_BIT)
#undef IKEBANA_CLAUSE_BIT
};
}  // namespace has

/// Whether a statement yields its whole rows and no others, so that it begins as all such statements of its source.
constexpr bool yields_whole_rows(unsigned clauses) { return (clauses & (has::select | has::distinct | has::identity | has::join)) == 0; }

/// A part of a statement: the kind of clause that writes it, and the words before its first element and between two.
struct statement_part {
  unsigned kind;
  const char* before;
  const char* between;
};

namespace part {
#define IKEBANA_CLAUSE_PART(name, before, between, ...) inline constexpr statement_part name{has::name, before, between};
IKEBANA_CLAUSES(IKEBANA_CLAUSE_PART)
#undef IKEBANA_CLAUSE_PART
}  // namespace part

/// The kinds of the clauses that a count of all rows leaves out.
inline constexpr unsigned clauses_of_page = [] {
  enum class is_of { rows, page };
  unsigned kinds = has::nothing;
#define IKEBANA_CLAUSE_OF_PAGE(name, before, between, whose) kinds |= is_of::whose == is_of::page ? has::name : has::nothing;
  IKEBANA_CLAUSES(IKEBANA_CLAUSE_OF_PAGE)
#undef IKEBANA_CLAUSE_OF_PAGE
  return kinds;
}();
#undef IKEBANA_CLAUSES

/// The elements of one part, which clauses write one after the other.
struct part_list : separated {
  unsigned source = 0;  // the table that they are about, or the next that is joined

  constexpr part_list(token_list& tokens, const statement_part& written, unsigned about = 0)
      : separated(tokens, written.before, written.between), source(about) {}

  /// Elements that are only looked at.
  constexpr explicit part_list(token_list& tokens) : separated(tokens, "", "") {}
};

/// What a clause writes, as a value: so one function writes those of all statements.
struct clause_text {
  unsigned adds;
  void (*write)(part_list&);
};
using clause_texts = std::initializer_list<clause_text>;

constexpr void write_clauses(part_list& list, unsigned kinds, clause_texts clauses) {
  for (const clause_text& each : clauses) {
    if ((each.adds & kinds) != 0) each.write(list);
  }
}

constexpr void write_part(token_list& tokens, const statement_part& written, clause_texts clauses, unsigned source = 0) {
  part_list list(tokens, written, source);
  write_clauses(list, written.kind, clauses);
}

/// The clauses of a query, in the order in which the user calls them.
template <class... Cs>
struct clause_list {
  using values = product<Cs...>;
  static constexpr unsigned adds = (Cs::adds | ... | 0u);
};

/// Visits the values of several expressions.
template <std::size_t... I, class... Es, class Visitor>
constexpr void visit_each(const product_of<std::index_sequence<I...>, Es...>& expressions, Visitor& visitor) {
  (detail::visit_values(static_cast<const product_element<I, Es>&>(expressions).value, visitor), ...);
}

/// What every clause has. One that has more says so itself.
struct clause {
  static constexpr unsigned adds = has::nothing;   // its kinds
  static constexpr bool by_parameter = false;      // for a number of rows: whether it is given at execution
  static constexpr unsigned source_count = 0;      // of the tables that are joined
  static constexpr bool is_any_aggregate = false;  // of what is selected
  static constexpr bool orders_groups = false;     // whether a term of an order is an aggregate
  using parts = list<>;
  static constexpr bool is_recursive = false;  // of a table that is defined by a query

  /// Declares the tables that the clause joins.
  static constexpr void declare(token_list&) {}
  /// Writes the clause's elements of the part that it belongs to.
  static constexpr void write(part_list&) {}
  /// Visits the values that those bind, in their order.
  template <class Visitor>
  constexpr void values(Visitor&) const {}
};

/// The kinds of the clauses that hold values; the others need not be asked for any.
template <class... Cs>
inline constexpr unsigned kinds_held = ((std::is_empty_v<Cs> ? 0u : Cs::adds) | ... | 0u);

/// Whether a clause binds its values where those of a kind are bound: a page, both of whose numbers stand together, at its limit.
constexpr bool binds_at(unsigned adds, unsigned kind) { return (adds & kind) != 0 && !(kind == has::offset && (adds & has::page) != 0); }

// A clause, or its base, which binds nothing: an alias, so that nothing is instantiated to choose.
template <bool Binds>
struct binding_clause {
  template <class Clause>
  using of = Clause;
};

template <>
struct binding_clause<false> {
  template <class>
  using of = clause;
};

template <unsigned Kind, class Clause>
using clause_binding_at = typename binding_clause<binds_at(Clause::adds, Kind) && !std::is_empty_v<Clause>>::template of<Clause>;

/// Visits the values of the clauses of one kind.
template <unsigned Kind, std::size_t... I, class... Cs, class Visitor>
constexpr void visit_clauses(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const clause_binding_at<Kind, Cs>&>(static_cast<const product_element<I, Cs>&>(given).value).values(visitor), ...);
}

}  // namespace ikebana::detail
