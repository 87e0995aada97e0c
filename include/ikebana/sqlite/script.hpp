// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_SCRIPT_HPP
#define IKEBANA_SQLITE_SCRIPT_HPP

// Runs SQL text as it stands: schemas, pragmas, whatever has no words of its own.

#include <ikebana/sqlite/connection.hpp>

namespace ikebana::sqlite::detail {

/// Runs the first statement of a text, and gives where the next one begins.
inline std::size_t run_first(sqlite3* on, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  int code = sqlite3_prepare_v2(on, sql.data(), static_cast<int>(sql.size()), &statement, &rest);
  if (code != SQLITE_OK) fail(on, code, sql);
  if (statement != nullptr) {
    do {
      code = sqlite3_step(statement);
    } while (code == SQLITE_ROW);
    const int finalized = sqlite3_finalize(statement);
    if (code != SQLITE_DONE) fail(on, finalized, sql.substr(0, static_cast<std::size_t>(rest - sql.data())));
  }
  return static_cast<std::size_t>(rest - sql.data());
}

/// Runs all statements of a text, and gives the number of rows that they changed.
inline std::int64_t run_script(sqlite3* on, std::string_view sql) {
  const std::int64_t before = sqlite3_total_changes64(on);
  while (!sql.empty()) sql.remove_prefix(run_first(on, sql));
  return sqlite3_total_changes64(on) - before;
}

}  // namespace ikebana::sqlite::detail

#endif
