// SPDX-License-Identifier: BSL-1.0
#pragma once

// Groups of rows: GROUP BY and HAVING, and what may be selected beside an aggregate.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/hidden_column.hpp>
#include <ikebana/expression/item.hpp>
#include <ikebana/query/clause/clause.hpp>

namespace ikebana::detail {

template <class... Keys>
struct group_by : clause {
  using parts = list<Keys...>;
  static constexpr unsigned adds = has::group;

  [[no_unique_address]] product<Keys...> keys;

  static constexpr void write(part_list& list) { (detail::write_marked(list.next(), mark_of_key, Keys::write_tokens), ...); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(keys, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <class E>
struct having : clause {
  using parts = list<E>;
  static constexpr unsigned adds = has::having;

  [[no_unique_address]] E condition;

  static constexpr void write(part_list& list) { detail::write_operand<E>(list.next(), binding::conjunction); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(condition, visitor);
  }
};

/// The keys that the clauses of a query group by.
template <class... Cs>
using keys_of_groups = typename with_arguments_of<group_by, list<>, Cs...>::type;

/// Which column a key is, if it is one.
template <class Key>
struct grouped_column {
  static constexpr bool is(identity, unsigned, std::string_view) { return false; }
};

template <auto Member, fixed_text Alias>
struct grouped_member {
  static constexpr bool is(identity model, unsigned position, std::string_view alias) {
    return model == identity_of<class_of<Member>> && position == position_of_member<Member>() && alias == Alias.view();
  }
};

template <auto Member>
struct grouped_column<column<Member>> : grouped_member<Member, ""> {};
template <auto Member, fixed_text Alias>
struct grouped_column<aliased_column<Member, Alias>> : grouped_member<Member, Alias> {};

/// Whether all of a table's primary key is among some columns.
template <class... Columns>
constexpr bool have_primary_key(const table_facts& table, [[maybe_unused]] std::string_view alias, list<Columns...>) {
  for (unsigned i = 0; i != table.primary.size; ++i) {
    if (!(grouped_column<Columns>::is(table.model, table.primary.at[i], alias) || ...)) return false;
  }
  return table.primary.size != 0;
}

/// Whether it is among the keys of the groups: then a group has one row of the table.
template <class Model, class... Keys>
constexpr bool groups_by_primary_key(std::string_view alias, list<Keys...> keys) {
  return detail::have_primary_key(table_of<Model>, alias, keys);
}

template <class E>
struct grouping_of {
  static constexpr bool is_row(auto) { return false; }
};

template <auto Member>
struct grouping_of<column<Member>> {
  static constexpr bool is_row(auto keys) { return !detail::groups_by_primary_key<class_of<Member>>({}, keys); }
};
template <auto Member, fixed_text Alias>
struct grouping_of<aliased_column<Member, Alias>> {
  static constexpr bool is_row(auto keys) { return !detail::groups_by_primary_key<class_of<Member>>(Alias.view(), keys); }
};
template <class Model, unsigned Position, class T, fixed_text Alias>
struct grouping_of<hidden_column<Model, Position, T, Alias>> {
  static constexpr bool is_row(auto keys) { return !detail::groups_by_primary_key<Model>(Alias.view(), keys); }
};
template <class Model, fixed_text Alias>
struct grouping_of<model_item<Model, Alias>> {
  static constexpr bool is_row(auto keys) { return !detail::groups_by_primary_key<Model>(Alias.view(), keys); }
};

template <class... Es, class... Keys>
constexpr bool all_have_one_value(list<Es...>, list<Keys...> keys);

/// Whether an expression has one value in a group: it is a key or an aggregate, or made of such.
template <class E, class... Keys>
constexpr bool has_one_value(list<Keys...> keys) {
  if constexpr ((std::is_same_v<E, Keys> || ...) || requires { E::aggregates; }) {
    return true;
  } else {
    return !grouping_of<E>::is_row(keys) && detail::all_have_one_value(typename E::parts{}, keys);
  }
}

template <class... Es, class... Keys>
constexpr bool all_have_one_value(list<Es...>, [[maybe_unused]] list<Keys...> keys) {
  return (detail::has_one_value<Es>(keys) && ...);
}

/// Whether a clause is about groups where there are any.
template <class Clause>
inline constexpr bool sees_groups = (Clause::adds & (has::order | has::having | has::window)) != 0;

/// Whether a query yields groups instead of rows.
template <class... Cs>
constexpr bool yields_groups() {
  return (((Cs::adds & has::group) != 0 || Cs::is_any_aggregate) || ...);
}

}  // namespace ikebana::detail
