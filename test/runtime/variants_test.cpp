// SPDX-License-Identifier: BSL-1.0
// Queries that are put together when they are run: conditions left out, orders chosen, values in any number; each text a
// constant.

#include "schema.hpp"

#include <ikebana/schema.hpp>
#ifndef IKEBANA_ON_POSTGRES
#include <ikebana/sqlite/verify.hpp>
#endif

#include <list>
#include <set>
#include <span>
#include <thread>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto id = col<&Post::id>;
constexpr auto title = col<&Post::title>;
constexpr auto views = col<&Post::views>;

struct fixture : filled {
  template <class Keep>
  std::vector<std::int64_t> ids_where(Keep keep) const {
    std::vector<std::int64_t> found;
    for (const Post& each : posts) {
      if (keep(each)) found.push_back(each.id);
    }
    return found;
  }
};

// [maybe]
auto filtered(std::optional<int> least, std::optional<std::string> named, std::optional<int> low, std::optional<int> high) {
  return from<Post>()
      .where(maybe(views >= least))
      .where(id > 0)
      .where(maybe(title == named))
      .where(maybe(id.between(low, high)))
      .order_by(id)
      .select(id);
}
// [/maybe]

/// What a search form asks for.
struct form {
  std::optional<int> least, most;
  std::optional<std::string> named, not_named;
  std::optional<std::int64_t> author;
  std::optional<double> rating;
  int order = 0;
};

// [search]
auto search(const form& asked) {
  return from<Post>()
      .where(maybe(views >= asked.least))
      .where(maybe(views <= asked.most))
      .where(maybe(title == asked.named))
      .where(maybe(title != asked.not_named))
      .where(maybe(col<&Post::user_id> == asked.author))
      .where(maybe(col<&Post::rating> >= asked.rating))
      .order_by(
          choose(asked.order, asc(id), desc(id), asc(title), desc(title), asc(views), desc(views), asc(length(title)), desc(views % 3)), id)
      .select(id);
}
// [/search]

}  // namespace

BOOST_FIXTURE_TEST_SUITE(variants, fixture)

BOOST_AUTO_TEST_CASE(a_search_form_of_six_conditions_and_eight_orders) {
  BOOST_TEST(db.all(search({})) == ids_where([](const Post&) { return true; }), boost::test_tools::per_element());
  const int before = db.prepared();
  BOOST_TEST(db.all(search({})).size() == posts.size());
  BOOST_TEST(db.prepared() == before);  // a text is made, and prepared, when it is first run
  const auto in_order = [](int order) {
    return [order](const Post& a, const Post& b) {
      switch (order) {
        case 0: return a.id < b.id;
        case 1: return b.id < a.id;
        case 2: return std::tie(a.title, a.id) < std::tie(b.title, b.id);
        case 3: return std::tie(b.title, a.id) < std::tie(a.title, b.id);
        case 4: return std::tie(a.views, a.id) < std::tie(b.views, b.id);
        case 5: return std::tie(b.views, a.id) < std::tie(a.views, b.id);
        case 6: return std::pair(a.title.size(), a.id) < std::pair(b.title.size(), b.id);
        default: return std::pair(b.views % 3, a.id) < std::pair(a.views % 3, b.id);
      }
    };
  };
  int run = 0;
  for (int mask = 0; mask != 64; ++mask) {
    form asked;
    if (mask & 1) asked.least = 3;
    if (mask & 2) asked.most = 12;
    if (mask & 4) asked.named = "same";
    if (mask & 8) asked.not_named = "alone";
    if (mask & 16) asked.author = 1;
    if (mask & 32) asked.rating = 2.0;
    for (asked.order = 0; asked.order != 8; ++asked.order, ++run) {
      std::vector<Post> expected;
      for (const Post& post : posts) {
        if ((!asked.least || post.views >= *asked.least) && (!asked.most || post.views <= *asked.most) &&
            (!asked.named || post.title == *asked.named) && (!asked.not_named || post.title != *asked.not_named) &&
            (!asked.author || post.user_id == *asked.author) && (!asked.rating || (post.rating && *post.rating >= *asked.rating))) {
          expected.push_back(post);
        }
      }
      std::sort(expected.begin(), expected.end(), in_order(asked.order));
      std::vector<std::int64_t> keys;
      for (const Post& each : expected) keys.push_back(each.id);
      BOOST_REQUIRE((db.all(search(asked)) == keys));
    }
  }
  BOOST_TEST(db.prepared() == before + run - 1);
}

BOOST_AUTO_TEST_CASE(parameters_of_some_texts) {
  const auto asked = [](int order, std::optional<int> least) {
    return from<Post>()
        .where(maybe(views >= least && id != param<"without">))
        .where(id > param<"after">)
        .order_by(choose(order, asc(id), desc(id % param<"by">), asc(id * param<"after">)), id)
        .select(id);
  };
  for (int order = 0; order != 3; ++order) {
    for (const std::optional<int> least : {std::optional<int>{}, std::optional<int>{4}}) {
      std::vector<std::int64_t> expected =
          ids_where([&](const Post& post) { return post.id > 2 && (!least || (post.views >= *least && post.id != 6)); });
      if (order == 1) {
        std::sort(
            expected.begin(), expected.end(), [](std::int64_t a, std::int64_t b) { return std::pair(b % 4, a) < std::pair(a % 4, b); });
      }
      const auto query = asked(order, least);
      BOOST_TEST(db.all(query, "after"_arg = 2, "without"_arg = 6, "by"_arg = 4) == expected, boost::test_tools::per_element());
      BOOST_TEST(db.all(query, "by"_arg = 4, "without"_arg = 6, "after"_arg = 2) == expected, boost::test_tools::per_element());
      const auto page = db(query.page(1, 2), "after"_arg = 2, "without"_arg = 6, "by"_arg = 4);
      BOOST_TEST(page.total == static_cast<std::int64_t>(expected.size()));
      BOOST_TEST(page.rows == std::vector<std::int64_t>(expected.begin(), expected.begin() + 2), boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(first_run_by_several_threads) {
  const auto asked = [](std::optional<int> least, int order) {
    return from<Post>().where(maybe(views >= least)).order_by(choose(order, asc(id), desc(id))).select(id + 1);
  };
  std::vector<std::vector<std::int64_t>> found(4);
  std::vector<std::thread> running;
  for (std::size_t i = 0; i != found.size(); ++i) {
    running.emplace_back([&found, &asked, i] {
      filled own;
      for (int order = 0; order != 2; ++order)
        found[i] = own.db.all(asked(order == 0 ? std::optional<int>{} : std::optional<int>{5}, order));
    });
  }
  for (std::thread& each : running) each.join();
  std::vector<std::int64_t> expected = ids_where([](const Post& post) { return post.views >= 5; });
  std::reverse(expected.begin(), expected.end());
  for (std::int64_t& each : expected) ++each;
  for (const auto& each : found) BOOST_TEST(each == expected, boost::test_tools::per_element());
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(verified_in_each_text) {
  BOOST_TEST(db.verify(search({})).empty());
  db.execute("ALTER TABLE posts RENAME COLUMN rating TO rated");
  BOOST_TEST(db.verify(search({})).size() == 256u + 1u);  // the full text too, as the first of the plan
}
#endif

BOOST_AUTO_TEST_CASE(conditions_left_out) {
  using asked = decltype(filtered({}, {}, {}, {}));
  constexpr auto texts = asked::variants();
  static_assert(texts.size() == 8);
  static_assert(texts[0] == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."id" > ?1 ORDER BY "posts"."id")");
  static_assert(texts[1] == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" >= ?1 AND "posts"."id" > ?2 ORDER BY "posts"."id")");
  static_assert(texts[2] == R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."id" > ?1 AND "posts"."title" = ?2 ORDER BY "posts"."id")");
  static_assert(texts[7] ==
                R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."views" >= ?1 AND "posts"."id" > ?2 AND "posts"."title" = ?3 )"
                R"(AND "posts"."id" BETWEEN ?4 AND ?5 ORDER BY "posts"."id")");
  static_assert(asked::sql() == texts[7]);
  for (const std::optional<int> least : {std::optional<int>{}, std::optional<int>{5}}) {
    for (const auto& named : {std::optional<std::string>{}, std::optional<std::string>{"same"}}) {
      for (const std::optional<int> high : {std::optional<int>{}, std::optional<int>{6}}) {
        const auto query = filtered(least, named, 2, high);
        const auto expected = ids_where([&](const Post& post) {
          return (!least || post.views >= *least) && (!named || post.title == *named) && (!high || (post.id >= 2 && post.id <= *high));
        });
        BOOST_TEST(db.all(query) == expected, boost::test_tools::per_element());
        BOOST_TEST((db.first(query) == std::optional(expected.front())));
        std::vector<std::int64_t> ranged, viewed;
        for (std::int64_t each : db(query)) ranged.push_back(each);
        for (std::int64_t each : db.views(query)) viewed.push_back(each);
        BOOST_TEST(ranged == expected, boost::test_tools::per_element());
        BOOST_TEST(viewed == expected, boost::test_tools::per_element());
        BOOST_TEST(boost::hana::at_c<0>(db.columns(query)) == expected, boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(with_a_parameter_and_pages_and_preloads) {
  for (const std::optional<int> least : {std::optional<int>{}, std::optional<int>{5}}) {
    const auto query = from<Post>().where(maybe(views >= least && id > param<"after">)).order_by(id);
    const auto expected = ids_where([&](const Post& post) { return !least || (post.views >= *least && post.id > 2); });
    const auto page = db(query.page(2, 3), "after"_arg = 2);
    BOOST_TEST(page.total == static_cast<std::int64_t>(expected.size()));
    BOOST_TEST(page.rows.at(0).id == expected.at(3));
    std::size_t at = 0;
    for (auto& [post, comments_of] : db(query.with(related<has_many<Post, Comment>>()), "after"_arg = 2)) {
      BOOST_TEST(post.id == expected.at(at++));
      BOOST_TEST(static_cast<std::ptrdiff_t>(comments_of.size()) ==
                 std::count_if(comments.begin(), comments.end(), [&, key = post.id](const Comment& each) { return each.post_id == key; }));
    }
    BOOST_TEST(at == expected.size());
    const auto of_user = related<has_many<User, Post>>().where(maybe(views >= least)).order_by(id).of(1);
    BOOST_TEST(db.all(of_user).size() == static_cast<std::size_t>(std::count_if(posts.begin(), posts.end(), [&](const Post& post) {
                 return post.user_id == 1 && (!least || post.views >= *least);
               })));
  }
}

BOOST_AUTO_TEST_CASE(orders_to_choose_from) {
  const auto ordered = [](int by) { return from<Post>().order_by(choose(by, asc(title), desc(views)), id).select(id); };
  using asked = decltype(ordered(0));
  static_assert(asked::variants().size() == 2);
  static_assert(asked::variants()[0] == R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."title" ASC, "posts"."id")");
  static_assert(asked::variants()[1] == R"(SELECT "posts"."id" FROM "posts" ORDER BY "posts"."views" DESC, "posts"."id")");
  std::vector<Post> by_title = posts, by_views = posts;
  std::sort(
      by_title.begin(), by_title.end(), [](const Post& a, const Post& b) { return std::tie(a.title, a.id) < std::tie(b.title, b.id); });
  std::sort(
      by_views.begin(), by_views.end(), [](const Post& a, const Post& b) { return std::tie(b.views, a.id) < std::tie(a.views, b.id); });
  const auto ids = [](const std::vector<Post>& sorted) {
    std::vector<std::int64_t> keys;
    for (const Post& each : sorted) keys.push_back(each.id);
    return keys;
  };
  BOOST_TEST(db.all(ordered(0)) == ids(by_title), boost::test_tools::per_element());
  BOOST_TEST(db.all(ordered(1)) == ids(by_views), boost::test_tools::per_element());
  BOOST_CHECK_THROW(ordered(2), no_such_choice);
  BOOST_CHECK_THROW(ordered(-1), no_such_choice);

  const auto both = [](std::optional<int> least, int by) {
    return from<Post>().where(maybe(views > least)).order_by(choose(by, id, desc(id), desc(views * 2))).limit(3).select(id);
  };
  static_assert(decltype(both({}, 0))::variants().size() == 6);
  BOOST_TEST((db.all(both({}, 1)) == std::vector<std::int64_t>{17, 16, 15}));
  BOOST_TEST((db.all(both(9, 0)) == std::vector<std::int64_t>{1, 3, 6}));
}

BOOST_AUTO_TEST_CASE(values_in_any_number) {
  const std::vector<int> some{1, 3, 99};
  const auto asked = from<Post>().where(id.in(some)).order_by(id).select(id);
  BOOST_TEST(asked.sql() ==
             R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."id" IN (SELECT value FROM json_each(?1)) ORDER BY "posts"."id")");
  BOOST_TEST((db.all(asked) == std::vector<std::int64_t>{1, 3}));
  BOOST_TEST(db.all(from<Post>().where(id.in(std::set<std::int64_t>{}))).empty());
  BOOST_TEST(db.all(from<Post>().where(!id.in(std::vector<unsigned long>{99, 1}))).size() == posts.size() - 1);
  BOOST_CHECK_THROW(
      db.all(from<Post>().where(!id.in(std::vector<unsigned long>{~0ul, 1}))), ikebana::conversion_error);  // as !(id == ~0ul)

  const std::string unusual{'a', engine::nul, '\'', '"', 'b'};
  db.execute(update<Post>().set(title = unusual).where(id == 4));
  const std::list<std::string> texts{unusual, "alone", "a"};
  const auto named = from<Post>().where(title.in(texts)).order_by(id).select(id);
  BOOST_TEST(named.sql() ==
             R"(SELECT "posts"."id" FROM "posts" WHERE "posts"."title" IN (SELECT value FROM ikebana_keys(?1)) ORDER BY "posts"."id")");
  BOOST_TEST((db.all(named) == std::vector<std::int64_t>{4, 6}));
  const char* const literals[] = {"alone", "a"};
  BOOST_TEST((db.all(from<Post>().where(title.in(std::span(literals))).order_by(id).select(id)) ==
              db.all(from<Post>().where(title == "alone" || title == "a").order_by(id).select(id))));
  std::vector<std::int64_t> looped;
  for (std::int64_t each : db(from<Post>().where(title.in(std::list<std::string>{"alone"})).select(id))) looped.push_back(each);
  BOOST_TEST((looped == std::vector<std::int64_t>{6}));
  const double ratings[] = {4.5, 1.0};
  BOOST_TEST(db.all(from<Post>().where(col<&Post::rating>.in(std::span(ratings))).select(id)).size() == 3u);
  std::vector<std::int64_t> many(100000);
  for (std::size_t i = 0; i != many.size(); ++i) many[i] = static_cast<std::int64_t>(i * 3);
  BOOST_TEST(db.all(from<Post>().where(id.in(many))).size() == ids_where([](const Post& post) { return post.id % 3 == 0; }).size());
}

BOOST_AUTO_TEST_SUITE_END()
