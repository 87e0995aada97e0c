// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_BENCH_RUNTIME_MODELS_HPP
#define IKEBANA_BENCH_RUNTIME_MODELS_HPP

// What all participants read and write: the same structs, texts of SQL and keys.

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name),
                           (std::optional<std::string>, email));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title), (std::int64_t, views),
                           (std::optional<double>, rating));
};

struct CountryWithPosts {
  Country country;
  std::vector<Post> posts;
};
struct CountryCount {
  Country country;
  std::int64_t posts = 0;
};

/// Countries, users of each, posts of each user.
struct size {
  const char* name;
  std::int64_t countries;
  std::int64_t users_each;
  std::int64_t posts_each;

  std::int64_t users() const { return countries * users_each; }
  std::int64_t posts() const { return users() * posts_each; }
};

inline constexpr size sizes[] = {{"S", 100, 10, 10}, {"L", 1000, 20, 20}, {"XL", 40000, 2, 5}};

inline constexpr const char* schema = R"(
  CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES countries(id), name TEXT NOT NULL, email TEXT);
  CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id), title TEXT NOT NULL,
                     views INTEGER NOT NULL, rating REAL);
  CREATE INDEX users_country ON users(country_id);
  CREATE INDEX posts_user ON posts(user_id);
)";

/// The rows of a size, as SQL: children are scattered over their parents.
inline std::string rows_as_sql(const size& of) {
  const auto numbers = [](std::int64_t count) {
    return "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + std::to_string(count) + ") ";
  };
  const std::string countries = std::to_string(of.countries);
  const std::string users = std::to_string(of.users());
  return "BEGIN; INSERT INTO countries " + numbers(of.countries) + "SELECT i + 1, printf('Country %05d', i + 1) FROM n;" +
         "INSERT INTO users " + numbers(of.users()) + "SELECT i + 1, i * 7919 % " + countries +
         " + 1, printf('User %06d', i + 1), CASE WHEN i % 3 <> 0 THEN printf('user%06d@example.com', i + 1) END FROM n;" +
         "INSERT INTO posts " + numbers(of.posts()) + "SELECT i + 1, i * 7919 % " + users +
         " + 1, printf('The title of post number %07d', i + 1), i * 37 % 100000, CASE WHEN i % 4 <> 0 THEN (i % 50) / 10.0 END FROM n; "
         "COMMIT;";
}

/// Keys in no order, the same in every run.
class random_keys {
 public:
  explicit random_keys(std::int64_t most) : most_(static_cast<std::uint64_t>(most)) {}

  std::int64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::int64_t>(state_ % most_) + 1;
  }

 private:
  std::uint64_t most_;
  std::uint64_t state_ = 88172645463325252u;
};

inline std::vector<User> users_to_insert(const size& of, std::int64_t count) {
  std::vector<User> users;
  users.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i != count; ++i) {
    const std::string number = std::to_string(1000000 + i);
    users.push_back({0, i % of.countries + 1, "User " + number, std::nullopt});
    if (i % 3 != 0) users.back().email = "user" + number + "@example.com";
  }
  return users;
}

// What a participant has read, as one number: all of them have to agree.

inline std::uint64_t sum_of(const Country& each) { return static_cast<std::uint64_t>(each.id) + each.name.size(); }
inline std::uint64_t sum_of(const User& each) {
  return static_cast<std::uint64_t>(each.id + each.country_id.value_or(0)) + each.name.size() + (each.email ? each.email->size() : 0);
}
inline std::uint64_t sum_of(const Post& each) {
  return static_cast<std::uint64_t>(each.id + each.user_id + each.views) + each.title.size() +
         (each.rating ? static_cast<std::uint64_t>(*each.rating * 10) : 0);
}
inline std::uint64_t sum_of(const std::vector<Post>& posts) {
  std::uint64_t sum = 0;
  for (const Post& each : posts) sum += sum_of(each);
  return sum;
}
/// Cheap enough to be measured along.
inline std::uint64_t glance_at(const std::vector<Post>& posts) { return posts.empty() ? 0 : posts.size() + sum_of(posts.back()); }
inline std::uint64_t sum_of(const CountryWithPosts& each) {
  return sum_of(each.country) + static_cast<std::uint64_t>(each.country.id) * sum_of(each.posts);
}
inline std::uint64_t sum_of(const CountryCount& each) { return sum_of(each.country) * static_cast<std::uint64_t>(each.posts); }

}  // namespace bench

#endif
