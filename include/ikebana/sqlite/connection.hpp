// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CONNECTION_HPP
#define IKEBANA_SQLITE_CONNECTION_HPP

// An open SQLite database and its prepared statements: each statement type has its own place among them, so that none is
// prepared twice and none is looked up by its text.

#include <ikebana/sqlite/error.hpp>
#ifdef IKEBANA_CATALOGUE
#include <ikebana/sqlite/catalogue.hpp>
#endif

#include <cstdint>
#include <string>
#include <string_view>

namespace ikebana::sqlite {

/// How a database is opened.
struct options {
  /// SQLite's own flags. No mutex: a connection belongs to one thread at a time.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  /// How long to wait for another connection's lock, in milliseconds.
  int busy_timeout = 5000;
  /// "WAL", "DELETE", ...; empty leaves the file as it is.
  std::string_view journal_mode = {};
  /// Whether the foreign keys of the schema are enforced.
  bool foreign_keys = true;
};

namespace detail {

/// The place of a statement type in every connection, given when it is first run. Threads may run it at once, each in its
/// own connection. Not std::atomic, whose header takes a compiler longer than all of this library's SQLite driver.
struct slot {
  unsigned number = 0;  // from 1
#ifdef IKEBANA_CATALOGUE
  const catalogue_entry* entry;
#endif

  unsigned place() {
    const unsigned given = __atomic_load_n(&number, __ATOMIC_RELAXED);
    return (given != 0 ? given : give()) - 1;
  }

 private:
  [[gnu::noinline]] unsigned give() {
    static unsigned last = 0;
    unsigned given = 0;
    const unsigned next = __atomic_add_fetch(&last, 1u, __ATOMIC_RELAXED);
    const bool is_first = __atomic_compare_exchange_n(&number, &given, next, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
    return is_first ? next : given;
  }
};

#ifdef IKEBANA_CATALOGUE
template <class Statement>
inline constinit slot slot_of{0, &in_catalogue<Statement>};  // what runs is in the catalogue
#else
template <class Statement>
inline constinit slot slot_of{};
#endif

class connection {
 public:
  connection(const std::string& path, const options& chosen) {
    const int code = sqlite3_open_v2(path.c_str(), &handle_, chosen.flags, nullptr);
    if (code != SQLITE_OK) fail_to_open(code, path);
    sqlite3_busy_timeout(handle_, chosen.busy_timeout);
  }

  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  ~connection() {
    for (unsigned i = 0; i != room_; ++i) sqlite3_finalize(idle_[i]);
    delete[] idle_;
    sqlite3_close_v2(handle_);
  }

  sqlite3* handle() const noexcept { return handle_; }

  sqlite3_stmt* prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) [[unlikely]] fail(handle_, code, sql);
    return statement;
  }

  /// The idle statement of a slot, or a new one: a loop inside a loop over the same query takes a second.
  [[gnu::noinline]] sqlite3_stmt* take(unsigned which, std::string_view sql) {
    if (which < room_ && idle_[which] != nullptr) [[likely]] {
      sqlite3_stmt* const statement = idle_[which];
      idle_[which] = nullptr;
      return statement;
    }
    if (which >= room_) make_room(which + 1);
    return prepare(sql);
  }

  [[gnu::noinline]] void give_back(unsigned which, sqlite3_stmt* statement) noexcept {
    sqlite3_reset(statement);
    if (idle_[which] == nullptr) [[likely]] {
      idle_[which] = statement;
    } else {
      sqlite3_finalize(statement);
    }
  }

 private:
  [[noreturn]] void fail_to_open(int code, const std::string& path) {
    const std::string message = "cannot open " + path + ": " + (handle_ != nullptr ? sqlite3_errmsg(handle_) : "");
    sqlite3_close_v2(handle_);
    throw error(code, message, {});
  }

  void make_room(unsigned wanted) {
    if (wanted < room_ * 2) wanted = room_ * 2;
    sqlite3_stmt** const larger = new sqlite3_stmt*[wanted]{};
    for (unsigned i = 0; i != room_; ++i) larger[i] = idle_[i];
    delete[] idle_;
    idle_ = larger;
    room_ = wanted;
  }

  sqlite3* handle_ = nullptr;
  sqlite3_stmt** idle_ = nullptr;  // by their places; not std::vector, which every file would instantiate
  unsigned room_ = 0;
};

/// A statement in use. It is reset and given back at the end of the scope, whatever happens.
class lease {
 public:
  lease(connection& from, slot& which, std::string_view sql)
      : from_(from), which_(which.place()), statement_(from.take(which_, sql)) {}

  lease(lease&& other) noexcept : from_(other.from_), which_(other.which_), statement_(other.statement_) {
    other.statement_ = nullptr;
  }
  lease& operator=(lease&&) = delete;

  ~lease() {
    if (statement_ != nullptr) from_.give_back(which_, statement_);
  }

  sqlite3_stmt* statement() const noexcept { return statement_; }

  /// Goes to the next row, or says that there is none.
  bool step() const {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) [[unlikely]] fail_statement(statement_, code);
    return false;
  }

 private:
  connection& from_;
  unsigned which_;
  sqlite3_stmt* statement_;
};

}  // namespace detail
}  // namespace ikebana::sqlite

#endif
