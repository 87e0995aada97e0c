// SPDX-License-Identifier: BSL-1.0
#pragma once

// What differs between databases in the text of a statement. Whoever writes tokens asks these facts, never which database it is.

#include <ikebana/fwd.hpp>

namespace ikebana::detail {

/// The facts of a dialect. Each has SQLite's as its default: a dialect names those that differ.
struct dialect_facts {
  char placeholder = '?';           // before the number of a parameter
  bool has_booleans = false;        // whether TRUE is another value than 1
  const char* before_bytes = "x'";  // of a literal, whose hexadecimal digits follow
  bool locks_rows = false;          // whether it has FOR UPDATE
  bool writes_row_by_row = true;    // whether a sub-query sees which rows its statement has written already
};

/// The dialect of conditions that are checked before their statement is known: all that any dialect can say, this one can.
inline constexpr dialect_facts reference_dialect{.locks_rows = true};

}  // namespace ikebana::detail
