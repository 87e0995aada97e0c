// SPDX-License-Identifier: BSL-1.0
// Prepares every statement of a program's catalogue against a schema, and explains how SQLite would run it. Made into a
// program by ikebana_check_queries: see ikebana-functions.cmake.

#include <ikebana/sqlite.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using ikebana::sqlite::catalogue_entry;
using ikebana::sqlite::first_in_catalogue;

struct command_line {
  std::vector<std::string> schemas;
  std::string expected;  // plans that were stored
  std::string written;   // where the plans go
  bool full_scan_fails = false;
  std::set<std::string> may_be_scanned;
};

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A function of the program's own is not defined here: one that gives NULL stands for it.
bool define_missing_function(sqlite3* db, const std::string& message) {
  const std::string beginning = "no such function: ";
  if (message.rfind(beginning, 0) != 0) return false;
  const auto nothing = [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_null(context); };
  return sqlite3_create_function(db, message.substr(beginning.size()).c_str(), -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, nothing,
                                 nullptr, nullptr) == SQLITE_OK;
}

/// Whether a step of a plan goes through a whole table: its name, or nothing. Tables that the query itself makes are none.
/// An automatic index is made of a whole table, each time.
std::string scanned_table(const std::string& step, const std::set<std::string>& made) {
  const bool is_scan = step.rfind("SCAN ", 0) == 0;
  const bool makes_index = step.rfind("SEARCH ", 0) == 0 && step.find(" USING AUTOMATIC ") != std::string::npos;
  if ((!is_scan && !makes_index) || step.find(" VIRTUAL TABLE ") != std::string::npos) return {};
  std::string name = step.substr(step.find(' ') + 1);
  if (name.rfind("TABLE ", 0) == 0) name = name.substr(6);  // before SQLite 3.36
  name = name.substr(0, name.find(' '));
  const bool is_none = name.rfind("(subquery", 0) == 0 || step.find(" CONSTANT ROW") != std::string::npos || made.count(name) != 0;
  return is_none ? std::string() : name;
}

class checker {
 public:
  explicit checker(const command_line& given) : given_(given) {
    for (const std::string& path : given_.schemas) {
      try {
        db_.execute(contents_of(path));
      } catch (const ikebana::sqlite::error& thrown) {
        throw std::runtime_error(path + ": " + thrown.what());
      }
    }
  }

  bool check_all() {
    std::set<std::string> texts;
    for (const catalogue_entry* each = first_in_catalogue(); each != nullptr; each = each->next) texts.emplace(each->sql);
    std::ostringstream plans;
    for (const std::string& sql : texts) {
      const std::string plan = check(sql);
      if (!plan.empty()) plans << "-- " << sql << '\n' << plan << '\n';
    }
    if (!given_.written.empty()) std::ofstream(given_.written, std::ios::binary) << plans.str();
    if (!given_.expected.empty()) compare(plans.str());
    std::printf("%zu statements checked, %u faults\n", texts.size(), faults_);
    return faults_ == 0;
  }

 private:
  void fault(const std::string& what, const std::string& sql) {
    ++faults_;
    std::printf("error: %s\n  %s\n", what.c_str(), sql.c_str());
  }

  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    while (sqlite3_prepare_v2(db_.handle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      const std::string message = sqlite3_errmsg(db_.handle());
      if (define_missing_function(db_.handle(), message)) continue;
      return nullptr;
    }
    return statement;
  }

  /// The plan of a statement; none for BEGIN and its like, and for what cannot be prepared.
  std::string check(const std::string& sql) {
    sqlite3_stmt* const statement = prepare(sql);
    if (statement == nullptr) {
      fault(sqlite3_errmsg(db_.handle()), sql);
      return {};
    }
    sqlite3_finalize(statement);
    sqlite3_stmt* const explained = prepare("EXPLAIN QUERY PLAN " + sql);
    std::map<int, unsigned> depths{{0, 0}};
    std::set<std::string> made;
    std::vector<std::string> steps;
    std::string plan;
    while (explained != nullptr && sqlite3_step(explained) == SQLITE_ROW) {
      const unsigned depth = depths[sqlite3_column_int(explained, 1)] + 1;
      depths[sqlite3_column_int(explained, 0)] = depth;
      const std::string step = reinterpret_cast<const char*>(sqlite3_column_text(explained, 3));
      plan += std::string(2 * depth, ' ') + step + '\n';
      for (const std::string word : {"MATERIALIZE ", "CO-ROUTINE "}) {
        if (step.rfind(word, 0) == 0) made.insert(step.substr(word.size()));
      }
      steps.push_back(step);
    }
    sqlite3_finalize(explained);
    bool wants_all = sql.find(" WHERE ") == std::string::npos;  // then one table is read, and has to be
    for (const std::string& step : steps) {
      const std::string table = scanned_table(step, made);
      if (table.empty()) continue;
      if (wants_all) {
        wants_all = false;
      } else if (given_.full_scan_fails && given_.may_be_scanned.count(table) == 0) {
        fault("this reads the whole table " + table + " (" + step + ")", sql);
      }
    }
    return plan;
  }

  static std::map<std::string, std::string> plans_in(const std::string& text) {
    std::map<std::string, std::string> plans;
    std::istringstream lines(text);
    std::string sql;
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("-- ", 0) == 0) {
        sql = line.substr(3);
      } else if (!line.empty()) {
        plans[sql] += line + '\n';
      }
    }
    return plans;
  }

  /// Compares plans with those that are stored; the first time, there is nothing to compare with, and these are stored.
  void compare(const std::string& now) {
    if (!std::ifstream(given_.expected)) {
      std::ofstream(given_.expected, std::ios::binary) << now;
      return;
    }
    const auto stored = plans_in(contents_of(given_.expected));
    unsigned unknown = 0;
    for (const auto& [sql, plan] : plans_in(now)) {
      const auto found = stored.find(sql);
      if (found == stored.end()) {
        ++unknown;
      } else if (found->second != plan) {
        fault("this plan has changed from the stored one\n" + found->second + "  to\n" + plan.substr(0, plan.size() - 1), sql);
      }
    }
    if (unknown != 0) std::printf("note: %u statements have no plan in %s yet\n", unknown, given_.expected.c_str());
  }

  const command_line& given_;
  ikebana::sqlite::database db_{":memory:"};
  unsigned faults_ = 0;
};

command_line read_command_line(int count, char** words) {
  command_line read;
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    const bool takes_value = word == "--expected" || word == "--written" || word == "--may-be-scanned";
    if (takes_value && at + 1 == count) throw std::runtime_error(word + " needs a value");
    if (word == "--full-scan-fails") {
      read.full_scan_fails = true;
    } else if (word == "--expected") {
      read.expected = words[++at];
    } else if (word == "--written") {
      read.written = words[++at];
    } else if (word == "--may-be-scanned") {
      read.may_be_scanned.insert(words[++at]);
    } else {
      read.schemas.push_back(word);
    }
  }
  return read;
}

}  // namespace

int main(int count, char** words) {
  try {
    const command_line given = read_command_line(count, words);
    return checker(given).check_all() ? 0 : 1;
  } catch (const std::exception& problem) {
    std::printf("error: %s\n", problem.what());
    return 1;
  }
}
