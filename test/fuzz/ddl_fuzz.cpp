// SPDX-License-Identifier: BSL-1.0
// A target for libFuzzer. Any text may be read; and of a schema that SQLite runs, the reader says the same as SQLite, or
// that it cannot read it.

#include "../runtime/ddl_compare.hpp"
#include "../runtime/ddl_corpus.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace {

using ddl_compare::live_schema;

/// Nothing outside the database is touched, and nothing runs long.
void restrain(sqlite3* db) {
  sqlite3_set_authorizer(
      db,
      [](void*, int action, const char*, const char*, const char*, const char*) {
        const bool is_outside = action == SQLITE_ATTACH || action == SQLITE_DETACH || action == SQLITE_PRAGMA;
        return is_outside ? SQLITE_DENY : SQLITE_OK;
      },
      nullptr);
  sqlite3_progress_handler(db, 20000, [](void*) { return 1; }, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
}

void release(sqlite3* db) {
  sqlite3_set_authorizer(db, nullptr, nullptr);
  sqlite3_progress_handler(db, 0, nullptr, nullptr);
}

}  // namespace

/// Writes the corpus of the tests to the folder $IKEBANA_FUZZ_SEEDS, to begin with.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* const folder = std::getenv("IKEBANA_FUZZ_SEEDS");
  if (folder == nullptr) return 0;
  int number = 0;
  for (const std::string_view schema : ddl_corpus::schemas) std::ofstream(std::string(folder) + "/seed" + std::to_string(number++)) << schema;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const ikebana::ddl_schema<0> read = ikebana::ddl(std::string_view{text});
  const ikebana::ddl_error error = read.error();
  const ikebana::detail::ddl_view view = read.view();
  for (unsigned i = 0; i != view.count; ++i) read.table(view.entries[i].name.written());
  if (error || text.find('\0') != std::string::npos) return 0;

  live_schema live;
  restrain(live.handle());
  if (live.run(text) != "") return 0;
  release(live.handle());
  ddl_compare::compare(live, read, [&](const ddl_compare::difference& each) {
    // What it cannot read it must say, which is no difference.
    if (each.by_sqlite == ddl_compare::is_there) return;
    std::fprintf(stderr, "%s\nthe reader differs about %s\nSQLite:\n%sthe reader:\n%s", text.c_str(), each.table.c_str(),
                 each.by_sqlite.c_str(), each.by_reader.c_str());
    std::abort();
  });
  return 0;
}
