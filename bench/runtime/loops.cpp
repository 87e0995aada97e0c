// SPDX-License-Identifier: BSL-1.0
// The same loop twice, for bench/runtime/calls.awk to compare: by hand, refusing like ours what is none of its types, and
// by Ikebana.

#include "c.hpp"

#include <ikebana/sqlite.hpp>

using namespace bench;

namespace {

[[noreturn, gnu::noinline, gnu::cold]] void refuse() { throw std::runtime_error("not of the column's type"); }

struct careful_style : expert_style {
  static sqlite3_value* of_type(int type, sqlite3_stmt* statement, int column) {
    sqlite3_value* const value = sqlite3_column_value(statement, column);
    if (sqlite3_value_type(value) != type) refuse();
    return value;
  }
  static void take(sqlite3_stmt* statement, int column, std::int64_t& into) {
    take_value(of_type(SQLITE_INTEGER, statement, column), into);
  }
  static void take(sqlite3_stmt* statement, int column, std::string& into) {
    take_value(of_type(SQLITE_TEXT, statement, column), into);
  }
  static void take(sqlite3_stmt* statement, int column, std::optional<double>& into) {
    take_value(sqlite3_column_value(statement, column), into);
  }
};

}  // namespace

extern "C" void loop_by_hand(sqlite3_stmt* statement, std::vector<Post>& posts) {
  while (step(statement)) read<careful_style>(statement, posts.emplace_back());
}

extern "C" std::vector<Post> loop_of_ikebana(ikebana::sqlite::database& db) { return db.all(ikebana::from<Post>()); }
