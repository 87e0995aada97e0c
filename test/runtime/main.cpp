// SPDX-License-Identifier: BSL-1.0
#define BOOST_TEST_MODULE ikebana
#include <boost/test/unit_test.hpp>

#include <sqlite3.h>

#ifdef IKEBANA_CATALOGUE
#include <ikebana/sqlite.hpp>

#include "../postgres/texts.hpp"
#endif

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

namespace {

std::set<std::string> texts;

// Tests write SQL, too; what the library writes has its names in quotes, its values outside, and is one line.
bool is_by_library(const std::string& text) {
  if (text.find('"') == std::string::npos || text.find('\n') != std::string::npos) return false;
  for (const char* const verb : {"SELECT ", "WITH ", "UPDATE ", "DELETE "}) {
    if (text.rfind(verb, 0) == 0) return true;
  }
  return text.rfind("INSERT INTO \"", 0) == 0 && (text.find('?') != std::string::npos || text.find(" VALUES ") == std::string::npos);
}

int note(unsigned, void*, void* statement, void*) {
  const char* const text = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
  if (text != nullptr && is_by_library(text)) texts.insert(text);
  return 0;
}

int watch(sqlite3* connection, char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, note, nullptr);
}

// With IKEBANA_SQL_TEXTS=<file>, all SQL of the library that the tests run is written to that file, in order, for test/snapshot.
struct snapshot {
  const char* const file = std::getenv("IKEBANA_SQL_TEXTS");

  snapshot() {
    if (file != nullptr) sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  }
  ~snapshot() {
    if (file == nullptr) return;
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch));
    std::ofstream to(file);
    for (const std::string& each : texts) to << each << '\n';
  }
};

BOOST_TEST_GLOBAL_FIXTURE(snapshot);

#ifdef IKEBANA_CATALOGUE
// With IKEBANA_POSTGRES_TEXTS=<file>, all statements of the tests are written to that file as PostgreSQL has them.
struct statements_of_postgres {
  statements_of_postgres() {
    const char* const file = std::getenv("IKEBANA_POSTGRES_TEXTS");
    if (file != nullptr) postgres_texts::write_all(file);
  }
};

BOOST_TEST_GLOBAL_FIXTURE(statements_of_postgres);
#endif

}  // namespace
