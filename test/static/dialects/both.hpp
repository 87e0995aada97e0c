// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_STATIC_DIALECTS_BOTH_HPP
#define IKEBANA_TEST_STATIC_DIALECTS_BOTH_HPP

// A construct with its text for SQLite and its text for PostgreSQL. The lists of them are compared with what the compiler makes where
// they stand, are run on both engines, whose rows are compared, and are the tables of sql/dialect/README.md.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/chrono.hpp>
#include <ikebana/query/json_each.hpp>

#include <boost/hana/define_struct.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace dialects {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::optional<std::int64_t>, user_id), (std::string, title), (int, views),
                           (std::optional<double>, rating), (bool, done), (std::optional<std::string>, note), (ikebana::json_text, data),
                           (std::vector<std::byte>, picture), (std::chrono::sys_seconds, at), (std::chrono::sys_days, day));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, label));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
};

/// What a query of a query yields.
struct Total {
  BOOST_HANA_DEFINE_STRUCT(Total, (std::int64_t, number), (std::string, word));
};

}  // namespace dialects

template <>
inline constexpr auto ikebana::table<dialects::PostTag> =
    ikebana::describe<dialects::PostTag>().primary_key<&dialects::PostTag::post_id, &dialects::PostTag::tag_id>();

namespace dialects {

using namespace ikebana;

using UserPosts = has_many<User, Post>;
using PostUser = belongs_to<Post, User>;
using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using PostTags = many_to_many<Post, PostTag, Tag>;

inline constexpr auto id = col<&Post::id>;
inline constexpr auto title = col<&Post::title>;
inline constexpr auto views = col<&Post::views>;
inline constexpr auto rating = col<&Post::rating>;
inline constexpr auto done = col<&Post::done>;
inline constexpr auto note = col<&Post::note>;
inline constexpr auto data = col<&Post::data>;
inline constexpr auto picture = col<&Post::picture>;
inline constexpr auto at = col<&Post::at>;
inline constexpr auto day = col<&Post::day>;

/// A construct: as it is said, and what it is in each dialect.
template <class Run>
struct construct {
  std::string_view said;
  std::string_view sqlite;
  std::string_view postgres;
  Run run;
};

/// The text of a query or a write, without what stands before a part of it and after. What is not as expected is in the error.
template <class Run, class Dialect, std::size_t Before, std::size_t After>
constexpr auto text_made() {
  constexpr std::string_view whole = Run::template sql<Dialect>();
  constexpr std::size_t size = whole.size() - Before - After;
  return fixed_text<size + 1>{whole.substr(Before, size)};
}

template <fixed_text Made, fixed_text Expected>
inline constexpr bool is_as_said = Made.view() == Expected.view();

template <fixed_text Sqlite, fixed_text Postgres, std::size_t Before, std::size_t After, class Run>
constexpr construct<Run> in_both(std::string_view said, Run run) {
  static_assert(is_as_said<text_made<Run, sqlite::dialect, Before, After>(), Sqlite>);
  static_assert(is_as_said<text_made<Run, postgres::dialect, Before, After>(), Postgres>);
  return {said, Sqlite.view(), Postgres.view(), static_cast<Run&&>(run)};
}

/// The texts of all statements of a query, one after the other.
template <class Run, class Dialect>
constexpr auto plan_made() {
  constexpr auto texts = Run::template statements<Dialect>();
  constexpr std::size_t size = [&] {
    std::size_t all = 2 * (texts.size() - 1);
    for (const std::string_view each : texts) all += each.size();
    return all;
  }();
  char all[size + 1]{};
  char* to = all;
  for (const std::string_view each : texts) {
    if (to != all) *to++ = ';', *to++ = ' ';
    for (const char character : each) *to++ = character;
  }
  return fixed_text<size + 1>{std::string_view{all, size}};
}

template <fixed_text Sqlite, fixed_text Postgres, class Run>
constexpr construct<Run> plan_in_both(std::string_view said, Run run) {
  static_assert(is_as_said<plan_made<Run, sqlite::dialect>(), Sqlite>);
  static_assert(is_as_said<plan_made<Run, postgres::dialect>(), Postgres>);
  return {said, Sqlite.view(), Postgres.view(), static_cast<Run&&>(run)};
}

inline constexpr std::string_view before_value = R"(SELECT "posts"."id", )", after_value = R"( FROM "posts" ORDER BY "posts"."id")";
inline constexpr std::string_view before_condition = R"(SELECT "posts"."id" FROM "posts" WHERE )",
                                  after_condition = R"( ORDER BY "posts"."id")";
inline constexpr std::string_view before_aggregate = "SELECT ", after_aggregate = R"( FROM "posts")";

}  // namespace dialects

/// The text for SQLite, that for PostgreSQL, and what has them: a whole query or a write, or a query of several
/// statements; or else, of posts by their key, a value that
/// is selected beside it, or a condition, or of all posts an aggregate.
#define STATEMENT(sqlite, postgres, ...) dialects::in_both<sqlite, postgres, 0, 0>(#__VA_ARGS__, __VA_ARGS__)
#define PLAN(sqlite, postgres, ...) dialects::plan_in_both<sqlite, postgres>(#__VA_ARGS__, __VA_ARGS__)
#define VALUE(sqlite, postgres, ...)                                                                \
  dialects::in_both<sqlite, postgres, dialects::before_value.size(), dialects::after_value.size()>( \
      #__VA_ARGS__, ikebana::from<dialects::Post>().order_by(dialects::id).select(dialects::id, __VA_ARGS__))
#define CONDITION(sqlite, postgres, ...)                                                                    \
  dialects::in_both<sqlite, postgres, dialects::before_condition.size(), dialects::after_condition.size()>( \
      #__VA_ARGS__, ikebana::from<dialects::Post>().where(__VA_ARGS__).order_by(dialects::id).select(dialects::id))
#define AGGREGATE(sqlite, postgres, ...)                                                                    \
  dialects::in_both<sqlite, postgres, dialects::before_aggregate.size(), dialects::after_aggregate.size()>( \
      #__VA_ARGS__, ikebana::from<dialects::Post>().select(__VA_ARGS__))

#endif
