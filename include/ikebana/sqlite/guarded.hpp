// SPDX-License-Identifier: BSL-1.0
#pragma once

// What SQLite calls throws no exception into it: a frame of C would be left without its end.

#include <ikebana/sqlite/error.hpp>

#include <exception>
#include <new>

namespace ikebana::sqlite::detail {

/// Says that a value has no place in SQL, where SQLite asks for it: the statement fails with a conversion_error.
inline void fail_result(sqlite3_context* context, const char* what) {
  sqlite3_result_error(context, what, -1);
  sqlite3_result_error_code(context, SQLITE_MISMATCH);
}

/// Runs what SQLite has called for a value; what that throws becomes the error of the statement.
template <class F>
void guarded(sqlite3_context* context, F run) noexcept {
  try {
    run();
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const conversion_error& thrown) {
    detail::fail_result(context, thrown.what());
  } catch (const std::exception& thrown) {
    sqlite3_result_error(context, thrown.what(), -1);
  } catch (...) {
    sqlite3_result_error(context, "a function of the user's has thrown", -1);
  }
}

}  // namespace ikebana::sqlite::detail
