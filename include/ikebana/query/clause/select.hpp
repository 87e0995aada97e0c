// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a query yields of each row: its items, each once, or the key alone. The rules: query/check/select.hpp.

#include <ikebana/query/clause/clause.hpp>

namespace ikebana::detail {

/// What is selected, where it is not the whole model.
template <class... Items>
struct select : clause {
  using parts = list<Items...>;
  static constexpr unsigned adds = has::select;
  static constexpr bool is_any_aggregate = (Items::is_aggregate || ...);

  [[no_unique_address]] product<Items...> items_given;

  static constexpr void write(part_list& list) { (Items::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_each(items_given, visitor);
  }
};

/// `SELECT DISTINCT`; of whole targets, each once.
struct distinct : clause {
  static constexpr unsigned adds = has::distinct;
};

/// Selects the key of the rows alone, for a write that finds its rows by it.
struct identity_of_rows : clause {
  static constexpr unsigned adds = has::identity;
};

}  // namespace ikebana::detail
