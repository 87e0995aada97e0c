// SPDX-License-Identifier: BSL-1.0
// SQLiteCpp.

#include "participant.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <unordered_map>

namespace bench {
namespace {

void read(SQLite::Statement& from, Country& into) {
  into.id = from.getColumn(0).getInt64();
  into.name = from.getColumn(1).getString();
}
void read(SQLite::Statement& from, User& into) {
  into.id = from.getColumn(0).getInt64();
  if (!from.isColumnNull(1)) into.country_id = from.getColumn(1).getInt64();
  into.name = from.getColumn(2).getString();
  if (!from.isColumnNull(3)) into.email = from.getColumn(3).getString();
}
void read(SQLite::Statement& from, Post& into) {
  into.id = from.getColumn(0).getInt64();
  into.user_id = from.getColumn(1).getInt64();
  into.title = from.getColumn(2).getString();
  into.views = from.getColumn(3).getInt64();
  if (!from.isColumnNull(4)) into.rating = from.getColumn(4).getDouble();
}

class by_sqlitecpp final : public participant {
 public:
  explicit by_sqlitecpp(const std::string& path) : db_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    db_.exec("PRAGMA foreign_keys = ON");
    db_.exec("PRAGMA synchronous = NORMAL");
  }

  void execute(const std::string& sql) override { db_.exec(sql); }
  bool takes_part(workload of) const override { return of != workload::W1_snapshot; }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    SQLite::Statement& statement = kept(user_sql);
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      User user{};
      statement.bind(1, keys.next());
      if (statement.executeStep()) read(statement, user);
      statement.reset();
      sum += sum_of(user);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t users_by_key_in_snapshot(const task& given, stopwatch& watch) override { return users_by_key(given, watch); }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    SQLite::Statement& statement = kept(posts_of_country_sql);
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t key = 1; key <= given.of.countries; ++key) {
      std::vector<Post> posts;
      statement.bind(1, key);
      while (statement.executeStep()) read(statement, posts.emplace_back());
      statement.reset();
      sum += glance_at(posts);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t countries_with_posts(const task&, stopwatch& watch) override {
    SQLite::Statement& countries = kept(countries_sql);
    SQLite::Statement& posts = kept(posts_with_country_sql);
    watch.start();
    db_.exec("BEGIN");
    std::vector<CountryWithPosts> rows;
    while (countries.executeStep()) read(countries, rows.emplace_back().country);
    countries.reset();
    std::unordered_map<std::int64_t, std::size_t> places;
    places.reserve(rows.size());
    for (std::size_t i = 0; i != rows.size(); ++i) places.emplace(rows[i].country.id, i);
    while (posts.executeStep()) {
      const auto found = places.find(posts.getColumn(5).getInt64());
      if (found != places.end()) read(posts, rows[found->second].posts.emplace_back());
    }
    posts.reset();
    db_.exec("COMMIT");
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryWithPosts& each : rows) sum += sum_of(each);
    return sum;
  }

  std::uint64_t insert_users(const task& given, stopwatch& watch) override {
    SQLite::Statement& statement = kept(insert_user_sql);
    watch.start();
    db_.exec("BEGIN IMMEDIATE");
    for (const User& each : given.users) {
      statement.bind(1);
      if (each.country_id) {
        statement.bind(2, *each.country_id);
      } else {
        statement.bind(2);
      }
      statement.bindNoCopy(3, each.name);
      if (each.email) {
        statement.bindNoCopy(4, *each.email);
      } else {
        statement.bind(4);
      }
      statement.exec();
      statement.reset();
    }
    db_.exec("COMMIT");
    watch.stop();
    return given.users.size();
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    SQLite::Statement& statement = kept(posts_sql);
    watch.start();
    std::vector<Post> posts;
    while (statement.executeStep()) read(statement, posts.emplace_back());
    statement.reset();
    watch.stop();
    return sum_of(posts);
  }

  std::uint64_t countries_with_count(const task&, stopwatch& watch) override {
    SQLite::Statement& statement = kept(counts_sql);
    watch.start();
    std::vector<CountryCount> counts;
    while (statement.executeStep()) {
      CountryCount& count = counts.emplace_back();
      read(statement, count.country);
      count.posts = statement.getColumn(2).getInt64();
    }
    statement.reset();
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryCount& each : counts) sum += sum_of(each);
    return sum;
  }

 private:
  SQLite::Statement& kept(const char* sql) {
    const auto found = kept_.find(sql);
    if (found != kept_.end()) return found->second;
    return kept_.try_emplace(sql, db_, sql).first->second;
  }

  SQLite::Database db_;
  std::unordered_map<std::string, SQLite::Statement> kept_;
};

}  // namespace

std::unique_ptr<participant> make_sqlitecpp(const std::string& path) { return std::make_unique<by_sqlitecpp>(path); }

}  // namespace bench
