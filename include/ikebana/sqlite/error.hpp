// SPDX-License-Identifier: BSL-1.0
#pragma once

// What goes wrong when a statement runs: exceptions that carry SQLite's code, its message and the SQL.

#include <ikebana/sqlite/library.hpp>

#include <cstdarg>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ikebana::sqlite {

namespace detail {

/// A text in the form of SQLite's printf: messages are written by it, whose code is there already. Operations on
/// std::string are compiled anew in every file that has one.
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

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wweak-vtables"  // headers alone have no source file to keep a table in
#endif

/// Any failure of the database. `what()` is its message and the SQL.
///
///     try { db.execute(insert(user)); } catch (const ikebana::sqlite::error& failed) { log(failed.code(), failed.sql()); }
class error : public std::runtime_error {
 public:
  [[gnu::cold]] error(int code, std::string_view message, std::string_view sql)
      : std::runtime_error(detail::formatted(sql.empty() ? "%.*s" : "%.*s\n  in: %.*s", static_cast<int>(message.size()), message.data(),
                                             static_cast<int>(sql.size() < most_sql ? sql.size() : most_sql), sql.data())
                               .text()),
        code_(code),
        message_size_(message.size()) {}

  /// SQLite's extended result code.
  int code() const noexcept { return code_; }

  // Made where they are asked for: an exception that holds no strings is copied without a throw, and compiled sooner.
  // Templates, so that a file which does not ask compiles no string.

  /// What went wrong, in SQLite's words or the library's.
  template <class String = std::string>
  String message() const {
    return String(std::string_view(what()).substr(0, message_size_));
  }

  /// The statement that failed, its first megabyte where it is longer; empty where there is none.
  template <class String = std::string>
  String sql() const {
    const std::string_view whole = what();
    const std::size_t begin = message_size_ + (sizeof "\n  in: " - 1);
    return String(whole.substr(begin < whole.size() ? begin : whole.size()));
  }

 private:
  static constexpr std::size_t most_sql = 1 << 20;  // what SQLite writes a message with has a limit of its own

  int code_;
  std::size_t message_size_;
};

/// Another connection holds a lock that this statement needs.
class busy : public error {
 public:
  using error::error;
};

/// A constraint of the schema refused a write: unique, not null, check, or a foreign key.
class constraint_violation : public error {
 public:
  using error::error;
};

/// A stored value is none of the C++ type it is read into: NULL where there is no optional, text where there is an
/// integer, an integer out of range; or a C++ value has no place in SQL.
class conversion_error : public error {
 public:
  using error::error;
};

/// A row that was to be written has been changed or removed since its record was read: see `locked_by`.
class stale_record : public error {
 public:
  using error::error;
};

/// A record has no row yet, and so no key by which others belong to it: nothing is written or found for it.
class no_key : public error {
 public:
  using error::error;
};

/// A row that was written through a relation with a condition of its own is none of the relation's. All is rolled back.
class outside_relation : public error {
 public:
  using error::error;
};

/// A query that must yield one row yielded none.
class no_row : public error {
 public:
  using error::error;
};

/// A query that must yield one row yielded more.
class several_rows : public error {
 public:
  using error::error;
};

/// A statement was to be run within a transaction that has ended already: SQLite rolls it back by itself where a constraint
/// says ROLLBACK, and after some errors (a full disk, no memory, an interrupt). It throws until the end of the outermost scope.
class transaction_ended : public error {
 public:
  using error::error;
};

/// The connection is closed to further use: a transaction could not be rolled back, and what comes next might commit it. Or
/// the database has been moved from. Opening the database anew is the way out.
class connection_broken : public error {
 public:
  using error::error;
};

#ifdef __clang__
#pragma clang diagnostic pop
#endif

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
