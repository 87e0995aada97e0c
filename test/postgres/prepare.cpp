// SPDX-License-Identifier: BSL-1.0
// Prepares all statements of a file of texts.hpp in a PostgreSQL server, and writes what it says against the others:
// prepare <connection> <file> <file of failures>.

#include <libpq-fe.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

struct block {
  std::string sqlite;
  std::string postgres;
  std::string types;
  std::string refused;
  std::vector<std::string> before;  // schemas and tables
};

bool read(std::ifstream& from, block& into) {
  into = {};
  std::string line;
  while (std::getline(from, line) && !line.empty()) {
    const std::size_t space = line.find(' ');
    const std::string kind = line.substr(0, space), text = line.substr(space + 1);
    if (kind == "sqlite") into.sqlite = text;
    if (kind == "postgres") into.postgres = text;
    if (kind == "types") into.types = text;
    if (kind == "refused") into.refused = text;
    if (kind == "schema") into.before.push_back("CREATE SCHEMA IF NOT EXISTS " + text);
    if (kind == "table") into.before.push_back(text);
  }
  return !into.sqlite.empty();
}

/// Runs SQL; what the server says against it, or nothing.
std::string error_of(PGconn* on, const std::string& sql) {
  PGresult* const result = PQexec(on, sql.c_str());
  const std::string said = PQresultStatus(result) == PGRES_COMMAND_OK ? "" : PQresultErrorMessage(result);
  PQclear(result);
  return said;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  PGconn* const on = PQconnectdb(arguments[1]);
  if (PQstatus(on) != CONNECTION_OK) {
    std::fprintf(stderr, "%s", PQerrorMessage(on));
    return 2;
  }
  PQsetNoticeProcessor(on, [](void*, const char*) {}, nullptr);
  std::ifstream from(arguments[2]);
  block each;
  unsigned prepared = 0, refused = 0;
  std::set<std::string> failures;
  while (read(from, each)) {
    refused += each.refused.empty() ? 0 : 1;
    if (!each.refused.empty()) continue;
    error_of(on, "BEGIN");
    std::string said;
    for (const std::string& sql : each.before) {
      if (said.empty()) said = error_of(on, sql);
    }
    if (said.empty()) said = error_of(on, "PREPARE ik" + (each.types.empty() ? "" : "(" + each.types + ")") + " AS " + each.postgres);
    error_of(on, "ROLLBACK");
    error_of(on, "DEALLOCATE ALL");
    prepared += said.empty() ? 1 : 0;
    if (!said.empty()) failures.insert(said.substr(0, said.find('\n')) + " | " + each.sqlite + " | " + each.postgres);
  }
  PQfinish(on);
  std::ofstream to(arguments[3]);
  for (const std::string& failure : failures) to << failure << '\n';
  std::printf("%u prepared, %u refused by a sentence, %zu not prepared\n", prepared, refused, failures.size());
  return prepared == 0 ? 1 : 0;
}
