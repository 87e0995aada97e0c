// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_MENTIONED_RELATIONS_HPP
#define IKEBANA_SQLITE_MENTIONED_RELATIONS_HPP

// The relations that a query mentions: in its source, its joins, and wherever exists(...), count(...) or another query
// stands in an expression.

#include <ikebana/sqlite/missing_indexes.hpp>

namespace ikebana::sqlite::detail {

/// The types that a type is made of, as far as relations may be among them.
template <class T>
struct parts_of_type {
  using type = list<>;
};

template <template <class...> class Made, class... Parts>
struct parts_of_type<Made<Parts...>> {
  using type = list<Parts...>;
};

// A template with values among its arguments has to be named.
template <class Relation, fixed_text Alias>
struct parts_of_type<targets_of<Relation, Alias>> {
  using type = list<Relation>;
};
template <join_kind Kind, class Relation, fixed_text Alias>
struct parts_of_type<joined_relation<Kind, Relation, Alias>> {
  using type = list<Relation>;
};
template <join_kind Kind, class Model, fixed_text Alias, class... Conditions>
struct parts_of_type<joined_model<Kind, Model, Alias, Conditions...>> {
  using type = list<Conditions...>;
};
template <aggregate_function Function, class Related, class E>
struct parts_of_type<aggregate_of_related<Function, Related, E>> {
  using type = list<Related, E>;
};
template <op Operator, class L, class R>
struct parts_of_type<binary<Operator, L, R>> {
  using type = list<L, R>;
};
template <op Operator, class L, class R>
struct parts_of_type<row_comparison<Operator, L, R>> {
  using type = list<L, R>;
};
template <sort Sort, class E>
struct parts_of_type<ordering<Sort, E>> {
  using type = list<E>;
};
template <chosen How, class Condition, class... Es>
struct parts_of_type<choice<How, Condition, Es...>> {
  using type = list<Condition, Es...>;
};
template <bool Negated, class E>
struct parts_of_type<null_test<Negated, E>> {
  using type = list<E>;
};
template <fixed_text Name, class E>
struct parts_of_type<named<Name, E>> {
  using type = list<E>;
};
template <bool HasBase, bool HasElse, class... Es>
struct parts_of_type<case_expression<HasBase, HasElse, Es...>> {
  using type = list<Es...>;
};
template <class Signature, bool Distinct, class... Es>
struct parts_of_type<aggregate_call<Signature, Distinct, Es...>> {
  using type = list<Es...>;
};
template <class T, fixed_text Text, class... Es>
struct parts_of_type<raw_expression<T, Text, Es...>> {
  using type = list<Es...>;
};

/// Adds the keys of all relations that a type mentions.
template <class T>
struct mentioned {
  static void add(std::vector<reached_key>& keys) {
    if constexpr (is_relation_type<T>) {
      detail::add_keys_of_path<T>(keys);
    } else {
      add_parts(keys, typename parts_of_type<T>::type{});
    }
  }

 private:
  template <class... Parts>
  static void add_parts([[maybe_unused]] std::vector<reached_key>& keys, list<Parts...>) {
    (mentioned<Parts>::add(keys), ...);
  }
};

}  // namespace ikebana::sqlite::detail

#endif
