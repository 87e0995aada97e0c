// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_BENCH_RUNTIME_PARTICIPANT_HPP
#define IKEBANA_BENCH_RUNTIME_PARTICIPANT_HPP

// One who runs the workloads. Each is a file of its own, so that no library's headers reach another's.

#include "models.hpp"
#include "stopwatch.hpp"

#include <memory>
#include <string>
#include <vector>

namespace bench {

enum class workload { W1, W1_snapshot, W2, W3, W4, W5, W6 };

inline constexpr const char* workload_names[] = {"W1", "W1_snapshot", "W2", "W3", "W4", "W5", "W6"};

/// What a pass is over.
struct task {
  const size& of;
  std::int64_t lookups;
  const std::vector<User>& users;  // to be inserted
};

/// A participant with its own connection, and statements kept where the library lets it. Each workload starts and stops
/// the watch around its own work, and gives the sum of what it has read.
class participant {
 public:
  virtual ~participant() = default;

  virtual void execute(const std::string& sql) = 0;
  virtual bool takes_part(workload) const { return true; }

  virtual std::uint64_t users_by_key(const task&, stopwatch&) = 0;              // W1
  virtual std::uint64_t users_by_key_in_snapshot(const task&, stopwatch&) = 0;  // the same, one read transaction around all
  virtual std::uint64_t posts_of_each_country(const task&, stopwatch&) = 0;     // W2
  virtual std::uint64_t countries_with_posts(const task&, stopwatch&) = 0;      // W3
  virtual std::uint64_t insert_users(const task&, stopwatch&) = 0;              // W4
  virtual std::uint64_t all_posts(const task&, stopwatch&) = 0;                 // W5
  virtual std::uint64_t countries_with_count(const task&, stopwatch&) = 0;      // W6
};

std::unique_ptr<participant> make_c_plain(const std::string& path);
std::unique_ptr<participant> make_c_expert(const std::string& path);
std::unique_ptr<participant> make_c_careful(const std::string& path);
std::unique_ptr<participant> make_c_views(const std::string& path);
std::unique_ptr<participant> make_c_careful_views(const std::string& path);
std::unique_ptr<participant> make_ikebana(const std::string& path);
std::unique_ptr<participant> make_ikebana_views(const std::string& path);
std::unique_ptr<participant> make_sqlitecpp(const std::string& path);
std::unique_ptr<participant> make_soci(const std::string& path);

// The SQL that people write by hand for the same.
inline constexpr const char* user_sql = "SELECT id, country_id, name, email FROM users WHERE id = ?1";
inline constexpr const char* posts_of_country_sql =
    "SELECT posts.id, posts.user_id, posts.title, posts.views, posts.rating FROM posts "
    "INNER JOIN users ON users.id = posts.user_id WHERE users.country_id = ?1";
inline constexpr const char* countries_sql = "SELECT id, name FROM countries";
inline constexpr const char* posts_with_country_sql =  // the fastest of the joined statements
    "SELECT posts.id, posts.user_id, posts.title, posts.views, posts.rating, users.country_id FROM posts "
    "INNER JOIN users ON users.id = posts.user_id WHERE users.country_id IN (SELECT id FROM countries)";
inline constexpr const char* insert_user_sql = "INSERT INTO users(id, country_id, name, email) VALUES(?1, ?2, ?3, ?4)";
inline constexpr const char* posts_sql = "SELECT id, user_id, title, views, rating FROM posts";
inline constexpr const char* counts_sql =
    "SELECT countries.id, countries.name, count(posts.id) FROM countries LEFT JOIN users ON users.country_id = countries.id "
    "LEFT JOIN posts ON posts.user_id = users.id GROUP BY countries.id, countries.name";

}  // namespace bench

#endif
