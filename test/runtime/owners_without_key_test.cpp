// SPDX-License-Identifier: BSL-1.0
// Owners, and targets, that have no key yet: no verb reads or writes for them. 0 is a key where a row has it.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace keyless {

using namespace ikebana;

struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::int64_t, id), (std::optional<std::string>, code));
};

struct Invoice {
  BOOST_HANA_DEFINE_STRUCT(Invoice, (std::int64_t, id), (std::optional<std::string>, account_code), (std::string, label),
                           (std::int64_t, total));
  friend bool operator==(const Invoice&, const Invoice&) = default;
};

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name));
};

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::optional<std::int64_t>, user_id), (std::string, title));
  friend bool operator==(const Post&, const Post&) = default;
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::optional<std::int64_t>, id), (std::string, label));
};

struct Tagging {
  BOOST_HANA_DEFINE_STRUCT(Tagging, (std::int64_t, post_id), (std::int64_t, tag_id));
  friend bool operator==(const Tagging&, const Tagging&) = default;
};

using UserPosts = has_many<User, Post>;
using PostUser = belongs_to<Post, User>;
using PostTags = many_to_many<Post, Tagging, Tag>;

struct fixture {
  engine::database db;

  fixture() {
    db.execute(R"(
      CREATE TABLE accounts (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
      CREATE TABLE invoices (id INTEGER PRIMARY KEY, account_code TEXT REFERENCES accounts(code), label TEXT NOT NULL, total INTEGER NOT NULL);
      CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT NOT NULL);
      CREATE TABLE tags (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
      CREATE TABLE taggings (post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL);
      INSERT INTO accounts VALUES (1, NULL);
      INSERT INTO invoices VALUES (10, NULL, 'march', 500);
    )");
  }

  std::vector<Post> posts() { return db.all(from<Post>().order_by(col<&Post::id>)); }
};

}  // namespace keyless

template <>
inline constexpr auto ikebana::table<keyless::Invoice> =
    ikebana::describe<keyless::Invoice>().foreign_key<&keyless::Invoice::account_code, keyless::Account, &keyless::Account::code>();

BOOST_FIXTURE_TEST_SUITE(owners_without_key, keyless::fixture)

using namespace keyless;

BOOST_AUTO_TEST_CASE(a_key_that_is_null_owns_nothing) {
  using R = has_many<Account, Invoice>;
  const Account account{1, std::nullopt};
  Invoice invoice{0, std::nullopt, "march", 1};
  const Invoice before = invoice;
  BOOST_CHECK_THROW((db.execute(first_or_create<R, &Invoice::label>(account, invoice))), ikebana::no_key);
  BOOST_CHECK_THROW((db.execute(update_or_create<R, &Invoice::label>(account, invoice))), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(create<R>(account, invoice)), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(create_many<R>(account, std::vector<Invoice>{})), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(save<R>(account, invoice)), ikebana::no_key);
  BOOST_TEST((invoice == before));
  BOOST_TEST((db.all(from<Invoice>()) == std::vector<Invoice>{{10, std::nullopt, "march", 500}}));
  BOOST_TEST(db.all(related<R>().of(account)).empty());
  BOOST_CHECK_THROW((db.execute(associate<belongs_to<Invoice, Account>>(invoice, account))), ikebana::no_key);

  const Account coded{2, "c"};
  db.execute(insert(coded));
  db.execute(update_or_create<R, &Invoice::label>(coded, invoice));
  BOOST_TEST((db.all(from<Invoice>().order_by(col<&Invoice::id>)) ==
              std::vector<Invoice>{{10, std::nullopt, "march", 500}, {11, "c", "march", 1}}));
}

BOOST_AUTO_TEST_CASE(an_owner_that_was_never_saved) {
  const User fresh{0, "new"};
  Post post{0, {}, "a"};
  const auto throws = [](const ikebana::no_key& thrown) {
    return thrown.message() == "this User has no key yet, and nothing is written or found for it; insert it first";
  };
  BOOST_CHECK_EXCEPTION(db.execute(create<UserPosts>(fresh, post)), ikebana::no_key, throws);
  BOOST_CHECK_EXCEPTION(db.execute(save<UserPosts>(fresh, post)), ikebana::no_key, throws);
  BOOST_CHECK_EXCEPTION((db.execute(first_or_create<UserPosts, &Post::title>(fresh, post))), ikebana::no_key, throws);
  BOOST_CHECK_EXCEPTION((db.execute(update_or_create<UserPosts, &Post::title>(fresh, post))), ikebana::no_key, throws);
  db.execute(insert(&post));
  BOOST_CHECK_EXCEPTION(db.execute(associate<PostUser>(post, fresh)), ikebana::no_key, throws);
  BOOST_TEST((posts() == std::vector<Post>{{1, {}, "a"}}));
  BOOST_TEST((post == Post{1, {}, "a"}));
  BOOST_TEST(!db.in_transaction());
}

BOOST_AUTO_TEST_CASE(a_record_that_was_never_saved_belongs_to_none) {
  db.execute(insert(User{3, "c"}));
  Post fresh{0, {}, "a"};
  BOOST_CHECK_THROW(db.execute(associate<PostUser>(fresh, User{3, "c"})), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(dissociate<PostUser>(fresh)), ikebana::no_key);
  BOOST_TEST((fresh == Post{0, {}, "a"}));
}

BOOST_AUTO_TEST_CASE(what_a_pivot_connects_has_keys) {
  db.execute("INSERT INTO posts VALUES (1, NULL, 'a'); INSERT INTO tags VALUES (1, 'x')");
  const Post post{1, {}, "a"}, fresh{0, {}, "b"};
  const Tag tag{1, "x"}, unsaved{{}, "y"};
  BOOST_CHECK_THROW(db.execute(attach<PostTags>(fresh, tag)), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(sync<PostTags>(fresh, std::vector<Tag>{tag})), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(detach<PostTags>(fresh, tag)), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(detach<PostTags>(fresh)), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(attach<PostTags>(post, unsaved)), ikebana::no_key);
  BOOST_CHECK_THROW(db.execute(detach<PostTags>(post, unsaved)), ikebana::no_key);
  db.execute(attach<PostTags>(post, tag));
  BOOST_CHECK_THROW(db.execute(sync<PostTags>(post, std::vector<Tag>{unsaved})), ikebana::no_key);
  BOOST_TEST((db.all(from<Tagging>()) == std::vector<Tagging>{{1, 1}}));
}

BOOST_AUTO_TEST_CASE(an_owner_that_is_given_by_its_address_is_saved_first) {
  User user{0, "new"};
  Post first{0, {}, "a"}, second{0, {}, "b"}, third{0, {}, "c"};
  db.execute(create<UserPosts>(&user, first));
  BOOST_TEST(user.id == 1);
  BOOST_TEST((first == Post{1, 1, "a"}));
  user.name = "changed";
  const auto asked = save<UserPosts>(&user, second);
  db.execute(asked);
  BOOST_TEST(db.one(from<User>()).name == "changed");
  User other{0, "other"};
  BOOST_TEST(db.execute(associate<PostUser>(first, &other)) == 1);
  BOOST_TEST(other.id == 2);
  User third_user{0, "third"};
  db.execute(first_or_create<UserPosts, &Post::title>(&third_user, third));
  db.execute(attach<PostTags>(&third, std::vector<std::int64_t>{}));
  BOOST_TEST((posts() == std::vector<Post>{{1, 2, "a"}, {2, 1, "b"}, {3, 3, "c"}}));

  // All of it or nothing.
  db.refuse_insertions("posts");
  User never{0, "never"};
  Post refused{0, {}, "d"};
  BOOST_CHECK_THROW(db.execute(create<UserPosts>(&never, refused)), ikebana::constraint_violation);
  BOOST_TEST(never.id == 0);
  BOOST_TEST((refused == Post{0, {}, "d"}));
  BOOST_TEST(db.all(from<User>()).size() == 3u);
  const User constant{0, "constant"};
  BOOST_CHECK_THROW(db.execute(create<UserPosts>(&constant, refused)), ikebana::no_key);  // its key cannot be written
  BOOST_TEST(db.all(from<User>()).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_row_of_key_0) {
  db.execute("INSERT INTO users VALUES (0, 'zero'); INSERT INTO posts VALUES (0, 0, 'zero'); INSERT INTO tags VALUES (0, 'nil')");
  const User user = db.one(from<User>());
  Post post = db.one(related<UserPosts>().of(user));
  post.title = "changed";
  BOOST_TEST(db.execute(save<UserPosts>(user, post)) == 1);
  BOOST_TEST((posts() == std::vector<Post>{{0, 0, "changed"}}));
  BOOST_TEST(db.execute(attach<PostTags>(post, Tag{0, "nil"})) == 1);
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{{0, "nil"}})) == 0);
  BOOST_TEST(db.execute(dissociate<PostUser>(post)) == 1);
  BOOST_TEST(db.execute(associate<PostUser>(post, user)) == 1);
  Post made{0, {}, "made"};
  BOOST_TEST(db.execute(create<UserPosts>(user, made)) == 1);  // create inserts
  BOOST_TEST((posts() == std::vector<Post>{{0, 0, "changed"}, {1, 0, "made"}}));
}

BOOST_AUTO_TEST_SUITE_END()
