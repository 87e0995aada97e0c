// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_MIGRATION_FILES_HPP
#define IKEBANA_SQLITE_MIGRATION_FILES_HPP

// Migrations that are kept as files of a folder: `db.migrate(migrations_in("migrations"))`. Include it where that is done:
// <filesystem> is too dear for all.

#include <ikebana/sqlite/migrate.hpp>

#include <cstdio>
#include <filesystem>

namespace ikebana::sqlite {

/// A step that was read from a file, which is its name.
struct migration_file {
  std::string name;
  std::string sql;
};

namespace detail {

inline std::string read_file(const std::string& path) {
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) throw error(SQLITE_CANTOPEN, "cannot read " + path, {});
  std::string text;
  char part[4096];
  for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, file)) != 0;) text.append(part, size);
  const bool has_failed = std::ferror(file) != 0;
  std::fclose(file);
  if (has_failed) throw error(SQLITE_IOERR_READ, "cannot read " + path, {});
  return text;
}

inline std::size_t digits_before(std::string_view name) {
  std::size_t digits = 0;
  while (digits != name.size() && name[digits] >= '0' && name[digits] <= '9') ++digits;
  return digits;
}

/// The order of files: by the number that a name begins with, 2 before 10, then by the name.
inline bool comes_before(std::string_view a, std::string_view b) {
  std::string_view left = a.substr(0, digits_before(a)), right = b.substr(0, digits_before(b));
  while (!left.empty() && left[0] == '0') left.remove_prefix(1);
  while (!right.empty() && right[0] == '0') right.remove_prefix(1);
  if (left.size() != right.size()) return left.size() < right.size();
  return left != right ? left < right : a < b;
}

}  // namespace detail

/// The files `*.sql` of a folder as steps, in the order of the numbers that their names begin with: `001_makers.sql`,
/// `002_where_they_are.sql`. Throws an `error` where one cannot be read.
inline std::vector<migration_file> migrations_in(const std::string& folder) {
  std::vector<migration_file> steps;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".sql" || !entry.is_regular_file()) continue;
    const std::string name = entry.path().filename().string();
    auto place = steps.begin();
    while (place != steps.end() && detail::comes_before(place->name, name)) ++place;
    steps.insert(place, {name, detail::read_file(entry.path().string())});
  }
  if (failed) throw error(SQLITE_CANTOPEN, "cannot read the folder " + folder + ": " + failed.message(), {});
  return steps;
}

}  // namespace ikebana::sqlite

#endif
