// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement that is sent to the server and read.

#include <ikebana/postgres/slot_of.hpp>

namespace ikebana::postgres::detail {

/// The kinds of a result's columns, by which they are read.
class column_kinds {
 public:
  column_kinds() = default;
  column_kinds(const column_kinds&) = delete;
  column_kinds& operator=(const column_kinds&) = delete;
  ~column_kinds() {
    if (kinds_ != inside_) delete[] kinds_;
  }

  void read(const PGresult* from) {
    const auto count = static_cast<unsigned>(PQnfields(from));
    if (count > most_inside && kinds_ == inside_) kinds_ = new column_kind[count];
    for (unsigned i = 0; i != count; ++i) kinds_[i] = detail::kind_of(PQftype(from, static_cast<int>(i)));
  }

  column_kind operator[](int column) const { return kinds_[column]; }

 private:
  static constexpr unsigned most_inside = 24;
  column_kind inside_[most_inside];
  column_kind* kinds_ = inside_;
};

/// A statement in use. What is left of it at the end of the scope nobody reads.
class lease {
 public:
  using dialect = postgres::dialect;

  [[gnu::noinline]] lease(connection& from, slot& wanted)
      : on(from), wanted_(wanted), which_(wanted.index()), parameters_(wanted.type_count) {}

  /// With its parameters bound; it is sent here.
  [[gnu::noinline]] lease(connection& from, slot& wanted, bound_value* values) : lease(from, wanted) {
    for (unsigned i = 0; i != wanted.parameters; ++i) {
      detail::put_one(
          parameter_sink{parameters_, wanted, wanted.numbers != nullptr ? wanted.numbers[i] : static_cast<int>(i + 1)}, values[i]);
    }
    submit();
  }

  lease(const lease&) = delete;
  lease& operator=(const lease&) = delete;

  [[gnu::noinline]] ~lease() {
    PQclear(result_);
    delete[] texts_;
    on.forget(sent_, !on.in_transaction());
  }

  std::size_t rows_given_before() const { return on.known(which_).rows_given; }
  void keep_rows_given(std::size_t count) const { on.known(which_).rows_given = count; }

  bool step() const {
    if (++row_ < rows_) return true;
    return read_on();
  }

  /// All of its parameters are to be bound anew, and then it may be stepped.
  void run_again() const {
    PQclear(result_);
    result_ = nullptr;
    on.forget(sent_, false);
    parameters_.clear();
    row_ = -1;
    rows_ = 0;
  }

  /// Sends it, if it has not been sent. All that is sent before it is read costs one trip to the server.
  void submit() const {
    if (!sent_.is_sent) on.submit(wanted_, which_, parameters_, sent_);
  }

  int columns() const { return PQnfields(result_); }

  template <class T>
  void read(int column, T& into) const;
  bool is_null(int column) const { return PQgetisnull(result_, row_, column) != 0; }
  bool read_key(int column, std::int64_t& into) const;
  [[noreturn, gnu::cold]] void fail_missing(int column) const;

  template <class T>
  void bind(int number, const T& value) const {
    detail::put_value(value, parameter_sink{parameters_, wanted_, number});
  }
  void bind_null(int number) const { parameters_.put_null(number); }
  template <class Keys>
  void bind_keys(int number, const Keys& keys) const {
    keys.put(parameters_, wanted_, number);
  }
  [[noreturn, gnu::cold]] void fail_parameter(int number, const char* what) const { detail::fail_parameter(wanted_.text(), number, what); }

  const PGresult* result() const { return result_; }
  int row() const { return row_; }
  column_kind kind(int column) const { return kinds_[column]; }
  std::string_view sql() const { return wanted_.text(); }

  /// A text for a column whose value is none as it is sent; it lasts as long as the row.
  std::string& text_of(int column) const {
    if (texts_ == nullptr) texts_ = new std::string[static_cast<unsigned>(columns())];
    return texts_[column];
  }

  connection& on;

 private:
  [[gnu::noinline]] bool read_on() const {
    submit();
    PQclear(result_);
    result_ = nullptr;
    row_ = rows_ = 0;
    result_ = on.next(sent_);
    if (result_ == nullptr) return false;
    const ExecStatusType status = PQresultStatus(result_);
    if (status != PGRES_TUPLES_OK && status != PGRES_SINGLE_TUPLE) {
      if (status == PGRES_COMMAND_OK) return tell_changed();
      return fail_or_try_again();
    }
    if (!has_kinds_) {
      kinds_.read(result_);
      has_kinds_ = true;
    }
    rows_ = PQntuples(result_);
    if (!detail::only_reads(result_)) tell_changed();
    return rows_ != 0;
  }

  bool tell_changed() const {
    on.set_changed(detail::changed_rows(result_));
    return false;
  }

  [[gnu::cold, gnu::noinline]] bool fail_or_try_again() const {
    const bool is_of_unit = PQresultStatus(result_) == PGRES_PIPELINE_ABORTED;
    const PGresult* const failed = is_of_unit ? on.unit_error() : result_;
    if (failed == nullptr) throw transaction_ended("25P02", "a statement that was sent before this one has failed", wanted_.text());
    const std::string_view state = text_or(PQresultErrorField(failed, PG_DIAG_SQLSTATE));
    const std::string_view by = text_or(PQresultErrorField(failed, PG_DIAG_SOURCE_FUNCTION));
    if (!has_tried_again_ && on.may_try_again(state, by, which_)) {
      has_tried_again_ = true;
      PQclear(result_);
      result_ = nullptr;
      on.forget(sent_, false);
      on.settle();
      return read_on();
    }
    on.after_failure();
    detail::fail(on.handle(), failed, wanted_.text());
  }

  slot& wanted_;
  unsigned which_;
  mutable parameter_list parameters_;
  mutable submission sent_;
  mutable PGresult* result_ = nullptr;
  mutable int row_ = -1;
  mutable int rows_ = 0;
  mutable bool has_kinds_ = false;
  mutable bool has_tried_again_ = false;
  mutable column_kinds kinds_;
  mutable std::string* texts_ = nullptr;
};

/// Keeps a connection while it is used.
class connection_user {
 public:
  explicit connection_user(connection& on) noexcept : on_(on) { on_.add_user(); }
  connection_user(const connection_user&) = delete;
  connection_user& operator=(const connection_user&) = delete;
  ~connection_user() { on_.drop_user(); }

 private:
  connection& on_;
};

/// Rows that a user goes through while other statements run: their connection lasts as long.
class lease_of_loop {
 public:
  lease_of_loop(connection& from, slot& wanted, bound_value* values) : user_(from), lease_(from, wanted, values) {
    from.end_unit();  // what comes next is another's, and must not fail with it
  }

  const lease& leased() const { return lease_; }

 private:
  connection_user user_;
  lease lease_;
};

}  // namespace ikebana::postgres::detail
