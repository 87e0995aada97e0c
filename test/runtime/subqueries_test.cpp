// SPDX-License-Identifier: BSL-1.0
// Queries within queries: as values, as sets, two as one, and as tables of their own.

#include "schema.hpp"

#include <map>
#include <set>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

/// Rows that a query defines.
struct Total {
  BOOST_HANA_DEFINE_STRUCT(Total, (std::int64_t, user_id), (std::int64_t, posts), (std::optional<std::int64_t>, views));
};

struct Category {
  BOOST_HANA_DEFINE_STRUCT(Category, (std::int64_t, id), (std::optional<std::int64_t>, parent_id), (std::string, name));
};
struct Branch {
  BOOST_HANA_DEFINE_STRUCT(Branch, (std::int64_t, id), (std::int64_t, depth));
};

/// A relation with a condition of its own, whose value is in its type.
struct LivelyPosts : has_many<User, Post> {
  static constexpr auto where = col<&Post::views> > 6;
};

using CountryPosts = through<Country, User, Post>;

template <class T>
std::vector<T> sorted(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return values;
}

struct fixture : filled {
  std::vector<std::string> titles_where(bool (*keep)(const Post&)) const {
    std::vector<std::string> found;
    for (const Post& each : posts) {
      if (keep(each)) found.push_back(each.title);
    }
    return sorted(found);
  }
};

bool is_lively(const Post& post) { return post.views > 6; }
bool is_early(const Post& post) { return post.id < 8; }

std::vector<std::string> unique(std::vector<std::string> values) {
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

constexpr auto lively = from<Post>().where(col<&Post::views> > 6).select(col<&Post::title>);
constexpr auto early = from<Post>().where(col<&Post::id> < 8).select(col<&Post::title>);

}  // namespace

BOOST_FIXTURE_TEST_SUITE(subqueries, fixture)

BOOST_AUTO_TEST_CASE(one_of_what_a_query_yields) {
  constexpr auto asked =
      from<Post>()
          .where(col<&Post::user_id>.in(from<User>().where(col<&User::name> == "ann").select(col<&User::id>)) &&
                 col<&Post::views> > param<"least">)
          .select(col<&Post::id>);
  static_assert(asked.sql() == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."user_id" IN )"
                               R"((SELECT "users"."id" FROM "users" WHERE "users"."name" = ?1) AND "posts"."views" > ?2)");
  std::vector<std::int64_t> expected;
  for (const Post& post : posts) {
    for (const User& user : users) {
      if (user.name == "ann" && post.user_id == user.id && post.views > 4) expected.push_back(post.id);
    }
  }
  BOOST_TEST(expected.size() > 0u);
  BOOST_TEST(sorted(db.all(asked, "least"_arg = 4)) == sorted(expected), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_query_along_a_scoped_relation) {
  constexpr auto lively_users = from<User>().join<LivelyPosts>().select(col<&User::id>);
  constexpr auto asked = from<User>().where(col<&User::id>.in(lively_users) && col<&User::id> < 9).select(col<&User::id>);
  static_assert(asked.sql() ==
                R"(SELECT "users"."id" FROM "users" WHERE "users"."id" IN (SELECT "users_2"."id" FROM "users" AS "users_2" )"
                R"(INNER JOIN "posts" ON "posts"."user_id" = "users_2"."id" AND "posts"."views" > ?1) AND "users"."id" < ?2)");
  std::vector<std::int64_t> expected;
  for (const User& user : users) {
    const bool has = std::any_of(posts.begin(), posts.end(), [&](const Post& post) { return post.user_id == user.id && is_lively(post); });
    if (has && user.id < 9) expected.push_back(user.id);
  }
  BOOST_TEST(sorted(db.all(asked)) == sorted(expected), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_query_as_a_value) {
  constexpr auto most = from<Post>().where(col<&Post::views> == scalar(from<Post>().select(max(col<&Post::views>)))).select(col<&Post::id>);
  static_assert(most.sql() == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" = )"
                              R"((SELECT max("posts_2"."views") FROM "posts" AS "posts_2"))");
  std::vector<std::int64_t> expected;
  for (const Post& post : posts) {
    if (std::none_of(posts.begin(), posts.end(), [&](const Post& other) { return other.views > post.views; })) expected.push_back(post.id);
  }
  BOOST_TEST(sorted(db.all(most)) == sorted(expected), boost::test_tools::per_element());

  constexpr auto counted = from<User>().select(
      col<&User::id>, scalar(from<Post>().where(col<&Post::user_id> == outer(col<&User::id>)).select(sum(col<&Post::views>))));
  static_assert(counted.sql() == R"(SELECT "users"."id", (SELECT sum("posts"."views") FROM "posts" )"
                                 R"(WHERE "posts"."user_id" = "users"."id") FROM "users")");
  for (auto& [id, views] : db(counted)) {
    std::optional<std::int64_t> sum;
    for (const Post& post : posts) {
      if (post.user_id == id) sum = sum.value_or(0) + post.views;
    }
    BOOST_TEST((views == sum));
  }
}

BOOST_AUTO_TEST_CASE(two_queries_as_one) {
  const std::vector<std::string> a = titles_where(is_lively), b = titles_where(is_early);
  std::vector<std::string> all = a, both, first_alone;
  all.insert(all.end(), b.begin(), b.end());
  for (const std::string& each : unique(a)) (std::binary_search(b.begin(), b.end(), each) ? both : first_alone).push_back(each);

  static_assert(decltype(lively.union_(early).order_by(desc(col<&Post::title>)).limit(2))::sql() ==
                R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."views" > ?1 UNION )"
                R"(SELECT "posts"."title" FROM "posts" WHERE "posts"."id" < ?2 ORDER BY "title" DESC LIMIT ?3)");
  std::vector<std::string> united = unique(sorted(all));
  BOOST_TEST(sorted(db.all(lively.union_(early))) == united, boost::test_tools::per_element());
  BOOST_TEST(sorted(db.all(lively.union_all(early))) == sorted(all), boost::test_tools::per_element());
  BOOST_TEST(sorted(db.all(lively.intersect(early))) == both, boost::test_tools::per_element());
  BOOST_TEST(sorted(db.all(lively.except(early))) == first_alone, boost::test_tools::per_element());
  std::reverse(united.begin(), united.end());
  united.resize(2);
  BOOST_TEST(db.all(lively.union_(early).order_by(desc(col<&Post::title>)).limit(2)) == united, boost::test_tools::per_element());
  // A part with a limit of its own.
  BOOST_TEST(db.all(lively.order_by(col<&Post::title>).limit(1).union_all(early)).size() == b.size() + 1);
}

BOOST_AUTO_TEST_CASE(two_queries_as_one_in_order_of_a_column_of_several_tables) {
  // "name" is a column of both tables: the order is by position.
  constexpr auto places = from<User>().join<belongs_to<User, Country>>().select(col<&Country::name>, col<&User::name>, col<&User::id>);
  constexpr auto both =
      places.where(col<&User::id> < 4).union_all(places.where(col<&User::id> >= 4)).order_by(desc(col<&User::name>), col<&User::id>);
  static_assert(
      both.sql() ==
      R"(SELECT "countries"."name", "users"."name", "users"."id" FROM "users" INNER JOIN "countries" ON "countries"."id" = "users"."country_id" )"
      R"(WHERE "users"."id" < ?1 UNION ALL SELECT "countries"."name", "users"."name", "users"."id" FROM "users" )"
      R"(INNER JOIN "countries" ON "countries"."id" = "users"."country_id" WHERE "users"."id" >= ?2 ORDER BY 2 DESC, 3)");
  std::vector<std::pair<std::string, std::int64_t>> expected, found;
  for (const User& user : users) {
    const bool has_country =
        std::any_of(countries.begin(), countries.end(), [&](const Country& each) { return user.country_id == each.id; });
    if (has_country) expected.emplace_back(user.name, user.id);
  }
  std::sort(expected.begin(), expected.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (auto& [country, name, id] : db(both)) found.emplace_back(name, id);
  BOOST_TEST(found.size() > 1u);
  BOOST_TEST((found == expected));

  // What is selected under the name of another column.
  constexpr auto renamed = from<Post>().select(lower(col<&Post::title>).as<"id">(), col<&Post::id>);
  constexpr auto ordered = renamed.union_(renamed).order_by(desc(col<&Post::id>));
  static_assert(ordered.sql() == R"(SELECT lower("posts"."title") AS "id", "posts"."id" FROM "posts" UNION )"
                                 R"(SELECT lower("posts"."title") AS "id", "posts"."id" FROM "posts" ORDER BY 2 DESC)");
  std::vector<std::int64_t> ids, read;
  for (const Post& each : posts) ids.push_back(each.id);
  std::sort(ids.rbegin(), ids.rend());
  for (auto& [title, id] : db(ordered)) read.push_back(id);
  BOOST_TEST(read == ids, boost::test_tools::per_element());

  // Targets of a relation, whose tables hold a column of this name as well.
  constexpr auto of_country = related<CountryPosts>();
  const auto targets = of_country.of(countries[0]).union_(of_country.of(countries[1])).order_by(desc(col<&Post::id>));
  std::vector<std::int64_t> reached, all;
  for (const Post& each : db(targets)) reached.push_back(each.id);
  for (const std::size_t i : {0u, 1u}) {
    for (const Post& each : db(of_country.of(countries[i]))) all.push_back(each.id);
  }
  std::sort(all.rbegin(), all.rend());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  BOOST_TEST(all.size() > 1u);
  BOOST_TEST(reached == all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_queries_as_one_with_the_models_of_outer_joins) {
  constexpr auto side = from<User>().left_join<belongs_to<User, Country>>();
  constexpr auto both = side.union_(side).order_by(desc(col<&Country::name>), col<&User::id>);
  std::vector<std::pair<std::optional<std::string>, std::int64_t>> expected, found;
  for (const User& user : users) {
    std::optional<std::string> name;
    for (const Country& country : countries) {
      if (user.country_id == country.id) name = country.name;
    }
    expected.emplace_back(name, user.id);
  }
  std::sort(expected.begin(), expected.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [user, country] : db(both)) {
    found.emplace_back(country ? std::optional<std::string>(country->name) : std::nullopt, user.id);
  }
  BOOST_TEST((found == expected), both.sql());
}

BOOST_AUTO_TEST_CASE(a_query_as_a_table) {
  constexpr auto totals =
      from<Total>()
          .with<Total>(from<Post>().group_by(col<&Post::user_id>).select(col<&Post::user_id>, count(), sum(col<&Post::views>)))
          .where(col<&Total::posts> > 1)
          .join<User>(col<&User::id> == col<&Total::user_id>)
          .select(col<&User::name>, model<Total>);
  static_assert(totals.sql() ==
                R"(WITH "totals" ("user_id", "posts", "views") AS (SELECT "posts"."user_id", count(*), sum("posts"."views") )"
                R"(FROM "posts" GROUP BY "posts"."user_id") SELECT "users"."name", "totals"."user_id", "totals"."posts", )"
                R"("totals"."views" FROM "totals" INNER JOIN "users" ON "users"."id" = "totals"."user_id" WHERE "totals"."posts" > ?1)");
  std::size_t rows = 0;
  for (auto& [name, total] : db(totals)) {
    std::int64_t count = 0, views = 0;
    for (const Post& post : posts) {
      if (post.user_id == total.user_id) ++count, views += post.views;
    }
    BOOST_TEST(total.posts == count);
    BOOST_TEST((total.views == views));
    ++rows;
  }
  std::map<std::int64_t, int> counts;
  for (const Post& post : posts) ++counts[post.user_id];
  const auto expected = std::count_if(counts.begin(), counts.end(), [&](const auto& each) {
    return each.second > 1 && std::any_of(users.begin(), users.end(), [&](const User& user) { return user.id == each.first; });
  });
  BOOST_TEST(rows == static_cast<std::size_t>(expected));
  BOOST_TEST(rows > 0u);
}

BOOST_AUTO_TEST_CASE(a_tree) {
  db.execute("CREATE TABLE categories (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT NOT NULL)");
  const std::vector<Category> categories{
      {1, {}, "all"}, {2, 1, "a"}, {3, 2, "aa"}, {4, 1, "b"}, {5, 3, "aaa"}, {6, {}, "other"}, {7, 9, "lost"}};
  insert_all(db, categories);
  constexpr auto roots =
      from<Category>().where(col<&Category::parent_id>.is_null()).select(col<&Category::id>, param<"first", std::int64_t>);
  constexpr auto deeper =
      from<Category>().join<Branch>(col<&Category::parent_id> == col<&Branch::id>).select(col<&Category::id>, col<&Branch::depth> + 1);
  constexpr auto tree = from<Branch>().with_recursive<Branch>(roots.union_all(deeper)).order_by(col<&Branch::depth>, col<&Branch::id>);
  static_assert(tree.sql() == R"(WITH RECURSIVE "branches" ("id", "depth") AS (SELECT "categories"."id", ?1 FROM "categories" )"
                              R"(WHERE "categories"."parent_id" IS NULL UNION ALL SELECT "categories"."id", "branches"."depth" + ?2 )"
                              R"(FROM "categories" INNER JOIN "branches" ON "categories"."parent_id" = "branches"."id") )"
                              R"(SELECT "branches"."id", "branches"."depth" FROM "branches" ORDER BY "branches"."depth", "branches"."id")");
  std::vector<std::pair<std::int64_t, std::int64_t>> expected, found;
  const auto walk = [&](auto self, std::optional<std::int64_t> parent, std::int64_t depth) -> void {
    for (const Category& each : categories) {
      if (each.parent_id != parent) continue;
      expected.emplace_back(depth, each.id);
      self(self, each.id, depth + 1);
    }
  };
  walk(walk, std::nullopt, 0);
  std::sort(expected.begin(), expected.end());
  for (const Branch& each : db(tree, "first"_arg = 0)) found.emplace_back(each.depth, each.id);
  BOOST_TEST((found == expected));
}

BOOST_AUTO_TEST_CASE(numbers_from_a_value) {
  constexpr auto first = from<Country>().limit(1).select(cast<std::int64_t>(1), cast<std::int64_t>(param<"depth", int>));
  constexpr auto next = from<Branch>().where(col<&Branch::id> < 4).select(col<&Branch::id> + 1, col<&Branch::depth> * 2);
  constexpr auto numbers = from<Branch>().with_recursive<Branch>(first.union_all(next)).order_by(col<&Branch::id>);
  static_assert(
      numbers.sql() ==
      R"(WITH RECURSIVE "branches" ("id", "depth") AS (SELECT * FROM (SELECT CAST(?1 AS INTEGER), CAST(?2 AS INTEGER) FROM "countries" LIMIT ?3) )"
      R"(UNION ALL SELECT "branches"."id" + ?4, "branches"."depth" * ?5 FROM "branches" WHERE "branches"."id" < ?6) )"
      R"(SELECT "branches"."id", "branches"."depth" FROM "branches" ORDER BY "branches"."id")");
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (const Branch& each : db(numbers, "depth"_arg = 5)) found.emplace_back(each.id, each.depth);
  BOOST_TEST((found == std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 5}, {2, 10}, {3, 20}, {4, 40}}));
}

BOOST_AUTO_TEST_SUITE_END()
