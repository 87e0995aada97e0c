// SPDX-License-Identifier: BSL-1.0
#pragma once

// JSON in a column, as text.

#include <ikebana/model/sql_type.hpp>
#include <ikebana/model/value.hpp>

namespace ikebana {

/// A JSON document as the text that it is. It is kept and read as it stands; SQLite's own functions look into it.
struct json_text {
  std::string text;  ///< The document.

  friend bool operator==(const json_text&, const json_text&) = default;
};

template <>
struct codec<json_text> {
  static constexpr sql_type in_sql = sql_type::json;
  static const std::string& to(const json_text& document) { return document.text; }
  // A template, so that only a file which reads JSON compiles how a string is filled.
  template <class Json>
  static void from(std::string_view text, Json& into) {
    into.text.assign(text.data(), text.size());
  }
};

}  // namespace ikebana
