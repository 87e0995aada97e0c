// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_SCOPED_HPP
#define IKEBANA_STATEMENT_SCOPED_HPP

// What a scoped relation adds to every use of it: `where`, `order_by` and `limit` as static members of the relation.

#include <ikebana/expression/compare.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/statement/check.hpp>

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

template <class R>
struct scoped_elements {
  static constexpr bool is_any_scoped = false;
  static constexpr bool is_any_cut = false;
  static constexpr void lower(separated&) {}
  template <class Visitor>
  static constexpr void values(Visitor&) {}
};

/// The conditions of a relation and of the relations it is composed of.
template <class R>
constexpr void lower_scoped_conditions(separated& conjuncts) {
  if constexpr (relation_has_where<R>()) {
    lower_operand<plain<decltype(R::where)>>(conjuncts.next(), binding::conjunction);
  }
  if constexpr (is_relation_type<R>) scoped_elements<relation_kind<R>>::lower(conjuncts);
}

template <class R, class Visitor>
constexpr void visit_scoped_conditions(Visitor& visitor) {
  if constexpr (relation_has_where<R>()) visit_values(R::where, visitor);
  if constexpr (is_relation_type<R>) scoped_elements<relation_kind<R>>::values(visitor);
}

template <class... Elements>
struct scoped_in {
  static constexpr bool is_any_scoped = (is_scoped<Elements>() || ...);
  static constexpr bool is_any_cut = !(adds_only_conditions<Elements> && ...);
  static constexpr void lower(separated& conjuncts) { (lower_scoped_conditions<Elements>(conjuncts), ...); }
  template <class Visitor>
  static constexpr void values(Visitor& visitor) {
    (visit_scoped_conditions<Elements>(visitor), ...);
  }
};

template <class... Elements>
struct scoped_elements<through<Elements...>> : scoped_in<Elements...> {};

template <class... Elements>
struct scoped_elements<has_one_through<Elements...>> : scoped_in<Elements...> {};

template <class R>
struct scoped_elements<inverse<R>> : scoped_in<R> {};

template <class R>
constexpr bool is_scoped() {
  if constexpr (is_relation_type<R>) {
    return relation_has_where<R>() || relation_has_order<R> || relation_has_limit<R> ||
           scoped_elements<relation_kind<R>>::is_any_scoped;
  } else {
    return false;
  }
}

/// The order a relation gives its targets, before the order that a query asks for.
template <class Order>
struct scoped_order {
  static constexpr void lower(separated& terms) { Order::lower(terms.next()); }
};

template <class... Terms>
struct scoped_order<order<Terms...>> {
  static constexpr void lower(separated& terms) { (Terms::lower(terms.next()), ...); }
};

template <class R>
constexpr void lower_scoped_order(separated& terms) {
  if constexpr (relation_has_order<R>) {
    using given = plain<decltype(R::order_by)>;
    if constexpr (an_expression<given>) {
      given::lower(terms.next());
    } else {
      scoped_order<given>::lower(terms);
    }
  }
}

template <class R, class Visitor>
constexpr void visit_scoped_order(Visitor& visitor) {
  if constexpr (relation_has_order<R>) {
    using given = plain<decltype(R::order_by)>;
    if constexpr (an_expression<given> || an_ordering<given>) {
      visit_values(R::order_by, visitor);
    } else {
      for_each_in(R::order_by.terms, [&](const auto& each) { visit_values(each, visitor); });
    }
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
