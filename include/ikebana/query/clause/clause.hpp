// SPDX-License-Identifier: BSL-1.0
#pragma once

// The clauses of a query. Each says its part where it has one, and nothing elsewhere, so that a statement is written by
// asking all clauses in turn for each part.

#include <ikebana/expression/item.hpp>
#include <ikebana/expression/operand.hpp>
#include <ikebana/expression/order.hpp>

#include <vector>

namespace ikebana::detail {

/// Which clauses a query has.
namespace has {
enum : unsigned {
  nothing = 0,
  where = 1,
  order = 2,
  limit = 4,
  offset = 8,
  distinct = 16,
  select = 32,
  with = 64,
  owner = 128,
  joined = 256,
  by_hop = 512,
  join = 1024,
  outer_join = 2048,
  group = 4096,
  having = 8192,
  owners = 16384,
  page = 32768,
  into = 65536,
  identity = 131072,
  set = 262144,
  everywhere = 524288,
  compound = 1048576,
  table = 2097152,
  window = 4194304,
  conflict = 8388608,
  returning = 16777216,
  from = 33554432,
  variant = 67108864
};
}

/// Whether a statement yields its whole rows and no others, so that it begins as all such statements of its source.
constexpr bool yields_whole_rows(unsigned clauses) { return (clauses & (has::select | has::distinct | has::identity | has::join)) == 0; }

/// The clauses of a query, in the order in which they were said.
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

struct clause {
  static constexpr unsigned adds = has::nothing;
  static constexpr bool by_parameter = false;      // for a number of rows: whether it is given at execution
  static constexpr unsigned source_count = 0;      // of the tables that are joined
  static constexpr bool is_any_aggregate = false;  // of what is selected
  static constexpr bool orders_groups = false;     // whether a term of an order is an aggregate
  using parts = list<>;
  static constexpr bool is_recursive = false;  // of a table that is defined by a query

  static constexpr void write_tables(separated&) {}
  static constexpr void write_items(separated&) {}
  static constexpr void write_preload_key(token_list&, unsigned) {}
  static constexpr void declare_joined(token_list&) {}
  static constexpr void write_joined(token_list&, unsigned&) {}
  static constexpr void write_assignments(separated&) {}
  static constexpr void write_conjuncts(separated&) {}
  static constexpr void write_conflict(token_list&) {}
  static constexpr void write_returning(separated&) {}
  static constexpr void write_group(separated&) {}
  static constexpr void write_having(separated&) {}
  static constexpr void write_window(separated&) {}
  static constexpr void write_terms(separated&) {}
  static constexpr void write_limit(token_list&) {}
  static constexpr void write_offset(token_list&) {}

  template <class Visitor>
  constexpr void owner_values(Visitor&) const {}
  template <class Visitor>
  constexpr void owner_primary_values(Visitor&) const {}
  template <class Visitor>
  constexpr void item_values(Visitor&) const {}
  template <class Visitor>
  constexpr void table_values(Visitor&) const {}
  template <class Visitor>
  constexpr void joined_values(Visitor&) const {}
  template <class Visitor>
  constexpr void conjunct_values(Visitor&) const {}
  template <class Visitor>
  constexpr void assignment_values(Visitor&) const {}
  template <class Visitor>
  constexpr void group_values(Visitor&) const {}
  template <class Visitor>
  constexpr void having_values(Visitor&) const {}
  template <class Visitor>
  constexpr void window_values(Visitor&) const {}
  template <class Visitor>
  constexpr void conflict_values(Visitor&) const {}
  template <class Visitor>
  constexpr void returning_values(Visitor&) const {}
  template <class Visitor>
  constexpr void term_values(Visitor&) const {}
  template <class Visitor>
  constexpr void limit_value(Visitor&) const {}
  template <class Visitor>
  constexpr void offset_value(Visitor&) const {}
};

template <class E>
struct where : clause {
  using parts = list<E>;
  static constexpr unsigned adds = has::where;

  [[no_unique_address]] E condition;

  static constexpr void write_conjuncts(separated& list) { detail::write_operand<E>(list.next(), binding::conjunction); }

  template <class Visitor>
  constexpr void conjunct_values(Visitor& visitor) const {
    if constexpr (!std::is_empty_v<E>) condition.values(visitor);
  }
};

template <class... Terms>
struct order_by : clause {
  using parts = list<typename Terms::ordered...>;
  static constexpr unsigned adds = has::order;
  static constexpr bool orders_groups = (Terms::ordered::is_aggregate || ...);

  [[no_unique_address]] product<Terms...> terms_given;

  static constexpr void write_terms(separated& list) { (Terms::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void term_values(Visitor& visitor) const {
    detail::visit_each(terms_given, visitor);
  }
};

/// What is selected, where it is not the whole model.
template <class... Items>
struct select : clause {
  using parts = list<Items...>;
  static constexpr unsigned adds = has::select;
  static constexpr bool is_any_aggregate = (Items::is_aggregate || ...);

  [[no_unique_address]] product<Items...> items_given;

  static constexpr void write_items(separated& list) { (Items::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void item_values(Visitor& visitor) const {
    detail::visit_each(items_given, visitor);
  }
};

/// The columns of an owner by which it is told apart. Defined in query/request.hpp.
template <class Related>
struct known_by;

/// A relation to preload with the rows of the query.
template <class Related>
struct with : clause {
  static constexpr unsigned adds = has::with;

  [[no_unique_address]] Related related;

  static constexpr void write_preload_key(token_list& tokens, unsigned owner) {
    constexpr key_columns key = known_by<Related>::key;
    for (unsigned i = 0; i != key.size; ++i) {
      tokens.text(", ");
      tokens.its_column(owner, key.at[i]);
    }
  }
};

/// The owners whose targets are asked for, as the values of their keys.
template <class Key>
struct owners : clause {
  using key = Key;
  static constexpr unsigned adds = has::owner | has::owners;

  std::vector<Key> keys;
};

/// The owner whose targets are asked for, as the values of its key, and of its primary key where that may be needed.
template <class Key, class Primary>
struct owner : clause {
  static constexpr unsigned adds = has::owner;

  [[no_unique_address]] Key key;
  [[no_unique_address]] Primary primary;

  template <class Visitor>
  constexpr void owner_values(Visitor& visitor) const {
    detail::visit_each(key, visitor);
  }

  template <class Visitor>
  constexpr void owner_primary_values(Visitor& visitor) const {
    detail::visit_each(primary, visitor);
  }
};

/// Selects the key of the rows alone, for a write that finds its rows by it.
struct identity_of_rows : clause {
  static constexpr unsigned adds = has::identity;
};

struct distinct : clause {
  static constexpr unsigned adds = has::distinct;
};
struct joined : clause {
  static constexpr unsigned adds = has::joined;
};
struct by_hop : clause {
  static constexpr unsigned adds = has::by_hop;
};

/// The kinds of the clauses that hold values; the others need not be asked for any.
template <class... Cs>
inline constexpr unsigned kinds_held = ((std::is_empty_v<Cs> ? 0u : Cs::adds) | ... | 0u);

/// The clauses of a pack, each asked in turn for its values of one part.
template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_conjuncts(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.conjunct_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_tables(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.table_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_joins(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.joined_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_assignments(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.assignment_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_groups(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.group_values(visitor), ...);
  (static_cast<const product_element<I, Cs>&>(given).value.having_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_windows(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.window_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_terms(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.term_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_items(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.item_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_owner(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.owner_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_owner_primary(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.owner_primary_values(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_limits(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.limit_value(visitor), ...);
}

template <std::size_t... I, class... Cs, class Visitor>
constexpr void visit_offsets(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
  (static_cast<const product_element<I, Cs>&>(given).value.offset_value(visitor), ...);
}

}  // namespace ikebana::detail
