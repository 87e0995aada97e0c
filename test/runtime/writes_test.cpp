// SPDX-License-Identifier: BSL-1.0
// Updates and removals: of a model's rows, of the targets of a relation, of a record's row. After each, the whole table
// is compared with the records that loops have changed.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using CountryComments = through<Country, User, Post, Comment>;
using UserPosts = has_many<User, Post>;
using UserProfile = has_one<User, Profile>;
using PostUser = belongs_to<Post, User>;
using PostTags = many_to_many<Post, PostTag, Tag>;

struct LivelyPosts : through<Country, User, Post> {
  static constexpr auto where = col<&Post::views> > 4;
};

struct fixture : filled {
  bool is_in(const Post& post, std::int64_t country) const {
    return std::any_of(users.begin(), users.end(), [&](const User& user) { return user.id == post.user_id && user.country_id == country; });
  }

  template <class Model>
  void check_table(std::vector<Model> expected, std::int64_t changed, std::size_t wanted, std::string_view sql) {
    std::vector<Model> found = db.all(from<Model>());
    const auto less = [](const Model& a, const Model& b) { return b.id > a.id; };
    std::sort(found.begin(), found.end(), less);
    std::sort(expected.begin(), expected.end(), less);
    BOOST_TEST((found == expected), "wrong rows after: " << sql);
    BOOST_TEST(changed == static_cast<std::int64_t>(wanted), sql);
    BOOST_TEST(wanted > 0u);
  }

  /// Removes the rows for which `is_removed`, by SQL and in memory.
  template <class Model, class Write, class Predicate, class... Arguments>
  void check_removal(std::vector<Model>& records, const Write& write, Predicate is_removed, Arguments... arguments) {
    const auto wanted = std::erase_if(records, is_removed);
    check_table(records, db.execute(write, arguments...), wanted, write.sql());
  }

  template <class Model, class Write, class Predicate, class Change, class... Arguments>
  void check_update(std::vector<Model>& records, const Write& write, Predicate is_changed, Change change, Arguments... arguments) {
    std::size_t wanted = 0;
    for (Model& each : records) {
      if (is_changed(each)) change(each), ++wanted;
    }
    check_table(records, db.execute(write, arguments...), wanted, write.sql());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(writes, fixture)

BOOST_AUTO_TEST_CASE(rows_of_a_model_are_changed) {
  constexpr auto more =
      update<Post>().set(col<&Post::views> = col<&Post::views> * 2 + 1, col<&Post::title> = param<"title">).where(col<&Post::views> > 4);
  static_assert(more.sql() == R"(UPDATE "posts" SET "views" = "posts"."views" * ?1 + ?2, "title" = ?3 WHERE "posts"."views" > ?4)");
  check_update(
      posts, more, [](const Post& each) { return each.views > 4; },
      [](Post& each) { each.views = each.views * 2 + 1, each.title = "it's \"new\""; }, "title"_arg = "it's \"new\"");

  constexpr auto homeless = update<User>().set(col<&User::country_id> = std::nullopt).everywhere();
  static_assert(homeless.sql() == R"(UPDATE "users" SET "country_id" = ?1)");
  check_update(users, homeless, [](const User&) { return true; }, [](User& each) { each.country_id.reset(); });

  const std::optional<double> rating = 2.5;
  check_update(
      posts, update<Post>().set(col<&Post::rating> = rating, col<&Post::views> = 7).where(exists(related<PostTags>())),
      [this](const Post& each) {
        return std::any_of(post_tags.begin(), post_tags.end(), [&](const PostTag& pivot) {
          return pivot.post_id == each.id && std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.id == pivot.tag_id; });
        });
      },
      [](Post& each) { each.rating = 2.5, each.views = 7; });
}

// NULL is given by a parameter where it may stand: in a column that may hold it, and beside IS.
BOOST_AUTO_TEST_CASE(null_is_given_by_a_parameter) {
  constexpr auto moved = update<User>().set(col<&User::country_id> = param<"country">).where(col<&User::country_id>.is(param<"before">));
  static_assert(moved.sql() == R"(UPDATE "users" SET "country_id" = ?1 WHERE "users"."country_id" IS ?2)");
  const std::optional<std::int64_t> none, first = users.front().country_id;
  BOOST_TEST_REQUIRE(first.has_value());
  check_update(
      users, moved, [&](const User& each) { return each.country_id == first; }, [](User& each) { each.country_id.reset(); },
      "country"_arg = none, "before"_arg = first);
  check_update(
      users, moved, [](const User& each) { return !each.country_id; }, [&](User& each) { each.country_id = first; }, "country"_arg = *first,
      "before"_arg = std::nullopt);

  constexpr auto elsewhere = from<User>().where(col<&User::country_id>.is_not(param<"country", std::optional<std::int64_t>>));
  static_assert(elsewhere.sql().ends_with(R"( WHERE "users"."country_id" IS NOT ?1)"));
  for (const std::optional<std::int64_t>& asked : {none, first}) {
    const auto wanted = std::count_if(users.begin(), users.end(), [&](const User& each) { return each.country_id != asked; });
    BOOST_TEST(static_cast<std::ptrdiff_t>(db.all(elsewhere, "country"_arg = asked).size()) == wanted);
  }
}

BOOST_AUTO_TEST_CASE(rows_of_a_model_are_removed) {
  constexpr auto write = remove<Comment>().where(col<&Comment::body> == "a" || col<&Comment::id> > 10);
  static_assert(write.sql() == R"(DELETE FROM "comments" WHERE ("comments"."body" = ?1 OR "comments"."id" > ?2))");
  check_removal(comments, write, [](const Comment& each) { return each.body == "a" || each.id > 10; });
  static_assert(decltype(remove<Comment>().everywhere())::sql() == R"(DELETE FROM "comments")");
  check_removal(comments, remove<Comment>().everywhere(), [](const Comment&) { return true; });
}

BOOST_AUTO_TEST_CASE(targets_are_removed) {
  const auto write = remove(related<CountryPosts>().of(countries[1]));
  static_assert(decltype(write)::sql() == R"(DELETE FROM "posts" WHERE "posts"."user_id" IN )"
                                          R"((SELECT "users"."id" FROM "users" WHERE "users"."country_id" = ?1))");
  check_removal(posts, write, [this](const Post& each) { return is_in(each, 2); });

  const auto narrowed = remove(related<LivelyPosts>().of(countries[0]).where(col<&Post::views> < 8 || col<&Post::title> == "alone"));
  static_assert(decltype(narrowed)::sql() ==
                R"(DELETE FROM "posts" WHERE "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE )"
                R"("users"."country_id" = ?1) AND "posts"."views" > ?2 AND ("posts"."views" < ?3 OR "posts"."title" = ?4))");
  check_removal(
      posts, narrowed, [this](const Post& each) { return is_in(each, 1) && each.views > 4 && (each.views < 8 || each.title == "alone"); });

  const auto is_of = [this](const Comment& each, std::int64_t country) {
    return std::any_of(posts.begin(), posts.end(), [&](const Post& post) { return post.id == each.post_id && is_in(post, country); });
  };
  const auto deep = remove(related<CountryComments>().where(col<&User::name> == "ann"));
  static_assert(decltype(deep)::sql() ==
                R"(DELETE FROM "comments" WHERE "comments"."id" IN (SELECT "comments_2"."id" FROM "comments" AS "comments_2" )"
                R"(INNER JOIN "posts" ON "posts"."id" = "comments_2"."post_id" INNER JOIN "users" ON )"
                R"("users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1 AND "users"."name" = ?2))");
  check_removal(
      comments, deep,
      [&](const Comment& each) {
        return is_of(each, 1) &&
               std::any_of(posts.begin(), posts.end(), [&](const Post& post) { return post.id == each.post_id && post.user_id == 1; });
      },
      "owner"_arg = 1);
  check_removal(
      comments, remove(related<CountryComments>()), [&](const Comment& each) { return is_of(each, greatest); }, "owner"_arg = countries[7]);
}

BOOST_AUTO_TEST_CASE(targets_are_changed) {
  const auto first_two = update(related<CountryPosts>().of(1).order_by(desc(col<&Post::views>)).limit(2)).set(col<&Post::title> = "top");
  static_assert(decltype(first_two)::sql() ==
                R"(UPDATE "posts" SET "title" = ?1 WHERE "posts"."id" IN (SELECT "posts_2"."id" FROM "posts" AS "posts_2" )"
                R"(INNER JOIN "users" ON "users"."id" = "posts_2"."user_id" WHERE "users"."country_id" = ?2 )"
                R"(ORDER BY "posts_2"."views" DESC, "posts_2"."id" LIMIT ?3))");
  check_update(posts, first_two, [](const Post& each) { return each.id == 1 || each.id == 3; }, [](Post& each) { each.title = "top"; });

  const auto author = update(related<PostUser>().of(posts[4])).set(col<&User::name> = "author");
  static_assert(decltype(author)::sql() == R"(UPDATE "users" SET "name" = ?1 WHERE "users"."id" = ?2)");
  check_update(users, author, [](const User& each) { return each.id == 2; }, [](User& each) { each.name = "author"; });

  check_update(
      profiles, update(related<UserProfile>().of(users[0])).set(col<&Profile::bio> = "first"),
      [](const Profile& each) { return each.id == 2; }, [](Profile& each) { each.bio = "first"; });

  check_update(
      tags, update(related<PostTags>().of(posts[4])).set(col<&Tag::label> = "seen"),
      [](const Tag& each) { return each.id == 1 || each.id == 2 || each.id == 4; }, [](Tag& each) { each.label = "seen"; });

  // A key that is NULL has no targets.
  BOOST_TEST(db.execute(remove(related<belongs_to<User, Country>>().of(users[3]))) == 0);
}

BOOST_AUTO_TEST_CASE(the_row_of_a_record) {
  Post changed = posts[4];
  changed.title = "changed";
  changed.views = 99;
  changed.rating.reset();
  static_assert(decltype(update<&Post::title>(changed))::sql() == R"(UPDATE "posts" SET "title" = ?1 WHERE "posts"."id" = ?2)");
  check_update(
      posts, update<&Post::title>(changed), [](const Post& each) { return each.id == 5; }, [](Post& each) { each.title = "changed"; });
  static_assert(decltype(update(changed))::sql() ==
                R"(UPDATE "posts" SET "user_id" = ?1, "title" = ?2, "views" = ?3, "rating" = ?4 WHERE "posts"."id" = ?5)");
  check_update(posts, update(changed), [](const Post& each) { return each.id == 5; }, [&](Post& each) { each = changed; });
  static_assert(decltype(remove(changed))::sql() == R"(DELETE FROM "posts" WHERE "posts"."id" = ?1)");
  check_removal(posts, remove(changed), [](const Post& each) { return each.id == 5; });
  BOOST_TEST(db.execute(remove(changed)) == 0);
  BOOST_TEST(db(update(changed)) == 0);

  static_assert(decltype(remove(PostTag{}))::sql() ==
                R"(DELETE FROM "post_tags" WHERE "post_tags"."post_id" = ?1 AND "post_tags"."tag_id" = ?2)");
  BOOST_TEST(db.execute(remove(PostTag{5, 4})) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
