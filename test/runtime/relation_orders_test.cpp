// SPDX-License-Identifier: BSL-1.0
// Relations with an order and a limit of their own: pages after a row, and as a part of a compound. Rows of an outer join that
// the table holds against its model.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

struct Ranked : has_many<User, Post> {
  static constexpr auto order_by = desc(col<&Post::views>);
};
struct Titled : through<Country, User, Post> {
  static constexpr auto order_by = by(col<&Post::title>, desc(col<&Post::id>));
};
struct Last : has_many<User, Post> {
  static constexpr auto order_by = col<&Post::id>;
  static constexpr std::int64_t limit = 1;
};
using UserPosts = has_many<User, Post>;
using FirstPost = has_one<User, Post>;

struct fixture : filled {
  template <class Query>
  std::vector<Post> by_pages(const Query& query) {
    std::vector<Post> found = db.all(query);
    for (std::vector<Post> next = found; !next.empty();) {
      next = db.all(query.after(next.back()));
      found.insert(found.end(), next.begin(), next.end());
    }
    return found;
  }

  std::vector<Post> posts_of(const User& user) const {
    std::vector<Post> found;
    for (const Post& post : posts) {
      if (post.user_id == user.id) found.push_back(post);
    }
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(relation_orders, fixture)

BOOST_AUTO_TEST_CASE(after_a_row_in_the_relations_own_order) {
  constexpr auto ranked = related<Ranked>().order_by(col<&Post::id>).limit(1);
  static_assert(
      decltype(ranked.of(1).after(Post{}))::sql() ==
      R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating" FROM "posts" WHERE "posts"."user_id" = ?1 )"
      R"(AND ("posts"."views" < ?2 OR "posts"."views" = ?3 AND "posts"."id" > ?4) ORDER BY "posts"."views" DESC, "posts"."id", "posts"."id" LIMIT ?5)");
  for (const User& user : users) {
    std::vector<Post> expected = posts_of(user);
    std::sort(expected.begin(), expected.end(),
              [](const Post& a, const Post& b) { return a.views != b.views ? a.views > b.views : a.id < b.id; });
    BOOST_TEST((by_pages(ranked.of(user)) == expected));
  }
  for (const Country& country : countries) {
    std::vector<Post> expected;
    for (const User& user : users) {
      if (user.country_id != country.id) continue;
      for (const Post& post : posts_of(user)) expected.push_back(post);
    }
    std::sort(expected.begin(), expected.end(),
              [](const Post& a, const Post& b) { return a.title != b.title ? a.title < b.title : a.id > b.id; });
    BOOST_TEST((by_pages(related<Titled>().limit(2).of(country)) == expected));
    BOOST_TEST((by_pages(related<Titled, "t">().limit(1).of(country)) == expected));
    BOOST_TEST((by_pages(related<Titled>().order_by(col<&Post::views>).limit(2).of(country)) == expected));
  }
}

BOOST_AUTO_TEST_CASE(an_ordered_relation_as_a_part_of_a_compound) {
  const auto sorted = [](std::vector<Post> rows) {
    std::sort(rows.begin(), rows.end(), [](const Post& a, const Post& b) { return a.id < b.id; });
    return rows;
  };
  const User& one = users[0];
  const User& other = users[1];
  std::vector<Post> both = posts_of(one), first = sorted(posts_of(other));
  first.resize(std::min<std::size_t>(1, first.size()));
  both.insert(both.end(), first.begin(), first.end());
  both = sorted(both);
  BOOST_REQUIRE(!first.empty());
  BOOST_REQUIRE(both.size() > 2u);

  const auto ranked = related<Ranked>().of(one);
  const auto last = related<Last>().of(other);
  const auto to_one = related<FirstPost>().of(other);
  BOOST_TEST((sorted(db.all(ranked.union_(last))) == both));
  BOOST_TEST((sorted(db.all(last.union_(ranked))) == both));
  BOOST_TEST((sorted(db.all(ranked.union_all(to_one))) == both));
  BOOST_TEST((sorted(db.all(to_one.union_all(ranked))) == both));
  BOOST_TEST((db.all(from<Post>().intersect(to_one)) == first));
  BOOST_TEST((db.all(to_one.intersect(from<Post>())) == first));
  BOOST_TEST((sorted(db.all(from<Post>().where(col<&Post::user_id> == one.id).except(last))) == sorted(posts_of(one))));
  BOOST_TEST((db.all(ranked.union_(last).order_by(col<&Post::id>).limit(2)) == std::vector<Post>(both.begin(), both.begin() + 2)));
  BOOST_TEST((sorted(db.all(related<UserPosts>().of(one).union_(to_one))) == both));
}

// A key that is no INTEGER PRIMARY KEY, and NULL in it: the row is there.
BOOST_AUTO_TEST_CASE(a_row_of_an_outer_join_with_null_in_its_key) {
  db.execute(R"(DROP TABLE profiles; CREATE TABLE profiles (id INT UNIQUE, user_id INTEGER NOT NULL, bio TEXT NOT NULL);
                INSERT INTO profiles VALUES (NULL, 1, 'here'), (2, 2, 'there');)");
  constexpr auto joined = from<User>().order_by(col<&User::id>).left_join<has_many<User, Profile>>();
  BOOST_CHECK_THROW(db.all(joined), ikebana::conversion_error);
  BOOST_CHECK_THROW(db.all(joined.select(col<&User::id>, model<Profile>)), ikebana::conversion_error);
  BOOST_CHECK_THROW(for (const auto& row : db.views(joined))(void) row, ikebana::conversion_error);
  db.execute("UPDATE profiles SET id = 1 WHERE id IS NULL");
  const auto found = db.all(joined);
  BOOST_TEST(found.size() == users.size());
  BOOST_TEST(found[0].get<1>()->bio == "here");
  BOOST_TEST(found[1].get<1>()->bio == "there");
  BOOST_TEST(!found[2].get<1>().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
