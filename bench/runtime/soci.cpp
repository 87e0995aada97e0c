// SPDX-License-Identifier: BSL-1.0
// SOCI, whose values are exchanged with variables that a statement has been told of.

#include "participant.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <unordered_map>

namespace bench {
namespace {

struct user_reader {
  User user{};
  long long id = 0, country_id = 0;
  std::string name, email;
  soci::indicator has_country = soci::i_ok, has_email = soci::i_ok;

  User read() {
    User into{};
    into.id = id;
    if (has_country == soci::i_ok) into.country_id = country_id;
    into.name = name;
    if (has_email == soci::i_ok) into.email = email;
    return into;
  }
};

struct post_reader {
  long long id = 0, user_id = 0, views = 0, country_id = 0;
  std::string title;
  double rating = 0;
  soci::indicator has_rating = soci::i_ok;

  void read(Post& into) const {
    into.id = id;
    into.user_id = user_id;
    into.title = title;
    into.views = views;
    if (has_rating == soci::i_ok) into.rating = rating;
  }
};

class by_soci final : public participant {
 public:
  explicit by_soci(const std::string& path) : db_(soci::sqlite3, "dbname=" + path) {
    db_ << "PRAGMA foreign_keys = ON";
    db_ << "PRAGMA synchronous = NORMAL";
  }

  // SOCI runs one statement at a time: no statement of these texts has a semicolon within.
  void execute(const std::string& sql) override {
    std::size_t begin = 0;
    while (begin < sql.size()) {
      std::size_t end = sql.find(';', begin);
      if (end == std::string::npos) end = sql.size();
      const std::string one = sql.substr(begin, end - begin);
      if (one.find_first_not_of(" \n") != std::string::npos) db_ << one;
      begin = end + 1;
    }
  }

  bool takes_part(workload of) const override { return of != workload::W1_snapshot; }

  std::uint64_t users_by_key(const task& given, stopwatch& watch) override {
    user_reader to;
    long long key = 0;
    soci::statement statement =
        (db_.prepare << "SELECT id, country_id, name, email FROM users WHERE id = :key", soci::use(key), soci::into(to.id),
         soci::into(to.country_id, to.has_country), soci::into(to.name), soci::into(to.email, to.has_email));
    random_keys keys{given.of.users()};
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t i = 0; i != given.lookups; ++i) {
      key = keys.next();
      if (statement.execute(true)) sum += sum_of(to.read());
    }
    watch.stop();
    return sum;
  }

  std::uint64_t users_by_key_in_snapshot(const task& given, stopwatch& watch) override { return users_by_key(given, watch); }

  std::uint64_t posts_of_each_country(const task& given, stopwatch& watch) override {
    post_reader to;
    long long key = 0;
    soci::statement statement =
        (db_.prepare << "SELECT posts.id, posts.user_id, posts.title, posts.views, posts.rating FROM posts "
                        "INNER JOIN users ON users.id = posts.user_id WHERE users.country_id = :key",
         soci::use(key), soci::into(to.id), soci::into(to.user_id), soci::into(to.title), soci::into(to.views),
         soci::into(to.rating, to.has_rating));
    std::uint64_t sum = 0;
    watch.start();
    for (std::int64_t each = 1; each <= given.of.countries; ++each) {
      std::vector<Post> posts;
      key = each;
      statement.execute(false);
      while (statement.fetch()) to.read(posts.emplace_back());
      sum += glance_at(posts);
    }
    watch.stop();
    return sum;
  }

  std::uint64_t countries_with_posts(const task&, stopwatch& watch) override {
    Country country{};
    long long id = 0;
    soci::statement countries = (db_.prepare << countries_sql, soci::into(id), soci::into(country.name));
    post_reader to;
    soci::statement posts = (db_.prepare << posts_with_country_sql, soci::into(to.id), soci::into(to.user_id), soci::into(to.title),
                             soci::into(to.views), soci::into(to.rating, to.has_rating), soci::into(to.country_id));
    watch.start();
    db_.begin();
    std::vector<CountryWithPosts> rows;
    countries.execute(false);
    while (countries.fetch()) rows.emplace_back().country = {id, country.name};
    std::unordered_map<std::int64_t, std::size_t> places;
    places.reserve(rows.size());
    for (std::size_t i = 0; i != rows.size(); ++i) places.emplace(rows[i].country.id, i);
    posts.execute(false);
    while (posts.fetch()) {
      const auto found = places.find(to.country_id);
      if (found != places.end()) to.read(rows[found->second].posts.emplace_back());
    }
    db_.commit();
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryWithPosts& each : rows) sum += sum_of(each);
    return sum;
  }

  std::uint64_t insert_users(const task& given, stopwatch& watch) override {
    long long id = 0, country_id = 0;
    std::string name, email;
    soci::indicator has_id = soci::i_null, has_country = soci::i_ok, has_email = soci::i_ok;
    soci::statement statement = (db_.prepare << "INSERT INTO users(id, country_id, name, email) VALUES(:id, :country_id, :name, :email)",
                                 soci::use(id, has_id), soci::use(country_id, has_country), soci::use(name), soci::use(email, has_email));
    watch.start();
    db_.begin();
    for (const User& each : given.users) {
      country_id = each.country_id.value_or(0);
      has_country = each.country_id ? soci::i_ok : soci::i_null;
      name = each.name;
      if (each.email) email = *each.email;
      has_email = each.email ? soci::i_ok : soci::i_null;
      statement.execute(true);
    }
    db_.commit();
    watch.stop();
    return given.users.size();
  }

  std::uint64_t all_posts(const task&, stopwatch& watch) override {
    post_reader to;
    soci::statement statement = (db_.prepare << posts_sql, soci::into(to.id), soci::into(to.user_id), soci::into(to.title),
                                 soci::into(to.views), soci::into(to.rating, to.has_rating));
    watch.start();
    std::vector<Post> posts;
    statement.execute(false);
    while (statement.fetch()) to.read(posts.emplace_back());
    watch.stop();
    return sum_of(posts);
  }

  std::uint64_t countries_with_count(const task&, stopwatch& watch) override {
    long long id = 0, count = 0;
    std::string name;
    soci::statement statement = (db_.prepare << counts_sql, soci::into(id), soci::into(name), soci::into(count));
    watch.start();
    std::vector<CountryCount> counts;
    statement.execute(false);
    while (statement.fetch()) counts.push_back({{id, name}, count});
    watch.stop();
    std::uint64_t sum = 0;
    for (const CountryCount& each : counts) sum += sum_of(each);
    return sum;
  }

 private:
  soci::session db_;
};

}  // namespace

std::unique_ptr<participant> make_soci(const std::string& path) { return std::make_unique<by_soci>(path); }

}  // namespace bench
