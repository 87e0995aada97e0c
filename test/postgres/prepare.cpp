// SPDX-License-Identifier: BSL-1.0
// Prepares all statements of a file of texts.hpp in a PostgreSQL server, makes all schemas, and writes what it says against the others:
// prepare <connection> <file> <file of failures>.

#include "connected.hpp"

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

struct statement {
  std::string types;
  std::string text;
};

struct block {
  std::string sqlite;
  statement postgres;
  statement without_lateral;  // if that is another
  statement first;            // of which one row is wanted
  std::string create;         // of a schema, in the place of a statement
  std::string refused;
  std::vector<std::string> before;  // schemas and tables
  std::vector<std::string> rows;
};

bool read(std::ifstream& from, block& into) {
  into = {};
  std::string line, types;
  while (std::getline(from, line) && !line.empty()) {
    const std::size_t space = line.find(' ');
    const std::string kind = line.substr(0, space), text = line.substr(space + 1);
    if (kind == "sqlite") into.sqlite = text;
    if (kind == "types") types = text;
    if (kind == "postgres") into.postgres = {types, text};
    if (kind == "without_lateral") into.without_lateral = {types, text};
    if (kind == "first") into.first = {types, text};
    if (kind == "rows") into.rows.push_back(text);
    if (kind == "create") into.create = text;
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

std::string prepare(PGconn* on, const std::string& name, const statement& each) {
  return error_of(on, "PREPARE " + name + (each.types.empty() ? "" : "(" + each.types + ")") + " AS " + each.text);
}

/// Some values of these types, the same for each.
std::string values_of(const std::string& types) {
  std::string values;
  for (std::size_t at = 0; at < types.size();) {
    const std::size_t comma = types.find(", ", at);
    const std::string type = types.substr(at, comma == std::string::npos ? comma : comma - at);
    at = comma == std::string::npos ? types.size() : comma + 2;
    const bool is_array = type.size() > 2 && type.substr(type.size() - 2) == "[]";
    std::string value = is_array ? "'{1,2,3,4,5,6,7}'" : "'2'";
    if (type == "boolean") value = "true";
    if (type == "date") value = "'2024-01-03'";
    if (type.substr(0, 9) == "timestamp") value = is_array ? "'{1970-01-01 00:00:01Z,1970-01-01 00:00:02Z}'" : "'1970-01-01 00:00:02Z'";
    if (type.substr(0, 5) == "bytea") value = is_array ? "'{\\\\x31,\\\\x32,\\\\x33}'" : "'2'";
    values += (values.empty() ? "" : ", ") + value;
  }
  return values.empty() ? values : "(" + values + ")";
}

/// The rows of a prepared statement in an order of their own, or what the server says against it.
std::multiset<std::string> rows_of(PGconn* on, const std::string& name, const statement& each, std::string& error) {
  PGresult* const result = PQexec(on, ("EXECUTE " + name + values_of(each.types)).c_str());
  if (PQresultStatus(result) != PGRES_TUPLES_OK) error = PQresultErrorMessage(result);
  std::multiset<std::string> rows;
  for (int row = 0; row != PQntuples(result); ++row) {
    std::string all;
    for (int i = 0; i != PQnfields(result); ++i)
      all += PQgetisnull(result, row, i) != 0 ? "NULL|" : PQgetvalue(result, row, i) + std::string("|");
    rows.insert(all);
  }
  PQclear(result);
  return rows;
}

struct counts {
  unsigned prepared = 0;
  unsigned created = 0;  // schemas, and tables that are written alone
  std::map<std::string, unsigned> refused;
  unsigned same_without_lateral = 0;
  unsigned ended_early = 0;
};

/// What is wrong with the other texts of a statement: run on some rows and with the same values, they give what it gives.
std::string difference(PGconn* on, const block& each, counts& counted) {
  const bool has_other = !each.without_lateral.text.empty();
  std::string error = has_other ? prepare(on, "ik_without", each.without_lateral) : "";
  if (error.empty() && !each.first.text.empty()) error = prepare(on, "ik_first", each.first);
  for (const std::string& rows : each.rows) {
    if (error.empty()) error = error_of(on, rows);
  }
  if (!error.empty()) return error;
  error_of(on, "SAVEPOINT filled");
  const auto found = rows_of(on, "ik", each.postgres, error);
  if (has_other) {
    if (error.empty() && rows_of(on, "ik_without", each.without_lateral, error) != found) return "other rows without LATERAL";
    if (!error.empty()) return error;
    counted.same_without_lateral += found.empty() ? 0 : 1;
  }
  // Some values and some rows are an error by themselves, such as a text that is no number.
  if (!error.empty() || each.first.text.empty()) return "";
  const auto first = rows_of(on, "ik_first", each.first, error);
  if (first.size() != (found.empty() ? 0 : 1)) return "more or fewer rows than the first";
  if (!first.empty() && found.count(*first.begin()) == 0) return "another row than the first";
  counted.ended_early += found.size() > 1 ? 1 : 0;
  return error;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  PGconn* const on = connected(arguments[1]);
  std::ifstream from(arguments[2]);
  block each;
  counts counted;
  std::set<std::string> failures;
  while (read(from, each)) {
    if (!each.refused.empty()) {
      ++counted.refused[each.refused];
      continue;
    }
    error_of(on, "BEGIN");
    std::string said;
    for (const std::string& sql : each.before) {
      if (said.empty()) said = error_of(on, sql);
    }
    const bool is_schema = !each.create.empty();
    if (said.empty() && is_schema) said = error_of(on, each.create);
    if (said.empty() && is_schema) said = error_of(on, each.create);  // changes nothing
    if (said.empty() && !is_schema) said = prepare(on, "ik", each.postgres);
    if (said.empty() && !is_schema) said = difference(on, each, counted);
    error_of(on, "ROLLBACK");
    error_of(on, "DEALLOCATE ALL");
    (is_schema ? counted.created : counted.prepared) += said.empty() ? 1 : 0;
    const std::string& text = is_schema ? each.create : each.postgres.text;
    if (!said.empty()) failures.insert(said.substr(0, said.find('\n')) + " | " + each.sqlite + " | " + text);
  }
  PQfinish(on);
  std::ofstream to(arguments[3]);
  for (const std::string& failure : failures) to << failure << '\n';
  std::printf(
      "%u prepared, %u schemas and tables made, %zu neither; %u with the same rows without LATERAL, %u of which one row was wanted\n",
      counted.prepared, counted.created, failures.size(), counted.same_without_lateral, counted.ended_early);
  for (const auto& [sentence, times] : counted.refused) std::printf("refused by a sentence: %u by %s\n", times, sentence.c_str());
  return counted.prepared == 0 || counted.created == 0 ? 1 : 0;
}
