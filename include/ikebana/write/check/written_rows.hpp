// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rule of sub-queries over rows that their statement writes.

#include <ikebana/query/check/query.hpp>

namespace ikebana {

namespace rule {

/// Whether no sub-query reads rows while the same statement writes them, where that cannot be computed first.
template <class Write, detail::problem Found>
inline constexpr bool reads_no_written_rows = Found != detail::problem::reads_written_rows;

}  // namespace rule

namespace detail {

template <class Write, problem Found>
struct refused_reading_of_written {
  constexpr explicit operator bool() const {
    static_assert(rule::reads_no_written_rows<Write, Found>,
                  "ikebana: a sub-query of what is returned, or set on a conflict, reads rows that this statement is writing, and yields "
                  "what depends on their "
                  "order; ask for it by a query of its own");
    return false;
  }
};

/// Whether the database computes some column of a model.
template <class Model>
constexpr bool computes_columns() {
  bool some = false;
  for (unsigned i = 0; i != table_of<Model>.column_count; ++i) some |= detail::is_computed<Model>(i);
  return some;
}

}  // namespace detail
}  // namespace ikebana
