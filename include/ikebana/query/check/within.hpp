// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of a query within another: it has one text, and locks no rows.

#include <ikebana/query/check/row_lock.hpp>
#include <ikebana/query/clause/variant.hpp>

namespace ikebana::detail {

/// Whether a query may stand within another.
template <class Query>
constexpr auto check_within() {
  if constexpr (!rule::has_one_text<Query>) {
    return refused_variant_within<Query>{};
  } else if constexpr ((Query::clause_flags & has::row_lock) != 0) {
    return refused_lock_of_no_rows<problem::no_rows_to_lock, Query>{};
  } else {
    return accepted{};
  }
}

}  // namespace ikebana::detail
