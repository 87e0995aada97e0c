// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a write yields of the rows that it has written: RETURNING.

#include <ikebana/query/check/where.hpp>
#include <ikebana/query/check/select.hpp>

namespace ikebana {

namespace rule {

/// Whether a write has not said yet what it returns.
template <class Write>
inline constexpr bool returns_nothing_yet = (Write::clause_flags & detail::has::returning) == 0;

/// Whether what is returned is of one row that is written: no aggregate, and no window is found in it.
template <class E, detail::problem Found>
inline constexpr bool is_of_written_row = !E::is_aggregate && Found != detail::problem::window_in_condition;

}  // namespace rule

namespace detail {

template <class... Items>
struct returning : clause {
  using parts = list<Items...>;
  using items = list<Items...>;
  static constexpr unsigned adds = has::returning;

  [[no_unique_address]] product<Items...> items_given;

  static constexpr void write(part_list& list) { (Items::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(items_given, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <class... Cs>
constexpr void write_returned(token_list& tokens) {
  detail::write_part(tokens, part::returning, {{Cs::adds, Cs::write}...});
}

/// The items that the clauses of a write return.
template <class... Cs>
struct returned_items {
  using type = list<>;
};
template <class Clause, class... Cs>
struct returned_items<Clause, Cs...> : returned_items<Cs...> {};
template <class... Items, class... Cs>
struct returned_items<returning<Items...>, Cs...> {
  using type = list<Items...>;
};

template <class Write>
struct refused_second_returning {
  constexpr explicit operator bool() const {
    static_assert(rule::returns_nothing_yet<Write>, "ikebana: this write says already what it returns; say all of it in one returning");
    return false;
  }
};

template <class E, problem Found>
struct refused_returned_aggregate {
  constexpr explicit operator bool() const {
    static_assert(rule::is_of_written_row<E, Found>, "ikebana: returning is of each row that is written; leave out aggregates and windows");
    return false;
  }
};

template <class Item>
constexpr auto check_returned_item() {
  if constexpr (!rule::is_of_written_row<Item, problem::none>) {
    return refused_returned_aggregate<Item, problem::none>{};
  } else {
    return accepted{};
  }
}

template <class Write, class Model, class... Items>
constexpr auto check_returning() {
  using scope = scope_of<query<from_model<Model, "">>>;
  if constexpr ((is_rejected<Items> || ...)) {
    return refused_before{};
  } else if constexpr (!rule::returns_nothing_yet<Write>) {
    return refused_second_returning<Write>{};
  } else if constexpr (sizeof...(Items) == 0) {
    return refused_empty_selection<Items...>{};
  } else if constexpr (!(an_item<Items> && ...)) {
    return detail::first_refusal(explain_item<Items>()...);
  } else if constexpr (detail::problem_of(scope_checked<scope>, {Items::write_tokens...}, true) == problem::window_in_condition) {
    return refused_returned_aggregate<at<0, Items...>, problem::window_in_condition>{};
  } else if constexpr (first_problem_in<scope, Items...> != problem::none) {
    return explain_problem<scope, Items...>();
  } else {
    return detail::first_refusal(check_returned_item<Items>()...);
  }
}

}  // namespace detail
}  // namespace ikebana
