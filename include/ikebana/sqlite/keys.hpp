// SPDX-License-Identifier: BSL-1.0
#pragma once

// The keys of a preload's owners as a table: `ikebana_keys(?1)`, a virtual table over C++ memory that is bound by
// pointer. Any number of keys, of any type, byte for byte.

#include <ikebana/expression/range.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/driver/encode.hpp>
#include <ikebana/sqlite/lease.hpp>
#include <ikebana/sqlite/guarded.hpp>

#include <cstddef>

namespace ikebana::sqlite::detail {

/// What the virtual table reads: a number of keys, and a function that gives one column of one of them.
struct key_source {
  std::size_t count;
  const void* keys;
  void (*give)(sqlite3_context* context, const void* keys, std::size_t row, int column);
};

inline constexpr char key_source_type[] = "ikebana_keys";

/// A column of the virtual table, as a place for a value. SQLite reads it before the statement goes on.
struct result_sink {
  sqlite3_context* context;

  void null() const { sqlite3_result_null(context); }
  void integer(std::int64_t value) const { sqlite3_result_int64(context, value); }
  void real(double value) const { sqlite3_result_double(context, value); }

  void text(std::string_view value, lasting lasts) const {
    const char* const characters = value.data() != nullptr ? value.data() : "";
    sqlite3_result_text64(context, characters, value.size(), detail::destructor_for(lasts), SQLITE_UTF8);
  }

  void bytes(blob_view value, lasting lasts) const {
    const void* const first = value.data() != nullptr ? static_cast<const void*>(value.data()) : "";
    sqlite3_result_blob64(context, first, value.size(), detail::destructor_for(lasts));
  }

  void fail(const char* what) const { detail::fail_result(context, formatted("one of several values is %s", what).text()); }
};

struct key_cursor {
  sqlite3_vtab_cursor base;
  const key_source* source;
  std::size_t row;
};

inline constexpr int hidden_key_column = 9;  // after key, value and value2 to value8

inline int connect_keys(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int code = sqlite3_declare_vtab(
      connection, "CREATE TABLE x(key INTEGER, value, value2, value3, value4, value5, value6, value7, value8, keys HIDDEN)");
  if (code != SQLITE_OK) return code;
  *table = static_cast<sqlite3_vtab*>(sqlite3_malloc(sizeof(sqlite3_vtab)));
  if (*table == nullptr) return SQLITE_NOMEM;
  **table = {};
  return SQLITE_OK;
}

inline int disconnect_keys(sqlite3_vtab* table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

inline int plan_keys(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != hidden_key_column || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (constraint.usable == 0) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    // Dear, so that SQLite reads it once in the outermost loop, and never for each row of a table without an index.
    info->estimatedCost = 1e6;
    info->estimatedRows = 1000000;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

inline int open_keys(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  auto* const opened = static_cast<key_cursor*>(sqlite3_malloc(sizeof(key_cursor)));
  if (opened == nullptr) return SQLITE_NOMEM;
  *opened = {};
  *cursor = &opened->base;
  return SQLITE_OK;
}

inline int close_keys(sqlite3_vtab_cursor* cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

inline key_cursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<key_cursor*>(cursor); }

inline int begin_keys(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value** values) {
  detail::cursor_of(cursor).source = static_cast<const key_source*>(sqlite3_value_pointer(values[0], key_source_type));
  detail::cursor_of(cursor).row = 0;
  return SQLITE_OK;
}

inline int next_key(sqlite3_vtab_cursor* cursor) {
  ++detail::cursor_of(cursor).row;
  return SQLITE_OK;
}

inline int at_last_key(sqlite3_vtab_cursor* cursor) {
  const key_cursor& at = detail::cursor_of(cursor);
  return at.source == nullptr || at.row >= at.source->count ? 1 : 0;
}

inline int give_key_column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
  const key_cursor& at = detail::cursor_of(cursor);
  if (column == 0) {
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(at.row));
  } else if (column < hidden_key_column) {
    detail::guarded(context, [&] { at.source->give(context, at.source->keys, at.row, column - 1); });
  }
  return SQLITE_OK;
}

inline int give_key_row(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = static_cast<sqlite3_int64>(detail::cursor_of(cursor).row);
  return SQLITE_OK;
}

inline const sqlite3_module& key_module() {
  static const sqlite3_module module = [] {
    sqlite3_module eponymous{};
    eponymous.xConnect = connect_keys;
    eponymous.xBestIndex = plan_keys;
    eponymous.xDisconnect = disconnect_keys;
    eponymous.xOpen = open_keys;
    eponymous.xClose = close_keys;
    eponymous.xFilter = begin_keys;
    eponymous.xNext = next_key;
    eponymous.xEof = at_last_key;
    eponymous.xColumn = give_key_column;
    eponymous.xRowid = give_key_row;
    return eponymous;
  }();
  return module;
}

inline void register_keys(sqlite3* connection) {
  const int code = sqlite3_create_module_v2(connection, "ikebana_keys", &detail::key_module(), nullptr, nullptr);
  if (code != SQLITE_OK) detail::fail(connection, code, {});
}

inline void append_integer(std::string& text, std::int64_t number) {
  const auto magnitude = static_cast<std::uint64_t>(number);
  const ikebana::detail::number_text written(number < 0 ? 0 - magnitude : magnitude);
  if (number < 0) text += '-';
  for (const char each : written.view()) text += each;
}

/// The end of a JSON text of integers, as a place for one more.
struct json_sink {
  const running_statement& statement;
  int number;
  std::string& json;

  void integer(std::int64_t value) const {
    detail::append_integer(json, value);
    json += ',';
  }
  [[noreturn, gnu::cold]] void fail(const char* what) const { statement.fail_parameter(number, what); }
};

/// SQLite copies integers; all others live as long as the query that holds them.
template <class T>
void running_statement::bind(int number, const ikebana::detail::value_list<T>& list) const {
  if constexpr (travels_as_json<T>) {
    std::string json = "[";
    for (const T& each : list.values) detail::encode(each, json_sink{*this, number, json});
    if (list.values.empty()) json += ']';
    json.back() = ']';
    parameter_sink{*this, number}.text(json, lasting::for_the_call);
  } else {
    const auto give = [](sqlite3_context* context, const void* values, std::size_t row, int) {
      detail::encode(static_cast<const T*>(values)[row], result_sink{context});
    };
    auto* const source = new key_source{list.values.size(), list.values.data(), give};
    const auto forget = [](void* bound) { delete static_cast<key_source*>(bound); };
    // SQLite forgets it also where it fails.
    detail::check_bound(*this, sqlite3_bind_pointer(handle, number, source, key_source_type, forget));
  }
}

/// Integer keys of owners, as a JSON text.
struct integer_keys {
  std::string json = "[";

  integer_keys(const std::int64_t* keys, std::size_t count) {
    for (std::size_t i = 0; i != count; ++i) {
      detail::append_integer(json, keys[i]);
      json += ',';
    }
    if (count == 0) json += ']';
    json.back() = ']';
  }
};

inline void lease::bind_keys(int number, const integer_keys& keys) const {
  parameter_sink{*this, number}.text(keys.json, lasting::as_the_value);
}

/// Keys of owners of any type and of any number of columns, which the virtual table reads where they are.
template <class Owners, class Model, const key_columns& Key>
struct keys_of {
  key_source source;

  explicit keys_of(const Owners& owners) : source{owners.size(), __builtin_addressof(owners), give} {}

 private:
  static void give(sqlite3_context* context, const void* owners, std::size_t row, int column) {
    give_column(context, *static_cast<const Owners*>(owners), row, column, std::make_index_sequence<Key.size>{});
  }

  template <std::size_t... I>
  static void give_column(sqlite3_context* context, const Owners& owners, std::size_t row, int column, std::index_sequence<I...>) {
    ((column == static_cast<int>(I) ? detail::encode(owners.template key<member_at<Model, Key.at[I]>, I>(row), result_sink{context})
                                    : void()),
     ...);
  }
};

template <class Owners, class Model, const key_columns& Key>
void lease::bind_keys(int number, const keys_of<Owners, Model, Key>& keys) const {
  auto* const source = const_cast<key_source*>(&keys.source);  // SQLite's pointers are not const, and it is only read
  check_bound(*this, sqlite3_bind_pointer(handle, number, source, key_source_type, nullptr));
}

}  // namespace ikebana::sqlite::detail
