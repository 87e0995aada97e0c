// SPDX-License-Identifier: BSL-1.0
// Every kind of relation over a small blog with awkward rows: each in every use, against nested loops.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;
using namespace checking;

using CountryUsers = has_many<Country, User>;
using UserCountry = belongs_to<User, Country>;
using UserProfile = has_one<User, Profile>;
using UserPosts = has_many<User, Post>;
using PostUser = belongs_to<Post, User>;
using PostComments = has_many<Post, Comment>;
using CountryPosts = through<Country, User, Post>;
using CountryComments = through<Country, User, Post, Comment>;
using Compatriots = through<Post, User, Country, User, Post>;
using PostTags = many_to_many<Post, PostTag, Tag>;
using CountryTags = through<CountryPosts, PostTags>;
using FirstPost = has_one_through<Country, User, Post>;

struct LivelyPosts : through<Country, User, Post> {
  static constexpr auto where = col<&Post::views> > 4;
};

struct LivelyUserPosts : has_many<User, Post> {
  static constexpr auto where = col<&Post::views> > 4;
};

struct TopPosts : LivelyPosts {
  static constexpr auto where = LivelyPosts::where && col<&Post::title> != "other";
  static constexpr auto order_by = by(desc(col<&Post::views>), asc(col<&Post::title>));
  static constexpr std::int64_t limit = 2;
};

bool is_same(const Post& post) { return post.title == "same"; }
constexpr auto same_ones = col<&Post::title> == "same";

bool is_lively(const Post& post) { return post.views > 4; }

bool has_more_views(const Post& left, const Post& right) { return left.views > right.views; }
constexpr auto by_views = desc(col<&Post::views>);

constexpr auto users_with_posts_of_countries = from<Country>().with(related<CountryUsers>().with(related<UserPosts>()));

/// Two users of each country but one, each with the post that has the most views.
auto two_users_of_all_but(std::string_view name) {
  return from<Country>()
      .where(col<&Country::name> != name)
      .with(related<CountryUsers>().order_by(desc(col<&User::name>)).limit(2).with(related<UserPosts>().order_by(by_views).limit(1)));
}

constexpr auto users_with_all =
    from<User>()
        .where(col<&User::id> < param<"end">)
        .with(related<UserPosts>().where(col<&Post::views> >= param<"least">))
        .with(related<UserCountry>())
        .with(related<UserProfile>());

struct fixture : filled {
  expectation<Post> posts_of_countries() const {
    return expect<Post>(countries, [this](const Country& country, auto keep) {
      for (const User& user : users) {
        if (user.country_id != country.id) continue;
        for (const Post& post : posts) {
          if (post.user_id == user.id) keep(post);
        }
      }
    });
  }

  template <class KeepUser>
  expectation<Comment> comments_of_countries(KeepUser keep_user) const {
    return expect<Comment>(countries, [this, keep_user](const Country& country, auto keep) {
      for (const User& user : users) {
        if (user.country_id != country.id || !keep_user(user)) continue;
        for (const Post& post : posts) {
          if (post.user_id != user.id) continue;
          for (const Comment& comment : comments) {
            if (comment.post_id == post.id) keep(comment);
          }
        }
      }
    });
  }

  std::vector<const Tag*> tags_of(const Post& post) const {
    std::vector<const Tag*> found;
    for (const PostTag& pivot : post_tags) {
      if (pivot.post_id != post.id) continue;
      for (const Tag& tag : tags) {
        if (tag.id == pivot.tag_id) found.push_back(&tag);
      }
    }
    return found;
  }

  expectation<Tag> tags_of_countries() const {
    return expect<Tag>(countries, [this](const Country& country, auto keep) {
      for (const User& user : users_of(country)) {
        for (const Post& post : posts_of(user)) {
          for (const Tag* tag : tags_of(post)) keep(*tag);
        }
      }
    });
  }

  std::vector<Post> posts_of(const User& user) const {
    std::vector<Post> found;
    for (const Post& post : posts) {
      if (post.user_id == user.id) found.push_back(post);
    }
    return found;
  }

  std::vector<User> users_of(const Country& country) const {
    std::vector<User> found;
    for (const User& user : users) {
      if (user.country_id == country.id) found.push_back(user);
    }
    return found;
  }
};

template <class Record>
bool same_bag(std::vector<Record> left, std::vector<Record> right) {
  const auto has_less = [](const Record& a, const Record& b) { return key_of(a) < key_of(b); };
  std::sort(left.begin(), left.end(), has_less);
  std::sort(right.begin(), right.end(), has_less);
  return left == right;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

template <class Record>
std::vector<Record> copies(const std::vector<const Record*>& found) {
  std::vector<Record> records;
  for (const Record* each : found) records.push_back(*each);
  return records;
}

/// The users of a row, without their own children.
template <class Rows>
auto records_in(const Rows& rows) {
  std::vector<std::decay_t<decltype(rows.front().template get<0>())>> records;
  for (const auto& each : rows) records.push_back(each.template get<0>());
  return records;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(relations, fixture)

BOOST_AUTO_TEST_CASE(one_hop_down) {
  const auto expected = expect<User>(countries, [this](const Country& country, auto keep) {
    for (const User& user : users) {
      if (user.country_id == country.id) keep(user);
    }
  });
  const uses<CountryUsers, Country, User, &Country::id> every_use(db, countries);
  every_use.agree_in_full(related<CountryUsers>(), expected);
  every_use.agree_on_some_owners(related<CountryUsers>(), expected);
}

BOOST_AUTO_TEST_CASE(one_hop_up) {
  const auto expected = expect<Country>(users, [this](const User& user, auto keep) {
    for (const Country& country : countries) {
      if (user.country_id == country.id) keep(country);
    }
  });
  static_assert(decltype(related<UserCountry>())::is_to_one);
  const auto is_kenya = [](const Country& country) { return country.name == "Kenya"; };
  uses<UserCountry, User, Country, &User::id>(db, users).agree_narrowed(
      related<UserCountry>(), expected, col<&Country::name> == "Kenya", is_kenya, col<&Country::name>,
      [](const Country&, const Country&) { return false; });
}

BOOST_AUTO_TEST_CASE(the_first_of_several) {
  const auto all = expect<Profile>(users, [this](const User& user, auto keep) {
    for (const Profile& profile : profiles) {
      if (profile.user_id == user.id) keep(profile);
    }
  });
  static_assert(decltype(related<UserProfile>())::is_to_one);
  const uses<UserProfile, User, Profile, &User::id> every_use(db, users);
  every_use.agree_in_full(related<UserProfile>(), all.by_key().cut(1));
  every_use.agree(related<UserProfile>().order_by(desc(col<&Profile::bio>)),
                  all.ordered([](const Profile& a, const Profile& b) { return b.bio < a.bio; }).cut(1));
}

BOOST_AUTO_TEST_CASE(the_first_through_others) {
  const uses<FirstPost, Country, Post, &Country::id> every_use(db, countries);
  static_assert(decltype(related<FirstPost>())::is_to_one);
  every_use.agree_in_full(related<FirstPost>(), posts_of_countries().by_key().cut(1));
  every_use.agree(related<FirstPost>().order_by(by_views), posts_of_countries().ordered(has_more_views).cut(1));
}

BOOST_AUTO_TEST_CASE(three_hops_down) {
  const uses<CountryComments, Country, Comment, &Country::id> every_use(db, countries);
  every_use.agree_narrowed(
      related<CountryComments>(), comments_of_countries([](const User&) { return true; }), col<&Comment::body> < "e",
      [](const Comment& one) { return one.body < "e"; }, desc(col<&Comment::body>),
      [](const Comment& left, const Comment& right) { return right.body < left.body; });
  every_use.agree(related<CountryComments>().where(col<&User::name> != "bob"),
                  comments_of_countries([](const User& user) { return user.name != "bob"; }));
}

BOOST_AUTO_TEST_CASE(relations_in_through) {
  using Nested = through<CountryPosts, PostComments>;
  using Inner = through<CountryUsers, through<User, Post>, Comment>;
  BOOST_TEST(related<Nested>().sql() == related<CountryComments>().sql());
  BOOST_TEST(related<Inner>().sql() == related<CountryComments>().sql());

  // A tag is reached by several posts, and by one post twice.
  const expectation<Tag> expected = tags_of_countries();
  const uses<CountryTags, Country, Tag, &Country::id> every_use(db, countries);
  every_use.agree(related<CountryTags>(), expected);
  every_use.agree(related<CountryTags>().distinct().order_by(desc(col<&Tag::label>)).limit(1),
                  expected.distinct().ordered([](const Tag& a, const Tag& b) { return b.label < a.label; }).cut(1));
}

// The posts of a post's country: users and posts stand in the path twice.
BOOST_AUTO_TEST_CASE(up_and_down_again) {
  const auto expected = expect<Post>(posts, [this](const Post& post, auto keep) {
    for (const User& author : users) {
      if (author.id != post.user_id) continue;
      for (const Country& country : countries) {
        if (author.country_id != country.id) continue;
        for (const User& user : users) {
          if (user.country_id != country.id) continue;
          for (const Post& each : posts) {
            if (each.user_id == user.id) keep(each);
          }
        }
      }
    }
  });
  const uses<Compatriots, Post, Post, &Post::id> every_use(db, posts);
  every_use.agree_in_full(related<Compatriots, "neighbour">().where(col<&Post::title, "neighbour"> == "same"), expected.where(is_same));
  const auto first_two = related<Compatriots, "neighbour">().order_by(desc(col<&Post::views, "neighbour">)).limit(2);
  every_use.agree(first_two, expected.ordered(has_more_views).cut(2), sequence::said);
}

BOOST_AUTO_TEST_CASE(walked_backwards) {
  const auto expected = expect<Country>(posts, [this](const Post& post, auto keep) {
    for (const User& user : users) {
      if (user.id != post.user_id) continue;
      for (const Country& country : countries) {
        if (user.country_id == country.id) keep(country);
      }
    }
  });
  using PostCountry = inverse<CountryPosts>;
  static_assert(decltype(related<PostCountry>())::is_to_one);
  BOOST_TEST(related<PostCountry>().sql() == (related<through<Post, User, Country>>().sql()));
  const uses<PostCountry, Post, Country, &Post::id> every_use(db, posts);
  every_use.agree(related<PostCountry>(), expected);
}

BOOST_AUTO_TEST_CASE(over_a_pivot) {
  const auto expected = expect<Tag>(posts, [this](const Post& post, auto keep) {
    for (const Tag* tag : tags_of(post)) keep(*tag);
  });
  uses<PostTags, Post, Tag, &Post::id>(db, posts).agree_narrowed(
      related<PostTags>(), expected, col<&Tag::label> == "red", [](const Tag& tag) { return tag.label == "red"; }, col<&Tag::label>,
      [](const Tag& left, const Tag& right) { return left.label < right.label; });
}

BOOST_AUTO_TEST_CASE(scoped_by_a_condition) {
  uses<LivelyPosts, Country, Post, &Country::id>(db, countries).agree(related<LivelyPosts>(), posts_of_countries().where(is_lively));
}

BOOST_AUTO_TEST_CASE(scoped_by_an_order_and_a_limit) {
  const auto top =
      posts_of_countries()
          .where([](const Post& post) { return is_lively(post) && post.title != "other"; })
          .ordered([](const Post& left, const Post& right) {
            return left.views > right.views || (left.views == right.views && left.title < right.title);
          })
          .cut(2);
  uses<TopPosts, Country, Post, &Country::id>(db, countries).agree(related<TopPosts>(), top, sequence::said);
}

// The condition of a relation holds where the relation stands in another one.
BOOST_AUTO_TEST_CASE(scoped_within_a_path) {
  using Path = through<CountryUsers, LivelyUserPosts, Comment>;
  const auto expected = expect<Comment>(countries, [this](const Country& country, auto keep) {
    for (const User& user : users_of(country)) {
      for (const Post& post : posts_of(user)) {
        for (const Comment& comment : comments) {
          if (is_lively(post) && comment.post_id == post.id) keep(comment);
        }
      }
    }
  });
  uses<Path, Country, Comment, &Country::id>(db, countries).agree(related<Path>(), expected);
}

// The inverse keeps the condition of its relation, which is then about the owner.
BOOST_AUTO_TEST_CASE(scoped_and_walked_backwards) {
  using LivelyCountry = inverse<LivelyPosts>;
  const auto expected = expect<Country>(posts, [this](const Post& post, auto keep) {
    for (const User& user : users) {
      if (user.id != post.user_id || !is_lively(post)) continue;
      for (const Country& country : countries) {
        if (user.country_id == country.id) keep(country);
      }
    }
  });
  uses<LivelyCountry, Post, Country, &Post::id>(db, posts).agree(related<LivelyCountry>(), expected);
}

// A condition may be about the owner, though its table is not read otherwise; an || lets no other owner's rows in.
BOOST_AUTO_TEST_CASE(conditions_on_the_owner) {
  expectation<Post> expected = posts_of_countries();
  for (std::size_t i = 0; i != countries.size(); ++i) {
    auto& targets = expected.targets[i];
    std::erase_if(targets, [&](const Post* post) { return countries[i].name != "Kenya" && post->title != "large"; });
  }
  uses<CountryPosts, Country, Post, &Country::id>(db, countries)
      .agree(related<CountryPosts>().where(col<&Country::name> == "Kenya" || col<&Post::title> == "large"), expected);
}

// The same where the owner holds the key, which other owners hold as well.
BOOST_AUTO_TEST_CASE(conditions_on_an_owner_below) {
  const auto expected = expect<User>(posts, [this](const Post& post, auto keep) {
    for (const User& user : users) {
      if (user.id == post.user_id && is_same(post)) keep(user);
    }
  });
  uses<PostUser, Post, User, &Post::id>(db, posts).agree(related<PostUser>().where(same_ones), expected);
}

BOOST_AUTO_TEST_CASE(an_order_without_a_limit) {
  const auto expected = posts_of_countries().ordered(has_more_views);
  uses<CountryPosts, Country, Post, &Country::id>(db, countries)
      .agree(related<CountryPosts>().order_by(by_views).order_by(asc(col<&Post::id>)), expected, sequence::said);
}

BOOST_AUTO_TEST_CASE(owners_given_at_execution) {
  constexpr auto posts_of_country = related<CountryPosts>();
  constexpr auto lively = related<CountryPosts>().where(col<&Post::views> >= param<"least">).order_by(col<&Post::id>);
  const expectation<Post> expected = posts_of_countries();
  for (std::size_t i = 0; i != countries.size(); ++i) {
    const std::vector<Post> wanted = copies(expected.targets[i]);
    BOOST_TEST(same_bag(db.all(posts_of_country, "owner"_arg = countries[i]), wanted));
    BOOST_TEST(same_bag(db.all(posts_of_country, "owner"_arg = countries[i].id), wanted));
    std::vector<Post> read;
    for (const Post& each : db(posts_of_country, "owner"_arg = countries[i].id)) read.push_back(each);
    BOOST_TEST(same_bag(read, wanted));

    const std::vector<Post> above = copies(expected.where([](const Post& post) { return post.views >= 7; }).by_key().targets[i]);
    BOOST_TEST((db.all(lively, "owner"_arg = countries[i], "least"_arg = 7) == above));
    BOOST_TEST((db.all(lively, "least"_arg = 7, "owner"_arg = countries[i].id) == above));
    const std::optional<Post> first = db.first(lively, "owner"_arg = countries[i].id, "least"_arg = 7);
    BOOST_TEST(first.has_value() == !above.empty());
    if (first.has_value()) BOOST_TEST((*first == above.front()));
  }
  // A relation that goes up takes the record; a record without the key finds nothing.
  for (const User& user : users) {
    const std::size_t found = db.all(related<UserCountry>(), "owner"_arg = user).size();
    std::size_t wanted = 0;
    for (const Country& country : countries) wanted += user.country_id == country.id ? 1u : 0u;
    BOOST_TEST(found == wanted);
  }
}

BOOST_AUTO_TEST_CASE(preloads_in_preloads) {
  std::size_t rows = 0;
  for (auto& [country, users_with_posts] : db(users_with_posts_of_countries)) {
    BOOST_TEST(same_bag(records_in(users_with_posts), users_of(country)));
    for (auto& [user, posts_of_user] : users_with_posts) BOOST_TEST(same_bag(posts_of_user, posts_of(user)));
    ++rows;
  }
  BOOST_TEST(rows == countries.size());

  // Joined, with an order and a limit at each level.
  rows = 0;
  for (auto& [country, users_with_posts] : db(two_users_of_all_but("Peru"))) {
    std::vector<User> wanted = users_of(country);
    std::sort(wanted.begin(), wanted.end(), [](const User& a, const User& b) { return a.name != b.name ? b.name < a.name : a.id < b.id; });
    wanted.resize(std::min<std::size_t>(wanted.size(), 2));
    BOOST_TEST((records_in(users_with_posts) == wanted));
    for (auto& [user, posts_of_user] : users_with_posts) {
      std::vector<Post> all = posts_of(user);
      std::sort(all.begin(), all.end(), [](const Post& a, const Post& b) { return a.views != b.views ? a.views > b.views : a.id < b.id; });
      all.resize(std::min<std::size_t>(all.size(), 1));
      BOOST_TEST((posts_of_user == all));
    }
    ++rows;
  }
  BOOST_TEST(rows == countries.size() - 1);
}

BOOST_AUTO_TEST_CASE(preloads_in_preloads_to_one) {
  std::size_t stateless = 0;
  for (auto& [post, author] : db(from<Post>().with(related<PostUser>().with(related<UserCountry>())))) {
    const User* wanted = nullptr;
    for (const User& user : users) {
      if (user.id == post.user_id) wanted = &user;
    }
    BOOST_TEST(author.has_value() == (wanted != nullptr));
    if (!author.has_value()) continue;
    auto& [user, country] = *author;
    BOOST_TEST((user == *wanted));
    const Country* home = nullptr;
    for (const Country& each : countries) {
      if (user.country_id == each.id) home = &each;
    }
    BOOST_TEST(country.has_value() == (home != nullptr));
    if (home != nullptr)
      BOOST_TEST((*country == *home));
    else
      ++stateless;
  }
  BOOST_TEST(stateless > 0u);
}

// Each copy of a tag that is there twice has its own posts.
BOOST_AUTO_TEST_CASE(preloads_in_preloads_over_a_pivot) {
  using TagPosts = inverse<PostTags>;
  for (auto& [post, tags_with_posts] : db(from<Post>().with(related<PostTags>().with(related<TagPosts>())))) {
    BOOST_TEST(same_bag(records_in(tags_with_posts), copies(tags_of(post))));
    for (auto& [tag, posts_of_tag] : tags_with_posts) {
      std::vector<Post> wanted;
      for (const Post& each : posts) {
        for (const Tag* one : tags_of(each)) {
          if (one->id == tag.id) wanted.push_back(each);
        }
      }
      BOOST_TEST(same_bag(posts_of_tag, wanted));
    }
  }
}

BOOST_AUTO_TEST_CASE(preloads_side_by_side) {
  std::size_t rows = 0;
  for (auto& [user, posts_of_user, country, profile] : db(users_with_all, "end"_arg = 12, "least"_arg = 5)) {
    std::vector<Post> wanted = posts_of(user);
    std::erase_if(wanted, [](const Post& post) { return post.views < 5; });
    BOOST_TEST(same_bag(posts_of_user, wanted));
    const Country* home = nullptr;
    for (const Country& each : countries) {
      if (user.country_id == each.id) home = &each;
    }
    BOOST_TEST((country == (home != nullptr ? std::optional<Country>(*home) : std::nullopt)));
    const Profile* first = nullptr;
    for (const Profile& each : profiles) {
      if (each.user_id == user.id && (first == nullptr || each.id < first->id)) first = &each;
    }
    BOOST_TEST((profile == (first != nullptr ? std::optional<Profile>(*first) : std::nullopt)));
    ++rows;
  }
  BOOST_TEST(rows == static_cast<std::size_t>(std::count_if(users.begin(), users.end(), [](const User& user) { return user.id < 12; })));
}

BOOST_AUTO_TEST_CASE(a_request_with_preloads) {
  const auto users_with_posts = db.all(related<CountryUsers>().with(related<UserPosts>()).of(countries.front()));
  BOOST_TEST(same_bag(records_in(users_with_posts), users_of(countries.front())));
  for (auto& [user, posts_of_user] : users_with_posts) BOOST_TEST(same_bag(posts_of_user, posts_of(user)));
}

BOOST_AUTO_TEST_CASE(preloads_of_no_rows) {
  BOOST_TEST(db.all(users_with_all, "end"_arg = 0, "least"_arg = 0).empty());
  BOOST_TEST(!db.first(users_with_all, "end"_arg = 0, "least"_arg = 0).has_value());
  BOOST_TEST(users_of(countries.front()).size() > 1u);
  db.execute("DELETE FROM countries WHERE name <> 'Kenya'");
  BOOST_TEST(db.all(two_users_of_all_but("Kenya")).empty());
  db.execute("DELETE FROM countries");
  BOOST_TEST(db.all(users_with_posts_of_countries).empty());
  for (const auto& each : db(users_with_posts_of_countries)) {
    static_cast<void>(each);
    BOOST_ERROR("there is a row");
  }
  // There are owners still, though no targets.
  const auto stateless = db.all(users_with_all, "end"_arg = 12, "least"_arg = 1000);
  BOOST_TEST(stateless.size() == 11u);
  for (auto& [user, posts_of_user, country, profile] : stateless) BOOST_TEST((posts_of_user.empty() && !country));
}

// What is selected of the targets does not change which targets there are.
BOOST_AUTO_TEST_CASE(selections_of_targets) {
  constexpr auto titles = related<CountryPosts>().select(col<&Post::title>);
  constexpr auto first_pairs = related<CountryPosts>().order_by(by_views).limit(3).select(col<&Post::id>, col<&Post::title>);
  const expectation<Post> all = posts_of_countries();
  const expectation<Post> first_three = all.ordered(has_more_views).cut(3);
  std::size_t place = 0;
  const auto later = from<Country>().where(col<&Country::id> > least);
  for (auto& [country, of_all, of_first] : db(later.with(titles).with(first_pairs))) {
    while (countries[place].id != country.id) place = (place + 1) % countries.size();
    std::vector<std::string> wanted;
    for (const Post* each : all.targets[place]) wanted.push_back(each->title);
    BOOST_TEST(sorted(of_all) == sorted(wanted));
    BOOST_TEST(sorted(db.all(titles.of(country))) == sorted(wanted));
    std::vector<std::pair<std::int64_t, std::string>> pairs;
    std::vector<std::pair<std::int64_t, std::string>> requested;
    std::vector<std::pair<std::int64_t, std::string>> wanted_pairs;
    for (const auto& [id, title] : of_first) pairs.emplace_back(id, title);
    for (const auto& [id, title] : db(first_pairs.of(country))) requested.emplace_back(id, title);
    for (const Post* each : first_three.targets[place]) wanted_pairs.emplace_back(each->id, each->title);
    BOOST_TEST((pairs == wanted_pairs));
    BOOST_TEST((requested == wanted_pairs));
  }
}

// A set by the target's key: two tags of one label are two.
BOOST_AUTO_TEST_CASE(selections_of_sets) {
  constexpr auto labels = related<CountryTags>().distinct().select(col<&Tag::label>);
  const expectation<Tag> set = tags_of_countries().distinct();
  for (auto& [country, preloaded, limited] : db(from<Country>().with(labels).with(labels.limit(9)))) {
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i != countries.size(); ++i) {
      if (countries[i] != country) continue;
      for (const Tag* each : set.targets[i]) wanted.push_back(each->label);
    }
    BOOST_TEST(sorted(db.all(labels.of(country))) == sorted(wanted));
    BOOST_TEST(sorted(preloaded) == sorted(wanted));
    BOOST_TEST(sorted(limited) == sorted(wanted));
  }
}

BOOST_AUTO_TEST_CASE(aggregates_of_targets) {
  constexpr auto posts_of_country = related<CountryPosts>();
  const expectation<Post> expected = posts_of_countries();
  for (auto& [country, total, least_views, most_views, mean] :
       db(from<Country>().select(model<Country>, sum(posts_of_country, col<&Post::views>), min(posts_of_country, col<&Post::views>),
                                 max(posts_of_country, col<&Post::views>), avg(posts_of_country.where(same_ones), col<&Post::rating>)))) {
    const auto position = std::find(countries.begin(), countries.end(), country) - countries.begin();
    const auto place = static_cast<std::size_t>(position);
    std::optional<std::int64_t> wanted_total;
    std::optional<std::int64_t> wanted_least;
    std::optional<std::int64_t> wanted_most;
    double ratings = 0;
    int rated = 0;
    for (const Post* each : expected.targets[place]) {
      wanted_total = wanted_total.value_or(0) + each->views;
      wanted_least = std::min(wanted_least.value_or(each->views), each->views);
      wanted_most = std::max(wanted_most.value_or(each->views), each->views);
      if (!is_same(*each) || !each->rating.has_value()) continue;
      ratings += *each->rating;
      ++rated;
    }
    BOOST_TEST((total == wanted_total));
    BOOST_TEST((least_views == wanted_least));
    BOOST_TEST((most_views == wanted_most));
    BOOST_TEST(mean.has_value() == (rated != 0));
    if (rated != 0) BOOST_TEST(*mean == ratings / rated);
  }
}

BOOST_AUTO_TEST_SUITE_END()
