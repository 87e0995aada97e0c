// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows whose foreign key has no parent, before and after a change: those from before aren't its fault.

#include <ikebana/sqlite/schema/probe.hpp>
#include <ikebana/sqlite/schema/identifier.hpp>

namespace ikebana::sqlite::detail {

/// A row whose parent is not there.
struct dangling_row {
  std::string table;
  std::string row;     // its rowid; empty for a table WITHOUT ROWID
  std::string parent;  // if the key cannot be checked, SQLite's message

  int compare(const dangling_row& other) const {
    if (const int by_table = table.compare(other.table); by_table != 0) return by_table;
    if (const int by_row = row.compare(other.row); by_row != 0) return by_row;
    return parent.compare(other.parent);
  }
};

/// All such rows of the database, ordered as `compare` does.
inline std::vector<dangling_row> dangling_rows(const connection& on) {
  std::vector<dangling_row> found;
  for (const probe table{on, "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name"}; table.step();) {
    const std::string name = table.text(0);
    probe each{on, "SELECT CAST(rowid AS TEXT), parent FROM pragma_foreign_key_check(?1, 'main') ORDER BY 1, 2"};
    try {
      for (each.with(name); each.step();) found.push_back({name, each.text(0), each.text(1)});
    } catch (const error& thrown) {  // as where a key names columns that are not unique
      if ((thrown.code() & 0xff) != SQLITE_ERROR) throw;
      found.push_back({name, {}, thrown.message()});
    }
  }
  return found;
}

/// Whether a table has got another name, so that its rows are not new.
inline bool is_renamed(sqlite3* on, std::string_view before, std::string_view after) {
  return detail::same_name(before, after) || !detail::has_object(on, "main", before);
}

/// The rows that are there now and were not before.
inline std::vector<dangling_row> new_dangling_rows(const connection& on, const std::vector<dangling_row>& before) {
  const std::vector<dangling_row> now = detail::dangling_rows(on);
  std::vector<dangling_row> added, gone;
  for (std::size_t i = 0, j = 0; i != before.size() || j != now.size();) {
    const int order = i == before.size() ? 1 : j == now.size() ? -1 : before[i].compare(now[j]);
    if (order < 0) gone.push_back(before[i]);
    if (order > 0) added.push_back(now[j]);
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  std::vector<dangling_row> left;
  for (const dangling_row& each : added) {
    bool was_there = false;
    for (dangling_row& old : gone) {
      if (old.table.empty() || old.row != each.row || !detail::is_renamed(on.handle(), old.table, each.table) ||
          !detail::is_renamed(on.handle(), old.parent, each.parent))
        continue;
      was_there = true;
      old.table.clear();
      break;
    }
    if (!was_there) left.push_back(each);
  }
  return left;
}

}  // namespace ikebana::sqlite::detail
