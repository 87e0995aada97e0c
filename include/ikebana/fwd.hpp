// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_FWD_HPP
#define IKEBANA_FWD_HPP

// The names that a header needs to know of others without knowing what they are.

#include <string_view>

namespace ikebana {

namespace sqlite {
struct dialect;
}

namespace postgres {
struct dialect;
}

namespace detail {

/// The text of a statement type for a dialect. Declared here for `query::sql()`, defined in sql/render.hpp.
template <class Statement, class Dialect>
constexpr std::string_view render();

/// The texts of all statements that a query runs. Defined in sql/render.hpp.
template <class Query, class Dialect>
constexpr auto render_plan();

/// The types a query yields. Defined in result/row.hpp.
template <class Query>
struct result_of;

}  // namespace detail
}  // namespace ikebana

#endif
