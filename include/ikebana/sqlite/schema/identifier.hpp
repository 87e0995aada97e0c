// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names as SQLite compares and writes them.

#include <ikebana/meta/text.hpp>
#include <ikebana/sqlite/library.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ikebana::sqlite::detail {

/// Puts an identifier in quotes, or a text if the quote is '.
inline std::string in_quotes(std::string_view identifier, char quote = '"') {
  std::string text(ikebana::detail::quoted_length(identifier, quote), quote);
  ikebana::detail::copy_quoted(text.data(), identifier, quote);
  return text;
}

using ikebana::detail::same_name;

using name_list = std::vector<std::string>;

inline bool same_names(const name_list& a, const name_list& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i != a.size(); ++i) {
    if (!detail::same_name(a[i], b[i])) return false;
  }
  return true;
}

inline bool holds_name(const name_list& all, std::string_view wanted) {
  for (const std::string& each : all) {
    if (detail::same_name(each, wanted)) return true;
  }
  return false;
}

inline std::string joined_names(const name_list& all) {
  std::string text;
  for (const std::string& each : all) text += (text.empty() ? "" : ", ") + each;
  return text;
}

}  // namespace ikebana::sqlite::detail
