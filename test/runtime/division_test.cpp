// SPDX-License-Identifier: BSL-1.0
// SQL gives NULL for what is divided by zero: by what a row holds the result is an optional.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;

constexpr auto id = col<&Post::id>;
constexpr auto views = col<&Post::views>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(division, filled)

BOOST_AUTO_TEST_CASE(by_what_a_row_holds) {
  static_assert(std::is_same_v<decltype(id / views)::value, std::optional<std::int64_t>>);
  static_assert(std::is_same_v<decltype(id % (views - 1))::value, std::optional<std::int64_t>>);
  static_assert(std::is_same_v<decltype(id * 1.0 / views)::value, std::optional<double>>);
  static_assert(std::is_same_v<decltype(100 / count())::value, std::optional<std::int64_t>>);
  db.execute(update<Post>().set(views = 0).where(id == 2));
  std::map<std::int64_t, std::int64_t> views_of;
  for (const Post& each : db(from<Post>())) views_of[each.id] = each.views;
  BOOST_TEST(views_of[2] == 0);
  std::size_t larger = 0;
  for (const auto& [key, quotient, rest, real] : db(from<Post>().select(id, 1000 / views, 1000 % views, 1000.0 / views))) {
    const std::int64_t by = views_of[key];
    BOOST_TEST((quotient == (by == 0 ? std::nullopt : std::optional(1000 / by))));
    BOOST_TEST((rest == (by == 0 ? std::nullopt : std::optional(1000 % by))));
    BOOST_TEST((real == (by == 0 ? std::nullopt : std::optional(1000.0 / static_cast<double>(by)))));
    larger += by != 0 && 1000 / by > 5 ? 1u : 0u;
  }
  BOOST_TEST(db.all(from<Post>().where(1000 / views > 5)).size() == larger);
  BOOST_TEST(db.value(from<Post>().where(id == 2).select(coalesce(1000 / views, -1))) == -1);
  BOOST_TEST(db.value(from<Post>().where(id < 0).select(100 / count())).has_value() == false);
}

BOOST_AUTO_TEST_CASE(by_what_the_program_gives) {
  static_assert(std::is_same_v<decltype(views / 2)::value, std::int64_t>);
  static_assert(std::is_same_v<decltype(views % param<"by">)::value, std::int64_t>);
  static_assert(std::is_same_v<decltype(views / lit<20>)::value, std::int64_t>);
  static_assert(std::is_same_v<decltype(views / lit<0>)::value, std::optional<std::int64_t>>);
  static_assert(std::is_same_v<decltype(views / lit<0.0>)::value, std::optional<double>>);
  static_assert(std::is_same_v<decltype(views / lit<0.25>)::value, double>);
  BOOST_TEST(!db.value(from<Post>().limit(1).select(views / lit<0>)).has_value());
  BOOST_CHECK_THROW((void)db.value(from<Post>().limit(1).select(views / 0)), ikebana::conversion_error);
  BOOST_CHECK_THROW((void)db.value(from<Post>().limit(1).select(views % param<"by">), "by"_arg = 0), ikebana::conversion_error);
  BOOST_TEST(db.value(from<Post>().where(id == 1).select(views % param<"by">), "by"_arg = 7) ==
             db.one(from<Post>().where(id == 1)).views % 7);
}

BOOST_AUTO_TEST_SUITE_END()
