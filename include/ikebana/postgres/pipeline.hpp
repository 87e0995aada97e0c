// SPDX-License-Identifier: BSL-1.0
#pragma once

// The connection's queue: statements are sent without waiting, and their results are read in the order in which they were sent. If a
// statement is read before those ahead of it, what these still give is kept for them.

#include <ikebana/postgres/known_statements.hpp>
#include <ikebana/postgres/submission.hpp>

#include <cerrno>
#include <poll.h>

namespace ikebana::postgres::detail {

class pipeline : public known_statements {
 public:
  explicit pipeline(PGconn* connection) : connection_(connection) {}
  pipeline(const pipeline&) = delete;
  pipeline& operator=(const pipeline&) = delete;
  ~pipeline() {
    PQclear(unit_error_);
    PQfinish(connection_);
    delete[] queue_;
  }

  PGconn* handle() const { return connection_; }

  /// From here on, statements are sent without waiting.
  void enter_queue() {
    if (PQenterPipelineMode(connection_) != 1 || PQsetnonblocking(connection_, 1) != 0) detail::fail_connection(connection_, {});
  }

  /// Reads all that is under way, for something that must stand alone.
  void leave_queue() {
    settle();
    if (PQexitPipelineMode(connection_) != 1) detail::fail_connection(connection_, {});
  }

  /// Runs a command by itself, and says what the server has done: it says ROLLBACK of a COMMIT that it could not do.
  void run_command(const char* words, std::string_view expected) {
    end_unit();
    send_command(words);
    end_unit();
    while (following(following(begin_)) != end_) read_first();
    PGresult* failed = nullptr;
    bool is_as_expected = false;
    while (PGresult* const result = read()) {
      if (PQresultStatus(result) == PGRES_COMMAND_OK) is_as_expected = PQcmdStatus(result) == expected;
      if (PQresultStatus(result) == PGRES_FATAL_ERROR && failed == nullptr) {
        failed = result;
      } else {
        PQclear(result);
      }
    }
    const cleared at_end{failed};
    if (is_lost()) fail_lost(words);
    pop();
    read_first();
    if (failed != nullptr) detail::fail(connection_, failed, words);
    if (!is_as_expected)
      throw transaction_ended("25P02", "the transaction could not be committed, since a statement of it has failed", words);
  }

  /// A command without parameters and without rows. It is sent with what follows.
  void send_command(const char* words) {
    expect_room();
    sent(PQsendQueryParams(connection_, words, 0, nullptr, nullptr, nullptr, nullptr, 1), words);
    push({awaited::command, nullptr, 0});
  }

  void send_preparation(unsigned which, const char* name, const char* sql, unsigned count, const Oid* types) {
    expect_room();
    sent(PQsendPrepare(connection_, name, sql, static_cast<int>(count), types), sql);
    push({awaited::preparation, nullptr, which});
  }

  /// After `send` has sent it.
  void send_statement(submission& made, int has_been_sent, std::string_view sql) {
    sent(has_been_sent, sql);
    push({awaited::statement, &made, 0});
    made.is_sent = true;
  }

  /// Ends what the server takes as one unit: it answers, and what it was asked outside of a transaction is done.
  void end_unit() {
    if (!is_open_) return;
    expect_room();
    sent(PQpipelineSync(connection_), {});
    push({awaited::sync, nullptr, 0});
    is_open_ = false;
  }

  /// Room for one more in the queue: asked before it is sent, since nothing may fail after that.
  void expect_room() {
    if (room_ == 0 || following(end_) == begin_) [[unlikely]]
      grow();
  }

  /// The next that comes from the server, whatever it is of.
  PGresult* read() {
    if (PQisBusy(connection_) != 0) flush();
    return PQgetResult(connection_);
  }

  /// The next result of a statement, or none. Its owner clears it.
  PGresult* next(submission& of) {
    if (of.kept != nullptr) return of.take();
    if (of.has_lost_rows) [[unlikely]]
      throw std::bad_alloc{};
    if (of.is_complete || !of.is_sent) return nullptr;
    if (is_lost()) [[unlikely]]
      fail_lost({});
    end_unit();
    while (queue_[begin_].to != &of) read_first();
    if (!of.is_begun && of.is_row_by_row) PQsetSingleRowMode(connection_);
    of.is_begun = true;
    PGresult* const result = read();
    if (PQresultStatus(result) == PGRES_SINGLE_TUPLE) return result;
    // After an error, libpq forgets to say that a statement has ended if another is sent first: it is asked at once.
    if (result != nullptr) PQclear(read());
    of.is_complete = true;
    pop();
    if (result == nullptr || is_error(result) || begin_ == end_ || queue_[begin_].of != awaited::sync) return result;
    cleared at_end{result};
    if (PGresult* const failed = read_sync()) [[unlikely]]
      return failed;
    at_end.result = nullptr;
    return result;
  }

  /// Reads all that is under way, and keeps it for its statements.
  void settle() {
    end_unit();
    while (begin_ != end_) read_first();
  }

  /// A statement that nobody reads any more. If rows of it are still to come, the server is told to stop, unless that would undo
  /// something else.
  void forget(submission& of, bool may_be_stopped) noexcept {
    const submission_state was = of.clear();
    if (!was.is_sent || was.is_complete) return;
    unsigned statements = 0;
    for (unsigned i = begin_; i != end_; i = following(i)) {
      statements += queue_[i].of == awaited::statement ? 1 : 0;
      if (queue_[i].to == &of) queue_[i].to = nullptr;
    }
    if (!may_be_stopped || !was.is_begun || !was.is_row_by_row || statements != 1) return;
    try {
      stop();
      settle();  // so that it is not another statement that is stopped
    } catch (...) {
      // The connection is lost: the next statement says so.
    }
  }

  /// Tells the server to stop what it does.
  void stop() noexcept {
    PGcancel* const cancel = PQgetCancel(connection_);
    if (cancel == nullptr) return;
    char said[256];
    PQcancel(cancel, said, sizeof said);
    PQfreeCancel(cancel);
  }

  /// Why the unit of a statement was given up before its turn came: what the server has said against something sent before it.
  const PGresult* unit_error() const { return unit_error_; }

  bool is_lost() const { return connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK; }

 private:
  void sent(int is_done, std::string_view sql) {
    if (is_done != 1) [[unlikely]]
      detail::fail_connection(connection_, sql);
  }

  [[noreturn, gnu::cold]] void fail_lost(std::string_view sql) {
    end_ = begin_;
    is_open_ = false;
    detail::fail_connection(connection_, sql);
  }

  void push(const awaited& wanted) {
    queue_[end_] = wanted;
    end_ = following(end_);
    is_open_ = wanted.of != awaited::sync;
  }
  void pop() { begin_ = following(begin_); }
  unsigned following(unsigned at) const { return at + 1 == room_ ? 0 : at + 1; }

  [[gnu::noinline]] void grow() {
    const unsigned larger = room_ == 0 ? 16 : room_ * 2;
    auto* const queue = new awaited[larger];
    unsigned count = 0;
    for (unsigned i = begin_; i != end_; i = following(i)) queue[count++] = queue_[i];
    delete[] queue_;
    queue_ = queue;
    room_ = larger;
    begin_ = 0;
    end_ = count;
  }

  /// Sends what is still to be sent. Meanwhile what comes is read: the server does not read while nobody takes what it gives.
  void flush() {
    for (int left = PQflush(connection_); left != 0; left = PQflush(connection_)) {
      if (left < 0) detail::fail_connection(connection_, {});
      pollfd wanted{PQsocket(connection_), POLLIN | POLLOUT, 0};
      if (::poll(&wanted, 1, -1) < 0 && errno != EINTR) detail::fail_connection(connection_, {});
      if ((wanted.revents & POLLIN) != 0 && PQconsumeInput(connection_) != 1) detail::fail_connection(connection_, {});
    }
  }

  /// Reads the end of a unit, and gives what the server has said against it: outside of a transaction it commits there, and that may
  /// fail by a deferred constraint, or since another transaction stands against it.
  PGresult* read_sync() {
    cleared failed{nullptr};
    for (bool is_over = false; !is_over;) {
      PGresult* const result = read();
      is_over = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
      if (result != nullptr && !is_over && failed.result == nullptr) {
        failed.result = result;
      } else {
        PQclear(result);
      }
      if (is_lost()) fail_lost({});
    }
    PQclear(unit_error_);
    unit_error_ = nullptr;
    pop();
    PGresult* const given = failed.result;
    failed.result = nullptr;
    return given;
  }

  /// Reads all that the first in the queue still gives.
  [[gnu::noinline]] void read_first() {
    const awaited first = queue_[begin_];
    if (first.of == awaited::sync) return PQclear(read_sync());
    bool is_done = true;
    while (PGresult* const result = read()) {
      if (is_error(result)) is_done = false;
      if (PQresultStatus(result) == PGRES_FATAL_ERROR && first.to == nullptr && unit_error_ == nullptr) {
        unit_error_ = result;
      } else if (first.to != nullptr) {
        first.to->keep(result);
      } else {
        PQclear(result);
      }
      if (is_lost()) break;
    }
    if (is_lost()) fail_lost({});
    if (first.to != nullptr) first.to->is_complete = first.to->is_begun = true;
    if (first.of == awaited::preparation) known(first.which).is_prepared = is_done || says_is_prepared(unit_error_);
    pop();
  }

  static bool is_error(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED;
  }

  /// A name stands for its text: if there is a statement of that name, it is this one, prepared by whoever had the connection.
  static bool says_is_prepared(const PGresult* error) {
    return error != nullptr && detail::text_or(PQresultErrorField(error, PG_DIAG_SQLSTATE)) == "42P05";
  }

  PGconn* connection_;
  awaited* queue_ = nullptr;
  unsigned room_ = 0;
  unsigned begin_ = 0;
  unsigned end_ = 0;
  bool is_open_ = false;  // something was sent that the server does not answer yet
  PGresult* unit_error_ = nullptr;
};

}  // namespace ikebana::postgres::detail
