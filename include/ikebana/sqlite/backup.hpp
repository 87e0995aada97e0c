// SPDX-License-Identifier: BSL-1.0
#pragma once

// A copy of a database as a file: whole, or none.

#include <ikebana/sqlite/schema/probe.hpp>

#include <cstdio>

namespace ikebana::sqlite::detail {

/// A file that is made for a copy, unless there is one by this name, and removed again if the copy cannot be finished. What
/// SQLite takes for a URI is left to SQLite.
class file_of_copy {
 public:
  explicit file_of_copy(std::string_view path) : path_(path), journal_(path_ + "-journal") {
    if (path_.compare(0, 5, "file:") == 0 || path_.empty()) return;
    std::FILE* const made = std::fopen(path_.c_str(), "wbx");
    if (made == nullptr) return;  // SQLite says why, or takes an empty file
    std::fclose(made);
    is_ours_ = true;
    // That of a copy that was not finished would be taken for this one's.
    if (remove_one(journal_)) return;
    remove();
    throw error(SQLITE_CANTOPEN, "beside the copy there is " + journal_ + ", which cannot be removed", {});
  }

  /// Says whether nothing of ours is there any more.
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

/// What SQLite has attached for a copy, and left so: it does where it is interrupted as soon as that is done, and cannot attach
/// it for another copy.
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
