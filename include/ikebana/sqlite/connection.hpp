// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CONNECTION_HPP
#define IKEBANA_SQLITE_CONNECTION_HPP

// An open SQLite database and its prepared statements: each statement type has its own place among them, so that none is
// prepared twice and none is looked up by its text.

#include <ikebana/sqlite/bound_value.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ikebana::sqlite {

struct catalogue_entry;

/// How a database is opened. What is set here unless you say otherwise is what is fast without being unsafe.
///
///     ikebana::sqlite::database db{"blog.db", {.busy_timeout = 100, .statements = 200}};
struct options {
  /// SQLite's own flags. No mutex: a connection belongs to one thread at a time, and taking a lock that nobody else wants
  /// is a tenth of a look-up by key.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  /// How long to wait for another connection's lock, in milliseconds: without, a second writer fails at once.
  int busy_timeout = 5000;
  /// "WAL", "DELETE", ...; empty leaves the file as it is. WAL: readers and a writer do not wait for each other, and a commit
  /// is one write instead of three. A file that is opened to be read, or that another connection holds, stays as it is.
  std::string_view journal_mode = "WAL";
  /// "OFF", "NORMAL", "FULL", "EXTRA"; empty is NORMAL in WAL mode, else SQLite's FULL. In WAL mode NORMAL spares the wait for
  /// the disk at each commit: when the power fails the last commits may be lost, but the file is never damaged.
  std::string_view synchronous = {};
  /// How many bytes of the file are read from mapped memory: no call of the system and no copy for each page. 0 is none.
  std::int64_t mapped_bytes = 256 << 20;
  /// How much memory is kept for pages of the file, in KiB, taken as needed: SQLite's own 2 MiB are less than many indexes.
  int cache_kib = 16 << 10;
  /// Whether the foreign keys of the schema are enforced. SQLite's own default is that they are not.
  bool foreign_keys = true;
  /// The most statements that are kept prepared, the least recently used are forgotten first; 0 is no limit. Each takes some
  /// kilobytes, and there are no more of them than the program has queries.
  unsigned statements = 0;
};

namespace detail {

/// How many statement types have a place. One number for all shared objects of a program, also where they hide their names:
/// a connection may go from one to another.
[[gnu::visibility("default")]] inline constinit unsigned places_given = 0;

/// The text and the parameters of a statement type, and its place in every connection, given when it is first run. Threads
/// may run it at once, each in its own connection. Not std::atomic, whose header takes a compiler longer than all of this
/// library's SQLite driver.
struct slot {
  unsigned number;  // from 1
  unsigned size;
  const char* sql;
  unsigned parameters;
  const unsigned short* numbers;  // of its parameters; none where they are 1, 2, 3...
#ifdef IKEBANA_CATALOGUE
  const catalogue_entry* entry = nullptr;  // what runs is in the catalogue
#endif

  std::string_view text() const { return {sql, std::size_t{size}}; }

  unsigned place() {
    const unsigned given = __atomic_load_n(&number, __ATOMIC_RELAXED);
    return (given != 0 ? given : give()) - 1;
  }

 private:
  [[gnu::noinline]] unsigned give() {
    unsigned given = 0;
    const unsigned next = __atomic_add_fetch(&places_given, 1u, __ATOMIC_RELAXED);
    const bool is_first = __atomic_compare_exchange_n(&number, &given, next, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
    return is_first ? next : given;
  }
};

/// What a connection does seldom, as pointers to it: see sqlite/running_statement.hpp.
struct done_seldom {
  sqlite3_stmt* (*take_new)(connection& from, unsigned which, std::string_view sql);
  failures failing;
};

[[gnu::cold]] inline sqlite3_stmt* prepare_statement(sqlite3* on, std::string_view sql, unsigned flags) {
  detail::check_text_of_sql(sql);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(on, sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr);
  if (code != SQLITE_OK) [[unlikely]] detail::fail(on, code, sql);
  return statement;
}

class connection {
 public:
  connection(const std::string& path, const options& chosen)
      : most_((detail::check_path(path), chosen.statements)), kept_(most_ != 0 ? new unsigned[most_] : nullptr) {
    const int code = sqlite3_open_v2(path.c_str(), &handle_, chosen.flags, nullptr);
    if (code != SQLITE_OK) fail_to_open(code, path);
  }

  /// Takes over another's database and statements. What runs in that one, and its transactions, must have ended.
  connection(connection&& other) noexcept { take_over(other); }

  connection& operator=(connection&& other) noexcept {
    if (this == &other) return *this;
    close();
    take_over(other);
    return *this;
  }

  ~connection() { close(); }

  sqlite3* handle() const noexcept { return handle_; }

  sqlite3_stmt* prepare(std::string_view sql) const { return detail::prepare_statement(handle_, sql, SQLITE_PREPARE_PERSISTENT); }

  /// The idle statement of a slot, or a new one: a loop inside a loop over the same query takes a second.
  sqlite3_stmt* take(unsigned which, const slot& wanted) {
    if (which < room_ && places_[which].idle != nullptr) [[likely]] {
      sqlite3_stmt* const statement = places_[which].idle;
      places_[which].idle = nullptr;
      return statement;
    }
    return seldom_.take_new(*this, which, wanted.text());
  }

  const failures& failing() const { return seldom_.failing; }

  void give_back(unsigned which, sqlite3_stmt* statement) noexcept {
    place& from = places_[which];
    if (from.idle != nullptr || from.last_used == 0) [[unlikely]] return static_cast<void>(sqlite3_finalize(statement));
    from.idle = statement;
    from.last_used = ++uses_;
    sqlite3_reset(statement);
  }

  /// How many rows a slot's statement gave when all of them were last read. What is about to be read is likely to be as much.
  std::size_t rows_given(unsigned which) const { return places_[which].rows_given; }
  void keep_rows_given(unsigned which, std::size_t count) { places_[which].rows_given = count; }

 private:
  /// Where the statement of a slot is kept while nobody uses it.
  struct place {
    sqlite3_stmt* idle = nullptr;
    std::uint64_t last_used = 0;  // 0: its statement is not kept
    std::size_t rows_given = 0;   // when it was last run to its end
  };

  void close() noexcept {
    for (unsigned i = 0; i != room_; ++i) sqlite3_finalize(places_[i].idle);
    delete[] places_;
    delete[] kept_;
    sqlite3_close_v2(handle_);
  }

  void take_over(connection& other) noexcept {
    handle_ = other.handle_;
    places_ = other.places_;
    room_ = other.room_;
    most_ = other.most_;
    kept_ = other.kept_;
    count_ = other.count_;
    uses_ = other.uses_;
    other.handle_ = nullptr;
    other.places_ = nullptr;
    other.kept_ = nullptr;
    other.room_ = other.most_ = other.count_ = 0;
  }

  [[noreturn]] void fail_to_open(int code, const std::string& path) {
    const formatted message("cannot open %s: %s", path.c_str(), handle_ != nullptr ? sqlite3_errmsg(handle_) : "");
    sqlite3_close_v2(handle_);
    delete[] kept_;
    throw error(code, message.text(), {});
  }

  [[gnu::cold]] static sqlite3_stmt* take_new(connection& from, unsigned which, std::string_view sql) {
    if (which >= from.room_) from.make_room(which + 1);
    sqlite3_stmt* const statement = from.prepare(sql);
    if (from.places_[which].last_used == 0) from.keep(which);
    return statement;
  }

  static constexpr done_seldom here{take_new, all_failures};

  [[gnu::cold]] void make_room(unsigned wanted) {
    if (wanted < room_ * 2) wanted = room_ * 2;
    place* const larger = new place[wanted]{};
    for (unsigned i = 0; i != room_; ++i) larger[i] = places_[i];
    delete[] places_;
    places_ = larger;
    room_ = wanted;
  }

  /// Counts a slot among those whose statements are kept, where there is a limit in the place of the least recently used.
  /// Statements in use are not touched: where all are, this one is not kept.
  [[gnu::cold]] void keep(unsigned which) {
    if (count_ == most_ && most_ != 0) {
      const unsigned oldest = oldest_idle();
      if (oldest == most_) return;
      place& left = places_[kept_[oldest]];
      sqlite3_finalize(left.idle);
      left = {};
      kept_[oldest] = which;
    } else if (most_ != 0) {
      kept_[count_++] = which;
    }
    places_[which].last_used = ++uses_;
  }

  /// The position among those that are kept, or their number if all are in use.
  [[gnu::cold]] unsigned oldest_idle() const {
    unsigned oldest = most_;
    for (unsigned i = 0; i != most_; ++i) {
      const place& each = places_[kept_[i]];
      if (each.idle != nullptr && (oldest == most_ || each.last_used < places_[kept_[oldest]].last_used)) oldest = i;
    }
    return oldest;
  }

  const done_seldom& seldom_ = here;
  sqlite3* handle_ = nullptr;
  place* places_ = nullptr;  // by slot; not std::vector, which every file would instantiate
  unsigned room_ = 0;
  unsigned most_ = 0;         // statements that are kept; 0 is no limit
  unsigned* kept_ = nullptr;  // the slots of those that are, where there is a limit
  unsigned count_ = 0;  // of them
  std::uint64_t uses_ = 0;
};

/// A statement in use. It is reset and given back at the end of the scope, whatever happens.
class lease : public running_statement {
 public:
  lease(connection& from, slot& wanted) : lease(from, wanted, wanted.place()) {}

  /// With its parameters bound. The values are not const, nor where they are handed on: g++ would warn of the row of a query
  /// that has none.
  [[gnu::noinline]] lease(connection& from, slot& wanted, bound_value* values) : lease(from, wanted) {
    for (unsigned i = 0; i != wanted.parameters; ++i) {
      bind_one(*this, wanted.numbers != nullptr ? wanted.numbers[i] : static_cast<int>(i + 1), values[i]);
    }
  }

  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;

  [[gnu::noinline]] ~lease() { on.give_back(which_, handle); }

  std::size_t rows_given_before() const { return on.rows_given(which_); }
  void keep_rows_given(std::size_t count) const { on.keep_rows_given(which_, count); }

  /// Goes to the next row, or says that there is none.
  bool step() const {
    const int code = sqlite3_step(handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) [[unlikely]] fail_statement(*this, code);
    return false;
  }

 private:
  lease(connection& from, slot& wanted, unsigned which) : running_statement{from, from.take(which, wanted)}, which_(which) {}

  unsigned which_;
};

inline void fail_statement(const running_statement& at, int code) {
  at.on.failing().of_statement(at.handle, code);
  __builtin_unreachable();
}

inline void fail_reading(const running_statement& at, int column, const char* what) {
  at.on.failing().of_reading(at.handle, column, what);
  __builtin_unreachable();
}

inline void fail_conversion(const running_statement& at, int column, const char* wanted, int found) {
  at.on.failing().of_conversion(at.handle, column, wanted, found);
  __builtin_unreachable();
}

inline void fail_parameter(const running_statement& at, int number, const char* what) {
  at.on.failing().of_parameter(at.handle, number, what);
  __builtin_unreachable();
}

}  // namespace detail
}  // namespace ikebana::sqlite

#endif
