// SPDX-License-Identifier: BSL-1.0
#pragma once

// The terms of an order: `asc(...)`, `desc(...)`, a plain expression, and `by(...)` for several.

#include <ikebana/expression/operand.hpp>
#include <ikebana/meta/product.hpp>

namespace ikebana {

namespace detail {

enum class sort : unsigned char { as_it_is, ascending, descending };

/// Whether what a term is may be NULL.
template <class E>
inline constexpr bool may_be_null_in_order = is_optional<typename E::value>;

/// Where NULL is sorted as SQLite does, in a dialect that has it elsewhere.
constexpr const char* place_of_null(sort direction) { return direction == sort::descending ? " NULLS LAST" : " NULLS FIRST"; }

/// NULL stands where SQLite has it. On what is never NULL that is not said: it would cost the index.
constexpr void write_place_of_null(token_list& tokens, unsigned begin, sort direction, bool may_be_null) {
  if (tokens.dialect().orders_null_first) return;
  if (may_be_null) {
    tokens.text(detail::place_of_null(direction));
  } else if (tokens.leaves_out_rows) {
    tokens.null_order(tokens.size() - begin, direction == sort::descending);
  }
}

template <sort Sort, class E>
struct ordering {
  using is_ordering = void;
  using ordered = E;
  static constexpr sort sorts = Sort;
  static constexpr std::string_view direction = Sort == sort::ascending ? " ASC" : Sort == sort::descending ? " DESC" : "";

  [[no_unique_address]] E inner;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.mark(mark_of_term, true);
    const unsigned begin = tokens.size();
    E::write_tokens(tokens);
    tokens.mark(mark_of_term, false);
    if (Sort != sort::as_it_is) tokens.text(direction);
    detail::write_place_of_null(tokens, begin, Sort, may_be_null_in_order<E>);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

template <class T>
concept an_ordering = requires { typename T::is_ordering; };

template <class T>
inline constexpr bool is_result_name = false;
template <fixed_text Name>
inline constexpr bool is_result_name<result_name<Name>> = true;

/// A value of the selection, by the name that it was given there.
template <fixed_text Name>
struct name_in_result : expression<name_in_result<Name>> {
  using value = bool;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;
  static constexpr auto name = Name;

  static constexpr void write_tokens(token_list& tokens) { tokens.name(Name.view()); }
};

// What is selected under a name may be NULL; which it is, is not known here.
template <fixed_text Name>
inline constexpr bool may_be_null_in_order<name_in_result<Name>> = true;

template <fixed_text Name>
constexpr auto in_result(result_name<Name>) {
  return name_in_result<Name>{};
}

template <class T>
constexpr auto as_ordering(T term) {
  if constexpr (an_ordering<T>) {
    return term;
  } else if constexpr (is_result_name<T>) {
    return ordering<sort::as_it_is, decltype(detail::in_result(term))>{};
  } else {
    return ordering<sort::as_it_is, T>{static_cast<T&&>(term)};
  }
}

/// Terms of an order, first things first.
template <class... Terms>
struct order {
  [[no_unique_address]] product<Terms...> terms;
};

/// A constant of the statement's type, as a term of an order or a key of groups: SQL takes a number there for a column of the
/// result, by its position.
template <class T>
concept a_constant_term = requires { typename T::is_constant; } || requires { typename T::ordered::is_constant; };

template <class Term>
struct refused_term {
  constexpr explicit operator bool() const {
    static_assert(rule::is_expression<Term>, "ikebana: order_by takes columns and expressions, asc(...) and desc(...)");
    return false;
  }
};

/// Whether something orders rows that are not grouped by their names.
template <class Term>
constexpr auto check_term() {
  if constexpr (an_expression<Term> || an_ordering<Term>) {
    return accepted{};
  } else {
    return refused_term<Term>{};
  }
}

template <class T>
inline constexpr bool can_order = (an_expression<T> || an_ordering<T> || is_result_name<T>) && !a_constant_term<T>;

}  // namespace detail

/// From the least: `asc(col<&Post::title>)` gives `"posts"."title" ASC`.
template <an_expression E>
constexpr auto asc(E inner) {
  return detail::ordering<detail::sort::ascending, E>{static_cast<E&&>(inner)};
}

/// From the greatest: `desc(col<&Post::title>)` gives `"posts"."title" DESC`.
template <an_expression E>
constexpr auto desc(E inner) {
  return detail::ordering<detail::sort::descending, E>{static_cast<E&&>(inner)};
}

/// By a value of the selection, from the least: `asc("posts"_name)` gives `"posts" ASC`.
template <fixed_text Name>
constexpr auto asc(detail::result_name<Name> name) {
  return ikebana::asc(detail::in_result(name));
}

/// By a value of the selection, from the greatest: `desc("posts"_name)` gives `"posts" DESC`.
template <fixed_text Name>
constexpr auto desc(detail::result_name<Name> name) {
  return ikebana::desc(detail::in_result(name));
}

/// Several terms as one order, for a scoped relation: `static constexpr auto order_by = by(desc(a), asc(b));`
template <class... Terms>
constexpr auto by(Terms... terms) {
  static_assert(!(detail::a_constant_term<Terms> || ...), "ikebana: a constant orders no rows; order by columns and expressions");
  return detail::order<decltype(detail::as_ordering(terms))...>{{{detail::as_ordering(static_cast<Terms&&>(terms))}...}};
}

}  // namespace ikebana
