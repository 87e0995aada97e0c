// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names as SQLite compares and writes them.

#include <ikebana/sqlite/library.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ikebana::sqlite::detail {

/// An identifier as SQL has it in quotes.
inline std::string in_quotes(std::string_view identifier) {
  std::string text = "\"";
  for (const char each : identifier) text.append(each == '"' ? 2 : 1, each);
  return text + '"';
}

/// Whether two identifiers are the same to SQLite, which does not tell the cases of ASCII letters apart.
inline bool same_identifier(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sqlite3_strnicmp(a.data(), b.data(), static_cast<int>(a.size())) == 0;
}

using name_list = std::vector<std::string>;

inline bool same_names(const name_list& a, const name_list& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i != a.size(); ++i) {
    if (!detail::same_identifier(a[i], b[i])) return false;
  }
  return true;
}

inline bool holds_name(const name_list& all, std::string_view wanted) {
  for (const std::string& each : all) {
    if (detail::same_identifier(each, wanted)) return true;
  }
  return false;
}

/// Whether the first of some names are others, in any order.
inline bool begin_with(const name_list& all, const name_list& first) {
  if (all.size() < first.size()) return false;
  const name_list beginning(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first.size()));
  for (const std::string& each : first) {
    if (!detail::holds_name(beginning, each)) return false;
  }
  return true;
}

inline std::string joined_names(const name_list& all) {
  std::string text;
  for (const std::string& each : all) text += (text.empty() ? "" : ", ") + each;
  return text;
}

}  // namespace ikebana::sqlite::detail
