// SPDX-License-Identifier: BSL-1.0
#pragma once

// Windows that a statement names: those that it uses have to be said.

#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// Whether each window that is used by its name is said somewhere.
constexpr bool all_windows_defined(const token_list& tokens) {
  if (!tokens.names_window()) return true;
  for (const token& used : tokens) {
    if (used.kind != token_kind::window_name || used.flag) continue;
    bool is_said = false;
    for (const token& said : tokens) {
      if (said.kind == token_kind::window_name && said.flag && said.text() == used.text()) is_said = true;
    }
    if (!is_said) return false;
  }
  return true;
}

}  // namespace ikebana::detail
