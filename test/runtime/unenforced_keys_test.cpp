// SPDX-License-Identifier: BSL-1.0
// A foreign key that relations walk and no database enforces: one column that names rows of several tables.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/verify.hpp>

#include "raw_rows.hpp"

#include <boost/test/unit_test.hpp>

namespace gallery {

struct User {
  IKEBANA_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Post {
  IKEBANA_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};
struct Photo {
  IKEBANA_STRUCT(Photo, (std::int64_t, id), (std::string, file));
};
struct Comment {
  IKEBANA_STRUCT(Comment, (std::int64_t, id), (std::int64_t, target_id), (std::string, target_type), (std::string, body));
};
struct Visit {
  IKEBANA_STRUCT(Visit, (std::int64_t, id), (std::int64_t, user_id));
};

}  // namespace gallery

template <>
inline constexpr auto ikebana::table<gallery::Comment> =
    ikebana::describe<gallery::Comment>()
        .unenforced_foreign_key<&gallery::Comment::target_id, gallery::Post>()
        .unenforced_foreign_key<&gallery::Comment::target_id, gallery::Photo>();
template <>  // named as convention has it, and not to be enforced
inline constexpr auto ikebana::table<gallery::Visit> =
    ikebana::describe<gallery::Visit>().unenforced_foreign_key<&gallery::Visit::user_id, gallery::User>();

namespace {

using namespace gallery;
using namespace ikebana;
using raw::read;
using raw::rows;

struct PostComments : has_many<Post, Comment> {
  static constexpr auto where = col<&Comment::target_type> == "Post";
};
struct PhotoComments : has_many<Photo, Comment> {
  static constexpr auto where = col<&Comment::target_type> == "Photo";
};
using UserComments = through<User, Post, PostComments>;

std::vector<std::string> bodies(const std::vector<Comment>& all) {
  std::vector<std::string> found;
  for (const Comment& each : all) found.push_back(each.body);
  return found;
}

using texts = std::vector<std::string>;

struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    db.create(schema<UserComments, PhotoComments, has_many<User, Visit>>);
    db.execute("INSERT INTO users VALUES (1, 'Ada'); INSERT INTO posts VALUES (1, 1, 'p'); INSERT INTO photos VALUES (1, 'f'), (2, 'g')");
    db.execute("INSERT INTO comments VALUES (1, 1, 'Post', 'on post'), (2, 1, 'Photo', 'on photo'), (3, 2, 'Photo', 'on another')");
    db.execute("INSERT INTO visits VALUES (1, 77)");  // a user who is gone
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unenforced_keys, fixture)

BOOST_AUTO_TEST_CASE(no_constraint_is_made) {
  static_assert(
      create_table<Comment, Post, Photo>() ==
      R"(CREATE TABLE IF NOT EXISTS "comments" ()"
      "\n"
      R"(  "id" INTEGER PRIMARY KEY,)"
      "\n"
      R"(  "target_id" INTEGER NOT NULL,)"
      "\n"
      R"(  "target_type" TEXT NOT NULL,)"
      "\n"
      R"(  "body" TEXT NOT NULL)"
      "\n)");
  static_assert(schema<Comment>.statements().size() == 1);  // nor has one to be in the schema that is named
  for (const char* table : {"comments", "visits"}) {
    BOOST_TEST(read(db, std::string("SELECT count(*) FROM pragma_foreign_key_list('") + table + "')") == rows{"0"},
               boost::test_tools::per_element());
  }
  BOOST_TEST(read(db, "SELECT count(*) FROM pragma_foreign_key_list('posts')") == rows{"1"}, boost::test_tools::per_element());
  BOOST_TEST((db.verify<UserComments, PhotoComments, has_many<User, Visit>>()).empty());
  BOOST_TEST((sqlite::missing_indexes<PostComments, PhotoComments>(db)).empty());  // an index it has all the same
}

BOOST_AUTO_TEST_CASE(relations_walk_it) {
  static_assert(related<has_many<User, Visit>>().sql() ==
                R"(SELECT "visits"."id", "visits"."user_id" FROM "visits" WHERE "visits"."user_id" = ?1)");
  BOOST_TEST(bodies(db.all(related<PostComments>().of(1))) == texts{"on post"}, boost::test_tools::per_element());
  BOOST_TEST(bodies(db.all(related<PhotoComments>().of(1))) == texts{"on photo"}, boost::test_tools::per_element());
  BOOST_TEST(bodies(db.all(related<PhotoComments>().of(2))) == texts{"on another"}, boost::test_tools::per_element());
  BOOST_TEST(bodies(db.all(related<UserComments>().of(1))) == texts{"on post"}, boost::test_tools::per_element());
  BOOST_TEST(db.all(from<Photo>().where(exists(related<PhotoComments>()))).size() == 2u);
  BOOST_TEST(db.value(from<Post>().select(count(related<PostComments>()))) == 1);
  for (const auto& [photo, comments] : db(from<Photo>().with(related<PhotoComments>()))) BOOST_TEST(comments.size() == 1u);
  for (const auto& [photo, comments] : db(from<Photo>().with(related<PhotoComments>().joined()))) BOOST_TEST(comments.size() == 1u);
  using CommentPost = belongs_to<Comment, Post>;
  BOOST_TEST(
      db.all(from<Comment>().join<CommentPost>().where(col<&Comment::target_type> == "Post").select(col<&Post::title>)) == texts{"p"},
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_that_name_nothing_may_be_written) {
  db.execute(insert(Comment{0, 99, "Post", "on nothing"}));
  db.execute("DELETE FROM posts");
  BOOST_TEST(bodies(db.all(related<PostComments>().of(1))) == texts{"on post"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
