// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tables whose rows an outer join may leave out: what is never NULL by its type may be NULL then.

#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// Says of a join whose tables have just been declared, so many, whose rows it may leave out: its own, those of all before.
constexpr void leave_out_rows(token_list& tokens, unsigned joined, bool its_own, bool others) {
  for (unsigned i = tokens.size(), passed = 0; i != 0 && tokens.at[i - 1].kind == token_kind::source; --i, ++passed) {
    if (passed < joined ? its_own : others) tokens.at[i - 1].position = 1;
  }
  tokens.leaves_out_rows |= its_own || others;
}

}  // namespace ikebana::detail
