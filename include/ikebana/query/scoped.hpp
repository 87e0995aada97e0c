// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a scoped relation adds to every use of it: `where`, `order_by` and `limit` as static members of the relation.

#include <ikebana/expression/compare.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/check/model.hpp>

namespace ikebana {

namespace detail {

template <class R>
constexpr bool relation_has_where() {
  if constexpr (is_relation_type<R>) {
    return requires { R::where; };
  } else {
    return false;
  }
}

/// Whether a relation, or one that it is composed of, adds anything to its uses.
template <class R>
constexpr bool is_scoped();

template <class Shape>
struct scoped_elements {
  static constexpr bool is_any_scoped = false;
  static constexpr bool is_any_cut = false;
  static constexpr bool is_any_ordered = false;
  static constexpr void write_tokens(separated&, const path_segment&) {}
  template <class Visitor>
  static constexpr void values(Visitor&, const path_segment&) {}
};

template <class R>
constexpr void write_scoped_order(separated& terms, const path_segment& along);

template <class R, class Visitor>
constexpr void visit_scoped_order(Visitor& visitor);

/// Whether a relation orders its targets, by itself or by one that it is composed of. An inverse drops the order.
template <class R>
constexpr bool orders_targets();

/// The same, of an element of a path: the order of a has_one says which one it has.
template <class Element>
constexpr bool orders_within() {
  if constexpr (!is_relation_type<Element>) {
    return false;
  } else {
    return !is_has_one<relation_shape<Element>> && detail::orders_targets<Element>();
  }
}

template <class Term>
constexpr void write_terms_in_frame(separated& terms, std::type_identity<Term>, const frame_of_relation& frame) {
  token_list& tokens = terms.next();
  frame.begin(tokens);
  Term::write_tokens(tokens);
  tokens.end_frame();
}

template <class... Terms>
constexpr void write_terms_in_frame(separated& terms, std::type_identity<order<Terms...>>, const frame_of_relation& frame) {
  (detail::write_terms_in_frame(terms, std::type_identity<Terms>{}, frame), ...);
}

/// The order that a relation gives its targets.
template <class R>
constexpr void write_own_order(separated& terms, const frame_of_relation& frame) {
  if constexpr (relation_has_order<R>)
    detail::write_terms_in_frame(terms, std::type_identity<std::remove_cvref_t<decltype(R::order_by)>>{}, frame);
}

/// Whether a hop of a longer path takes one row of each key, the first: a has_one that is walked forwards.
constexpr bool is_first_of_key(const path_segment& along) {
  const hop_facts& hop = along.path.hops[along.begin];
  return along.end - along.begin == 1 && along.path.size != 1 && !along.backwards && hop.to_one && !hop.up;
}

/// A key of a table, as a row value where it is of several columns.
constexpr void write_key_of(token_list& tokens, const key_columns& key, unsigned table) {
  separated columns(tokens, key.size == 1 ? "" : "(", ", ");
  for (unsigned i = 0; i != key.size; ++i) columns.next().its_column(table, key.at[i]);
  if (key.size != 1) tokens.text(")");
}

/// `"profiles"."id" = (SELECT "profiles_2"."id" FROM ... WHERE "profiles_2"."user_id" = "profiles"."user_id" ... LIMIT 1)`.
template <class R>
constexpr void write_first_of_key(separated& conjuncts, const path_segment& along) {
  const hop_facts& hop = along.path.hops[along.begin];
  const unsigned table = along.table_after(along.begin);
  const key_columns& key = hop.to->primary;  // check_relation asks that there be one
  token_list& tokens = conjuncts.next();
  write_key_of(tokens, key, table);
  tokens.text(" = (SELECT ");
  tokens.open();
  const unsigned first = tokens.source(*hop.to, {});
  separated columns(tokens, "", ", ");
  for (unsigned i = 0; i != key.size; ++i) columns.next().its_column(first, key.at[i]);
  tokens.text(" FROM ");
  tokens.table(first);
  separated conditions(tokens, " WHERE ", " AND ");
  for (unsigned i = 0; i != hop.to_key.size; ++i) {
    conditions.next().its_column(first, hop.to_key.at[i]);
    tokens.text(" = ");
    tokens.its_column(table, hop.to_key.at[i]);
    write_collation(tokens, hop, i);
  }
  const frame_of_relation frame{first, first, first, along.of_owner(1), along.path.owner(), along.joined()};
  if constexpr (relation_has_where<R>()) {
    conditions.next();
    frame.begin(tokens);
    detail::write_operand<std::remove_cvref_t<decltype(R::where)>>(tokens, binding::conjunction);
    tokens.end_frame();
  }
  separated terms(tokens, " ORDER BY ", ", ");
  detail::write_own_order<R>(terms, frame);
  write_tie_breakers(terms, *hop.to, first);
  tokens.text(" LIMIT 1)");
  tokens.close();
}

/// The conditions of a relation and of the relations it is composed of, each over the tables of its own hops.
template <class R>
constexpr void write_scoped_conditions(separated& conjuncts, const path_segment& along) {
  if constexpr (is_relation_type<R>) {
    if (is_first_of_key(along)) return detail::write_first_of_key<R>(conjuncts, along);
    if constexpr (relation_has_where<R>()) {
      token_list& tokens = conjuncts.next();
      along.frame().begin(tokens);
      detail::write_operand<std::remove_cvref_t<decltype(R::where)>>(tokens, binding::conjunction);
      tokens.end_frame();
    }
    scoped_elements<relation_shape<R>>::write_tokens(conjuncts, along);
  }
}

template <class R, class Visitor>
constexpr void visit_scoped_conditions(Visitor& visitor, const path_segment& along) {
  if constexpr (is_relation_type<R>) {
    if constexpr (relation_has_where<R>()) detail::visit_values(R::where, visitor);
    if (is_first_of_key(along)) return detail::visit_scoped_order<R>(visitor);
    scoped_elements<relation_shape<R>>::values(visitor, along);
  }
}

template <class... Elements>
struct scoped_in {
  static constexpr bool is_any_scoped = (is_scoped<Elements>() || ...);
  static constexpr bool is_any_cut = !(rule::cuts_no_targets<Elements> && ...);
  static constexpr bool is_any_ordered = (orders_within<Elements>() || ...);

  static constexpr void write_tokens(separated& conjuncts, const path_segment& along) {
    if constexpr ((is_relation_type<Elements> || ...)) {
      steps walked;
      (detail::write_scoped_conditions<Elements>(conjuncts, next_part<Elements>(along, walked)), ...);
    }
  }

  template <class Visitor>
  static constexpr void values(Visitor& visitor, const path_segment& along) {
    if constexpr (is_any_scoped) {
      steps walked;
      (detail::visit_scoped_conditions<Elements>(visitor, next_part<Elements>(along, walked)), ...);
    }
  }

  static constexpr void write_order(separated& terms, const path_segment& along) {
    steps walked;
    (write_order_of<Elements>(terms, next_part<Elements>(along, walked)), ...);
  }

  template <class Visitor>
  static constexpr void visit_order(Visitor& visitor) {
    (visit_order_of<Elements>(visitor), ...);
  }

 private:
  template <class Element>
  static constexpr void write_order_of(separated& terms, const path_segment& along) {
    if constexpr (orders_within<Element>()) detail::write_scoped_order<Element>(terms, along);
  }

  template <class Element, class Visitor>
  static constexpr void visit_order_of(Visitor& visitor) {
    if constexpr (orders_within<Element>()) detail::visit_scoped_order<Element>(visitor);
  }

  struct steps {
    unsigned hops = 0;
    bool has_begun = false;
  };

  /// The hops of the next element: a model is reached by one, but for the first.
  template <class Element>
  static constexpr path_segment next_part(const path_segment& along, steps& walked) {
    const unsigned count = is_relation_type<Element> ? ends_of<Element>::hop_count : walked.has_begun ? 1u : 0u;
    const unsigned first = walked.hops;
    walked.hops += count;
    walked.has_begun = true;
    return along.part(first, count);
  }
};

template <bool IsOne, class... Elements>
struct scoped_elements<hops_through<IsOne, Elements...>> : scoped_in<Elements...> {};

template <class R>
struct scoped_elements<backwards<R>> {
  static constexpr bool is_any_scoped = is_scoped<R>();
  static constexpr bool is_any_cut = !rule::cuts_no_targets<R>;
  static constexpr bool is_any_ordered = false;
  static constexpr void write_tokens(separated& conjuncts, const path_segment& along) {
    detail::write_scoped_conditions<R>(conjuncts, along.reversed());
  }
  template <class Visitor>
  static constexpr void values(Visitor& visitor, const path_segment& along) {
    detail::visit_scoped_conditions<R>(visitor, along.reversed());
  }
};

template <class R>
constexpr bool is_scoped() {
  if constexpr (is_relation_type<R>) {
    return relation_has_where<R>() || relation_has_order<R> || relation_has_limit<R> || scoped_elements<relation_shape<R>>::is_any_scoped;
  } else {
    return false;
  }
}

/// Whether a relation, or one that it is composed of, brings conditions of its own.
template <class R>
inline constexpr bool brings_conditions = is_scoped<R>() || path_of<R>.takes_first_within();

template <class R>
constexpr bool orders_targets() {
  return relation_has_order<R> || scoped_elements<relation_shape<R>>::is_any_ordered;
}

/// The order a relation gives its targets, before the order that a query asks for: its own, then those of its hops, from the
/// owner's on.
template <class R>
constexpr void write_scoped_order(separated& terms, const path_segment& along) {
  detail::write_own_order<R>(terms, along.frame());
  if constexpr (scoped_elements<relation_shape<R>>::is_any_ordered) scoped_elements<relation_shape<R>>::write_order(terms, along);
}

template <class R, class Visitor>
constexpr void visit_scoped_order(Visitor& visitor) {
  if constexpr (relation_has_order<R>) {
    using given = std::remove_cvref_t<decltype(R::order_by)>;
    if constexpr (an_expression<given> || an_ordering<given>) {
      detail::visit_values(R::order_by, visitor);
    } else {
      detail::for_each_in(R::order_by.terms, [&](const auto& each) { detail::visit_values(each, visitor); });
    }
  }
  if constexpr (scoped_elements<relation_shape<R>>::is_any_ordered) scoped_elements<relation_shape<R>>::visit_order(visitor);
}

// A visitor of values passes by what is empty. A scoped relation has values of its own, in its type.
struct values_in_type {
  bool are_there = true;
};

struct no_values_in_type {};

template <class Relation>
using values_of_relation = std::conditional_t<is_scoped<Relation>(), values_in_type, no_values_in_type>;

}  // namespace detail
}  // namespace ikebana
