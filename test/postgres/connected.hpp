// SPDX-License-Identifier: BSL-1.0
#pragma once

// A connection of a program that asks a server, as its first argument says.

#include <libpq-fe.h>

#include <cstdio>
#include <cstdlib>

/// Ends the program, and says why, if no server is there.
inline PGconn* connected(const char* where) {
  PGconn* const on = PQconnectdb(where);
  if (PQstatus(on) != CONNECTION_OK) {
    std::fprintf(stderr, "%s", PQerrorMessage(on));
    std::exit(2);
  }
  PQsetNoticeProcessor(on, [](void*, const char*) {}, nullptr);
  return on;
}
