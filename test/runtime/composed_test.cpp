// SPDX-License-Identifier: BSL-1.0
// Relations as parts of longer ones: a has_one on the way takes one row, and a condition on the way is about the
// relation's own tables.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace checking;

using CountryUsers = has_many<Country, User>;
using UserProfile = has_one<User, Profile>;
using CountryProfiles = through<CountryUsers, UserProfile>;

struct FavouritePost : has_one<User, Post> {
  static constexpr auto where = col<&Post::views> < 10;
  static constexpr auto order_by = desc(col<&Post::views>);
};
using FavouriteComments = through<User, FavouritePost, Comment>;

/// The rows of a self join, with a condition on each step of its own.
struct Later : through<User, Country, User> {
  static constexpr auto where = col<&User::name> > "b";
};
struct Early : through<User, Country, User> {
  static constexpr auto where = col<&User::name> < "k";
};
using LaterThenEarly = through<Later, Early>;

struct fixture : filled {
  const Profile* profile_of(const User& user) const {
    const Profile* first = nullptr;
    for (const Profile& each : profiles) {
      if (each.user_id == user.id && (first == nullptr || each.id < first->id)) first = &each;
    }
    return first;
  }

  const Post* favourite_of(const User& user) const {
    const Post* best = nullptr;
    for (const Post& each : posts) {
      if (each.user_id != user.id || each.views >= 10) continue;
      if (best == nullptr || each.views > best->views || (each.views == best->views && each.id < best->id)) best = &each;
    }
    return best;
  }

  template <class Keep>
  void for_each_compatriot(const User& user, Keep keep) const {
    for (const Country& country : countries) {
      if (user.country_id != country.id) continue;
      for (const User& each : users) {
        if (each.country_id == country.id) keep(each);
      }
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(composed, fixture)

BOOST_AUTO_TEST_CASE(a_has_one_on_the_way_takes_the_first_row) {
  const auto expected = expect<Profile>(countries, [this](const Country& country, auto keep) {
    for (const User& user : users) {
      const Profile* const profile = profile_of(user);
      if (user.country_id == country.id && profile != nullptr) keep(*profile);
    }
  });
  const uses<CountryProfiles, Country, Profile, &Country::id> profiles_of_countries{db, countries};
  profiles_of_countries.agree_in_full(related<CountryProfiles>(), expected);
}

BOOST_AUTO_TEST_CASE(a_scoped_has_one_on_the_way_takes_the_first_of_its_order) {
  const auto expected = expect<Comment>(users, [this](const User& user, auto keep) {
    const Post* const post = favourite_of(user);
    for (const Comment& each : comments) {
      if (post != nullptr && each.post_id == post->id) keep(each);
    }
  });
  const uses<FavouriteComments, User, Comment, &User::id> comments_of_users{db, users};
  comments_of_users.agree_in_full(related<FavouriteComments>(), expected);
  static_assert(decltype(related<FavouriteComments>())::sql() ==
                R"(SELECT "comments"."id", "comments"."post_id", "comments"."body" FROM "comments" )"
                R"(INNER JOIN "posts" ON "posts"."id" = "comments"."post_id" WHERE "posts"."user_id" = ?1 AND )"
                R"("posts"."id" = (SELECT "posts_2"."id" FROM "posts" AS "posts_2" WHERE )"
                R"("posts_2"."user_id" = "posts"."user_id" AND "posts_2"."views" < ?2 )"
                R"(ORDER BY "posts_2"."views" DESC, "posts_2"."id" LIMIT 1))");
}

BOOST_AUTO_TEST_CASE(a_condition_on_the_way_is_about_its_own_tables) {
  const auto expected = expect<User>(users, [this](const User& user, auto keep) {
    for_each_compatriot(user, [&](const User& later) {
      if (later.name <= "b") return;
      for_each_compatriot(later, [&](const User& early) {
        if (early.name < "k") keep(early);
      });
    });
  });
  const uses<LaterThenEarly, User, User, &User::id> users_of_users{db, users};
  users_of_users.agree_in_full(related<LaterThenEarly>(), expected);
}

BOOST_AUTO_TEST_SUITE_END()
