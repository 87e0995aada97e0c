// SPDX-License-Identifier: BSL-1.0
// A target for libFuzzer. Any text may be read; and of a schema that SQLite runs, the reader says the same as SQLite, or
// that it cannot read it.

#include "../runtime/ddl_compare.hpp"
#include "../runtime/ddl_corpus.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <vector>

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

/// The tokens of a text, each with the space before it.
std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  ikebana::detail::ddl_scanner scan{text.data(), static_cast<unsigned>(text.size())};
  for (unsigned begin = 0; !scan.is_at_end(); scan.next()) {
    tokens.emplace_back(text.substr(begin, scan.token.end - begin));
    begin = scan.token.end;
  }
  return tokens;
}

/// All tokens of the corpus: what schemas are made of, as often as it is found in them.
const std::vector<std::string>& known_tokens() {
  static const std::vector<std::string> known = [] {
    std::vector<std::string> all;
    for (const std::string_view schema : ddl_corpus::schemas) {
      for (const std::string& each : tokens_of(schema)) all.push_back(each);
    }
    return all;
  }();
  return known;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t room);

/// Changes tokens as often as bytes: what comes of it is more often a schema.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t room, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 3 == 0) return LLVMFuzzerMutate(data, size, room);
  std::vector<std::string> tokens = tokens_of({reinterpret_cast<const char*>(data), size});
  const auto place = [&](std::size_t end) { return static_cast<std::ptrdiff_t>(random() % (end + 1)); };
  for (unsigned changes = 1 + random() % 4; changes != 0; --changes) {
    const std::string& token = known_tokens()[random() % known_tokens().size()];
    if (tokens.empty() || random() % 4 == 0) {
      tokens.insert(tokens.begin() + place(tokens.size()), ' ' + token);
    } else if (random() % 3 == 0) {
      tokens[static_cast<std::size_t>(place(tokens.size() - 1))] = ' ' + token;
    } else if (random() % 2 == 0) {
      const auto from = tokens.begin() + place(tokens.size() - 1);
      const std::vector<std::string> copied(from, from + std::min<std::ptrdiff_t>(tokens.end() - from, 1 + place(8)));
      tokens.insert(tokens.begin() + place(tokens.size()), copied.begin(), copied.end());
    } else {
      const auto from = tokens.begin() + place(tokens.size() - 1);
      tokens.erase(from, from + std::min<std::ptrdiff_t>(tokens.end() - from, 1 + place(2)));
    }
  }
  std::string text;
  for (const std::string& each : tokens) text += each;
  if (text.size() > room) return LLVMFuzzerMutate(data, size, room);
  std::copy(text.begin(), text.end(), data);
  return text.size();
}

/// Writes the corpus of the tests to the folder $IKEBANA_FUZZ_SEEDS, to begin with.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* const folder = std::getenv("IKEBANA_FUZZ_SEEDS");
  if (folder == nullptr) return 0;
  int number = 0;
  for (const std::string_view schema : ddl_corpus::schemas)
    std::ofstream(std::string(folder) + "/seed" + std::to_string(number++)) << schema;
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
