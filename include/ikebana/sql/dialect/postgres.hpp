// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/syntax/dialect.hpp>

namespace ikebana::postgres {

/// PostgreSQL: parameters are `$1`. Only texts so far: there is no driver.
struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{
      .placeholder = '$',
      .has_booleans = true,
      .before_bytes = "'\\x",
      .locks_rows = true,
      .writes_row_by_row = false,
  };
};

}  // namespace ikebana::postgres
