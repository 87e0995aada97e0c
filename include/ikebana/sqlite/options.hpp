// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a database is opened.

#include <ikebana/sqlite/library.hpp>

#include <cstdint>

namespace ikebana::sqlite {

/// Where SQLite keeps what it needs to roll back. Its OFF is left out: a transaction could not be rolled back.
enum class journal_mode : unsigned char {
  unchanged,  // the file stays as it is
  wal,        // a log of what is new, from which the file is written later
  delete_,    // the old pages in a file beside it, removed at each commit: SQLite's own
  truncate,   // the same, made empty
  persist,    // the same, its beginning overwritten
  memory,     // the old pages in memory: a program that ends within a transaction may leave the file damaged
};

/// How far SQLite waits for the disk.
enum class synchronous : unsigned char {
  by_journal,  // `normal` in WAL mode, else `full`
  off,
  normal,
  full,
  extra,
};

/// How a database is opened. What is set here unless you say otherwise is what is fast without being unsafe.
///
///     ikebana::sqlite::database db{"blog.db", {.busy_timeout = 100, .statements = 200}};
struct options {
  /// SQLite's own flags. No mutex: a connection belongs to one thread at a time, and taking a lock that nobody else wants
  /// is a tenth of a look-up by key.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  /// How long to wait for another connection's lock, in milliseconds: without, a second writer fails at once.
  int busy_timeout = 5000;
  /// WAL: readers and a writer do not wait for each other, and a commit is one write instead of three. A file that is opened to
  /// be read, or that another connection holds, stays as it is.
  sqlite::journal_mode journal_mode = sqlite::journal_mode::wal;
  /// In WAL mode `normal` spares the wait for the disk at each commit: when the power fails the last commits may be lost, but the
  /// file is never damaged.
  sqlite::synchronous synchronous = sqlite::synchronous::by_journal;
  /// How many bytes of the file are read from mapped memory: no call of the system and no copy for each page, which makes reads
  /// of a file that is larger than the cache two to three times faster. But where such a page cannot be read (the disk fails, a
  /// network is gone, another program truncates the file) the program is ended by SIGBUS, and no error is thrown.
  std::int64_t mapped_bytes = 0;
  /// How much memory is kept for pages of the file, in KiB, taken as needed: SQLite's own 2 MiB are less than many indexes.
  int cache_kib = 16 << 10;
  /// Whether the foreign keys of the schema are enforced. SQLite's own default is that they are not.
  bool foreign_keys = true;
  /// The most statements that are kept prepared, the least recently used are forgotten first; 0 is no limit. Each takes some
  /// kilobytes, and there are no more of them than the program has queries.
  unsigned statements = 0;
};

}  // namespace ikebana::sqlite
