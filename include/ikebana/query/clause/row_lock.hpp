// SPDX-License-Identifier: BSL-1.0
#pragma once

// Locking the rows of a query until the transaction ends: FOR UPDATE. Its rules: query/check/row_lock.hpp.

#include <ikebana/query/clause/clause.hpp>

namespace ikebana {

/// What `for_update` does about a row that another transaction has locked: waits for it, leaves it out, or fails.
enum class if_locked : unsigned char { wait, skip, fail };

namespace detail {

/// ` FOR UPDATE SKIP LOCKED`
template <if_locked Otherwise>
struct row_lock : clause {
  static constexpr unsigned adds = has::row_lock;

  static constexpr void write(part_list& list) {
    constexpr const char* words[] = {"", " SKIP LOCKED", " NOWAIT"};
    token_list& tokens = list.next();
    if (!tokens.dialect().locks_rows) tokens.fail(problem::locks_no_rows);
    if (tokens.has_window_here()) tokens.fail(problem::no_rows_to_lock);
    tokens.text(words[static_cast<unsigned>(Otherwise)]);
  }
};

}  // namespace detail
}  // namespace ikebana
