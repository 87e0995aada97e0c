// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a database is opened, and what a transaction sees.

#include <ikebana/postgres/library.hpp>

#include <cstddef>

namespace ikebana::postgres {

/// How statements are sent.
enum class prepare : unsigned char {
  named,    // each is prepared once for a connection, by a name that is made of its text
  unnamed,  // prepared each time it is run: for a pooler that gives one program another's connection, and does not know of names
};

/// What a transaction sees of others. See PostgreSQL's documentation of transaction isolation.
enum class isolation : unsigned char {
  as_the_database_says,
  read_committed,   // each statement sees what was committed before it
  repeatable_read,  // all statements see what was committed before the first; a write that another's stands against throws must_retry
  serializable,     // as if one transaction had run after the other, or must_retry
};

/// How a database is opened. What is in the text that it is opened with (a URI or keywords) stands before what is set here.
///
///     ikebana::postgres::database db{"postgresql:///blog", {.statement_timeout = 2000}};
struct options {
  /// How statements are sent.
  postgres::prepare prepare = postgres::prepare::named;
  /// How long a connection may take to be made, in seconds; 0 is for ever.
  int connect_timeout = 10;
  /// How long the server may take for one statement, in milliseconds; 0 is for ever. It throws `cancelled` then.
  int statement_timeout = 0;
  /// A statement that fails within a transaction leaves the transaction as it was before the statement, as on SQLite. Each is
  /// within a savepoint then, which is sent with it. Without, PostgreSQL refuses all further statements until the transaction or
  /// savepoint that it is in is rolled back.
  bool each_statement_alone = false;
  /// Results of more rows than this, by what the statement gave when it was last run, are read row by row, and not held whole.
  std::size_t rows_held = 2000;
  /// What the server says beside its results (a NOTICE, a WARNING). Unless it is given, nobody hears of it.
  void (*on_notice)(const char* message) = nullptr;
};

}  // namespace ikebana::postgres
