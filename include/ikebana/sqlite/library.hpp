// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's own header, and how its functions are called.

#include <ikebana/fwd.hpp>

#include <sqlite3.h>

#if SQLITE_VERSION_NUMBER < 3037000
#error "ikebana: SQLite 3.37 or later is needed; the sqlite3.h that is found is of an older one"
#endif

// A shared library's function is called by way of a jump in the program itself (the procedure linkage table), which is a
// fiftieth to a thirtieth of reading a row. g++ calls these by their address instead, as it does all functions with
// -fno-plt; so does clang, given that. What is linked statically is called directly either way. And all
// but those that may call functions of the user's own, a step or the commit hook of a reset, are C that throws nothing.
#if defined(__GNUC__) && !defined(__clang__) && defined(__ELF__) && !defined(SQLITE3EXT_H)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
extern "C" {
[[gnu::noplt]] decltype(sqlite3_step) sqlite3_step;
[[gnu::noplt]] decltype(sqlite3_reset) sqlite3_reset;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_column_value) sqlite3_column_value;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_type) sqlite3_value_type;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_int64) sqlite3_value_int64;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_double) sqlite3_value_double;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_text) sqlite3_value_text;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_blob) sqlite3_value_blob;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_value_bytes) sqlite3_value_bytes;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_bind_int64) sqlite3_bind_int64;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_bind_double) sqlite3_bind_double;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_bind_text64) sqlite3_bind_text64;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_bind_blob64) sqlite3_bind_blob64;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_bind_null) sqlite3_bind_null;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_changes64) sqlite3_changes64;
[[gnu::noplt, gnu::nothrow]] decltype(sqlite3_get_autocommit) sqlite3_get_autocommit;
}
#pragma GCC diagnostic pop
#endif
