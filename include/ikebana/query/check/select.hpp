// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of select.

#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/explain_expression.hpp>

namespace ikebana {

namespace rule {

/// Whether a query has said what it selects: it may be said once.
template <class Query>
inline constexpr bool has_no_selection_yet = (Query::clause_flags & detail::has::select) == 0;

}  // namespace rule

namespace detail {

template <class Item>
struct refused_item {
  constexpr explicit operator bool() const {
    static_assert(rule::is_expression<Item>, "ikebana: select takes columns, expressions and model<M>");
    return false;
  }
};

template <class... Items>
struct refused_empty_selection {
  constexpr explicit operator bool() const {
    static_assert(rule::is_given_something<Items...>, "ikebana: select() names nothing; give it columns, expressions or model<M>");
    return false;
  }
};

template <class Query>
struct refused_selection {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_selection_yet<Query>, "ikebana: this query has a selection already; say all of it in one select");
    return false;
  }
};

template <class Item>
constexpr auto explain_item() {
  if constexpr (an_item<Item>) {
    return accepted{};
  } else if constexpr (requires { typename Item::needs_window; }) {
    return refused_windowless<Item>{};
  } else {
    return refused_item<Item>{};
  }
}

template <class Query, class... Items>
constexpr auto check_select() {
  if constexpr ((is_rejected<Items> || ...)) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr ((Query::clause_flags & has::select) != 0) {
    return refused_selection<Query>{};
  } else if constexpr (sizeof...(Items) == 0) {
    return refused_empty_selection<Items...>{};
  } else if constexpr (!(an_item<Items> && ...)) {
    return detail::first_refusal(explain_item<Items>()...);
  } else if constexpr (first_problem_in<scope_in<Query>, Items...> != problem::none) {
    return explain_problem<scope_in<Query>, Items...>();
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana
