// SPDX-License-Identifier: BSL-1.0
#pragma once

// Migrations as files of a folder: `db.migrate(migrations_in("migrations"))`. No other header includes it: <filesystem> costs too
// much compile time.

#include <ikebana/sqlite/migrate.hpp>

#include <cstdio>
#include <filesystem>

namespace ikebana::sqlite {

/// A step that was read from a file: its name is the file's.
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

/// The number in a name without zeros before it: 10 in "V010__makers.sql". Empty if there is none.
inline std::string_view number_in(std::string_view name) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t first = name.find_first_of(digits);
  if (first == std::string_view::npos) return {};
  std::string_view number = name.substr(first, name.find_first_not_of(digits, first) - first);
  while (number.size() > 1 && number[0] == '0') number.remove_prefix(1);
  return number;
}

/// The order of files: by their numbers, 2 before 10; without numbers, by their names.
inline bool comes_before(std::string_view a, std::string_view b) {
  const std::string_view left = detail::number_in(a), right = detail::number_in(b);
  if (left.size() != right.size()) return left.size() < right.size();
  return left != right ? left < right : a < b;
}

/// Refuses a folder whose order is not certain: two files with one number, or one without among others that have one.
inline void check_order(const std::string& folder, const std::vector<migration_file>& steps) {
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const std::string_view number = detail::number_in(steps[i].name);
    if (number.empty()) continue;
    const std::string& before = steps[i - 1].name;
    if (detail::number_in(before).empty())
      throw error(SQLITE_MISUSE, before + " has no number in its name, and others in " + folder + " have one", {});
    if (detail::number_in(before) == number)
      throw error(SQLITE_MISUSE, before + " and " + steps[i].name + " in " + folder + " have one number in their names", {});
  }
}

[[noreturn]] inline void fail_to_read(const std::string& path, const std::error_code& failed) {
  throw error(SQLITE_CANTOPEN, "cannot read " + path + ": " + failed.message(), {});
}

}  // namespace detail

/// Reads the files `*.sql` of a folder as steps: `db.migrate(migrations_in("migrations"))`. Their order is that of the numbers in
/// their names: `001_makers.sql`, `002_where_they_are.sql`, or `V1__makers.sql`, `V2__where_they_are.sql`; without numbers, that of
/// the names.
///
/// The result owns names and texts. Throws `error` if the folder or a file cannot be read, and if the order is not certain: two with
/// one number, or one without a number among others.
inline std::vector<migration_file> migrations_in(const std::string& folder) {
  detail::check_path(folder);
  std::vector<migration_file> steps;
  std::error_code failed;
  std::filesystem::directory_iterator entry(folder, failed);
  for (const std::filesystem::directory_iterator end; !failed && entry != end; entry.increment(failed)) {
    if (entry->path().extension() != ".sql") continue;
    const std::string path = entry->path().string(), name = entry->path().filename().string();
    const std::filesystem::file_status status = entry->status(failed);
    if (failed) detail::fail_to_read(path, failed);  // a step is not left out because its link leads nowhere
    if (status.type() == std::filesystem::file_type::directory) continue;
    if (status.type() != std::filesystem::file_type::regular) detail::fail_to_read(path, std::make_error_code(std::errc::not_supported));
    auto place = steps.begin();
    while (place != steps.end() && detail::comes_before(place->name, name)) ++place;
    steps.insert(place, {name, detail::read_file(path)});
  }
  if (failed) detail::fail_to_read("the folder " + folder, failed);
  detail::check_order(folder, steps);
  return steps;
}

}  // namespace ikebana::sqlite
