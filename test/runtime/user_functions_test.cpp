// SPDX-License-Identifier: BSL-1.0
// Functions of the user's own, in C++, within SQL.

#include "schema.hpp"

#include <stdexcept>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto id = col<&Post::id>;
constexpr auto title = col<&Post::title>;
constexpr auto rating = col<&Post::rating>;

// [declared]
constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;
// [/declared]
constexpr auto or_zero = user_function<"or_zero", double(std::optional<double>)>;
constexpr auto answer = user_function<"answer", int()>;
constexpr auto picky = user_function<"picky", bool(std::int8_t)>;
constexpr auto median = user_aggregate<"median", std::optional<double>(double)>;

std::string backwards(std::string_view text) { return {text.rbegin(), text.rend()}; }

std::optional<double> middle_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// As much of regular expressions as these tests need: a text, after ^ where it has to stand at the beginning.
bool begins_or_holds(std::string_view pattern, std::string_view text) {
  return pattern.starts_with('^') ? text.starts_with(pattern.substr(1)) : text.find(pattern) != text.npos;
}

struct median_of_values {
  std::vector<double> values;

  void step(double value) { values.push_back(value); }
  std::optional<double> result() const { return middle_of(values); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(user_functions, filled)

BOOST_AUTO_TEST_CASE(of_one_row) {
  // [defined]
  db.define(reversed, backwards, sqlite::function_kind::pure);
  constexpr auto asked = from<Post>().where(reversed(title) > param<"after">).order_by(id).select(id, reversed(title));
  static_assert(
      asked.sql() ==
      R"(SELECT "posts"."id", "reversed"("posts"."title") FROM "posts" WHERE "reversed"("posts"."title") > ?1 ORDER BY "posts"."id")");
  // [/defined]
  static_assert(std::is_same_v<decltype(asked)::tuple, boost::hana::tuple<std::int64_t, std::string>>);
  std::vector<std::pair<std::int64_t, std::string>> expected, found;
  for (const Post& each : posts) {
    if (backwards(each.title) > "f") expected.emplace_back(each.id, backwards(each.title));
  }
  for (auto& [key, text] : db(asked, "after"_arg = "f")) found.emplace_back(key, text);
  BOOST_TEST((found == expected));
  BOOST_TEST(!found.empty());
}

BOOST_AUTO_TEST_CASE(of_null_and_of_nothing) {
  int calls = 0;
  db.define(or_zero, [&](std::optional<double> value) { return ++calls, value.value_or(0); });
  db.define(answer, [] { return 42; });
  static_assert(std::is_same_v<decltype(or_zero(rating))::value, double>);
  double expected = 0;
  for (const Post& each : posts) expected += each.rating.value_or(0);
  double sum = 0;
  for (double each : db.column(from<Post>().select(or_zero(rating)))) sum += each;
  BOOST_TEST(sum == expected);
  BOOST_TEST(calls == static_cast<int>(posts.size()));
  BOOST_TEST(db.value(from<Post>().limit(1).select(answer())) == 42);

  // Where it takes no NULL, it is not called.
  constexpr auto doubled = user_function<"doubled", double(double)>;
  db.define(doubled, [&](double value) { return ++calls, value * 2; });
  static_assert(std::is_same_v<decltype(doubled(rating))::value, std::optional<double>>);
  calls = 0;
  for (auto& [before, after] : db(from<Post>().select(rating, doubled(rating))))
    BOOST_TEST((after == (before ? std::optional(*before * 2) : std::nullopt)));
  BOOST_TEST(calls == std::count_if(posts.begin(), posts.end(), [](const Post& each) { return each.rating.has_value(); }));
}

BOOST_AUTO_TEST_CASE(of_many_rows) {
  db.define<median_of_values>(median);
  constexpr auto asked = from<Post>().group_by(title).order_by(title).select(title, median(rating), median(col<&Post::views>));
  static_assert(
      asked.sql() ==
      R"(SELECT "posts"."title", "median"("posts"."rating"), "median"("posts"."views") FROM "posts" GROUP BY "posts"."title" ORDER BY "posts"."title")");
  std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> groups;
  for (const Post& each : posts) {
    if (each.rating) groups[each.title].first.push_back(*each.rating);
    groups[each.title].second.push_back(static_cast<double>(each.views));
  }
  auto group = groups.begin();
  for (auto& [name, rated, viewed] : db(asked)) {
    BOOST_TEST(name == group->first);
    BOOST_TEST((rated == middle_of(group->second.first)));
    BOOST_TEST((viewed == middle_of(group->second.second)));
    ++group;
  }
  BOOST_TEST((group == groups.end()));
  BOOST_TEST(!db.value(from<Post>().where(id < -1).select(median(rating))).has_value());
}

BOOST_AUTO_TEST_CASE(behind_regexp) {
  BOOST_CHECK_EXCEPTION(db.all(from<Post>().where(title.regexp("e"))), ikebana::error, [](const ikebana::error& thrown) {
    return thrown.message() == "no such function: REGEXP" && thrown.sql().ends_with(R"(WHERE "posts"."title" REGEXP ?1)");
  });
  // [regexp]
  constexpr auto regexp = user_function<"regexp", bool(std::string_view, std::string_view)>;
  db.define(regexp, begins_or_holds, sqlite::function_kind::pure);
  constexpr auto asked = from<Post>().where(title.regexp("^s")).order_by(id).select(id);
  static_assert(asked.sql() == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" REGEXP ?1 ORDER BY "posts"."id")");
  // [/regexp]
  const auto ids_of = [&](auto holds) {
    std::vector<std::int64_t> ids;
    for (const Post& each : posts) {
      if (holds(each)) ids.push_back(each.id);
    }
    BOOST_TEST(!ids.empty());
    return ids;
  };
  BOOST_TEST(db.all(asked) == ids_of([](const Post& post) { return post.title[0] == 's'; }), boost::test_tools::per_element());

  // Beside other operators, with a pattern that is given when it runs.
  constexpr auto beside = from<Post>().where(!title.regexp(param<"pattern">) && (id < 4 || title.regexp(title))).order_by(id).select(id);
  static_assert(
      beside.sql() ==
      R"(SELECT "posts"."id" FROM "posts" WHERE NOT "posts"."title" REGEXP ?1 AND ("posts"."id" < ?2 OR "posts"."title" REGEXP "posts"."title") )"
      R"(ORDER BY "posts"."id")");
  BOOST_TEST(db.all(beside, "pattern"_arg = "s") == ids_of([](const Post& post) { return post.title.find('s') == std::string::npos; }),
             boost::test_tools::per_element());

  // A NULL is not asked about where the function does not take one.
  constexpr auto of_null = from<Post>().order_by(id).select(nullif(title, "same").regexp("n"));
  static_assert(of_null.sql() == R"(SELECT nullif("posts"."title", ?1) REGEXP ?2 FROM "posts" ORDER BY "posts"."id")");
  static_assert(std::is_same_v<decltype(of_null)::row, std::optional<bool>>);
  std::vector<std::optional<bool>> expected;
  for (const Post& each : posts)
    expected.push_back(each.title == "same" ? std::nullopt : std::optional(each.title.find('n') != std::string::npos));
  BOOST_TEST((db.column(of_null) == expected));
}

BOOST_AUTO_TEST_CASE(that_throw) {
  db.define(picky, [](std::int8_t value) {
    if (value == 3) throw std::runtime_error("not three");
    return true;
  });
  const auto asked = from<Post>().where(picky(id));
  BOOST_CHECK_EXCEPTION(db.all(asked), ikebana::error, [&](const ikebana::error& thrown) {
    return thrown.message() == "not three" && thrown.sql() == asked.sql();
  });
  db.execute(update<Post>().set(id = 300).where(id == 3));
  BOOST_CHECK_EXCEPTION(db.all(asked), ikebana::conversion_error, [&](const ikebana::error& thrown) {
    return thrown.message() == "argument 1 holds an integer, and one that fits its type is wanted" && thrown.sql() == asked.sql();
  });
  BOOST_TEST(db.all(asked.where(id < 100)).size() == posts.size() - 1);  // the connection goes on
}

BOOST_AUTO_TEST_SUITE_END()
