// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which exception PostgreSQL's codes stand for.

#include <ikebana/driver/error.hpp>
#include <ikebana/postgres/library.hpp>

namespace ikebana::postgres {

using ikebana::error, ikebana::busy, ikebana::constraint_violation, ikebana::conversion_error, ikebana::stale_record, ikebana::no_key,
    ikebana::outside_relation, ikebana::no_row, ikebana::several_rows, ikebana::transaction_ended, ikebana::connection_broken,
    ikebana::connection_lost, ikebana::must_retry, ikebana::cancelled;

namespace detail {

using namespace ikebana::detail;

inline std::string_view text_or(const char* text, std::string_view otherwise = {}) {
  return text != nullptr ? std::string_view(text) : otherwise;
}

inline std::string_view without_line_end(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

/// The server has ended the connection, or will not take more by it.
inline bool is_of_lost_connection(std::string_view state) {
  return state.substr(0, 2) == "08" || state == "57P01" || state == "57P02" || state == "57P03";
}

/// Throws what a code stands for.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_with(std::string_view state, std::string_view message, std::string_view sql,
                                                             const error_fields& fields) {
  if (detail::is_of_lost_connection(state)) throw connection_lost(state, message, sql, fields);
  if (state.substr(0, 2) == "23") throw constraint_violation(state, message, sql, fields);
  if (state == "55P03") throw busy(state, message, sql, fields);
  if (state == "40001" || state == "40P01") throw must_retry(state, message, sql, fields);
  if (state == "25P02") throw transaction_ended(state, message, sql, fields);
  if (state == "57014") throw cancelled(state, message, sql, fields);
  if (state == "22003" || state == "22P02" || state == "22008" || state == "22007") throw conversion_error(state, message, sql, fields);
  throw error(state, message, sql, fields);
}

/// What a server says against a statement, with all that it says beside.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail(const PGconn* by, const PGresult* result, std::string_view sql) {
  const char* const said[] = {PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL), PQresultErrorField(result, PG_DIAG_MESSAGE_HINT),
                              PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME), PQresultErrorField(result, PG_DIAG_TABLE_NAME),
                              PQresultErrorField(result, PG_DIAG_COLUMN_NAME)};
  const std::string_view whole = detail::without_line_end(text_or(PQresultErrorMessage(result), "the server gives no reason"));
  const std::string_view message = detail::text_or(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY), whole);
  // What libpq says by itself has no code.
  const bool is_lost = PQstatus(by) != CONNECTION_OK;
  detail::fail_with(text_or(PQresultErrorField(result, PG_DIAG_SQLSTATE), is_lost ? "08006" : ""), message, sql, error_fields(said));
}

/// What libpq itself says of a connection.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_connection(const PGconn* connection, std::string_view sql) {
  const std::string_view said = detail::without_line_end(text_or(connection != nullptr ? PQerrorMessage(connection) : nullptr));
  throw connection_lost("08006", said.empty() ? std::string_view("the connection to the server is gone") : said, sql);
}

}  // namespace detail
}  // namespace ikebana::postgres
