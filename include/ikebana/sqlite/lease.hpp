// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement that is taken from its connection, run, and given back.

#include <ikebana/sqlite/bound_value.hpp>
#include <ikebana/sqlite/slot_of.hpp>

#include <cstddef>

namespace ikebana::sqlite::detail {

/// A statement in use. It is reset and given back at the end of the scope, whatever happens.
class lease : public running_statement {
 public:
  [[gnu::noinline]] lease(connection& from, slot& wanted) : lease(from, wanted, wanted.index()) {}

  /// With its parameters bound. The values are not const, nor where they are handed on: g++ would warn of the row of a query
  /// that has none.
  [[gnu::noinline]] lease(connection& from, slot& wanted, bound_value* values) : lease(from, wanted, wanted.index()) {
    for (unsigned i = 0; i != wanted.parameters; ++i) {
      bind_one(*this, wanted.numbers != nullptr ? wanted.numbers[i] : static_cast<int>(i + 1), values[i]);
    }
  }

  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;

  [[gnu::noinline]] ~lease() { on.give_back(which_, handle); }

  std::size_t rows_given_before() const { return on.rows_given(which_); }
  void keep_rows_given(std::size_t count) const { on.keep_rows_given(which_, count); }

  /// SQLite does all where it is asked for a row.
  void submit() const {}

  /// Goes to the next row, or says that there is none.
  bool step() const {
    const used_by_one_thread checked{on.used_by()};
    const int code = sqlite3_step(handle);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) [[unlikely]]
      fail_statement(*this, code);
    return false;
  }

  /// Makes the statement ready to run anew, with what it is bound to.
  void run_again() const { sqlite3_reset(handle); }

  int columns() const { return sqlite3_column_count(handle); }

  /// Binds the keys of owners, which live as long as the statement runs.
  void bind_keys(int number, const integer_keys& keys) const;
  template <class Owners, class Model, const key_columns& Key>
  void bind_keys(int number, const keys_of<Owners, Model, Key>& keys) const;

 private:
  // A part of each constructor, and no call of its own: there is one for each read.
  [[gnu::always_inline]] lease(connection& from, slot& wanted, unsigned which)
      : running_statement{from, from.take(which, wanted)}, which_(which) {}

  unsigned which_;
};

/// Makes the rows of a lease known to its connection; declared before the lease.
class known_range {
 public:
  // Not `= default`: most of it is set where the rows are known.
  known_range() {}
  known_range(const known_range&) = delete;
  known_range& operator=(const known_range&) = delete;
  ~known_range() {
    if (range_.needs_care) [[unlikely]]
      on_->close_if_unused();
  }

  void enter(lease& running) noexcept { running.on.enter(range_, running); }

  /// At the end of the rows, before the lease ends.
  void leave(lease& running) noexcept {
    running.on.leave(range_);
    if (!range_.needs_care) [[likely]]
      return;
    if (range_.stopped != nullptr) running.handle = range_.stopped;
    on_ = &running.on;
  }

 private:
  open_range range_;
  connection* on_;
};

/// The statement of rows that a user goes through while other statements run: what it is bound to is copied, and its connection
/// knows of it.
class lease_of_loop {
 public:
  lease_of_loop(connection& from, slot& wanted, bound_value* values) : lease_(from, wanted, detail::to_copy(values, wanted.parameters)) {
    known_.enter(lease_);
  }
  lease_of_loop(const lease_of_loop&) = delete;
  lease_of_loop& operator=(const lease_of_loop&) = delete;
  ~lease_of_loop() { known_.leave(lease_); }

  const lease& leased() const { return lease_; }

 private:
  known_range known_;  // before the lease: the connection lasts as long
  lease lease_;
};

inline void fail_statement(const running_statement& at, int code) {
  at.on.failing().of_statement(at.on, at.handle, code);
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

inline void running_statement::fail_parameter(int number, const char* what) const {
  on.failing().of_parameter(handle, number, what);
  __builtin_unreachable();
}

inline void running_statement::fail_missing(int column) const { fail_conversion(*this, column, "a value", SQLITE_NULL); }

}  // namespace ikebana::sqlite::detail
