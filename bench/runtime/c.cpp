// SPDX-License-Identifier: BSL-1.0
// The bare C API, as most people write it and as an expert does.

#include "c.hpp"
#include "participant.hpp"

#include <unordered_map>

namespace bench {
namespace {

template <class Style>
class by_hand : public participant {
 public:
  explicit by_hand(const std::string& path) : connection_(path, Style::flags) {}

  void execute(const std::string& sql) override { connection_.execute(sql.c_str()); }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    sqlite3_stmt* const statement = connection_.kept(user_sql);
    return look_up(statement, given, watch);
  }

  std::uint64_t users_by_key_in_snapshot(const task& given, stopwatch& watch) override {
    // The plain program is the one to compare with, outside of a transaction.
    if constexpr (!Style::is_expert) return users_by_key(given, watch);
    sqlite3_stmt* const statement = connection_.kept(user_sql);
    connection_.execute("BEGIN");
    const std::uint64_t sum = look_up(statement, given, watch);
    connection_.execute("COMMIT");
    return sum;
  }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    sqlite3_stmt* const statement = connection_.kept(posts_of_country_sql);
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t key = 1; key <= given.of.countries; ++key) {
      std::vector<Post> posts;
      sqlite3_bind_int64(statement, 1, key);
      while (step(statement)) read<Style>(statement, posts.emplace_back());
      sqlite3_reset(statement);
      sum += glance_at(posts);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t countries_with_posts(const task&, stopwatch& watch) override {
    sqlite3_stmt* const countries = connection_.kept(countries_sql);
    sqlite3_stmt* const posts = connection_.kept(posts_with_country_sql);
    watch.start();
    connection_.execute("BEGIN");
    std::vector<CountryWithPosts> read_rows;
    while (step(countries)) read<Style>(countries, read_rows.emplace_back().country);
    sqlite3_reset(countries);
    std::unordered_map<std::int64_t, std::size_t> places;
    places.reserve(read_rows.size());
    for (std::size_t i = 0; i != read_rows.size(); ++i) places.emplace(read_rows[i].country.id, i);
    while (step(posts)) {
      const auto found = places.find(Style::integer(posts, 5));
      if (found != places.end()) read<Style>(posts, read_rows[found->second].posts.emplace_back());
    }
    sqlite3_reset(posts);
    connection_.execute("COMMIT");
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryWithPosts& each : read_rows) sum += sum_of(each);
    return sum;
  }

  std::uint64_t insert_users(const task& given, stopwatch& watch) override {
    sqlite3_stmt* const statement = connection_.kept(insert_user_sql);
    watch.start();
    connection_.execute("BEGIN IMMEDIATE");
    for (const User& each : given.users) insert(statement, each);
    connection_.execute("COMMIT");
    watch.stop();
    return given.users.size();
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    sqlite3_stmt* const statement = connection_.kept(posts_sql);
    watch.start();
    std::vector<Post> posts;
    while (step(statement)) read<Style>(statement, posts.emplace_back());
    sqlite3_reset(statement);
    watch.stop();
    return sum_of(posts);
  }

  std::uint64_t countries_with_count(const task&, stopwatch& watch) override {
    sqlite3_stmt* const statement = connection_.kept(counts_sql);
    watch.start();
    std::vector<CountryCount> counts;
    while (step(statement)) {
      CountryCount& count = counts.emplace_back();
      read<Style>(statement, count.country);
      count.posts = Style::integer(statement, 2);
    }
    sqlite3_reset(statement);
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryCount& each : counts) sum += sum_of(each);
    return sum;
  }

 protected:
  c_connection connection_;

 private:
  std::uint64_t look_up(sqlite3_stmt* statement, const task& given, stopwatch& watch) {
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      User user{};
      sqlite3_bind_int64(statement, 1, keys.next());
      if (step(statement)) read<Style>(statement, user);
      sqlite3_reset(statement);
      sum += sum_of(user);
    }
    watch.stop();
    return sum;
  }
};

/// The same, looked at row by row: nothing is copied.
template <class Style>
class views_by_hand final : public by_hand<Style> {
 public:
  using by_hand<Style>::by_hand;

  bool takes_part(workload of) const override { return of == workload::W1 || of == workload::W2 || of == workload::W5; }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    sqlite3_stmt* const statement = this->connection_.kept(user_sql);
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      sqlite3_bind_int64(statement, 1, keys.next());
      for (UserView user{}; step(statement); sum += sum_of(user)) read<Style>(statement, user);
      sqlite3_reset(statement);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    sqlite3_stmt* const statement = this->connection_.kept(posts_of_country_sql);
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t key = 1; key <= given.of.countries; ++key) {
      std::size_t count = 0;
      std::uint64_t last = 0;
      sqlite3_bind_int64(statement, 1, key);
      for (PostView post{}; step(statement); ++count, last = sum_of(post)) read<Style>(statement, post);
      sqlite3_reset(statement);
      if (count != 0) sum += count + last;
    }
    watch.stop();
    return sum;
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    sqlite3_stmt* const statement = this->connection_.kept(posts_sql);
    std::uint64_t sum = 0;
    watch.start();
    for (PostView post{}; step(statement); sum += sum_of(post)) read<Style>(statement, post);
    sqlite3_reset(statement);
    watch.stop();
    return sum;
  }

 private:
  static std::uint64_t sum_of(const UserView& each) {
    return static_cast<std::uint64_t>(each.id + each.country_id.value_or(0)) + each.name.size() + (each.email ? each.email->size() : 0);
  }
  static std::uint64_t sum_of(const PostView& each) {
    return static_cast<std::uint64_t>(each.id + each.user_id + each.views) + each.title.size() +
           (each.rating ? static_cast<std::uint64_t>(*each.rating * 10) : 0);
  }
};

}  // namespace

std::unique_ptr<participant> make_c_plain(const std::string& path) { return std::make_unique<by_hand<plain_style>>(path); }
std::unique_ptr<participant> make_c_expert(const std::string& path) { return std::make_unique<by_hand<expert_style>>(path); }
std::unique_ptr<participant> make_c_careful(const std::string& path) { return std::make_unique<by_hand<careful_style>>(path); }
std::unique_ptr<participant> make_c_views(const std::string& path) { return std::make_unique<views_by_hand<expert_style>>(path); }
std::unique_ptr<participant> make_c_careful_views(const std::string& path) { return std::make_unique<views_by_hand<careful_style>>(path); }

}  // namespace bench
