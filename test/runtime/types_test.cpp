// SPDX-License-Identifier: BSL-1.0
// Dates, times, names, documents and keys that know whose they are, in a database.

#include "engine.hpp"

#include "../static/types.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

namespace {

using namespace types;
using namespace ikebana;
using namespace std::chrono_literals;

constexpr std::chrono::sys_days may{2024y / 5 / 31};

Post post_of(int number) {
  Post post{{},
            id_of<User>{number % 9 + 1},
            number % 2 == 0 ? Status::draft : Status::published,
            may + std::chrono::days{number},
            may + std::chrono::seconds{number * 1000},
            may + std::chrono::milliseconds{number},
            types::minutes{std::chrono::minutes{number}},
            std::chrono::year_month_day{may - std::chrono::days{number}},
            {"{\"number\":" + std::to_string(number) + "}"},
            std::nullopt,
            std::nullopt};
  if (number % 3 == 0) post.next = Status::published;
  if (number % 4 == 0) post.gone = may + std::chrono::seconds{number};
  return post;
}

struct fixture {
  engine::database db;
  std::vector<Post> written;

  fixture() {
    db.execute(R"(
      CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE users (id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES countries (id));
      CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, status TEXT NOT NULL, day TEXT NOT NULL, written TEXT NOT NULL,
                          measured TEXT NOT NULL, rounded INTEGER NOT NULL, due TEXT NOT NULL, document TEXT NOT NULL, next TEXT, gone TEXT);
    )");
    for (int i = 0; i != 4; ++i) db.execute(insert(Country{{}, "country " + std::to_string(i)}));
    for (int i = 0; i != 9; ++i) db.execute(insert(User{{}, i == 8 ? std::nullopt : std::optional{id_of<Country>{i % 4 + 1}}}));
    for (int i = 0; i != 40; ++i) {
      written.push_back(post_of(i));
      written.back().id = id_of<Post>{db.execute(insert(written.back()))};
    }
  }

  void refuses(const std::string& assignment, const char* why) {
    db.execute("SAVEPOINT change; UPDATE posts SET " + assignment);
    BOOST_CHECK_EXCEPTION(db.all(from<Post>()), ikebana::conversion_error, [&](const ikebana::conversion_error& thrown) {
      return thrown.message().find(why) != std::string::npos && thrown.sql() == from<Post>().sql();
    });
    db.execute("ROLLBACK TO change; RELEASE change");
    BOOST_TEST(db.all(from<Post>()).size() == written.size());
  }
};

bool same(const Post& a, const Post& b) {
  return a.id == b.id && a.user_id == b.user_id && a.status == b.status && a.day == b.day && a.written == b.written &&
         a.measured == b.measured && a.rounded == b.rounded && a.due == b.due && a.document == b.document && a.next == b.next &&
         a.gone == b.gone;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(types, fixture)

BOOST_AUTO_TEST_CASE(there_and_back) {
  const std::vector<Post> read = db.all(from<Post>().order_by(col<&Post::id>));
  BOOST_TEST(read.size() == written.size());
  for (std::size_t i = 0; i != read.size(); ++i) {
    BOOST_TEST(same(read[i], written[i]));
    BOOST_TEST(read[i].id.value == static_cast<std::int64_t>(i + 1), "0 is left to the database");
  }
}

BOOST_AUTO_TEST_CASE(in_conditions) {
  const auto agree = [&](auto condition, auto expected) {
    std::size_t found = 0;
    for (const Post& each : written) found += expected(each) ? 1u : 0u;
    BOOST_TEST(db.all(from<Post>().where(condition)).size() == found);
    BOOST_TEST(found != 0u);
  };
  agree(col<&Post::status> == Status::draft, [](const Post& each) { return each.status == Status::draft; });
  agree(col<&Post::next> == Status::published, [](const Post& each) { return each.next == Status::published; });
  agree(col<&Post::day> > may + std::chrono::days{10}, [](const Post& each) { return each.day > may + std::chrono::days{10}; });
  agree(col<&Post::written> < std::chrono::sys_seconds{may + 5h}, [](const Post& each) { return each.written < may + 5h; });
  agree(col<&Post::measured> <= may + 12ms, [](const Post& each) { return each.measured <= may + 12ms; });
  agree(col<&Post::rounded>.between(types::minutes{5min}, types::minutes{9min}),
        [](const Post& each) { return each.rounded >= types::minutes{5min} && each.rounded <= types::minutes{9min}; });
  agree(col<&Post::due>.in(std::chrono::year_month_day{may}, std::chrono::year_month_day{may - std::chrono::days{1}}),
        [](const Post& each) { return std::chrono::sys_days{each.due} >= may - std::chrono::days{1}; });
  agree(col<&Post::gone> >= may + 8s, [](const Post& each) { return each.gone >= may + 8s; });
  agree(col<&Post::document> == json_text{"{\"number\":7}"}, [](const Post& each) { return each.document.text == "{\"number\":7}"; });
  BOOST_TEST(db.all(from<Post>().where(col<&Post::day> == param<"day">), "day"_arg = may).size() == 1u);
}

BOOST_AUTO_TEST_CASE(as_the_database_itself_reads_them) {
  BOOST_TEST(db.execute(R"(UPDATE posts SET day = date(day), written = datetime(written), due = date(due) WHERE
                           json_extract(document, '$.number') * 60 = rounded * 60 AND strftime('%s', written) = '' || (strftime('%s', '2024-05-31') +
                           1000 * rounded) AND strftime('%Y-%m-%d %H:%M:%f', measured) = measured)") == 40);
  for (const Post& each : db(from<Post>())) BOOST_TEST(same(each, written[static_cast<std::size_t>(each.id.value - 1)]));
}

BOOST_AUTO_TEST_CASE(ids_in_every_strategy) {
  std::map<std::int64_t, std::size_t> expected;
  for (const Post& each : written) {
    const std::int64_t user = each.user_id.value - 1;
    if (user != 8) ++expected[user % 4 + 1];
  }
  for (const auto& [country, posts] : db(from<Country>().with(related<CountryPosts>())))
    BOOST_TEST(posts.size() == expected[country.id.value]);
  for (const auto& [country, posts] : db(from<Country>().with(related<CountryPosts>().joined())))
    BOOST_TEST(posts.size() == expected[country.id.value]);
  for (std::int64_t key = 1; key <= 4; ++key) {
    BOOST_TEST(db.all(related<CountryPosts>().of(id_of<Country>{key})).size() == expected[key]);
    BOOST_TEST(db.all(related<CountryPosts>(), "owner"_arg = id_of<Country>{key}).size() == expected[key]);
    BOOST_TEST(db.all(from<Country>().where(count(related<CountryPosts>()) == static_cast<std::int64_t>(expected[key]))).size() >= 1u);
  }
  for (const auto& [user, country] : db(from<User>().with(related<belongs_to<User, Country>>()))) {
    BOOST_TEST(country.has_value() == user.country_id.has_value());
    if (country.has_value()) BOOST_TEST((country->id == *user.country_id));
  }
  BOOST_TEST((db.one(from<Country>().where(col<&Country::id> == id_of<Country>{2})).name == "country 1"));
}

BOOST_AUTO_TEST_CASE(what_is_no_value_of_the_type) {
  refuses("status = 'Draft'", "no name of the enumeration");
  refuses("status = x'00'", "holds a blob, and a text is wanted");
  refuses("day = '31.5.2024'", "ISO 8601");
  refuses("day = '2023-02-29'", "ISO 8601");
  refuses("day = '2024-05-31 10:00:00'", "ISO 8601");
  refuses("day = ''", "ISO 8601");
  refuses("written = '2024-05-31 24:00:00'", "ISO 8601");
  refuses("written = '2024-05-31 10:00:00.5'", "more precise");
  refuses("written = 1717113600", "ISO 8601");
  refuses("written = '2024-05-31 10:00:00+02:00'", "ISO 8601");
  refuses("measured = '2024-05-31 10:00:00.'", "ISO 8601");
  refuses("rounded = '2024-05-31 10:00:00'", "an integer is wanted");
  refuses("due = x'05'", "a text is wanted");
  BOOST_CHECK_THROW(codec<std::chrono::sys_time<std::chrono::nanoseconds>>::from("0001-01-01"), unfit_value);
  BOOST_CHECK_THROW(codec<std::chrono::sys_time<std::chrono::hours>>::from("2024-05-31 10:30"), unfit_value);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written) {
  Post post = post_of(1);
  post.status = static_cast<Status>(7);
  BOOST_CHECK_EXCEPTION(db.execute(insert(post)), ikebana::conversion_error, [](const ikebana::conversion_error& thrown) {
    return thrown.message() == "parameter ?3 is refused by its type: a value of the enumeration without a name";
  });
  post = post_of(1);
  post.day = std::chrono::sys_days{10000y / 1 / 1};
  BOOST_CHECK_THROW(db.execute(insert(post)), ikebana::conversion_error);
  post = post_of(1);
  post.due = 2023y / 2 / 30;
  BOOST_CHECK_THROW(db.execute(insert(post)), ikebana::conversion_error);
  BOOST_TEST(db.all(from<Post>()).size() == written.size());
}

BOOST_AUTO_TEST_SUITE_END()
