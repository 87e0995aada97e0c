// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of `constraints<M>`: each a fact, and a refusal with its sentence.

#include <ikebana/expression/order.hpp>
#include <ikebana/query/check/where.hpp>
#include <ikebana/query/check/order.hpp>
#include <ikebana/write/check/write.hpp>

namespace ikebana {

/// What a foreign key does when its parent is removed, or the parent's key changes.
enum class foreign_key_action : unsigned char { no_action, restrict, set_null, set_default, cascade };

namespace detail {

enum class constraint_kind : unsigned char {
  on_delete,
  on_update,
  deferred,
  check,
  default_value,
  generated,
  stored,
  index,
  unique_index,
  strict,
  without_rowid,
  autoincrement,
};

/// Whether an expression stays within one row of a model: no other table, no query, nothing given at execution.
template <class Model, class E>
constexpr bool stays_in_row() {
  token_list tokens;
  E::write_tokens(tokens);
  const table_facts& table = table_of<Model>;
  for (const token& each : tokens) {
    switch (each.kind) {
      case token_kind::text:
      case token_kind::raw:
      case token_kind::name:
      case token_kind::value:
      case token_kind::literal: continue;
      case token_kind::column:
        if (!(each.table->model == table.model) || each.length != 0 || each.number != 0) return false;
        // Another rule refuses a member that is no column.
        if (each.position > table.column_count && each.position != rowid_position) return false;
        continue;
      default: return false;
    }
  }
  return true;
}

template <class E>
constexpr bool names_columns() {
  token_list tokens;
  E::write_tokens(tokens);
  for (const token& each : tokens) {
    if (each.kind == token_kind::column) return true;
  }
  return false;
}

}  // namespace detail

namespace rule {

/// Whether an expression of a schema sees the columns of its own row alone, and constant values.
template <class Model, class E>
inline constexpr bool sees_own_row_only = detail::stays_in_row<Model, E>();

/// Whether an expression is the same for all rows: it names no column.
template <class E>
inline constexpr bool is_same_for_all_rows = !detail::names_columns<E>();

/// Whether an index is given columns and expressions to be sorted by.
template <class... Terms>
inline constexpr bool can_be_indexed = sizeof...(Terms) != 0 && (detail::can_order<Terms> && ...);

}  // namespace rule

namespace detail {

template <auto Key, class Model>
struct refused_constrained_key {
  constexpr explicit operator bool() const {
    static_assert(rule::key_is_in_model<Key, Model>,
                  "ikebana::constrain: this is no column of the model; name members that its Hana struct describes");
    return false;
  }
};

template <class Model, class E>
struct refused_sight {
  constexpr explicit operator bool() const {
    static_assert(rule::sees_own_row_only<Model, E>,
                  "ikebana::constrain: a schema's expression sees the columns of its own row and constant values; name no other model, "
                  "query or parameter");
    return false;
  }
};

template <class E>
struct refused_default {
  constexpr explicit operator bool() const {
    static_assert(rule::is_same_for_all_rows<E>,
                  "ikebana::constrain: a default names no column; say generated<...>(expression) for what is computed from others");
    return false;
  }
};

template <class... Terms>
struct refused_index {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_indexed<Terms...>, "ikebana::constrain: an index is over columns and expressions, asc(...) and desc(...)");
    return false;
  }
};

template <class Model, auto Key>
constexpr auto check_constrained_key() {
  if constexpr (rule::key_is_in_model<Key, Model>) {
    return accepted{};
  } else {
    return refused_constrained_key<Key, Model>{};
  }
}

template <class Model>
using scope_of_row = scope_of<query<from_model<Model, "">>>;

template <class Model, class E>
constexpr auto check_sight() {
  if constexpr (rule::sees_own_row_only<Model, E>) {
    return accepted{};
  } else {
    return refused_sight<Model, E>{};
  }
}

template <class Model, class E>
constexpr auto check_constraint() {
  if constexpr (is_rejected<E>) {
    return refused_before{};
  } else if constexpr (!an_expression<E>) {
    return refused_condition<E>{};
  } else if constexpr (!std::is_same_v<decltype(check_sight<Model, E>()), accepted>) {
    return check_sight<Model, E>();
  } else {
    return check_condition_in<scope_of_row<Model>, E>();
  }
}

template <constraint_kind Kind, class Model, auto Member, class E>
constexpr auto check_operand_of_column() {
  if constexpr (!std::is_same_v<decltype(check_sight<Model, E>()), accepted>) {
    return check_sight<Model, E>();
  } else if constexpr (Kind == constraint_kind::default_value && !rule::is_same_for_all_rows<E>) {
    return refused_default<E>{};
  } else {
    return check_assignment<scope_of_row<Model>, Model, assignment<Member, E>>();
  }
}

/// Whether a column of a model may have an expression as its default, or as what the database computes.
template <constraint_kind Kind, class Model, auto Member, class T>
constexpr auto check_column_expression() {
  if constexpr (is_rejected<std::remove_cvref_t<T>>) {
    return refused_before{};
  } else if constexpr (!rule::key_is_in_model<Member, Model>) {
    return refused_constrained_key<Member, Model>{};
  } else {
    return check_operand_of_column<Kind, Model, Member, decltype(detail::assigned_operand<Member>(std::declval<T>()))>();
  }
}

template <class Model, class... Es>
constexpr auto check_indexed(list<Es...>) {
  if constexpr (!(rule::sees_own_row_only<Model, Es> && ...)) {
    return detail::first_refusal(check_sight<Model, Es>()...);
  } else if constexpr (first_problem_in<scope_of_row<Model>, Es...> != problem::none) {
    return explain_problem<scope_of_row<Model>, Es...>();
  } else {
    return detail::first_refusal(explain_per_row<Es>()...);
  }
}

template <class Model, class... Terms>
constexpr auto check_index() {
  if constexpr ((is_rejected<Terms> || ...)) {
    return refused_before{};
  } else if constexpr (!rule::can_be_indexed<Terms...>) {
    return refused_index<Terms...>{};
  } else {
    return detail::check_indexed<Model>(list<typename ordered_expression<Terms>::type...>{});
  }
}

}  // namespace detail
}  // namespace ikebana
