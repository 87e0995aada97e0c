// SPDX-License-Identifier: BSL-1.0
#pragma once

// The order of a query's rows. Its rules: query/check/order.hpp; an order of several to choose from: query/clause/variant.hpp.

#include <ikebana/query/clause/clause.hpp>

namespace ikebana::detail {

/// ` ORDER BY "posts"."views" DESC`
template <class... Terms>
struct order_by : clause {
  using parts = list<typename Terms::ordered...>;
  static constexpr unsigned adds = has::order;
  static constexpr bool orders_groups = (Terms::ordered::is_aggregate || ...);

  [[no_unique_address]] product<Terms...> terms_given;

  static constexpr void write(part_list& list) { (Terms::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_each(terms_given, visitor);
  }
};

}  // namespace ikebana::detail
