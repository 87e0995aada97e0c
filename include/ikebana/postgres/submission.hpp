// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a connection knows of a statement: once it has been prepared, and each time that it has been sent.

#include <ikebana/postgres/error.hpp>

#include <cstddef>
#include <cstdint>
#include <new>

namespace ikebana::postgres::detail {

struct cleared {
  PGresult* result;
  ~cleared() { PQclear(result); }
};

/// Whether a statement is a SELECT, or a setting: it writes no rows.
inline bool only_reads(PGresult* of) { return PQcmdStatus(of)[0] == 'S'; }

/// The rows that a statement has written.
inline std::int64_t changed_rows(PGresult* of) {
  std::int64_t rows = 0;
  if (detail::only_reads(of)) return 0;
  for (const char* each = PQcmdTuples(of); *each != '\0'; ++each) rows = rows * 10 + (*each - '0');
  return rows;
}

/// A result that was read before its statement asked for it.
struct kept_result {
  PGresult* result;
  kept_result* next;
};

struct submission_state {
  bool is_sent = false;
  bool is_complete = false;    // all of its results have been read from the connection
  bool is_row_by_row = false;  // it is to be read row by row
  bool is_begun = false;       // its first result has been read
  bool has_lost_rows = false;  // there was no memory to keep them
};

/// A statement that has been sent, as the queue knows it.
struct submission : submission_state {
  kept_result* kept = nullptr;
  kept_result** end_of_kept = &kept;

  submission() = default;
  submission(const submission&) = delete;
  submission& operator=(const submission&) = delete;

  void keep(PGresult* result) noexcept {
    kept_result* const made = has_lost_rows ? nullptr : new (std::nothrow) kept_result{result, nullptr};
    if (made == nullptr) {
      has_lost_rows = true;
      return PQclear(result);
    }
    *end_of_kept = made;
    end_of_kept = &(*end_of_kept)->next;
  }
  PGresult* take() {
    kept_result* const first = kept;
    PGresult* const result = first->result;
    kept = first->next;
    if (kept == nullptr) end_of_kept = &kept;
    delete first;
    return result;
  }
  /// As if nothing had been sent. Gives what it was before.
  submission_state clear() {
    while (kept != nullptr) PQclear(take());
    const submission_state was = *this;
    static_cast<submission_state&>(*this) = {};
    return was;
  }
};

/// What the server is asked, and answers in this order.
struct awaited {
  enum what : unsigned char { statement, preparation, command, sync } of;
  submission* to;  // of a statement: none, if nobody reads it any more
  unsigned which;  // of a preparation: whose
};

}  // namespace ikebana::postgres::detail
