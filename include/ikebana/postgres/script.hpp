// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs SQL text as it stands: schemas, settings, whatever has no words of its own.

#include <ikebana/postgres/connection.hpp>

namespace ikebana::postgres::detail {

/// Takes the connection out of its queue, for what libpq runs by itself, and puts it back.
class out_of_queue {
 public:
  explicit out_of_queue(connection& on) : on_(on) { on.leave_queue(); }
  out_of_queue(const out_of_queue&) = delete;
  out_of_queue& operator=(const out_of_queue&) = delete;
  ~out_of_queue() {
    try {
      if (!on_.is_lost()) on_.enter_queue();
      on_.look_at_transaction();  // the text may have begun or ended one
    } catch (...) {
      // The next statement says that it cannot be sent.
    }
  }

 private:
  connection& on_;
};

/// Runs all statements of a text, and gives the number of rows that they changed.
inline std::int64_t run_script(connection& on, std::string_view sql) {
  if (const char* const fault = detail::fault_of_text(sql)) throw error(error_code::misuse, message_text("the SQL is ", fault).text(), {});
  byte_buffer text;
  text.put(sql);
  text.put("", 1);
  const out_of_queue alone{on};
  if (PQsendQuery(on.handle(), text.data()) != 1) detail::fail_connection(on.handle(), sql);
  std::int64_t changed = 0;
  PGresult* failed = nullptr;
  bool is_copied_out = false;
  while (PGresult* const result = on.read()) {
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) changed += detail::changed_rows(result);
    if (status == PGRES_FATAL_ERROR && failed == nullptr) {
      failed = result;
      continue;
    }
    PQclear(result);
    if (status == PGRES_COPY_IN) PQputCopyEnd(on.handle(), "COPY FROM STDIN has no place in a text");
    if (status == PGRES_COPY_OUT) {
      for (char* row = nullptr; PQgetCopyData(on.handle(), &row, 0) > 0;) PQfreemem(row);
      is_copied_out = true;
    }
  }
  if (failed != nullptr) {
    const cleared at_end{failed};
    detail::fail(on.handle(), failed, sql);
  }
  if (is_copied_out) throw error(error_code::misuse, "COPY TO STDOUT gives rows that nobody takes", sql);
  return changed;
}

/// Runs a user's own text.
inline std::int64_t run_raw(connection& on, std::string_view sql) {
  on.expect_ready(sql);
  on.begin_if_wanted();
  return detail::run_script(on, sql);
}

}  // namespace ikebana::postgres::detail
