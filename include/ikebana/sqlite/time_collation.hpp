// SPDX-License-Identifier: BSL-1.0
#pragma once

// How SQLite compares columns that hold times in every form of ISO 8601: see `in_any_iso_form`.

#include <ikebana/model/iso_time.hpp>
#include <ikebana/sqlite/error.hpp>

namespace ikebana::sqlite::detail {

/// The order of two times by when they are: what is no time comes after all that are, in the order of its bytes.
inline int compare_times(void*, int size, const void* first, int other_size, const void* other) {
  const std::string_view a(static_cast<const char*>(first), static_cast<std::size_t>(size));
  const std::string_view b(static_cast<const char*>(other), static_cast<std::size_t>(other_size));
  ikebana::detail::iso_moment at, beside;
  const bool is_time = ikebana::detail::iso_reader{a}.read(at);
  const bool is_other_time = ikebana::detail::iso_reader{b}.read(beside);
  if (is_time != is_other_time) return is_time ? -1 : 1;
  if (!is_time) return a.compare(b);
  if (at.seconds != beside.seconds) return at.seconds < beside.seconds ? -1 : 1;
  for (std::size_t i = 0; i < at.fraction.size() || i < beside.fraction.size(); ++i) {
    const int digit = i < at.fraction.size() ? at.fraction[i] : '0';
    const int other_digit = i < beside.fraction.size() ? beside.fraction[i] : '0';
    if (digit != other_digit) return digit - other_digit;
  }
  return 0;
}

inline void register_time_collation(sqlite3* connection) {
  const int code = sqlite3_create_collation_v2(connection, ikebana::detail::time_collation, SQLITE_UTF8, nullptr, compare_times, nullptr);
  if (code != SQLITE_OK) detail::fail(connection, code, {});
}

}  // namespace ikebana::sqlite::detail
