// SPDX-License-Identifier: BSL-1.0
// Runs every query of static/queries.hpp on SQLite, and compares its rows with nested loops over the same data.

#include "../static/queries.hpp"

#include "engine.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace {

using namespace seed;
using namespace ikebana::literals;
using key = std::int64_t;
using keys = std::vector<key>;

struct world {
  std::vector<Country> countries{{1, "ann"}, {2, "kenya"}, {3, "laos"}, {4, "empty"}};
  std::vector<User> users{
      {1, 1, "ann"}, {2, 1, "bob"}, {3, 2, "cid"}, {4, std::nullopt, "dan"}, {5, 3, "eve"}, {6, 77, "ann"}, {9, 2, "gus"}};
  std::vector<Post> posts{{1, 1, "hello"}, {2, 1, "hi"},    {3, 2, "hello"}, {4, 3, "x"},   {5, 3, "hat"},
                          {6, 4, "hello"}, {7, 6, "hello"}, {8, 9, "zoo"},   {9, 2, "ann"}, {10, 88, "hop"}};
  std::vector<Comment> comments{{1, 1, "a"}, {2, 1, "b"}, {3, 5, "c"}, {4, 7, "d"}, {5, 99, "e"}};
  std::vector<Profile> profiles{{5, 1, "late"}, {2, 1, "early"}, {3, 4, "only"}};
  std::vector<Tag> tags{{1, "red"}, {2, "blue"}, {3, "none"}};
  std::vector<PostTag> post_tags{{1, 1}, {1, 2}, {2, 1}, {4, 2}, {9, 1}, {50, 1}};
  std::vector<Employee> employees{{1, std::nullopt, "m"}, {2, 1, "a"}, {3, 1, "z"}, {4, 2, "b"}, {5, 4, "c"}, {6, 6, "s"}};
};

struct fixture : world {
  engine::database db{engine::without_foreign_keys};

  fixture() {
    db.execute(R"(
      CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE users (id INTEGER PRIMARY KEY, country_id INTEGER, name TEXT NOT NULL);
      CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, title TEXT NOT NULL);
      CREATE TABLE comments (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, bio TEXT NOT NULL);
      CREATE TABLE tags (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
      CREATE TABLE post_tags (post_id INTEGER, tag_id INTEGER, PRIMARY KEY (post_id, tag_id));
      CREATE TABLE employees (id INTEGER PRIMARY KEY, manager_id INTEGER, name TEXT NOT NULL);
    )");
    insert_all(countries), insert_all(users), insert_all(posts), insert_all(comments);
    insert_all(profiles), insert_all(tags), insert_all(post_tags), insert_all(employees);
  }

  template <class Model>
  void insert_all(const std::vector<Model>& records) {
    for (const Model& each : records) db.execute(ikebana::insert(each));
  }

  /// The keys of rows, in the order in which they come.
  template <class Query, class... Arguments>
  keys in_order(const Query& query, const Arguments&... arguments) {
    keys found;
    for (const auto& each : db(query, arguments...)) found.push_back(each.id);
    return found;
  }

  /// The keys of rows whose order SQL leaves open.
  template <class Query, class... Arguments>
  keys sorted(const Query& query, const Arguments&... arguments) {
    keys found = in_order(query, arguments...);
    std::sort(found.begin(), found.end());
    return found;
  }

  const User* user(key id) const {
    for (const User& each : users) {
      if (each.id == id) return &each;
    }
    return nullptr;
  }

  const Employee* employee(std::optional<key> id) const {
    for (const Employee& each : employees) {
      if (each.id == id) return &each;
    }
    return nullptr;
  }

  std::optional<key> country_of(const Post& post) const {
    const User* const author = user(post.user_id);
    return author != nullptr ? author->country_id : std::nullopt;
  }

  std::vector<Post> posts_in(key country) const {
    std::vector<Post> found;
    for (const Post& each : posts) {
      if (country_of(each) == country) found.push_back(each);
    }
    return found;
  }
};

template <class Model>
keys keys_of(const std::vector<Model>& records, const std::function<bool(const Model&)>& wanted = nullptr) {
  keys found;
  for (const Model& each : records) {
    if (!wanted || wanted(each)) found.push_back(each.id);
  }
  std::sort(found.begin(), found.end());
  return found;
}

keys keys_of_posts(std::vector<Post> posts) { return keys_of(posts); }

std::vector<Post> in_design_order(std::vector<Post> posts) {
  std::sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) {
    return std::make_tuple(std::cref(b.title), a.user_id, a.id) < std::make_tuple(std::cref(a.title), b.user_id, b.id);
  });
  return posts;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(queries, fixture)

BOOST_AUTO_TEST_CASE(rows_of_one_model) {
  BOOST_TEST(sorted(all_countries) == keys_of(countries));

  std::vector<Post> wanted;
  for (const Post& each : posts) {
    if (each.title[0] == 'h' && (each.id < 3 || each.id >= 5) && each.user_id != 2) wanted.push_back(each);
  }
  wanted = in_design_order(wanted);
  keys wanted_keys;
  for (std::size_t i = 1; i < wanted.size() && i < 11; ++i) wanted_keys.push_back(wanted[i].id);
  BOOST_TEST(in_order(narrowed) == wanted_keys);

  BOOST_TEST(in_order(skipped) == keys({4, 5, 6, 7, 8, 9, 10}));
}

BOOST_AUTO_TEST_CASE(selected_values) {
  std::set<std::pair<std::string, std::optional<key>>> wanted;
  for (const User& each : users) {
    if ((each.id <= 3 || each.id == 9) && each.country_id && each.id >= 2 && each.id <= 8) wanted.insert({each.name, each.country_id});
  }
  std::set<std::pair<std::string, std::optional<key>>> found;
  for (auto& row : db(chosen)) {
    BOOST_TEST(row[col<&User::name>] == row.get<0>());
    found.insert({row[col<&User::name>], row["country"_name]});
  }
  BOOST_TEST((found == wanted));

  std::multiset<std::string> different;
  for (const std::string& each : db(names)) different.insert(each);
  BOOST_TEST((different == std::multiset<std::string>{"ann", "bob", "cid", "dan", "eve", "gus"}));

  const auto [rows, least, greatest, total, mean, titles] = db.one(counted);
  BOOST_TEST(rows == 10);
  BOOST_TEST(*least == "ann");
  BOOST_TEST(*greatest == 10);
  BOOST_TEST(*total == 55);
  BOOST_TEST(*mean == (1 + 1 + 2 + 3 + 3 + 4 + 6 + 9 + 2 + 88) / 10.0);
  BOOST_TEST(titles == 10);
}

BOOST_AUTO_TEST_CASE(values_given_at_execution) {
  BOOST_TEST(sorted(by_name, "least"_arg = 3, "not"_arg = "hat", "most"_arg = 100) ==
             keys_of<Post>(posts, [](const Post& each) { return each.id >= 3 && each.title != "hat" && each.user_id >= 3; }));
  BOOST_TEST(db.all(by_name, "most"_arg = 1, "least"_arg = 3, "not"_arg = std::string("hat")).size() == 1u);
}

BOOST_AUTO_TEST_CASE(no_negative_number_of_rows) {
  const int negative = -1;
  BOOST_CHECK_THROW(from<Post>().limit(negative), ikebana::negative_count);
  BOOST_CHECK_THROW(posts_of.offset(negative), ikebana::negative_count);
  BOOST_TEST(db.all(from<Post>().limit(0)).empty());
}

BOOST_AUTO_TEST_CASE(arithmetic) {
  BOOST_TEST(sorted(computed) == keys_of<Post>(posts, [](const Post& each) { return (each.id + each.user_id) * 2 - (each.id - 1) > 4; }));
}

BOOST_AUTO_TEST_CASE(requests_of_every_kind) {
  for (const Country& country : countries) {
    BOOST_TEST(sorted(related<CountryUsers>().of(country)) ==
               keys_of<User>(users, [&](const User& each) { return each.country_id == country.id; }));
    BOOST_TEST(sorted(posts_of.of(country)) == keys_of(posts_in(country.id)));
    BOOST_TEST(sorted(posts_of.of(country.id)) == keys_of(posts_in(country.id)));
    BOOST_TEST(sorted(posts_of, "owner"_arg = country) == keys_of(posts_in(country.id)));
    BOOST_TEST(sorted(posts_of, "owner"_arg = country.id) == keys_of(posts_in(country.id)));
    keys below;
    for (const Post& post : posts_in(country.id)) {
      for (const Comment& each : comments) {
        if (each.post_id == post.id) below.push_back(each.id);
      }
    }
    std::sort(below.begin(), below.end());
    BOOST_TEST(sorted(related<CountryComments>().of(country)) == below);
    BOOST_TEST(sorted(related<NestedComments>().of(country)) == below);

    keys hello;
    for (const Post& each : posts_in(country.id)) {
      if (each.title == "hello") hello.insert(hello.begin(), each.id);
    }
    BOOST_TEST(in_order(related<HelloPosts>().of(country)) == hello);
  }
  for (const User& each : users) {
    BOOST_TEST(sorted(related<UserCountry>().of(each)) ==
               keys_of<Country>(countries, [&](const Country& one) { return one.id == each.country_id; }));
    keys profile;
    for (const Profile& one : profiles) {
      if (one.user_id == each.id) profile.push_back(one.id);
    }
    std::sort(profile.begin(), profile.end());
    if (profile.size() > 1) profile.resize(1);
    BOOST_TEST(sorted(related<UserProfile>().of(each)) == profile);

    keys compatriots;
    for (const Country& one : countries) {
      for (const User& other : users) {
        if (each.country_id == one.id && other.country_id == one.id) compatriots.push_back(other.id);
      }
    }
    BOOST_TEST(sorted(related<Compatriots>().of(each)) == compatriots);
  }
  for (const Post& each : posts) {
    const keys home = keys_of<Country>(countries, [&](const Country& one) { return country_of(each) == one.id; });
    BOOST_TEST(sorted(related<PostCountry>().of(each)) == home);
    BOOST_TEST(sorted(related<inverse<CountryPosts>>().of(each)) == home);
    keys labels;
    for (const PostTag& pivot : post_tags) {
      if (pivot.post_id == each.id) labels.push_back(pivot.tag_id);
    }
    BOOST_TEST(sorted(related<PostTags>().of(each)) == labels);
  }
  for (const Employee& boss : employees) {
    BOOST_TEST(sorted(related<Reports>().of(boss)) ==
               keys_of<Employee>(employees, [&](const Employee& each) { return each.manager_id == boss.id; }));
    BOOST_TEST(sorted(related<ReportsOfReports>().of(boss)) == keys_of<Employee>(employees, [&](const Employee& each) {
                 const Employee* const manager = employee(each.manager_id);
                 return manager != nullptr && manager->manager_id == boss.id;
               }));
  }
}

BOOST_AUTO_TEST_CASE(narrowed_requests) {
  for (const Country& country : countries) {
    std::vector<Post> wanted;
    std::vector<Post> different;
    for (const Post& each : posts_in(country.id)) {
      if (each.title == "hello" || user(each.user_id)->name == "ann") wanted.push_back(each);
      if (each.title != country.name) different.push_back(each);
    }
    std::sort(wanted.begin(), wanted.end(), [](const Post& a, const Post& b) { return std::tie(b.title, a.id) < std::tie(a.title, b.id); });
    if (wanted.size() > 2) wanted.resize(2);
    keys first;
    for (const Post& each : wanted) first.push_back(each.id);
    BOOST_TEST(in_order(either.of(country)) == first);
    BOOST_TEST(sorted(beside_owner.of(country)) == keys_of_posts(different));
    std::multiset<std::string> titles;
    for (const Post& each : posts_in(country.id)) titles.insert(each.title);
    const std::vector<std::string> found = db.all(titles_of.of(country));
    BOOST_TEST((std::multiset<std::string>(found.begin(), found.end()) == titles));
    const auto [same, preloaded] = db.one(from<Country>().where(col<&Country::id> == country.id).with(titles_of));
    BOOST_TEST((std::multiset<std::string>(preloaded.begin(), preloaded.end()) == titles));
    const auto [also, limited] = db.one(from<Country>().where(col<&Country::id> == country.id).with(titles_of.limit(9)));
    BOOST_TEST((std::multiset<std::string>(limited.begin(), limited.end()) == titles));
  }
  for (const User& each : users) {
    std::set<key> set;
    for (const Post& post : posts) {
      for (const PostTag& pivot : post_tags) {
        if (post.user_id == each.id && pivot.post_id == post.id) set.insert(pivot.tag_id);
      }
    }
    BOOST_TEST(sorted(set_of_tags.of(each)) == keys(set.begin(), set.end()));
  }
}

BOOST_AUTO_TEST_CASE(filters_by_relation) {
  BOOST_TEST(sorted(with_posts) == keys_of<Country>(countries, [&](const Country& each) {
               const std::vector<Post> own = posts_in(each.id);
               return std::any_of(own.begin(), own.end(), [](const Post& post) { return post.title == "hello"; });
             }));
  BOOST_TEST(sorted(without_posts) == keys_of<Country>(countries, [&](const Country& each) { return posts_in(each.id).empty(); }));
  BOOST_TEST(sorted(busy_countries) == keys_of<Country>(countries, [&](const Country& each) { return posts_in(each.id).size() >= 2; }));
  BOOST_TEST(sorted(with_profile) == keys_of<User>(users, [&](const User& each) {
               return std::any_of(
                   profiles.begin(), profiles.end(), [&](const Profile& one) { return one.user_id == each.id && one.bio != "late"; });
             }));
  std::set<std::pair<key, std::int64_t>> hello;
  for (const Country& each : countries) {
    const std::vector<Post> own = posts_in(each.id);
    const auto number = std::count_if(own.begin(), own.end(), [](const Post& post) { return post.title == "hello"; });
    if (number != 1) hello.insert({each.id, number});
  }
  std::set<std::pair<key, std::int64_t>> found;
  for (auto& [id, number] : db(with_hello)) found.insert({id, number});
  BOOST_TEST((found == hello));
  for (auto& [country, own] : db(from<Country>().with(related<HelloPosts>()))) {
    keys order;
    for (const Post& each : own) order.push_back(each.id);
    BOOST_TEST(order == in_order(related<HelloPosts>().of(country)));
  }

  const auto manages = [&](const Employee& boss) { return [&](const Employee& each) { return each.manager_id == boss.id; }; };
  BOOST_TEST(sorted(bosses_of_bosses) == keys_of<Employee>(employees, [&](const Employee& boss) {
               return std::any_of(employees.begin(), employees.end(), [&](const Employee& each) {
                 return each.manager_id == boss.id && std::any_of(employees.begin(), employees.end(), manages(each));
               });
             }));
  const keys before = keys_of<Employee>(employees, [&](const Employee& each) {
    const Employee* const boss = employee(each.manager_id);
    return boss != nullptr && each.name < boss->name;
  });
  BOOST_TEST(sorted(named_before_boss) == before);
  BOOST_TEST(sorted(shadowed_by_manager) == before);
}

BOOST_AUTO_TEST_CASE(scalars_of_relations) {
  std::vector<std::pair<std::int64_t, key>> wanted;
  for (const Country& each : countries) wanted.emplace_back(-static_cast<std::int64_t>(posts_in(each.id).size()), each.id);
  std::sort(wanted.begin(), wanted.end());
  std::vector<std::pair<std::int64_t, key>> found;
  for (auto& [country, number] : db(with_count)) found.emplace_back(-number, country.id);
  BOOST_TEST((found == wanted));

  for (auto& [id, kinds, label, at_most_two] : db(kinds_of_tags)) {
    std::set<key> set;
    std::set<std::string> labels;
    std::int64_t number = 0;
    for (const Post& post : posts) {
      if (post.user_id != id) continue;
      ++number;
      for (const PostTag& pivot : post_tags) {
        if (pivot.post_id != post.id) continue;
        set.insert(pivot.tag_id);
        labels.insert(tags[static_cast<std::size_t>(pivot.tag_id) - 1].label);
      }
    }
    BOOST_TEST(kinds == static_cast<std::int64_t>(set.size()));
    BOOST_TEST(label.has_value() == !labels.empty());
    if (label) BOOST_TEST(*label == *labels.rbegin());
    BOOST_TEST(at_most_two == std::min<std::int64_t>(number, 2));
  }
}

BOOST_AUTO_TEST_CASE(preloads) {
  std::size_t seen = 0;
  for (auto& [country, own] : db(all_with_posts)) {
    BOOST_TEST(keys_of(own) == keys_of(posts_in(country.id)));
    ++seen;
  }
  BOOST_TEST(seen == countries.size());

  for (auto& [country, own] : db(some_with_posts)) {
    BOOST_TEST(country.id <= 2);
    keys order;
    for (const Post& each : own) order.push_back(each.id);
    keys wanted = keys_of(posts_in(country.id));
    std::reverse(wanted.begin(), wanted.end());
    BOOST_TEST(order == wanted);
  }

  for (auto& [country, own] : db(first_posts)) {
    keys wanted;
    for (const Post& each : posts_in(country.id)) {
      if (each.title != "x") wanted.push_back(each.id);
    }
    if (!wanted.empty()) wanted.erase(wanted.begin());
    if (wanted.size() > 2) wanted.resize(2);
    keys order;
    for (const Post& each : own) order.push_back(each.id);
    BOOST_TEST(order == wanted);
  }

  for (auto& [user, country, profile, own] : db(users_with_all)) {
    BOOST_TEST(country.has_value() == (user.country_id && *user.country_id <= 4));
    if (country) BOOST_TEST(country->id == *user.country_id);
    BOOST_TEST(profile.has_value() == (user.id == 1 || user.id == 4));
    if (user.id == 1) BOOST_TEST(profile->bio == "early");
    const key id = user.id;
    BOOST_TEST(keys_of(own) == keys_of<Post>(posts, [&](const Post& each) { return each.user_id == id; }));
  }
}

BOOST_AUTO_TEST_SUITE_END()
