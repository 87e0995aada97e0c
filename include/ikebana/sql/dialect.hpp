// SPDX-License-Identifier: BSL-1.0
#pragma once

// What differs between databases in the text of a statement.

#include <ikebana/fwd.hpp>

namespace ikebana {

namespace detail {

struct dialect_facts {
  char placeholder;                 // before the number of a parameter
  bool has_booleans = false;        // whether TRUE is another value than 1
  const char* before_bytes = "x'";  // of a literal, whose hexadecimal digits follow
  bool writes_row_by_row = true;    // whether a sub-query sees which rows its statement has written already
};

}  // namespace detail

namespace sqlite {

/// SQLite: parameters are `?1`.
struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{'?'};
};

}  // namespace sqlite

namespace postgres {

/// PostgreSQL: parameters are `$1`. Only texts so far: there is no driver.
struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{'$', true, "'\\x", false};
};

}  // namespace postgres
}  // namespace ikebana
