// SPDX-License-Identifier: BSL-1.0
// Several owners at once: ranges of records and of keys, records in hand, and preloads beside a selection.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using UserCountry = belongs_to<User, Country>;
using UserProfile = has_one<User, Profile>;
using UserPosts = has_many<User, Post>;
using PostTags = many_to_many<Post, PostTag, Tag>;

struct fixture : filled {
  std::vector<Post> posts_of(const Country& country) const {
    std::vector<Post> found;
    for (const User& user : users) {
      if (user.country_id != country.id) continue;
      for (const Post& post : posts) {
        if (post.user_id == user.id) found.push_back(post);
      }
    }
    return found;
  }

  /// Some owners twice, and one that the database does not know.
  std::vector<Country> asked() const {
    return {countries[2], countries[0], countries[0], countries[1], {4711, "Nowhere"}, countries[7], countries[0]};
  }
};

template <class Record>
std::vector<Record> by_key(std::vector<Record> records) {
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return b.id > a.id; });
  return records;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(owners, fixture)

BOOST_AUTO_TEST_CASE(a_range_of_records_gives_a_list_for_each) {
  const std::vector<Country> owners = asked();
  const auto query = related<CountryPosts>().of(owners);
  static_assert(std::is_same_v<decltype(query)::row, std::vector<Post>>);
  static_assert(decltype(query)::sql() == R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating", )"
                                          R"("users"."country_id" FROM "posts" INNER JOIN "users" ON "users"."id" = "posts"."user_id" )"
                                          R"(WHERE "users"."country_id" IN (SELECT CAST(value AS INTEGER) FROM json_each(?1)))");
  static_assert(decltype(query)::statements().size() == 1);
  std::size_t owner = 0;
  for (auto& found : db(query)) BOOST_TEST((by_key(found) == by_key(posts_of(owners[owner++]))));
  BOOST_TEST(owner == owners.size());

  std::vector<std::int64_t> keys;
  for (const Country& each : owners) keys.push_back(each.id);
  const auto of_keys = db.all(related<CountryPosts>().of(keys));
  const auto of_argument = db.all(related<CountryPosts>(), "owner"_arg = keys);
  const auto loaded = db.load(owners, related<CountryPosts>().where(col<&Post::views> > 4));
  for (std::size_t i = 0; i != owners.size(); ++i) {
    std::vector<Post> expected = by_key(posts_of(owners[i]));
    BOOST_TEST((by_key(of_keys[i]) == expected));
    BOOST_TEST((by_key(of_argument[i]) == expected));
    std::erase_if(expected, [](const Post& post) { return post.views <= 4; });
    BOOST_TEST((by_key(loaded[i]) == expected));
  }
  BOOST_TEST(db.all(related<CountryPosts>().of(std::vector<Country>{})).empty());
}

BOOST_AUTO_TEST_CASE(a_range_with_an_order_a_limit_and_children) {
  const std::vector<Country> owners = asked();
  const auto query = related<CountryPosts>().order_by(desc(col<&Post::views>)).limit(2).with(related<PostTags>()).of(owners);
  const auto found = db.all(query);
  BOOST_REQUIRE(found.size() == owners.size());
  for (std::size_t i = 0; i != owners.size(); ++i) {
    std::vector<Post> expected = by_key(posts_of(owners[i]));
    std::sort(expected.begin(), expected.end(),
              [](const Post& a, const Post& b) { return a.views != b.views ? a.views > b.views : b.id > a.id; });
    expected.resize(std::min<std::size_t>(2, expected.size()));
    BOOST_REQUIRE(found[i].size() == expected.size());
    for (std::size_t j = 0; j != expected.size(); ++j) {
      BOOST_TEST((found[i][j][model<Post>] == expected[j]));
      std::size_t tag_count = 0;
      for (const PostTag& pivot : post_tags) {
        for (const Tag& tag : tags) tag_count += pivot.post_id == expected[j].id && pivot.tag_id == tag.id ? 1 : 0;
      }
      BOOST_TEST(found[i][j].get<1>().size() == tag_count);
    }
  }
}

BOOST_AUTO_TEST_CASE(to_one_for_a_range) {
  const auto query = related<UserCountry>().of(users);
  static_assert(std::is_same_v<decltype(query)::row, std::optional<Country>>);
  const auto homes = db.all(query);
  const auto profile = db.load(users, related<UserProfile>());
  BOOST_REQUIRE(homes.size() == users.size());
  for (std::size_t i = 0; i != users.size(); ++i) {
    const auto home = std::find_if(countries.begin(), countries.end(), [&](const Country& each) { return users[i].country_id == each.id; });
    BOOST_TEST((homes[i] == (home != countries.end() ? std::optional(*home) : std::nullopt)));
    std::optional<Profile> first;
    for (const Profile& each : profiles) {
      if (each.user_id == users[i].id && (!first || each.id < first->id)) first = each;
    }
    BOOST_TEST((profile[i] == first));
  }
}

BOOST_AUTO_TEST_CASE(aggregates_for_records_in_hand) {
  const std::vector<Country> owners = asked();
  const std::vector<std::int64_t> counts =
      db.load(owners, count(related<CountryPosts>().where(col<&Post::views> >= param<"least">)), "least"_arg = 5);
  const std::vector<std::optional<std::int64_t>> sums = db.load(owners, sum(related<CountryPosts>(), col<&Post::views>));
  const std::vector<bool> lively = db.load(owners, exists(related<CountryPosts>().where(col<&Post::views> > 4)));
  BOOST_REQUIRE(counts.size() == owners.size());
  for (std::size_t i = 0; i != owners.size(); ++i) {
    std::int64_t count = 0;
    std::optional<std::int64_t> sum;
    bool is_lively = false;
    for (const Post& post : posts_of(owners[i])) {
      count += post.views >= 5 ? 1 : 0;
      sum = sum.value_or(0) + post.views;
      is_lively = is_lively || post.views > 4;
    }
    BOOST_TEST(counts[i] == count);
    BOOST_TEST((sums[i] == sum));
    BOOST_TEST(lively[i] == is_lively);
  }
}

BOOST_AUTO_TEST_CASE(children_beside_a_selection) {
  constexpr auto query =
      from<Country>()
          .select(col<&Country::name>, count(related<CountryUsers>()))
          .order_by(col<&Country::id>)
          .with(related<CountryUsers>().order_by(col<&User::id>).select(col<&User::name>).with(related<UserPosts>()))
          .with(related<CountryPosts>());
  static_assert(query.sql() ==
                R"(SELECT "countries"."name", (SELECT count(*) FROM "users" WHERE "users"."country_id" = "countries"."id"), )"
                R"("countries"."id", "countries"."id" FROM "countries" ORDER BY "countries"."id")");
  static_assert(query.statements().size() == 5);
  std::vector<Country> sorted = by_key(countries);
  std::size_t row = 0;
  for (auto& [name, user_count, of_users, of_posts] : db(query)) {
    const Country& country = sorted[row++];
    BOOST_TEST(name == country.name);
    BOOST_TEST((by_key(of_posts) == by_key(posts_of(country))));
    std::size_t user = 0;
    for (const User& each : by_key(users)) {
      if (each.country_id != country.id) continue;
      BOOST_REQUIRE(user < of_users.size());
      BOOST_TEST(of_users[user].get<0>() == each.name);
      std::vector<Post> expected;
      for (const Post& post : posts) {
        if (post.user_id == each.id) expected.push_back(post);
      }
      BOOST_TEST((by_key(of_users[user].get<1>()) == by_key(expected)));
      ++user;
    }
    BOOST_TEST(static_cast<std::size_t>(user_count) == user);
    BOOST_TEST(of_users.size() == user);
  }
  BOOST_TEST(row == countries.size());
}

// A joined statement has columns of its own after the child's: they are none of a child's child.
BOOST_AUTO_TEST_CASE(an_optional_child_within_a_joined_preload) {
  const auto of_user = [this](const User& user) {
    std::optional<Profile> first;
    for (const Profile& each : profiles) {
      if (each.user_id == user.id && (!first || each.id < first->id)) first = each;
    }
    return first;
  };
  const auto check = [&](auto query) {
    std::size_t with = 0, without = 0;
    for (auto& [country, found] : db(query)) {
      for (auto& [user, profile] : found) {
        BOOST_TEST((profile == of_user(user)));
        profile.has_value() ? ++with : ++without;
      }
    }
    BOOST_TEST(with > 0u);
    BOOST_TEST(without > 0u);
  };
  constexpr auto nested = related<CountryUsers>().with(related<UserProfile>());
  check(from<Country>().with(nested.joined()));
  check(from<Country>()
            .where(col<&Country::id> > 0)
            .with(related<CountryUsers>().order_by(desc(col<&User::id>)).limit(3).with(related<UserProfile>())));
}

BOOST_AUTO_TEST_CASE(columns_of_the_path_beside_a_child) {
  constexpr auto query = from<Country>().with(related<CountryPosts>().select(model<Post>, col<&User::name>));
  std::size_t rows = 0;
  for (auto& [country, found] : db(query)) {
    BOOST_TEST(found.size() == posts_of(country).size());
    for (auto& [post, author] : found) {
      const auto user = std::find_if(users.begin(), users.end(), [wanted = post.user_id](const User& each) { return each.id == wanted; });
      BOOST_TEST(author == user->name);
      BOOST_TEST((user->country_id == country.id));
      ++rows;
    }
  }
  BOOST_TEST(rows > 0u);
}

// What preloads are joined by: whatever the keys have in common, each is found, and none takes long.
BOOST_AUTO_TEST_CASE(owners_are_found_by_their_keys) {
  constexpr std::int64_t many = 20000;
  const auto check = [](auto key_of_number) {
    ikebana::detail::owner_index_of<std::int64_t> index{0};
    for (std::int64_t i = 0; i != many; ++i) BOOST_REQUIRE(index.add(key_of_number(i), static_cast<unsigned>(i)));
    for (std::int64_t i = 0; i < many; i += 3) BOOST_REQUIRE(!index.add(key_of_number(i), static_cast<unsigned>(2 * many - i)));
    BOOST_REQUIRE(!index.add(key_of_number(0), 0u));  // an owner that is reached twice is there twice
    for (std::int64_t i = 0; i != many; ++i) {
      std::vector<unsigned> found, expected{static_cast<unsigned>(i)};
      if (i % 3 == 0) expected.push_back(static_cast<unsigned>(2 * many - i));
      if (i == 0) expected.insert(expected.begin(), 0u);
      for (const auto* link = index.find(key_of_number(i)); link != nullptr; link = index.next(link)) found.push_back(link->owner);
      std::sort(found.begin(), found.end());
      BOOST_REQUIRE(found == expected);
    }
    for (std::int64_t i = many; i != 2 * many; ++i) BOOST_REQUIRE(index.find(key_of_number(i)) == nullptr);
  };
  check([](std::int64_t i) { return i; });
  check([](std::int64_t i) { return -i; });
  check([](std::int64_t i) { return i * 7919 % 20011 + i / 20011 * 20011; });
  check([](std::int64_t i) { return (i << 32) + i % 2; });
  check([](std::int64_t i) { return INT64_MAX - i * 4096; });
  for (int shift : {1, 4, 10, 15, 20, 31, 40, 47}) check([shift](std::int64_t i) { return i << shift; });
  const ikebana::detail::owner_index_of<std::int64_t> none{1000};
  BOOST_TEST(none.find(0) == nullptr);
}

// What a record says of itself holds for each use of it, whatever the database has of it.
BOOST_AUTO_TEST_CASE(records_that_the_database_does_not_have_as_they_are) {
  // Country 4711 was removed and has left a user; 4712 was never there; a user who has moved, and has not been saved.
  db.execute("INSERT INTO users VALUES (901, 4711, 'left'); INSERT INTO posts VALUES (901, 901, 'alone', 3, NULL)");
  const std::vector<Country> gone{{4711, ""}, {1, ""}, {4712, ""}, {4711, ""}};
  const auto check = [&](const auto& asked) {
    const auto found = db.load(gone, asked);
    const auto counted = db.load(gone, count(asked));
    const auto any = db.load(gone, exists(asked));
    const auto summed = db.load(gone, sum(asked, col<&Post::views>));
    for (std::size_t i = 0; i != gone.size(); ++i) {
      BOOST_TEST(found[i].size() == db.all(asked.of(gone[i])).size());
      BOOST_TEST(counted[i] == static_cast<std::int64_t>(found[i].size()));
      BOOST_TEST(any[i] == !found[i].empty());
      BOOST_TEST(summed[i].has_value() == any[i]);
      BOOST_TEST(db.load(gone[i], asked).size() == found[i].size());
      BOOST_TEST(db.load(gone[i], count(asked)) == counted[i]);
      BOOST_TEST(db.load(gone[i], exists(asked)) == any[i]);
    }
  };
  check(related<CountryPosts>());
  check(related<CountryPosts>().distinct());
  check(related<CountryPosts>().order_by(col<&Post::views>).limit(1));
  BOOST_TEST(db.load(gone[0], count(related<CountryPosts>())) == 1);
  // Where the owner's own columns are mentioned, these are of its row: there is none.
  const auto named = related<CountryPosts>().where(col<&Country::name> != "x");
  check(named);
  BOOST_TEST(db.load(gone[0], count(named)) == 0);

  User moved = users[0];
  moved.country_id = users[2].country_id;
  User nowhere = users[1];
  nowhere.country_id.reset();
  const std::vector<User> records{moved, nowhere, users[0], moved};
  const auto homes = db.load(records, related<UserCountry>());
  BOOST_TEST(db.load(records, count(related<UserCountry>())) == (std::vector<std::int64_t>{1, 0, 1, 1}));
  BOOST_TEST((homes[0] == std::optional(countries[1])));
  BOOST_TEST(!homes[1].has_value());
  BOOST_TEST((db.load(moved, related<UserCountry>()) == homes[0]));
  BOOST_TEST(db.load(moved, min(related<UserCountry>(), col<&Country::id>)).value() == 2);
  BOOST_TEST(!db.load(nowhere, min(related<UserCountry>(), col<&Country::id>)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
