// SPDX-License-Identifier: BSL-1.0
#pragma once

// Copies a database into a file: all of it, or no file is left.

#include <ikebana/sqlite/schema/probe.hpp>

#include <cstdio>

namespace ikebana::sqlite::detail {

/// The file of a copy. It is made unless there is one of this name, and removed if the copy fails. A URI is left to SQLite.
class file_of_copy {
 public:
  explicit file_of_copy(std::string_view path) : path_(path), journal_(path_ + "-journal") {
    if (path_.compare(0, 5, "file:") == 0 || path_.empty()) return;
    std::FILE* const made = std::fopen(path_.c_str(), "wbx");
    if (made == nullptr) return;  // SQLite says why, or takes an empty file
    std::fclose(made);
    is_ours_ = true;
    // SQLite would take the journal of an unfinished copy for this one's.
    if (remove_one(journal_)) return;
    remove();
    throw error(SQLITE_CANTOPEN, "beside the copy there is " + journal_ + ", which cannot be removed", {});
  }

  /// Returns whether nothing of it is left.
  bool remove() const {
    if (!is_ours_) return true;
    const bool is_gone = remove_one(path_);
    return remove_one(journal_) && is_gone;
  }

 private:
  static bool remove_one(const std::string& path) {
    if (std::remove(path.c_str()) == 0) return true;
    std::FILE* const there = std::fopen(path.c_str(), "rb");
    if (there != nullptr) std::fclose(there);
    return there == nullptr;
  }

  std::string path_, journal_;
  bool is_ours_ = false;
};

/// Detaches the database that SQLite attaches for a copy. An interrupt may leave it attached, and the next copy would fail.
inline void detach_copy(const connection& on) {
  std::string left;
  {
    probe attached{on, "SELECT name FROM pragma_database_list WHERE name = 'vacuum_db' OR name GLOB ?1"};
    if (!attached.with("vacuum_[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]*").step()) return;
    left = attached.text(0);
  }
  probe{on, "DETACH " + detail::in_quotes(left)}.step();
}

inline void write_backup(const connection& on, std::string_view path) {
  detail::check_path(path);
  detail::detach_copy(on);
  probe copy{on, "VACUUM main INTO ?1"};
  copy.with(path);
  const file_of_copy made{path};
  try {
    copy.step();
  } catch (const error& thrown) {
    if (made.remove()) throw;
    throw error(thrown.code(), thrown.message() + "; what has been written of the copy cannot be removed", thrown.sql());
  } catch (...) {
    made.remove();  // there was no memory for an error
    throw;
  }
}

}  // namespace ikebana::sqlite::detail
