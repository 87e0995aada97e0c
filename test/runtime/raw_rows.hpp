// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_RAW_ROWS_HPP
#define IKEBANA_TEST_RUNTIME_RAW_ROWS_HPP

// What SQLite itself says of a database, by SQL text that no part of the library writes.

#include <ikebana/sqlite.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace raw {

using rows = std::vector<std::string>;

/// What a statement yields, a line for each row, with bars between the columns.
inline rows read(ikebana::sqlite::database& db, const std::string& sql) {
  rows found;
  const auto take = [](void* into, int columns, char** values, char**) {
    std::string line;
    for (int i = 0; i != columns; ++i) line += std::string(i == 0 ? "" : "|") + (values[i] != nullptr ? values[i] : "NULL");
    static_cast<rows*>(into)->push_back(line);
    return 0;
  };
  BOOST_REQUIRE(sqlite3_exec(db.handle(), sql.c_str(), take, &found, nullptr) == SQLITE_OK);
  return found;
}

}  // namespace raw

#endif
