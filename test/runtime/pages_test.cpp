// SPDX-License-Identifier: BSL-1.0
// Pages by number with their total, and pages after a row.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using CountryPosts = through<Country, User, Post>;
using UserPosts = has_many<User, Post>;

struct fixture : filled {
  std::vector<Post> by_views() const {
    std::vector<Post> sorted = posts;
    std::sort(
        sorted.begin(), sorted.end(), [](const Post& a, const Post& b) { return a.views != b.views ? a.views > b.views : a.id < b.id; });
    return sorted;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pages, fixture)

BOOST_AUTO_TEST_CASE(a_page_has_its_rows_and_the_total) {
  const auto query = from<Post>().where(col<&Post::views> > 0).order_by(desc(col<&Post::views>), col<&Post::id>);
  static_assert(decltype(query.page(1, 4))::statements() ==
                std::array<std::string_view, 2>{
                    R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating" FROM "posts" )"
                    R"(WHERE "posts"."views" > ?1 ORDER BY "posts"."views" DESC, "posts"."id" LIMIT ?2 OFFSET ?3)",
                    R"(SELECT count(*) FROM "posts" WHERE "posts"."views" > ?1)"});
  std::vector<Post> expected = by_views();
  std::erase_if(expected, [](const Post& post) { return post.views <= 0; });
  std::vector<Post> found;
  for (std::int64_t number = 1;; ++number) {
    const auto page = db(query.page(number, 4));
    BOOST_TEST(page.total == static_cast<std::int64_t>(expected.size()));
    BOOST_TEST(page.number == number);
    BOOST_TEST(page.size == 4);
    for (const Post& each : page) found.push_back(each);
    if (number == page.pages()) break;
  }
  BOOST_TEST((found == expected));
  BOOST_TEST(db(query.page(99, 4)).rows.empty());
  BOOST_TEST(db(query.page(99, 4)).total == static_cast<std::int64_t>(expected.size()));
  BOOST_TEST(db.all(query.page(1, 4)).size() == 4u);
  BOOST_CHECK_THROW(query.page(0, 4), negative_count);
}

BOOST_AUTO_TEST_CASE(a_page_of_a_set_of_groups_of_targets_and_with_children) {
  std::vector<std::string> titles;
  for (const Post& each : posts) titles.push_back(each.title);
  std::sort(titles.begin(), titles.end());
  titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
  const auto count_of_titles = static_cast<std::int64_t>(titles.size());

  constexpr auto set = from<Post>().select(col<&Post::title>).distinct().order_by(col<&Post::title>).page(1, 2);
  static_assert(set.statements()[1] == R"(SELECT count(*) FROM (SELECT DISTINCT "posts"."title" FROM "posts"))");
  static_assert(
      decltype(from<Post, "p">().select(model<Post, "p">).distinct().order_by(col<&Post::title, "p">))::sql() ==
      R"(SELECT DISTINCT "p"."id", "p"."user_id", "p"."title", "p"."views", "p"."rating" FROM "posts" AS "p" ORDER BY "p"."title")");
  BOOST_TEST(db.all(from<Post, "p">().distinct().order_by(col<&Post::title, "p">)).size() == posts.size());
  const auto first_of_set = db(set);
  BOOST_TEST(first_of_set.total == count_of_titles);
  BOOST_TEST((first_of_set.rows == std::vector<std::string>(titles.begin(), titles.begin() + 2)));

  constexpr auto groups = from<Post>().group_by(col<&Post::title>).select(col<&Post::title>, count()).page(1, 2);
  BOOST_TEST(db(groups).total == count_of_titles);

  constexpr auto two =
      from<Post>().where(col<&Post::id> < 4).union_(from<Post>().where(col<&Post::id> > 2)).order_by(col<&Post::id>).page(1, 2);
  static_assert(
      two.statements()[1] ==
      R"(SELECT count(*) FROM (SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating" FROM "posts" )"
      R"(WHERE "posts"."id" < ?1 UNION SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating" )"
      R"(FROM "posts" WHERE "posts"."id" > ?2))");
  BOOST_TEST(db(two).total == static_cast<std::int64_t>(posts.size()));
  BOOST_TEST(db(two).rows.size() == 2u);

  constexpr auto numbered =
      from<Post>()
          .window<"w">(window().order_by(col<&Post::id>))
          .order_by(col<&Post::id>)
          .select(col<&Post::id>, row_number().over<"w">())
          .page(2, 3);
  static_assert(numbered.statements()[1] == R"(SELECT count(*) FROM "posts")");
  std::vector<std::int64_t> numbers;
  const auto page_of_numbers = db(numbered);
  for (auto& [id, number] : page_of_numbers) numbers.push_back(number);
  BOOST_TEST(page_of_numbers.total == static_cast<std::int64_t>(posts.size()));
  BOOST_TEST((numbers == std::vector<std::int64_t>{4, 5, 6}));

  std::int64_t in_kenya = 0;
  for (const User& user : users) {
    for (const Post& post : posts) in_kenya += user.country_id == 1 && post.user_id == user.id ? 1 : 0;
  }
  const auto of_country = db(related<CountryPosts>().order_by(col<&Post::id>).page(2, 2).of(countries[0]));
  BOOST_TEST(of_country.total == in_kenya);
  BOOST_TEST(of_country.rows.size() == 2u);

  constexpr auto with_children = from<User>().order_by(col<&User::id>).with(related<UserPosts>()).page(2, 3);
  static_assert(with_children.statements().size() == 3);
  const auto second = db(with_children);
  BOOST_TEST(second.total == static_cast<std::int64_t>(users.size()));
  BOOST_REQUIRE(second.rows.size() == 3u);
  for (std::size_t i = 0; i != 3; ++i) {
    BOOST_TEST((second.rows[i].get<0>() == users[i + 3]));
    const auto expected = std::count_if(posts.begin(), posts.end(), [&](const Post& post) { return post.user_id == users[i + 3].id; });
    BOOST_TEST(static_cast<std::ptrdiff_t>(second.rows[i].get<1>().size()) == expected);
  }
}

BOOST_AUTO_TEST_CASE(after_a_row) {
  const auto query = from<Post>().order_by(desc(col<&Post::views>), asc(col<&Post::id>)).limit(3);
  const std::vector<Post> expected = by_views();
  std::vector<Post> found = db.all(query);
  for (;;) {
    const std::vector<Post> next = db.all(query.after(found.back()));
    if (next.empty()) break;
    found.insert(found.end(), next.begin(), next.end());
  }
  BOOST_TEST((found == expected));
  static_assert(decltype(query.after(Post{}))::sql() ==
                R"(SELECT "posts"."id", "posts"."user_id", "posts"."title", "posts"."views", "posts"."rating" FROM "posts" )"
                R"(WHERE ("posts"."views" < ?1 OR "posts"."views" = ?2 AND "posts"."id" > ?3) )"
                R"(ORDER BY "posts"."views" DESC, "posts"."id" ASC LIMIT ?4)");
}

// NULL comes first where the order ascends, last where it descends.
BOOST_AUTO_TEST_CASE(after_a_row_with_null) {
  const auto before = [](const Post& a, const Post& b) { return a.rating != b.rating ? a.rating < b.rating : a.id < b.id; };
  std::vector<Post> expected = posts;
  std::sort(expected.begin(), expected.end(), before);
  const auto check = [this](auto query, const std::vector<Post>& wanted) {
    std::vector<Post> found = db.all(query);
    for (;;) {
      const std::vector<Post> next = db.all(query.after(found.back()));
      if (next.empty()) break;
      found.insert(found.end(), next.begin(), next.end());
    }
    BOOST_TEST((found == wanted));
  };
  check(from<Post>().order_by(col<&Post::rating>, col<&Post::id>).limit(2), expected);
  std::reverse(expected.begin(), expected.end());
  check(from<Post>().order_by(desc(col<&Post::rating>), desc(col<&Post::id>)).limit(2), expected);
}

BOOST_AUTO_TEST_CASE(after_a_row_of_a_selection_and_of_targets) {
  const auto query = from<Post>().select(col<&Post::title>, col<&Post::id>).order_by(col<&Post::title>, col<&Post::id>).limit(4);
  std::vector<std::pair<std::string, std::int64_t>> expected, found;
  for (const Post& each : posts) expected.emplace_back(each.title, each.id);
  std::sort(expected.begin(), expected.end());
  for (auto& [title, id] : db(query)) found.emplace_back(title, id);
  for (auto last = db.all(query).back();;) {
    const auto rows = db.all(query.after(last));
    if (rows.empty()) break;
    for (auto& [title, id] : rows) found.emplace_back(title, id);
    last.values = rows.back().values;
  }
  BOOST_TEST((found == expected));
}

BOOST_AUTO_TEST_CASE(after_a_row_that_holds_its_record) {
  std::vector<Post> sorted = posts;
  std::sort(sorted.begin(), sorted.end(), [](const Post& a, const Post& b) { return std::tie(a.title, a.id) > std::tie(b.title, b.id); });
  std::vector<std::int64_t> expected;
  for (const Post& each : sorted) expected.push_back(each.id);
  const auto by_pages = [this](const auto& query) {
    std::vector<std::int64_t> found;
    for (auto rows = db.all(query); !rows.empty(); rows = db.all(query.after(rows.back()))) {
      for (const auto& each : rows) found.push_back(each[model<Post>].id);
    }
    return found;
  };
  const auto some = from<Post>().order_by(desc(col<&Post::title>), desc(col<&Post::id>)).limit(2);
  std::vector<std::int64_t> with_user;
  for (const Post& each : sorted) {
    if (std::any_of(users.begin(), users.end(), [&](const User& user) { return user.id == each.user_id; })) with_user.push_back(each.id);
  }
  // Beside what is preloaded, beside another column, and beside the record of a join.
  BOOST_TEST(by_pages(some.with(related<has_many<Post, Comment>>())) == expected, boost::test_tools::per_element());
  BOOST_TEST(by_pages(some.select(length(col<&Post::title>), model<Post>)) == expected, boost::test_tools::per_element());
  BOOST_TEST(by_pages(some.join<belongs_to<Post, User>>().select(model<User>, model<Post>)) == with_user, boost::test_tools::per_element());
  static_assert(decltype(some.with(related<has_many<Post, Comment>>())
                             .after(row_of<decltype(some.with(related<has_many<Post, Comment>>()))>{}))::sql() ==
                decltype(some.after(Post{}))::sql());
  // By the column of the joined record, which is not the first.
  const auto joined =
      from<Post>().join<belongs_to<Post, User>>().order_by(col<&User::name>, col<&Post::id>).limit(2).select(model<Post>, model<User>);
  std::vector<std::pair<std::string, std::int64_t>> pairs, wanted;
  for (const Post& post : posts) {
    for (const User& user : users) {
      if (user.id == post.user_id) wanted.emplace_back(user.name, post.id);
    }
  }
  std::sort(wanted.begin(), wanted.end());
  for (auto rows = db.all(joined); !rows.empty(); rows = db.all(joined.after(rows.back()))) {
    for (const auto& [post, user] : rows) pairs.emplace_back(user.name, post.id);
  }
  BOOST_TEST((pairs == wanted));
}

BOOST_AUTO_TEST_CASE(after_a_row_of_joins) {
  const auto by_pages = [this](const auto& query) {
    auto rows = db.all(query.limit(2));
    auto found = rows;
    while (!rows.empty()) {
      rows = db.all(query.limit(2).after(rows.back()));
      found.insert(found.end(), rows.begin(), rows.end());
    }
    return found;
  };
  const auto ids = [](const auto& rows) {
    std::vector<std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> found;
    for (const auto& each : rows) found.emplace_back(each[col<&User::id>], each[col<&Post::id>]);
    return found;
  };
  // Several posts of a user, none of some: by the keys of both, and by a column that is NULL where there is no post.
  constexpr auto by_keys =
      from<User>().left_join<has_many<User, Post>>().order_by(col<&User::id>, col<&Post::id>).select(col<&User::id>, col<&Post::id>);
  constexpr auto by_title =
      from<User>()
          .left_join<has_many<User, Post>>()
          .order_by(desc(col<&Post::title>), col<&User::id>, col<&Post::id>)
          .select(col<&Post::title>, col<&User::id>, col<&Post::id>);
  std::vector<std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> expected;
  for (const User& user : users) {
    const std::size_t before = expected.size();
    for (const Post& post : posts) {
      if (post.user_id == user.id) expected.emplace_back(user.id, post.id);
    }
    if (expected.size() == before) expected.emplace_back(user.id, std::nullopt);
  }
  std::sort(expected.begin(), expected.end());
  BOOST_TEST((ids(by_pages(by_keys)) == expected));
  auto found = ids(by_pages(by_title));
  BOOST_TEST((found == ids(db.all(by_title))));
  std::sort(found.begin(), found.end());
  BOOST_TEST((found == expected));

  // Under an alias.
  constexpr auto named = from<Post, "p">().order_by(desc(col<&Post::views, "p">), col<&Post::id, "p">);
  BOOST_TEST((by_pages(named) == db.all(named)));

  // A target that a relation reaches on several ways, made one row.
  using CountryTags = through<Country, User, Post, PostTag, Tag>;
  const auto tags_of = related<CountryTags>().of(countries[0]).order_by(col<&Tag::id>).distinct();
  BOOST_TEST((by_pages(tags_of) == db.all(tags_of)));
  BOOST_TEST(db.all(tags_of).size() > 2u);

  // Own rows that are distinct, whatever is joined; and an alias that the columns do not say.
  constexpr auto authors = from<User>().join<has_many<User, Post>>().distinct().order_by(col<&User::id>);
  BOOST_TEST((by_pages(authors) == db.all(authors)));
  constexpr auto aliased =
      from<Post>()
          .join<User, "author">(col<&User::id> == col<&Post::user_id>)
          .order_by(col<&User::name>, col<&Post::id>)
          .select(col<&User::name>, col<&User::id>, col<&Post::id>);
  BOOST_TEST((ids(by_pages(aliased)) == ids(db.all(aliased))));

  // Groups of the key of what is joined.
  constexpr auto groups =
      from<Post>()
          .join<User>(col<&User::id> == col<&Post::user_id>)
          .group_by(col<&User::id>)
          .order_by(col<&User::id>)
          .select(col<&User::id>, count());
  const auto counted = db.all(groups);
  const auto paged = by_pages(groups);
  BOOST_TEST_REQUIRE(paged.size() == counted.size());
  for (std::size_t i = 0; i != paged.size(); ++i) {
    BOOST_TEST(paged[i][col<&User::id>] == counted[i][col<&User::id>]);
  }

  // One partner at most, by the key that the condition asks for.
  constexpr auto to_one =
      from<Post>()
          .join<User>(col<&Post::user_id> == col<&User::id>)
          .order_by(col<&User::name>, col<&Post::id>)
          .select(col<&User::name>, col<&User::id>, col<&Post::id>);
  BOOST_TEST((ids(by_pages(to_one)) == ids(db.all(to_one))));
}

BOOST_AUTO_TEST_SUITE_END()
