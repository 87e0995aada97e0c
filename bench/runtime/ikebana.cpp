// SPDX-License-Identifier: BSL-1.0
// Ikebana, with rows that own their texts and with views.

#include "participant.hpp"

#include <ikebana/sqlite.hpp>

namespace bench {
namespace {

using namespace ikebana;

using CountryPosts = through<Country, User, Post>;

constexpr auto user_by_key = from<User>().where(col<&User::id> == param<"key">);
constexpr auto posts_of = related<CountryPosts>();
constexpr auto with_posts = from<Country>().with(posts_of);
constexpr auto with_count = from<Country>().select(model<Country>, count(posts_of));

class by_ikebana : public participant {
 public:
  explicit by_ikebana(const std::string& path) : db(path) {}

  void execute(const std::string& sql) override { db.execute(sql); }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      const auto user = db.first(user_by_key, "key"_arg = keys.next());
      if (user) sum += sum_of(*user);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t users_by_key_in_snapshot(const task& given, stopwatch& watch) override {
    const auto view = db.snapshot();
    return users_by_key(given, watch);
  }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t key = 1; key <= given.of.countries; ++key) sum += glance_at(db.all(posts_of.of(key)));
    watch.stop();
    return sum;
  }

  std::uint64_t countries_with_posts(const task&, stopwatch& watch) override {
    watch.start();
    const auto rows = db.all(with_posts);
    watch.stop();
    std::uint64_t sum = 0;
    for (const auto& [country, posts] : rows) sum += sum_of(country) + static_cast<std::uint64_t>(country.id) * sum_of(posts);
    return sum;
  }

  std::uint64_t insert_users(const task& given, stopwatch& watch) override {
    watch.start();
    const std::int64_t written = db.execute(insert(given.users));
    watch.stop();
    return static_cast<std::uint64_t>(written);
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    watch.start();
    const std::vector<Post> posts = db.all(from<Post>());
    watch.stop();
    return sum_of(posts);
  }

  std::uint64_t countries_with_count(const task&, stopwatch& watch) override {
    watch.start();
    const auto rows = db.all(with_count);
    watch.stop();
    std::uint64_t sum = 0;
    for (const auto& [country, posts] : rows) sum += sum_of(country) * static_cast<std::uint64_t>(posts);
    return sum;
  }

 protected:
  sqlite::database db;
};

/// The same, looked at row by row: nothing is copied.
class by_views final : public by_ikebana {
 public:
  using by_ikebana::by_ikebana;

  bool takes_part(workload of) const override { return of == workload::W1 || of == workload::W2 || of == workload::W5; }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      auto rows = db.views(user_by_key, "key"_arg = keys.next());
      for (auto& [id, country_id, name, email] : rows) {
        sum += static_cast<std::uint64_t>(id + country_id.value_or(0)) + name.size() + (email ? email->size() : 0);
      }
    }
    watch.stop();
    return sum;
  }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t key = 1; key <= given.of.countries; ++key) {
      std::size_t count = 0;
      std::uint64_t last = 0;
      auto rows = db.views(posts_of.of(key));
      for (auto& row : rows) {
        ++count;
        last = sum_of_row(row);
      }
      if (count != 0) sum += count + last;
    }
    watch.stop();
    return sum;
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    std::uint64_t sum = 0;
    watch.start();
    auto rows = db.views(from<Post>());
    for (auto& row : rows) sum += sum_of_row(row);
    watch.stop();
    return sum;
  }

 private:
  static std::uint64_t sum_of_row(auto& row) {
    auto& [id, user_id, title, views, rating] = row;
    return static_cast<std::uint64_t>(id + user_id + views) + title.size() + (rating ? static_cast<std::uint64_t>(*rating * 10) : 0);
  }
};

}  // namespace

std::unique_ptr<participant> make_ikebana(const std::string& path) { return std::make_unique<by_ikebana>(path); }
std::unique_ptr<participant> make_ikebana_views(const std::string& path) { return std::make_unique<by_views>(path); }

}  // namespace bench
