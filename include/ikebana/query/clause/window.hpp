// SPDX-License-Identifier: BSL-1.0
#pragma once

// The windows that functions of a query use by name. The rules of windows: query/check/window.hpp.

#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/clause/clause.hpp>

namespace ikebana::detail {

/// `WINDOW "w" AS (PARTITION BY ...)`
template <fixed_text Name, class Window>
struct window_clause : clause {
  using parts = typename Window::parts;
  static constexpr unsigned adds = has::window;

  [[no_unique_address]] Window said;

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    tokens.window_name(Name.view(), true);
    tokens.text(" AS (");
    Window::write_tokens(tokens);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(said, visitor);
  }
};

/// Whether an expression is what a window may be asked for: the keys of its partition, its order and its distances.
template <class Query, class Window>
constexpr auto check_window() {
  if constexpr (is_rejected<Window>) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (!is_window<Window>) {
    return refused_window<Window>{};
  } else if constexpr (constexpr problem found = first_problem_in<scope_in<Query>, Window>; found != problem::none) {
    return detail::first_refusal(detail::explain_each<scope_in<Query>>(typename Window::parts{}), refused_whole<found, Window>{});
  } else {
    return accepted{};
  }
}

}  // namespace ikebana::detail
