// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_BENCH_RUNTIME_C_HPP
#define IKEBANA_BENCH_RUNTIME_C_HPP

// What a program over the bare C API has of its own: a connection, its statements, and the reading of columns.

#include "models.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bench {

[[noreturn, gnu::cold]] inline void stop(sqlite3* connection) {
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(connection));
  std::exit(1);
}

class c_connection {
 public:
  c_connection(const std::string& path, int flags) {
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) stop(handle_);
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA synchronous = NORMAL");
    if ((flags & SQLITE_OPEN_NOMUTEX) == 0) return;
    // An expert knows what Ikebana sets for a file.
    execute("PRAGMA cache_size = -16384");
  }
  c_connection(const c_connection&) = delete;
  c_connection& operator=(const c_connection&) = delete;
  ~c_connection() {
    for (const prepared& each : kept_) sqlite3_finalize(each.statement);
    sqlite3_close(handle_);
  }

  sqlite3* handle() const { return handle_; }

  void execute(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) stop(handle_);
  }

  /// A statement, prepared once.
  sqlite3_stmt* kept(const std::string& sql) {
    for (const prepared& each : kept_) {
      if (each.sql == sql) return each.statement;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) stop(handle_);
    kept_.push_back({sql, statement});
    return statement;
  }

 private:
  struct prepared {
    std::string sql;
    sqlite3_stmt* statement;
  };

  sqlite3* handle_ = nullptr;
  std::vector<prepared> kept_;
};

inline bool step(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) stop(sqlite3_db_handle(statement));
  return false;
}

/// As most people write it.
struct plain_style {
  static constexpr bool is_expert = false;
  static constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  static std::int64_t integer(sqlite3_stmt* statement, int column) { return sqlite3_column_int64(statement, column); }

  static void take(sqlite3_stmt* statement, int column, std::int64_t& into) { into = sqlite3_column_int64(statement, column); }
  static void take(sqlite3_stmt* statement, int column, double& into) { into = sqlite3_column_double(statement, column); }
  static void take(sqlite3_stmt* statement, int column, std::string& into) {
    const char* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    into.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
  }
  template <class T>
  static void take(sqlite3_stmt* statement, int column, std::optional<T>& into) {
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
      into.reset();
    } else {
      take(statement, column, into.emplace());
    }
  }
};

/// As an expert does: no mutex, and each column asked for once.
struct expert_style {
  static constexpr bool is_expert = true;
  static constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

  static std::int64_t integer(sqlite3_stmt* statement, int column) { return sqlite3_value_int64(sqlite3_column_value(statement, column)); }

  static void take_value(sqlite3_value* value, std::int64_t& into) { into = sqlite3_value_int64(value); }
  static void take_value(sqlite3_value* value, double& into) { into = sqlite3_value_double(value); }
  static void take_value(sqlite3_value* value, std::string& into) {
    const char* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    into.assign(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  }
  static void take_value(sqlite3_value* value, std::string_view& into) {
    const char* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    into = {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
  }
  template <class T>
  static void take_value(sqlite3_value* value, std::optional<T>& into) {
    if (sqlite3_value_type(value) == SQLITE_NULL) {
      into.reset();
    } else {
      take_value(value, into.emplace());
    }
  }
  template <class T>
  static void take(sqlite3_stmt* statement, int column, T& into) {
    take_value(sqlite3_column_value(statement, column), into);
  }
};

[[noreturn, gnu::noinline, gnu::cold]] inline void refuse() { throw std::runtime_error("not of the column's type"); }

/// As an expert does who wants no text for a number, and no NULL for a text: each column's type is looked at, as Ikebana does.
struct careful_style : expert_style {
  static sqlite3_value* of_type(int type, sqlite3_stmt* statement, int column) {
    sqlite3_value* const value = sqlite3_column_value(statement, column);
    if (sqlite3_value_type(value) != type) refuse();
    return value;
  }
  static void take(sqlite3_stmt* statement, int column, std::int64_t& into) {
    take_value(of_type(SQLITE_INTEGER, statement, column), into);
  }
  static void take(sqlite3_stmt* statement, int column, std::string& into) { take_value(of_type(SQLITE_TEXT, statement, column), into); }
  static void take(sqlite3_stmt* statement, int column, std::string_view& into) {
    take_value(of_type(SQLITE_TEXT, statement, column), into);
  }
  template <class T>
  static void take(sqlite3_stmt* statement, int column, std::optional<T>& into) {
    sqlite3_value* const value = sqlite3_column_value(statement, column);
    const int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL) return into.reset();
    if (type != type_of(into)) refuse();
    take_value(value, into.emplace());
  }

 private:
  static constexpr int type_of(const std::optional<std::int64_t>&) { return SQLITE_INTEGER; }
  static constexpr int type_of(const std::optional<double>&) { return SQLITE_FLOAT; }
  static constexpr int type_of(const std::optional<std::string>&) { return SQLITE_TEXT; }
  static constexpr int type_of(const std::optional<std::string_view>&) { return SQLITE_TEXT; }
};

/// Rows whose texts stay where SQLite has them, until the next step.
struct UserView {
  std::int64_t id;
  std::optional<std::int64_t> country_id;
  std::string_view name;
  std::optional<std::string_view> email;
};
struct PostView {
  std::int64_t id;
  std::int64_t user_id;
  std::string_view title;
  std::int64_t views;
  std::optional<double> rating;
};

template <class Style>
void read(sqlite3_stmt* statement, Country& into) {
  Style::take(statement, 0, into.id);
  Style::take(statement, 1, into.name);
}
template <class Style, class Row>
  requires(std::is_same_v<Row, User> || std::is_same_v<Row, UserView>)
void read(sqlite3_stmt* statement, Row& into) {
  Style::take(statement, 0, into.id);
  Style::take(statement, 1, into.country_id);
  Style::take(statement, 2, into.name);
  Style::take(statement, 3, into.email);
}
template <class Style, class Row>
  requires(std::is_same_v<Row, Post> || std::is_same_v<Row, PostView>)
void read(sqlite3_stmt* statement, Row& into) {
  Style::take(statement, 0, into.id);
  Style::take(statement, 1, into.user_id);
  Style::take(statement, 2, into.title);
  Style::take(statement, 3, into.views);
  Style::take(statement, 4, into.rating);
}

inline void bind_text(sqlite3_stmt* statement, int number, const std::string& text) {
  sqlite3_bind_text(statement, number, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

inline void insert(sqlite3_stmt* statement, const User& user) {
  if (user.id != 0) {
    sqlite3_bind_int64(statement, 1, user.id);
  } else {
    sqlite3_bind_null(statement, 1);
  }
  if (user.country_id) {
    sqlite3_bind_int64(statement, 2, *user.country_id);
  } else {
    sqlite3_bind_null(statement, 2);
  }
  bind_text(statement, 3, user.name);
  if (user.email) {
    bind_text(statement, 4, *user.email);
  } else {
    sqlite3_bind_null(statement, 4);
  }
  step(statement);
  sqlite3_reset(statement);
}

}  // namespace bench

#endif
