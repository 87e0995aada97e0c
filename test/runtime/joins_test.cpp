// SPDX-License-Identifier: BSL-1.0
// Joins along relations and on conditions, and groups: against nested loops.

#include "schema.hpp"

#include <map>
#include <set>
#include <tuple>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using UserProfile = has_one<User, Profile>;
using UserPosts = has_many<User, Post>;
using PostCountry = through<Post, User, Country>;

struct LivelyPosts : through<Country, User, Post> {
  static constexpr auto where = col<&Post::views> > 4;
};

using pair_of_ids = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;

struct fixture : filled {
  std::vector<const Post*> posts_of(const Country& country) const {
    std::vector<const Post*> found;
    for (const User& user : users) {
      if (user.country_id != country.id) continue;
      for (const Post& post : posts) {
        if (post.user_id == user.id) found.push_back(&post);
      }
    }
    return found;
  }

  const Profile* profile_of(const User& user) const {
    const Profile* first = nullptr;
    for (const Profile& each : profiles) {
      if (each.user_id == user.id && (first == nullptr || each.id < first->id)) first = &each;
    }
    return first;
  }
};

template <class T>
void check_bag(std::vector<T> found, std::vector<T> expected, std::string_view sql) {
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  BOOST_TEST((found == expected), "wrong rows: " << sql);
  BOOST_TEST(!expected.empty());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(joins, fixture)

BOOST_AUTO_TEST_CASE(a_join_along_a_relation_gives_a_row_for_each_target) {
  constexpr auto joined = from<Country>().join<CountryPosts>().select(col<&Country::id>, col<&User::name>, col<&Post::id>);
  static_assert(joined.sql() == R"(SELECT "countries"."id", "users"."name", "posts"."id" FROM "countries" )"
                                R"(INNER JOIN "users" ON "users"."country_id" = "countries"."id" )"
                                R"(INNER JOIN "posts" ON "posts"."user_id" = "users"."id")");
  std::vector<std::tuple<std::int64_t, std::string, std::int64_t>> found, expected;
  for (auto& [country, name, post] : db(joined)) found.emplace_back(country, name, post);
  for (const Country& country : countries) {
    for (const Post* post : posts_of(country)) {
      for (const User& user : users) {
        if (user.id == post->user_id) expected.emplace_back(country.id, user.name, post->id);
      }
    }
  }
  check_bag(found, expected, joined.sql());

  // Without a selection, the query's own model: once for each target.
  constexpr auto once_for_each = from<Country>().join<CountryPosts>();
  static_assert(std::is_same_v<decltype(once_for_each)::row, Country>);
  std::vector<std::int64_t> ids, wanted;
  for (const Country& each : db(once_for_each)) ids.push_back(each.id);
  for (const auto& [country, name, post] : expected) wanted.push_back(country);
  check_bag(ids, wanted, once_for_each.sql());
}

BOOST_AUTO_TEST_CASE(a_left_join_gives_an_owner_without_targets_once) {
  constexpr auto joined = from<Country>().left_join<CountryPosts>();
  static_assert(joined.sql() == R"(SELECT "countries"."id", "countries"."name", "posts"."id", "posts"."user_id", "posts"."title", )"
                                R"("posts"."views", "posts"."rating" FROM "countries" LEFT JOIN ("users" INNER JOIN "posts" )"
                                R"(ON "posts"."user_id" = "users"."id") ON "users"."country_id" = "countries"."id")");
  static_assert(std::is_same_v<decltype(joined)::tuple, boost::hana::tuple<Country, std::optional<Post>>>);
  const auto check = [this](auto query, auto keep) {
    std::vector<pair_of_ids> found, expected;
    for (auto& [country, post] : db(query)) {
      BOOST_TEST((!post.has_value() || *post == *std::find(posts.begin(), posts.end(), *post)));
      found.emplace_back(country.id, post.has_value() ? std::optional(post->id) : std::nullopt);
    }
    for (const Country& country : countries) {
      std::size_t kept = 0;
      for (const Post* post : posts_of(country)) {
        if (keep(*post)) expected.emplace_back(country.id, post->id), ++kept;
      }
      if (kept == 0) expected.emplace_back(country.id, std::nullopt);
    }
    check_bag(found, expected, query.sql());
  };
  check(joined, [](const Post&) { return true; });
  check(from<Country>().left_join<LivelyPosts>(), [](const Post& post) { return post.views > 4; });
}

BOOST_AUTO_TEST_CASE(a_left_join_makes_columns_optional) {
  constexpr auto joined = from<Post>().left_join<PostCountry>().select(
      col<&Post::id>, col<&Country::name>, model<User>, col<&Country::id> % 7, col<&Country::id>.is_null(), col<&Post::views>);
  static_assert(joined.sql() == R"(SELECT "posts"."id", "countries"."name", "users"."id", "users"."country_id", "users"."name", )"
                                R"("countries"."id" % ?1, "countries"."id" IS NULL, "posts"."views" FROM "posts" )"
                                R"(LEFT JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                R"(LEFT JOIN "countries" ON "countries"."id" = "users"."country_id")");
  static_assert(std::is_same_v<decltype(joined)::tuple, boost::hana::tuple<std::int64_t, std::optional<std::string>, std::optional<User>,
                                                                           std::optional<std::int64_t>, bool, std::int64_t>>);
  std::size_t rows = 0;
  for (auto& [id, country, user, next, is_null, views] : db(joined)) {
    const Post& post = *std::find_if(posts.begin(), posts.end(), [wanted = id](const Post& each) { return each.id == wanted; });
    const auto author = std::find_if(users.begin(), users.end(), [&](const User& each) { return each.id == post.user_id; });
    BOOST_TEST((user.has_value() == (author != users.end())));
    BOOST_TEST((!user.has_value() || *user == *author));
    const auto home = std::find_if(
        countries.begin(), countries.end(), [&](const Country& each) { return author != users.end() && author->country_id == each.id; });
    BOOST_TEST((country == (home != countries.end() ? std::optional(home->name) : std::nullopt)));
    BOOST_TEST((is_null == (home == countries.end())));
    BOOST_TEST(next.has_value() != is_null);
    BOOST_TEST(views == post.views);
    ++rows;
  }
  BOOST_TEST(rows == posts.size());
}

BOOST_AUTO_TEST_CASE(a_join_of_a_has_one_takes_the_first) {
  constexpr auto joined = from<User>().left_join<UserProfile>();
  static_assert(joined.sql() == R"(SELECT "users"."id", "users"."country_id", "users"."name", "profiles"."id", "profiles"."user_id", )"
                                R"("profiles"."bio" FROM "users" LEFT JOIN "profiles" ON "profiles"."id" = (SELECT "profiles_2"."id" )"
                                R"(FROM "profiles" AS "profiles_2" WHERE "profiles_2"."user_id" = "users"."id" )"
                                R"(ORDER BY "profiles_2"."id" LIMIT 1))");
  std::size_t rows = 0;
  for (auto& [user, profile] : db(joined)) {
    const Profile* const first = profile_of(user);
    BOOST_TEST((profile.has_value() == (first != nullptr)));
    BOOST_TEST((first == nullptr || profile == *first));
    ++rows;
  }
  BOOST_TEST(rows == users.size());

  std::vector<std::int64_t> found, expected;
  for (auto& [profile, id] : db(from<User>().join<UserProfile>().select(model<Profile>, col<&User::id>))) found.push_back(profile.id);
  for (const User& each : users) {
    if (profile_of(each) != nullptr) expected.push_back(profile_of(each)->id);
  }
  check_bag(found, expected, "join<UserProfile>");
}

BOOST_AUTO_TEST_CASE(joins_on_conditions) {
  const auto matches = [](const User& user, const User& other) { return user.country_id == other.id; };
  const auto ids_of = [](const std::optional<User>& user) { return user ? std::optional(user->id) : std::nullopt; };
  constexpr auto same = col<&User::country_id, "a"> == col<&User::id, "b">;
  constexpr auto inner = from<User, "a">().join<User, "b">(same).select(model<User, "a">, model<User, "b">);
  constexpr auto left = from<User, "a">().left_join<User, "b">(same);
  constexpr auto right = from<User, "a">().right_join<as<User, "b">>(same);
  constexpr auto full = from<User, "a">().full_join<User, "b">(same);
  static_assert(right.sql() ==
                R"(SELECT "a"."id", "a"."country_id", "a"."name", "b"."id", "b"."country_id", "b"."name" FROM "users" AS "a" )"
                R"(RIGHT JOIN "users" AS "b" ON "a"."country_id" = "b"."id")");
  static_assert(std::is_same_v<decltype(inner)::tuple, boost::hana::tuple<User, User>>);
  static_assert(std::is_same_v<decltype(left)::tuple, boost::hana::tuple<User, std::optional<User>>>);
  static_assert(std::is_same_v<decltype(right)::tuple, boost::hana::tuple<std::optional<User>, User>>);
  static_assert(std::is_same_v<decltype(full)::tuple, boost::hana::tuple<std::optional<User>, std::optional<User>>>);

  std::vector<pair_of_ids> pairs, left_alone, right_alone;
  for (const User& a : users) {
    bool is_alone = true;
    for (const User& b : users) {
      if (matches(a, b)) pairs.emplace_back(a.id, b.id), is_alone = false;
    }
    if (is_alone) left_alone.emplace_back(a.id, std::nullopt);
  }
  for (const User& b : users) {
    if (std::none_of(users.begin(), users.end(), [&](const User& a) { return matches(a, b); }))
      right_alone.emplace_back(std::nullopt, b.id);
  }
  const auto joined = [](std::vector<pair_of_ids> all, const std::vector<pair_of_ids>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  const auto check = [&](auto query, const std::vector<pair_of_ids>& expected) {
    std::vector<pair_of_ids> found;
    for (auto& [a, b] : db(query)) found.emplace_back(ids_of(a), ids_of(b));
    check_bag(found, expected, query.sql());
  };
  check(inner, pairs);
  check(left, joined(pairs, left_alone));
  check(right, joined(pairs, right_alone));
  check(full, joined(joined(pairs, left_alone), right_alone));

  std::size_t rows = 0;
  for ([[maybe_unused]] auto& each : db(from<User>().cross_join<Tag>())) ++rows;
  BOOST_TEST(rows == users.size() * tags.size());
}

BOOST_AUTO_TEST_CASE(preloads_of_rows_that_an_outer_join_lacks) {
  const auto of_country = [this](const std::optional<std::int64_t>& id) {
    return std::count_if(users.begin(), users.end(), [&](const User& each) { return id.has_value() && each.country_id == id; });
  };
  std::size_t rows = 0;
  const auto both = from<Country>().right_join<User>(col<&User::country_id> == col<&Country::id>).with(related<CountryUsers>());
  for (auto& [country, user, others] : db(both)) {
    BOOST_TEST(static_cast<std::ptrdiff_t>(others.size()) == (country ? of_country(country->id) : 0));
    ++rows;
  }
  BOOST_TEST(rows == users.size());

  // Beside a selection the row keeps the owner's key.
  const auto selected =
      from<Country>()
          .right_join<User>(col<&User::country_id> == col<&Country::id>)
          .select(model<User>, col<&Country::id>)
          .with(related<CountryUsers>());
  rows = 0;
  for (auto& [user, country_id, others] : db(selected)) {
    BOOST_TEST(static_cast<std::ptrdiff_t>(others.size()) == of_country(country_id));
    ++rows;
  }
  BOOST_TEST(rows == users.size());
}

BOOST_AUTO_TEST_CASE(a_join_within_a_relation) {
  constexpr auto asked = related<CountryUsers>().join<UserPosts>().where(col<&Post::views> > 4);
  static_assert(asked.sql() == R"(SELECT "users"."id", "users"."country_id", "users"."name" FROM "users" )"
                               R"(INNER JOIN "posts" ON "posts"."user_id" = "users"."id" )"
                               R"(WHERE "users"."country_id" = ?1 AND "posts"."views" > ?2)");
  const auto expected = checking::expect<User>(countries, [this](const Country& country, auto keep) {
    for (const User& user : users) {
      if (user.country_id != country.id) continue;
      for (const Post& post : posts) {
        if (post.user_id == user.id && post.views > 4) keep(user);
      }
    }
  });
  checking::uses<CountryUsers, Country, User, &Country::id>(db, countries).agree_in_full(asked, expected);
}

BOOST_AUTO_TEST_CASE(groups) {
  // [groups]
  constexpr auto top =
      from<Country>()
          .join<CountryPosts>()
          .where(col<&Post::views> >= param<"least">)
          .group_by(col<&Country::id>)
          .having(count(col<&Post::id>) > 1)
          .order_by(desc("posts"_name), asc(col<&Country::name>), col<&Country::id>)
          .select(col<&Country::name>, count(col<&Post::id>).as<"posts">(), sum(col<&Post::views>) + 1);
  static_assert(top.sql() == R"(SELECT "countries"."name", count("posts"."id") AS "posts", sum("posts"."views") + ?1 FROM "countries" )"
                             R"(INNER JOIN "users" ON "users"."country_id" = "countries"."id" )"
                             R"(INNER JOIN "posts" ON "posts"."user_id" = "users"."id" WHERE "posts"."views" >= ?2 )"
                             R"(GROUP BY "countries"."id" HAVING count("posts"."id") > ?3 )"
                             R"(ORDER BY "posts" DESC, "countries"."name" ASC, "countries"."id")");
  // [/groups]
  std::vector<std::tuple<std::int64_t, std::string, std::int64_t, std::int64_t>> expected;
  for (const Country& country : countries) {
    std::int64_t count = 0, views = 1;
    for (const Post* post : posts_of(country)) {
      if (post->views >= 1) ++count, views += post->views;
    }
    if (count > 1) expected.emplace_back(-count, country.name, country.id, views);
  }
  std::sort(expected.begin(), expected.end());
  BOOST_TEST(expected.size() > 0u);
  std::size_t row = 0;
  for (auto& [name, count, views] : db(top, "least"_arg = 1)) {
    BOOST_REQUIRE(row < expected.size());
    BOOST_TEST(name == std::get<1>(expected[row]));
    BOOST_TEST(count == -std::get<0>(expected[row]));
    BOOST_TEST((views == std::get<3>(expected[row])));
    ++row;
  }
  BOOST_TEST(row == expected.size());

  std::map<std::string, std::int64_t> titles;
  for (const Post& post : posts) ++titles[post.title];
  std::map<std::string, std::int64_t> found;
  for (auto& [title, count] : db(from<Post>().group_by(col<&Post::title>).select(col<&Post::title>, count()))) found[title] = count;
  BOOST_TEST((found == titles));
}

BOOST_AUTO_TEST_SUITE_END()
