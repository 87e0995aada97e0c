// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which exception SQLite's result codes stand for.

#include <ikebana/driver/error.hpp>
#include <ikebana/sqlite/library.hpp>

#include <cstdarg>

namespace ikebana::sqlite {

namespace detail {

/// A text in the form of SQLite's printf, whose code is there already: see `message_text`.
class formatted {
 public:
  [[gnu::cold, gnu::noinline]] explicit formatted(const char* form, ...) {
    va_list values;
    va_start(values, form);
    text_ = sqlite3_vmprintf(form, values);
    va_end(values);
  }
  formatted(const formatted&) = delete;
  formatted& operator=(const formatted&) = delete;
  ~formatted() { sqlite3_free(text_); }

  const char* text() const { return text_ != nullptr ? text_ : "out of memory"; }

 private:
  char* text_;
};

}  // namespace detail

using ikebana::error, ikebana::busy, ikebana::constraint_violation, ikebana::conversion_error, ikebana::stale_record, ikebana::no_key,
    ikebana::outside_relation, ikebana::no_row, ikebana::several_rows, ikebana::transaction_ended, ikebana::connection_broken;

static_assert(ikebana::detail::error_code::not_found == SQLITE_NOTFOUND && ikebana::detail::error_code::constraint == SQLITE_CONSTRAINT &&
              ikebana::detail::error_code::mismatch == SQLITE_MISMATCH && ikebana::detail::error_code::misuse == SQLITE_MISUSE);

namespace detail {

/// SQLite's words for what has happened, or better ones.
inline const char* words_of(int extended, const char* message) {
  if (extended != SQLITE_BUSY_SNAPSHOT) return message;
  return "another connection has written since this transaction read, so that it cannot write any more, however long it waits; run "
         "it again as a whole, or begin it as transaction_kind::immediate";
}

/// Throws what a result code stands for, with the message of the connection it comes from.
[[noreturn, gnu::cold]] inline void fail(sqlite3* connection, int code, std::string_view sql) {
  const int extended = connection != nullptr ? sqlite3_extended_errcode(connection) : code;
  const char* const message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  const int carried = (extended & 0xff) == (code & 0xff) ? extended : code;
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw busy(carried, words_of(carried, message), sql);
    case SQLITE_CONSTRAINT: throw constraint_violation(carried, message, sql);
    case SQLITE_MISMATCH: throw conversion_error(carried, message, sql);
    default: throw error(carried, message, sql);
  }
}

/// Refuses a path that would be read as another: what opens files takes a NUL byte for its end.
[[gnu::cold]] inline void check_path(std::string_view path) {
  const std::size_t end = path.find('\0');
  if (end == std::string_view::npos) return;
  throw error(SQLITE_CANTOPEN, formatted("there is a NUL byte in a path, after %.*s", static_cast<int>(end), path.data()).text(), {});
}

/// Refuses a text that SQLite would not read to its end: it takes a NUL byte for the end, and counts bytes in an int.
[[gnu::cold]] inline void check_text_of_sql(std::string_view sql) {
  if (sql.size() > 0x7fffffff) throw error(SQLITE_TOOBIG, "a text of SQL has 2147483647 bytes at most", {});
  const std::size_t end = sql.find('\0');
  if (end == std::string_view::npos) return;
  throw error(
      SQLITE_MISUSE,
      formatted("there is a NUL byte in this text, at offset %llu, and SQLite reads no further", static_cast<unsigned long long>(end))
          .text(),
      sql.substr(0, end));
}

[[noreturn, gnu::cold]] inline void throw_statement(sqlite3_stmt* statement, int code) {
  const char* const sql = sqlite3_sql(statement);
  detail::fail(sqlite3_db_handle(statement), code, sql != nullptr ? sql : "");
}

}  // namespace detail
}  // namespace ikebana::sqlite
