// SPDX-License-Identifier: BSL-1.0
#pragma once

// The relations that are preloaded with the rows of a query, and how. Their statements: preload/preload.hpp.

#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/owner.hpp>

namespace ikebana::detail {

/// A relation to preload with the rows of the query.
template <class Related>
struct with : clause {
  static constexpr unsigned adds = has::with;

  [[no_unique_address]] Related related;

  /// The key of the row whose targets they are, which the selection may not hold.
  static constexpr void write(part_list& list) {
    constexpr key_columns key = known_by<Related>::key;
    for (unsigned i = 0; i != key.size; ++i) list.next().its_column(list.source, key.at[i]);
  }
};

struct joined : clause {
  static constexpr unsigned adds = has::joined;
};
struct by_hop : clause {
  static constexpr unsigned adds = has::by_hop;
};

}  // namespace ikebana::detail
