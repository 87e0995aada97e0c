// SPDX-License-Identifier: BSL-1.0
#pragma once

// An open SQLite database and its prepared statements: each statement type has its own entry among them, so that none is
// prepared twice and none is looked up by its text.

#include <ikebana/model/key.hpp>
#include <ikebana/sql/dialect/sqlite.hpp>
#include <ikebana/sqlite/one_thread.hpp>
#include <ikebana/sqlite/options.hpp>
#include <ikebana/sqlite/running_statement.hpp>
#include <ikebana/sqlite/slot.hpp>
#include <ikebana/sqlite/transaction_control.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ikebana::sqlite {

namespace detail {

/// A transaction, savepoint or read transaction, from its beginning to the end of a C++ scope.
struct open_scope {
  connection* on = nullptr;                         // none: it has ended, or not begun
  const savepoint_statements* savepoint = nullptr;  // none: it is no savepoint
};

/// Rows that a user goes through while other statements run, as their connection knows them: it lasts as long as they do,
/// and stops them where the transaction is gone that they were read in.
struct open_range {
  running_statement* running;
  open_range* next;
  open_range** linked_from;
  std::uint64_t scope;      // in which they were begun
  sqlite3_stmt* stopped;    // the statement, where it has been taken from them
  bool needs_care = false;  // at its end: it has been stopped, or its database is gone
};

/// What a connection does seldom, as pointers to functions: see sqlite/running_statement.hpp. Defined in sqlite/cold.hpp.
struct cold_functions {
  sqlite3_stmt* (*prepare_slot)(connection& from, unsigned which, std::string_view sql);
  void (*begin)(connection& on, open_scope& scope, transaction_kind kind);
  void (*commit)(open_scope& scope);
  void (*leave)(open_scope& scope) noexcept;
  void (*check_insertion)(const connection& on, std::string_view sql);
  void (*refuse)(const connection& on, std::string_view sql);
  failures failing;
};

[[gnu::cold]] inline sqlite3_stmt* prepare_statement(sqlite3* on, std::string_view sql, unsigned flags) {
  detail::check_text_of_sql(sql);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(on, sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr);
  if (code != SQLITE_OK) [[unlikely]]
    detail::fail(on, code, sql);
  return statement;
}

[[noreturn, gnu::cold]] inline void refuse_writing(std::string_view sql) {
  throw error(SQLITE_READONLY, "nothing can be written within a snapshot", sql);
}

struct bound_value;
struct value_row;
class lease;
class lease_of_loop;
struct integer_keys;
template <class Owners, class Model, const ikebana::detail::key_columns& Key>
struct keys_of;
class insertion_key;
class upsert_key;
class row_is_found;
class read_transaction;
class write_transaction;

class connection {
 public:
  // What the room driver/ runs queries by: see driver/driver.hpp.
  using dialect = sqlite::dialect;
  using slot = detail::slot;
  using bound = bound_value;
  using value_row = detail::value_row;
  using lease = detail::lease;
  using lease_of_loop = detail::lease_of_loop;
  using integer_keys = detail::integer_keys;
  template <class Owners, class Model, const ikebana::detail::key_columns& Key>
  using keys_of = detail::keys_of<Owners, Model, Key>;
  using insertion_key = detail::insertion_key;
  using upsert_key = detail::upsert_key;
  using row_is_found = detail::row_is_found;
  using read_scope = read_transaction;
  using write_scope = write_transaction;
  static constexpr bool copies_values = false;
  static constexpr bool sends_all_rows = false;
  static constexpr std::int64_t first_owner = 0;
  template <class Statement>
  static slot slot_of;  // defined in sqlite/slot_of.hpp

  connection(const std::string& path, const options& chosen);  // defined in sqlite/cold.hpp

  connection(const std::string& path, const options& chosen, const cold_functions& cold) : cold_(cold), most_(chosen.statements) {
    detail::check_path(path);
    if (most_ != 0) kept_ = new unsigned[most_];
    const int code = sqlite3_open_v2(path.c_str(), &handle_, chosen.flags, nullptr);
    if (code != SQLITE_OK) fail_to_open(code, path);
  }

  /// One that runs nothing, and says why. Nobody lets it go.
  connection(const char* why, const cold_functions& cold) : cold_(cold), why_broken_(why), code_broken_(SQLITE_MISUSE) {}

  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  ~connection() {
    for (unsigned i = 0; i != room_; ++i) sqlite3_finalize(entries_[i].idle);
    delete[] entries_;
    delete[] kept_;
    sqlite3_close_v2(handle_);
  }

  sqlite3* handle() const noexcept { return handle_; }

  /// The handle, to run something by. Throws where nothing may be run: SQLite has ended the transaction of the scope that
  /// this would be run in, or the connection is closed to further use.
  sqlite3* ready(std::string_view sql = {}) const {
    if (why_broken_ != nullptr || is_transaction_gone()) [[unlikely]]
      cold_.refuse(*this, sql);
    return handle_;
  }

  sqlite3_stmt* prepare(std::string_view sql) const { return detail::prepare_statement(ready(sql), sql, SQLITE_PREPARE_PERSISTENT); }

  /// The idle statement of a slot, or a new one: a loop inside a loop over the same query takes a second.
  sqlite3_stmt* take(unsigned which, const slot& wanted) {
    const used_by_one_thread checked{used_by_};
    if (which < room_outside_ && entries_[which].idle != nullptr) [[likely]]
      return take_idle(which);
    // Within a transaction, which may be gone.
    if (which < room_within_ && entries_[which].idle != nullptr && sqlite3_get_autocommit(handle_) == 0 && may_run(entries_[which].idle))
        [[likely]] {
      return take_idle(which);
    }
    return cold_.prepare_slot(*this, which, wanted.text());
  }

  const failures& failing() const { return cold_.failing; }

  void give_back(unsigned which, sqlite3_stmt* statement) noexcept {
    const used_by_one_thread checked{used_by_};
    entry& from = entries_[which];
    if (from.idle != nullptr || from.last_used == 0) [[unlikely]]
      return static_cast<void>(sqlite3_finalize(statement));
    from.idle = statement;
    from.last_used = ++uses_;
    sqlite3_reset(statement);
#ifndef NDEBUG
    sqlite3_clear_bindings(statement);  // they are texts that may be gone
#endif
  }

  /// How many rows a slot's statement gave when all of them were last read. What is about to be read is likely to be as much.
  std::size_t rows_given(unsigned which) const { return entries_[which].rows_given; }
  void keep_rows_given(unsigned which, std::size_t count) { entries_[which].rows_given = count; }

  /// Begins a transaction, or a savepoint where one is open, and keeps in the scope how it ends.
  void begin(open_scope& scope, transaction_kind kind) { cold_.begin(*this, scope, kind); }
  void commit(open_scope& scope) { cold_.commit(scope); }
  /// Rolls back what has not been committed.
  void leave(open_scope& scope) noexcept { cold_.leave(scope); }

  bool has_transaction() const { return sqlite3_get_autocommit(ready()) == 0; }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

  /// Rows that the last write has written.
  std::int64_t changed() const { return sqlite3_changes64(handle_); }

  /// A condition that finds the row which has just been inserted. Defined in sqlite/made_key.hpp.
  template <class Model>
  auto is_inserted_row() const;

  /// Nothing is written before the outermost scope ends.
  void only_read() noexcept { only_reads_ = true; }

  /// Whether a statement may be run: one that writes may not where nothing is to be written.
  bool may_run(sqlite3_stmt* statement) const { return !only_reads_ || sqlite3_stmt_readonly(statement) != 0; }

  const void*& used_by() noexcept { return used_by_; }

  /// Keeps in mind that the transaction is gone, if it is, and stops the rows that are read in it.
  [[gnu::cold]] void look_at_transaction() noexcept {
    if (has_lost_transaction_ || !is_transaction_gone()) return;
    has_lost_transaction_ = true;
    choose_room();
    for (open_range* each = ranges_; each != nullptr; each = each->next) {
      if (each->scope == scope_) stop(*each);
    }
  }

  void enter(open_range& range, running_statement& running) noexcept {
    range.running = &running;
    range.stopped = nullptr;
    range.scope = scope_;
    range.next = ranges_;
    range.linked_from = &ranges_;
    if (ranges_ != nullptr) ranges_->linked_from = &range.next;
    ranges_ = &range;
  }

  void leave(const open_range& range) noexcept {
    *range.linked_from = range.next;
    if (range.next != nullptr) range.next->linked_from = range.linked_from;
  }

  /// Refuses to insert into a table whose rows are gone through: whether the loop sees the new ones, and ends, is left to SQLite.
  void before_run(const slot& wanted) const {
    if (ranges_ != nullptr) [[unlikely]]
      cold_.check_insertion(*this, wanted.text());
  }

  /// The database that has opened it is gone: it is closed when nothing runs on it any more.
  [[gnu::cold]] void release() noexcept {
    if (handle_ == nullptr) return;  // it is nobody's
    is_released_ = true;
    for (open_range* each = ranges_; each != nullptr; each = each->next) each->needs_care = true;
    close_if_unused();
  }

  [[gnu::cold]] void close_if_unused() noexcept {
    if (is_released_ && depth_ == 0 && ranges_ == nullptr) delete this;
  }

 private:
  friend struct cold_implementation;

  /// Where the statement of a slot is kept while nobody uses it.
  struct entry {
    sqlite3_stmt* idle = nullptr;
    std::uint64_t last_used = 0;  // 0: its statement is not kept
    std::size_t rows_given = 0;   // when it was last run to its end
  };

  [[noreturn]] void fail_to_open(int code, const std::string& path) {
    const formatted message("cannot open %s: %s", path.c_str(), handle_ != nullptr ? sqlite3_errmsg(handle_) : "");
    sqlite3_close_v2(handle_);
    delete[] kept_;
    throw error(code, message.text(), {});
  }

  /// Whether SQLite has ended the transaction by itself, as some errors make it do, or a user's own SQL has.
  bool is_transaction_gone() const { return has_lost_transaction_ || (depth_ != 0 && sqlite3_get_autocommit(handle_) != 0); }

  sqlite3_stmt* take_idle(unsigned which) noexcept {
    sqlite3_stmt* const statement = entries_[which].idle;
    entries_[which].idle = nullptr;
    return statement;
  }

  void choose_room() noexcept {
    const bool runs = why_broken_ == nullptr && !has_lost_transaction_;
    room_outside_ = runs && depth_ == 0 ? room_ : 0;
    room_within_ = runs && depth_ != 0 ? room_ : 0;
  }

  /// Takes the statement from a range: its next step is an error. Its row may still be looked at.
  static void stop(open_range& range) noexcept {
    if (range.stopped != nullptr) return;
    range.stopped = range.running->handle;
    range.running->handle = nullptr;
    range.needs_care = true;
  }

  const cold_functions& cold_;
  sqlite3* handle_ = nullptr;
  entry* entries_ = nullptr;   // by slot; not std::vector, which every file would instantiate
  unsigned room_outside_ = 0;  // entries from which a statement is taken without a look at the transaction: none within one
  unsigned room_within_ = 0;   // and with a look: none outside of one. There are none of both where nothing may be run
  unsigned room_ = 0;          // entries that there are
  unsigned most_ = 0;          // statements that are kept; 0 is no limit
  unsigned* kept_ = nullptr;   // the slots of those that are, where there is a limit
  unsigned count_ = 0;         // of them
  unsigned depth_ = 0;         // of open scopes
  std::uint64_t uses_ = 0;
  std::uint64_t scope_ = 0;   // the number of the outermost scope that is open; 0: none is
  std::uint64_t scopes_ = 0;  // outermost ones that there have been
  open_range* ranges_ = nullptr;
  const char* why_broken_ = nullptr;  // why it is closed to further use; none: it is not
  int code_broken_ = SQLITE_OK;
  bool has_lost_transaction_ = false;
  bool has_begun_transaction_ = false;  // it is not one of a user's own SQL
  bool only_reads_ = false;
  bool is_released_ = false;
  const void* used_by_ = nullptr;  // the thread that does something; in debug builds
  transaction_control control_;
};

}  // namespace detail
}  // namespace ikebana::sqlite
