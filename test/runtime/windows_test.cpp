// SPDX-License-Identifier: BSL-1.0
// Functions over windows, each beside a loop over the same rows.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto id = col<&Post::id>;
constexpr auto author = col<&Post::user_id>;
constexpr auto views = col<&Post::views>;

using sum_of_some = std::optional<std::int64_t>;

struct fixture : filled {
  /// The posts before or after one, by id, from one distance to another; of its author alone if that is said.
  std::vector<Post> around(const Post& one, std::ptrdiff_t from, std::ptrdiff_t to, bool of_author = false) const {
    std::vector<Post> part;
    for (const Post& each : posts) {
      if (!of_author || each.user_id == one.user_id) part.push_back(each);
    }
    const auto at = std::find(part.begin(), part.end(), one) - part.begin();
    const auto size = static_cast<std::ptrdiff_t>(part.size());
    std::vector<Post> found;
    for (std::ptrdiff_t i = std::max(std::ptrdiff_t{0}, at + from); i < size && i <= at + to; ++i)
      found.push_back(part[static_cast<std::size_t>(i)]);
    return found;
  }

  static sum_of_some sum_of(const std::vector<Post>& some) {
    sum_of_some sum;
    for (const Post& each : some) sum = sum.value_or(0) + each.views;
    return sum;
  }

  template <class E, class F>
  void same(E expression, std::string_view text, F in_cpp) {
    const auto asked = from<Post>().order_by(id).select(id, expression);
    BOOST_TEST(std::string(asked.sql()) == R"(SELECT "posts"."id", )" + std::string(text) + R"( FROM "posts" ORDER BY "posts"."id")");
    std::size_t at = 0;
    for (auto& row : db(asked)) {
      const Post& post = posts.at(at++);
      const typename E::value expected = in_cpp(post);
      BOOST_TEST((row.template get<1>() == expected), asked.sql() << " of " << post.id);
    }
    BOOST_TEST(at == posts.size());
  }
};

constexpr std::ptrdiff_t all = 1000;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(windows, fixture)

BOOST_AUTO_TEST_CASE(aggregates) {
  same(count().over(), "count(*) OVER ()", [&](const Post&) { return static_cast<std::int64_t>(posts.size()); });
  same(sum(views).over(window().order_by(id)), R"(sum("posts"."views") OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return sum_of(around(post, -all, 0)); });
  same(sum(views).over(window().partition_by(author).order_by(asc(id))),
       R"(sum("posts"."views") OVER (PARTITION BY "posts"."user_id" ORDER BY "posts"."id" ASC))",
       [&](const Post& post) { return sum_of(around(post, -all, 0, true)); });
  same(sum(views).over(window().order_by(id).rows(preceding(1), following(2))),
       R"(sum("posts"."views") OVER (ORDER BY "posts"."id" ROWS BETWEEN ?1 PRECEDING AND ?2 FOLLOWING))",
       [&](const Post& post) { return sum_of(around(post, -1, 2)); });
  same(sum(views).over(window().order_by(id).rows(current_row, unbounded_following)),
       R"(sum("posts"."views") OVER (ORDER BY "posts"."id" ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING))",
       [&](const Post& post) { return sum_of(around(post, 0, all)); });
  same(sum(views).over(window().order_by(id).range(preceding(2), current_row)),
       R"(sum("posts"."views") OVER (ORDER BY "posts"."id" RANGE BETWEEN ?1 PRECEDING AND CURRENT ROW))",
       [&](const Post& post) { return sum_of(around(post, -2, 0)); });
  same(count().over(window().order_by(views).groups(unbounded_preceding, preceding(1))),
       R"(count(*) OVER (ORDER BY "posts"."views" GROUPS BETWEEN UNBOUNDED PRECEDING AND ?1 PRECEDING))", [&](const Post& post) {
         return std::count_if(posts.begin(), posts.end(), [&](const Post& each) { return each.views < post.views; });
       });
  same(sum(views).filter(views > 5).over(window().order_by(id)),
       R"(sum("posts"."views") FILTER (WHERE "posts"."views" > ?1) OVER (ORDER BY "posts"."id"))", [&](const Post& post) {
         std::vector<Post> some = around(post, -all, 0);
         std::erase_if(some, [](const Post& each) { return each.views <= 5; });
         return sum_of(some);
       });
  same(sum(views).over(window().order_by(id)) * 100 / sum(views).over(),
       R"(sum("posts"."views") OVER (ORDER BY "posts"."id") * ?1 / sum("posts"."views") OVER ())",
       [&](const Post& post) { return *sum_of(around(post, -all, 0)) * 100 / *sum_of(posts); });
}

BOOST_AUTO_TEST_CASE(positions) {
  const auto before = [&](const Post& post, auto... by) {
    return std::count_if(posts.begin(), posts.end(), [&](const Post& each) { return each.views > post.views && (by(each) && ...); });
  };
  same(row_number().over(window().order_by(desc(views), id)), R"(row_number() OVER (ORDER BY "posts"."views" DESC, "posts"."id"))",
       [&](const Post& post) {
         return 1 + std::count_if(posts.begin(), posts.end(), [&](const Post& each) {
                  return each.views > post.views || (each.views == post.views && each.id < post.id);
                });
       });
  same(rank_().over(window().order_by(desc(views))), R"(rank() OVER (ORDER BY "posts"."views" DESC))",
       [&](const Post& post) { return 1 + before(post); });
  same(dense_rank().over(window().order_by(desc(views))), R"(dense_rank() OVER (ORDER BY "posts"."views" DESC))", [&](const Post& post) {
    std::map<std::int64_t, int> greater;
    for (const Post& each : posts) {
      if (each.views > post.views) greater[each.views] = 1;
    }
    return static_cast<std::int64_t>(greater.size()) + 1;
  });
  same(percent_rank().over(window().order_by(desc(views))), R"(percent_rank() OVER (ORDER BY "posts"."views" DESC))",
       [&](const Post& post) { return static_cast<double>(before(post)) / static_cast<double>(posts.size() - 1); });
  same(cume_dist().over(window().order_by(id)), R"(cume_dist() OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return static_cast<double>(around(post, -all, 0).size()) / static_cast<double>(posts.size()); });
  same(ntile(17).over(window().order_by(id)), R"(ntile(?1) OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return static_cast<std::int64_t>(around(post, -all, 0).size()); });
}

BOOST_AUTO_TEST_CASE(neighbours) {
  const auto value_at = [&](const Post& post, std::ptrdiff_t distance) {
    const auto one = around(post, distance, distance);
    return one.empty() ? std::nullopt : std::optional(one.front().views);
  };
  same(lag(views).over(window().order_by(id)), R"(lag("posts"."views") OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return value_at(post, -1); });
  same(lead(views, 2, -7).over(window().order_by(id)), R"(lead("posts"."views", ?1, ?2) OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return value_at(post, 2).value_or(-7); });
  same(first_value(views).over(window().order_by(id)), R"(first_value("posts"."views") OVER (ORDER BY "posts"."id"))",
       [&](const Post&) { return posts.front().views; });
  same(last_value(views).over(window().order_by(id)), R"(last_value("posts"."views") OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return post.views; });
  same(nth_value(views, 2).over(window().order_by(id)), R"(nth_value("posts"."views", ?1) OVER (ORDER BY "posts"."id"))",
       [&](const Post& post) { return post == posts.front() ? std::nullopt : std::optional(posts[1].views); });
  static_assert(std::is_same_v<decltype(lag(views).over())::value, std::optional<std::int64_t>>);
}

BOOST_AUTO_TEST_CASE(named) {
  // [window]
  constexpr auto asked =
      from<Post>()
          .where(views > 2)
          .window<"so_far">(window().partition_by(author).order_by(id))
          .order_by(id)
          .select(id, sum(views).over<"so_far">(), row_number().over<"so_far">());
  static_assert(
      asked.sql() ==
      R"(SELECT "posts"."id", sum("posts"."views") OVER "so_far", row_number() OVER "so_far" FROM "posts" )"
      R"(WHERE "posts"."views" > ?1 WINDOW "so_far" AS (PARTITION BY "posts"."user_id" ORDER BY "posts"."id") ORDER BY "posts"."id")");
  // [/window]
  for (auto& [key, so_far, number] : db(asked)) {
    std::int64_t sum = 0, count = 0;
    const auto post = std::find_if(posts.begin(), posts.end(), [&, wanted = key](const Post& each) { return each.id == wanted; });
    for (const Post& each : posts) {
      if (each.views > 2 && each.user_id == post->user_id && each.id <= post->id) sum += each.views, ++count;
    }
    BOOST_TEST((so_far == sum));
    BOOST_TEST(number == count);
  }
}

BOOST_AUTO_TEST_CASE(over_groups) {
  constexpr auto asked = from<Post>().group_by(author).order_by(author).select(
      author, sum(sum(views)).over(window().order_by(author)), rank_().over(window().order_by(desc(count()))));
  static_assert(
      asked.sql() ==
      R"(SELECT "posts"."user_id", sum(sum("posts"."views")) OVER (ORDER BY "posts"."user_id"), rank() OVER (ORDER BY count(*) DESC) )"
      R"(FROM "posts" GROUP BY "posts"."user_id" ORDER BY "posts"."user_id")");
  std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> groups;
  for (const Post& each : posts) groups[each.user_id].first += each.views, ++groups[each.user_id].second;
  std::int64_t so_far = 0;
  auto group = groups.begin();
  for (auto& [of, running, rank] : db(asked)) {
    so_far += group->second.first;
    BOOST_TEST(of == group->first);
    BOOST_TEST((running == so_far));
    BOOST_TEST(rank == 1 + std::count_if(
                               groups.begin(), groups.end(), [&](const auto& each) { return each.second.second > group->second.second; }));
    ++group;
  }
  BOOST_TEST((group == groups.end()));
}

BOOST_AUTO_TEST_SUITE_END()
