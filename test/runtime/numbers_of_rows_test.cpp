// SPDX-License-Identifier: BSL-1.0
// How many rows are wanted: limits and offsets in the query and by name, and pages, at the ends of their types.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using UserPosts = has_many<User, Post>;

template <class Run>
bool refuses(Run run) {
  try {
    run();
    return false;
  } catch (const ikebana::conversion_error& error) {
    BOOST_TEST(std::string(error.what()).find("a negative number of rows") != std::string::npos, error.what());
    BOOST_TEST(!std::string_view(error.sql()).empty());
    return true;
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(numbers_of_rows, filled)

BOOST_AUTO_TEST_CASE(a_negative_number_is_refused_in_every_strategy) {
  constexpr auto limited = related<UserPosts>().order_by(col<&Post::id>).limit(param<"most">);
  constexpr auto skipped = related<UserPosts>().order_by(col<&Post::id>).limit(2).offset(param<"skipped">);
  for (const std::int64_t number : {std::int64_t{-1}, std::int64_t{-5}, least}) {
    const auto check = [&](const auto& query, auto argument) {
      BOOST_TEST(refuses([&] { db.all(query.of(users[0]), argument); }));
      BOOST_TEST(refuses([&] { db.first(query.of(users[0]), argument); }));
      BOOST_TEST(refuses([&] {
        for (auto& each : db(query.of(1), argument)) (void)each;
      }));
      BOOST_TEST(refuses([&] { db.all(query, "owner"_arg = 1, argument); }));
      BOOST_TEST(refuses([&] { db.all(query.of(users), argument); }));
      BOOST_TEST(refuses([&] { db.load(users, query, argument); }));
      BOOST_TEST(refuses([&] { db.load(users, count(query), argument); }));
      BOOST_TEST(refuses([&] { db.all(from<User>().with(query), argument); }));
      BOOST_TEST(refuses([&] { db.all(from<User>().where(col<&User::id> < 3).with(query), argument); }));
      BOOST_TEST(refuses([&] { db.all(from<User>().where(exists(query)), argument); }));
      BOOST_TEST(refuses([&] { db.all(from<User>().select(count(query)), argument); }));
    };
    check(limited, "most"_arg = number);
    check(skipped, "skipped"_arg = number);
    BOOST_TEST(refuses([&] { db.all(from<Post>().limit(param<"most">), "most"_arg = number); }));
    BOOST_TEST(refuses([&] { db.all(from<Post>().limit(1).offset(param<"skipped", std::int64_t>), "skipped"_arg = number); }));
    BOOST_TEST(refuses([&] {
      db.all(from<User>().where(col<&User::id>.in(from<Post>().limit(param<"most">).select(col<&Post::user_id>))), "most"_arg = number);
    }));
    BOOST_TEST(refuses([&] { db.all(from<Post>().union_(from<Post>().limit(param<"most">)), "most"_arg = number); }));
    BOOST_TEST(refuses([&] {
      db.execute(remove<Comment>().where(col<&Comment::post_id>.in(from<Post>().limit(param<"most">).select(col<&Post::id>))),
                 "most"_arg = number);
    }));
    // Also where the same name is used for something else.
    BOOST_TEST(refuses([&] { db.all(from<Post>().where(col<&Post::id> > param<"most">).limit(param<"most">), "most"_arg = number); }));
    BOOST_CHECK_THROW(from<Post>().limit(number), negative_count);
    BOOST_CHECK_THROW(from<Post>().offset(number), negative_count);
    BOOST_CHECK_THROW(from<Post>().page(1, number), negative_count);
    BOOST_CHECK_THROW(from<Post>().page(number, 1), negative_count);
  }
  BOOST_CHECK_THROW(from<Post>().page(0, 1), negative_count);
  // All is as it was.
  BOOST_TEST(db.all(from<Comment>()).size() == comments.size());
  BOOST_TEST(db.all(from<Post>().limit(param<"most">), "most"_arg = 2).size() == 2u);
  BOOST_TEST(db.all(from<Post>().limit(param<"most">), "most"_arg = 0).empty());
  BOOST_TEST(db.all(from<Post>().limit(param<"most">), "most"_arg = 2u).size() == 2u);
  BOOST_TEST(db.all(from<Post>().where(col<&Post::id> > param<"least">), "least"_arg = -1).size() ==
             static_cast<std::size_t>(std::count_if(posts.begin(), posts.end(), [](const Post& post) { return post.id > -1; })));
}

BOOST_AUTO_TEST_CASE(a_number_that_is_larger_than_any_table) {
  const std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  BOOST_TEST(db.all(from<Post>().limit(all)).size() == posts.size());
  BOOST_TEST(db.all(from<Post>().limit(greatest)).size() == posts.size());
  BOOST_TEST(db.all(from<Post>().offset(all)).empty());
  const auto with_all = db.all(from<User>().order_by(col<&User::id>).with(related<UserPosts>().limit(all)));
  const auto with_none = db.all(from<User>().order_by(col<&User::id>).with(related<UserPosts>().offset(all).joined()));
  for (std::size_t i = 0; i != with_all.size(); ++i) {
    const auto expected =
        std::count_if(posts.begin(), posts.end(), [&](const Post& post) { return post.user_id == with_all[i].get<0>().id; });
    BOOST_TEST(static_cast<std::ptrdiff_t>(with_all[i].get<1>().size()) == expected);
    BOOST_TEST(with_none[i].get<1>().empty());
  }
}

BOOST_AUTO_TEST_CASE(pages_at_the_ends_of_their_type) {
  constexpr auto asked = from<Post>().order_by(col<&Post::id>);
  const auto total = static_cast<std::int64_t>(posts.size());
  const auto check = [&](auto number, auto size, bool is_empty) {
    const auto page = db(asked.page(number, size));
    BOOST_TEST(page.rows.empty() == is_empty);
    BOOST_TEST(page.total == total);
    BOOST_TEST(page.number == static_cast<std::int64_t>(number));
    BOOST_TEST(page.size == static_cast<std::int64_t>(size));
  };
  check(std::int64_t{8589934593}, std::int64_t{2147483648}, true);
  check(std::int64_t{4294967297}, std::int64_t{2147483648}, true);
  check(greatest, greatest, true);
  check(greatest, 2, true);
  check(2, greatest, true);
  check(1, greatest, false);
  check(3, 0, true);
  BOOST_TEST(db(asked.page(1, greatest)).pages() == 1);
  BOOST_TEST(db(asked.page(7, std::numeric_limits<std::uint64_t>::max())).rows.empty());
  BOOST_TEST(db(asked.page(1, total)).pages() == 1);
  BOOST_TEST(db(asked.page(1, total - 1)).pages() == 2);
  BOOST_TEST(db(asked.page(1, 0)).pages() == 0);
  BOOST_TEST((ikebana::page_of<Post>{{}, 1, greatest, greatest}.pages() == 1));
  BOOST_TEST((ikebana::page_of<Post>{{}, 1, 2, greatest}.pages() == greatest / 2 + 1));
}

BOOST_AUTO_TEST_SUITE_END()
