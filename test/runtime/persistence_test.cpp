// SPDX-License-Identifier: BSL-1.0
// Writing through direct relations.

#include "schema.hpp"

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using UserPosts = has_many<User, Post>;
using UserProfile = has_one<User, Profile>;
using UserCountry = belongs_to<User, Country>;
using PostTags = many_to_many<Post, PostTag, Tag>;

struct fixture : filled {
  std::vector<std::int64_t> tag_ids(const Post& post) {
    std::vector<std::int64_t> found;
    for (const PostTag& each : db(from<PostTag>().where(col<&PostTag::post_id> == post.id))) found.push_back(each.tag_id);
    std::sort(found.begin(), found.end());
    return found;
  }

  std::int64_t rows(const char* table) {
    std::int64_t found = 0;
    sqlite3_exec(db.handle(), ("SELECT count(*) FROM " + std::string(table)).c_str(),
                 [](void* into, int, char** values, char**) { return *static_cast<std::int64_t*>(into) = std::stoll(values[0]), 0; },
                 &found, nullptr);
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(persistence, fixture)

BOOST_AUTO_TEST_CASE(create_sets_the_foreign_key) {
  const User& user = users[1];
  Post post{0, 0, "new", 3, std::nullopt};
  const std::int64_t key = db.execute(create<UserPosts>(user, post));
  BOOST_TEST(post.id == key);
  BOOST_TEST(post.user_id == user.id);
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == key)) == post));

  const Post constant{0, 0, "constant", 1, 2.0};
  const std::int64_t other = db(create<UserPosts>(user, constant));
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == other)) == Post{other, user.id, "constant", 1, 2.0}));
  const std::int64_t profile = db.execute(create<UserProfile>(users[8], Profile{0, 0, "bio"}));
  BOOST_TEST((db.first(related<UserProfile>().of(users[8])) == Profile{profile, users[8].id, "bio"}));
}

BOOST_AUTO_TEST_CASE(create_many_is_all_or_nothing) {
  std::vector<Post> several{{0, 0, "a", 1, {}}, {0, 0, "b", 2, {}}, {0, 0, "c", 3, {}}};
  db.execute(create_many<UserPosts>(users[2], several));
  for (const Post& each : several) BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == each.id)) == each));
  BOOST_TEST(several[0].user_id == users[2].id);

  const std::int64_t before = rows("posts");
  std::vector<Post> clashing{{0, 0, "d", 1, {}}, {several[0].id, 0, "e", 2, {}}};
  BOOST_CHECK_THROW(db.execute(create_many<UserPosts>(users[2], clashing)), sqlite::constraint_violation);
  BOOST_TEST(rows("posts") == before);
  {
    auto tx = db.transaction();
    db.execute(create<UserPosts>(users[2], Post{0, 0, "within", 1, {}}));
    BOOST_CHECK_THROW(db.execute(create_many<UserPosts>(users[2], clashing)), sqlite::constraint_violation);
    tx.commit();
  }
  BOOST_TEST(rows("posts") == before + 1);
}

BOOST_AUTO_TEST_CASE(save_creates_or_writes) {
  Post post{0, 0, "first", 1, {}};
  db.execute(save<UserPosts>(users[0], post));
  BOOST_TEST(post.id != 0);
  post.title = "second";
  BOOST_TEST(db.execute(save<UserPosts>(users[1], post)) == 1);
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == post.id)) == Post{post.id, users[1].id, "second", 1, {}}));
}

BOOST_AUTO_TEST_CASE(first_or_create_and_update_or_create) {
  const std::int64_t before = rows("posts");
  Post known{0, 0, "same", 99, {}};
  db.execute(first_or_create<UserPosts, &Post::title>(users[0], known));
  BOOST_TEST((known == posts[0]));
  BOOST_TEST(rows("posts") == before);
  Post fresh{0, 0, "fresh", 99, {}};
  db.execute(first_or_create<UserPosts, &Post::title>(users[0], fresh));
  BOOST_TEST(rows("posts") == before + 1);
  BOOST_TEST((db.one(from<Post>().where(col<&Post::title> == "fresh")) == fresh));

  Post written{0, 0, "same", 77, 1.5};
  db.execute(update_or_create<UserPosts, &Post::title>(users[0], written));
  BOOST_TEST((written == Post{1, users[0].id, "same", 77, 1.5}));
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == 1)) == written));
  BOOST_TEST(rows("posts") == before + 1);
}

BOOST_AUTO_TEST_CASE(associate_and_dissociate) {
  User user = users[0];
  BOOST_TEST(db.execute(associate<UserCountry>(user, countries[1])) == 1);
  BOOST_TEST((user.country_id == countries[1].id));
  BOOST_TEST((db.one(from<User>().where(col<&User::id> == user.id)) == user));
  BOOST_TEST(db.execute(dissociate<UserCountry>(user)) == 1);
  BOOST_TEST(!user.country_id.has_value());
  BOOST_TEST((db.one(from<User>().where(col<&User::id> == user.id)) == user));
}

BOOST_AUTO_TEST_CASE(attach_detach_and_sync) {
  const Post& post = posts[5];
  BOOST_TEST(tag_ids(post).empty());
  BOOST_TEST(db.execute(attach<PostTags>(post, tags[0])) == 1);
  BOOST_TEST(db.execute(attach<PostTags>(post, std::vector<Tag>{tags[1], tags[2]})) == 2);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{1, 2, 3}));
  BOOST_TEST(db.execute(detach<PostTags>(post, tags[1])) == 1);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{1, 3}));
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{tags[0], tags[3], tags[3]})) == 2);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{1, 4}));
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{tags[0], tags[3]})) == 0);
  BOOST_TEST(db.execute(detach<PostTags>(post)) == 2);
  BOOST_TEST(tag_ids(post).empty());
  BOOST_TEST((tag_ids(posts[4]) == std::vector<std::int64_t>{1, 2, 4}));
}

BOOST_AUTO_TEST_SUITE_END()
