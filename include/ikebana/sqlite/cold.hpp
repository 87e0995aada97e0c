// SPDX-License-Identifier: BSL-1.0
#pragma once

// The cold functions of a connection: preparing statements, beginning and ending transactions, failing. It is compiled in the
// file that opens a database, and called by pointers from others.

#include <ikebana/fwd.hpp>
#include <ikebana/sqlite/connection.hpp>

namespace ikebana::sqlite::detail {

struct cold_implementation {
  /// The statement of a slot, where it is not simply taken: it is not prepared yet, or what it runs in has to be looked at.
  [[gnu::cold]] static sqlite3_stmt* prepare_slot(connection& from, unsigned which, std::string_view sql) {
    look_before(from, sql);
    if (which >= from.room_) make_room(from, which + 1);
    sqlite3_stmt* const statement = from.entries_[which].idle != nullptr ? from.take_idle(which) : from.prepare(sql);
    if (from.entries_[which].last_used == 0) keep(from, which);
    if (from.may_run(statement)) [[likely]]
      return statement;
    from.give_back(which, statement);
    detail::refuse_writing(sql);
  }

  static void begin(connection& on, open_scope& scope, transaction_kind kind) {
    look_before(on, "BEGIN");
    const bool is_outermost = sqlite3_get_autocommit(on.handle_) != 0;
    if (on.depth_ == 0) on.has_begun_transaction_ = is_outermost;
    try {
      if (is_outermost)
        on.control_.begin(on.handle_, kind);
      else
        scope.savepoint = &on.control_.begin_savepoint(on.handle_, on.depth_ + 1);
    } catch (...) {
      // It may have begun, and then been interrupted.
      if (is_outermost && sqlite3_get_autocommit(on.handle_) == 0) roll_all_back(on);
      throw;
    }
    scope.on = &on;
    if (on.depth_++ == 0) on.scope_ = ++on.scopes_;
    on.choose_room();
  }

  static void commit(open_scope& scope) {
    if (scope.on == nullptr) throw error(SQLITE_MISUSE, "the transaction has been committed already", "COMMIT");
    connection& on = *scope.on;
    look_before(on, "COMMIT");
    try {
      if (scope.savepoint != nullptr)
        scope.savepoint->release.run_or_fail(on.handle_);
      else
        on.control_.commit(on.handle_);
    } catch (...) {
      on.look_at_transaction();
      throw;
    }
    end(scope);
  }

  static void leave(open_scope& scope) noexcept {
    if (scope.on == nullptr) return;
    connection& on = *scope.on;
    on.look_at_transaction();
    if (!on.has_lost_transaction_ && on.why_broken_ == nullptr) {
      // A savepoint that stays would be committed with what is around it.
      const bool is_undone = scope.savepoint != nullptr && transaction_control::roll_back(*scope.savepoint);
      if (!is_undone) roll_all_back(on);
      if (!is_undone && scope.savepoint != nullptr) on.look_at_transaction();
    }
    end(scope);
  }

  [[noreturn]] static void refuse(const connection& on, std::string_view sql) {
    if (on.why_broken_ == nullptr) {
      throw transaction_ended(SQLITE_ABORT_ROLLBACK,
                              "the transaction of this scope has ended already, by an error for which SQLite rolls it back or by SQL "
                              "of its own; nothing is run before the scope ends",
                              sql);
    }
    throw connection_broken(on.code_broken_, on.why_broken_, sql);
  }

  /// An error may have ended the transaction, too.
  [[noreturn]] static void fail_step(connection& on, sqlite3_stmt* statement, int code) {
    on.look_at_transaction();
    if (statement != nullptr) detail::throw_statement(statement, code);
    if (on.why_broken_ != nullptr) refuse(on, {});
    throw transaction_ended(SQLITE_ABORT_ROLLBACK, "the transaction that these rows were read in has been ended", {});
  }

  static void check_insertion(const connection& on, std::string_view sql) {
    const std::string_view into = table_after(sql, "INTO ");
    for (const open_range* each = on.ranges_; each != nullptr && !into.empty(); each = each->next) {
      const char* const read = sqlite3_sql(each->running->handle);
      if (read == nullptr || sqlite3_stmt_busy(each->running->handle) == 0 || !reads_from(read, into)) continue;
      throw error(SQLITE_MISUSE,
                  "this inserts into a table whose rows are being gone through, and a loop over them might never end; "
                  "read them first, by db.all(query)",
                  sql);
    }
  }

 private:
  static void look_before(connection& on, std::string_view sql) {
    if (on.depth_ != 0 && sqlite3_get_autocommit(on.handle_) != 0) [[unlikely]]
      on.look_at_transaction();
    if (on.has_lost_transaction_ || on.why_broken_ != nullptr) refuse(on, sql);
  }

  /// What cannot be rolled back might be committed by what comes next: nothing does.
  [[gnu::cold]] static void roll_all_back(connection& on) noexcept {
    // The transaction of a user's own SQL is not ours to end.
    if (on.has_begun_transaction_ && on.control_.roll_back(on.handle_)) return;
    on.code_broken_ = sqlite3_extended_errcode(on.handle_);
    on.why_broken_ =
        "a transaction could not be rolled back: the connection is closed to further use, and what it has not committed is lost";
    for (open_range* each = on.ranges_; each != nullptr; each = each->next) connection::stop(*each);
    on.choose_room();
  }

  static void end(open_scope& scope) noexcept {
    connection& on = *scope.on;
    scope.on = nullptr;
    if (--on.depth_ == 0) {
      on.scope_ = 0;
      on.has_lost_transaction_ = on.only_reads_ = false;
    }
    on.choose_room();
    on.close_if_unused();
  }

  [[gnu::cold]] static void make_room(connection& on, unsigned wanted) {
    if (wanted < on.room_ * 2) wanted = on.room_ * 2;
    auto* const larger = new connection::entry[wanted]{};
    for (unsigned i = 0; i != on.room_; ++i) larger[i] = on.entries_[i];
    delete[] on.entries_;
    on.entries_ = larger;
    on.room_ = wanted;
    on.choose_room();
  }

  /// Counts a slot among those whose statements are kept, where there is a limit in the place of the least recently used.
  /// Statements in use are not touched: where all are, this one is not kept.
  [[gnu::cold]] static void keep(connection& on, unsigned which) noexcept {
    if (on.count_ == on.most_ && on.most_ != 0) {
      const unsigned oldest = oldest_idle(on);
      if (oldest == on.most_) return;
      connection::entry& left = on.entries_[on.kept_[oldest]];
      sqlite3_finalize(left.idle);
      left = {};
      on.kept_[oldest] = which;
    } else if (on.most_ != 0) {
      on.kept_[on.count_++] = which;
    }
    on.entries_[which].last_used = ++on.uses_;
  }

  /// The position among those that are kept, or their number if all are in use.
  [[gnu::cold]] static unsigned oldest_idle(const connection& on) noexcept {
    unsigned oldest = on.most_;
    for (unsigned i = 0; i != on.most_; ++i) {
      const connection::entry& each = on.entries_[on.kept_[i]];
      if (each.idle != nullptr && (oldest == on.most_ || each.last_used < on.entries_[on.kept_[oldest]].last_used)) oldest = i;
    }
    return oldest;
  }

  /// The quoted name of a table after a word: "INSERT INTO "main"."words" (...)".
  static std::string_view table_after(std::string_view sql, std::string_view word) {
    const std::size_t begin = sql.find(word) + word.size();
    if (begin < word.size()) return {};
    std::size_t end = begin;
    while (end < sql.size() && sql[end] == '"') {
      for (end = sql.find('"', end + 1); sql.substr(end, 2) == "\"\"";) end = sql.find('"', end + 2);
      if (sql.substr(++end, 2) == ".\"") ++end;
    }
    return sql.substr(begin, end - begin);
  }

  static bool reads_from(std::string_view sql, std::string_view table) {
    constexpr std::string_view words[] = {"FROM ", "JOIN "};
    for (const std::string_view word : words) {
      for (std::string_view rest = sql; rest.find(word) != std::string_view::npos;) {
        if (table_after(rest, word) == table) return true;
        rest.remove_prefix(rest.find(word) + word.size());
      }
    }
    return false;
  }
};

inline constexpr cold_functions all_cold_functions{
    cold_implementation::prepare_slot,
    cold_implementation::begin,
    cold_implementation::commit,
    cold_implementation::leave,
    cold_implementation::check_insertion,
    cold_implementation::refuse,
    {cold_implementation::fail_step, throw_reading, throw_conversion, throw_parameter}};

inline connection::connection(const std::string& path, const options& chosen) : connection(path, chosen, all_cold_functions) {}

/// The connection of a database. It lasts as long as the database, or rows that are gone through, or a transaction.
class connection_owner {
 public:
  connection_owner(const std::string& path, const options& chosen) : to_(new connection(path, chosen)) {}
  connection_owner(connection_owner&& other) noexcept : to_(other.to_) { other.to_ = &moved_from(); }
  connection_owner& operator=(connection_owner&& other) noexcept {
    connection* const taken = other.to_;
    other.to_ = &moved_from();
    to_->release();
    to_ = taken;
    return *this;
  }
  ~connection_owner() { to_->release(); }

  operator connection&() const { return *to_; }
  connection* operator->() const { return to_; }

 private:
  static connection& moved_from() {
    static connection none{"the database has been moved from: use the one that it has been moved to", all_cold_functions};
    return none;
  }

  connection* to_;
};

// Defined in sqlite/missing_indexes.hpp.
connection& connection_of(const database& db);

}  // namespace ikebana::sqlite::detail
