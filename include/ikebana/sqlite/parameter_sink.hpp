// SPDX-License-Identifier: BSL-1.0
#pragma once

// A parameter of a statement of SQLite's, as a value is put in it.

#include <ikebana/driver/encode.hpp>
#include <ikebana/sqlite/cell.hpp>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

inline void check_bound(const running_statement& statement, int code) {
  if (code != SQLITE_OK) [[unlikely]]
    fail_statement(statement, code);
}

/// What SQLite is told of a text or of bytes: it makes a copy of what does not last.
inline sqlite3_destructor_type destructor_for(lasting lasts) { return lasts == lasting::as_the_value ? SQLITE_STATIC : SQLITE_TRANSIENT; }

/// A parameter of a statement, as a place for a value.
struct parameter_sink {
  const running_statement& statement;
  int number;

  void null() const { check_bound(statement, sqlite3_bind_null(statement.handle, number)); }
  void integer(std::int64_t value) const { check_bound(statement, sqlite3_bind_int64(statement.handle, number, value)); }
  void real(double value) const { check_bound(statement, sqlite3_bind_double(statement.handle, number, value)); }

  void text(std::string_view value, lasting lasts) const {
    const char* const characters = value.data() != nullptr ? value.data() : "";
    check_bound(
        statement, sqlite3_bind_text64(statement.handle, number, characters, value.size(), detail::destructor_for(lasts), SQLITE_UTF8));
  }

  void bytes(blob_view value, lasting lasts) const {
    const void* const first = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
    check_bound(statement, sqlite3_bind_blob64(statement.handle, number, first, value.size(), detail::destructor_for(lasts)));
  }

  [[noreturn, gnu::cold]] void fail(const char* what) const { statement.fail_parameter(number, what); }
};

template <class T>
inline void running_statement::bind(int number, const T& value) const {
  detail::encode(value, parameter_sink{*this, number});
}

inline void running_statement::bind_null(int number) const { parameter_sink{*this, number}.null(); }

}  // namespace ikebana::sqlite::detail
