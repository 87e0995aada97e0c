// SPDX-License-Identifier: BSL-1.0
// Writing through direct relations.

#include "schema.hpp"

#include <span>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

using UserPosts = has_many<User, Post>;
using UserProfile = has_one<User, Profile>;
using UserCountry = belongs_to<User, Country>;
using PostTags = many_to_many<Post, PostTag, Tag>;

/// A text key, which the database does not make.
struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::string, id), (std::int64_t, user_id), (std::int64_t, uses));
  friend bool operator==(const Account&, const Account&) = default;
};

/// A foreign key of two columns, one of which is of another use.
struct Member {
  BOOST_HANA_DEFINE_STRUCT(Member, (std::int64_t, team), (std::int64_t, number));
};
struct Task {
  BOOST_HANA_DEFINE_STRUCT(Task, (std::int64_t, id), (std::int64_t, team), (std::optional<std::int64_t>, assignee));
  friend bool operator==(const Task&, const Task&) = default;
};

/// Relations with conditions of their own.
struct LivelyPosts : UserPosts {
  static constexpr auto where = col<&Post::views> > 5;
};
struct EarlyTags : PostTags {
  static constexpr auto where = col<&Tag::id> < 3;
};
struct LastPosts : UserPosts {
  static constexpr auto order_by = by(desc(col<&Post::id>));
};

/// A pivot with more than the pair, which may connect the same two several times.
struct Labelling {
  BOOST_HANA_DEFINE_STRUCT(Labelling, (std::int64_t, id), (std::int64_t, post_id), (std::int64_t, tag_id), (std::string, note));
};
using PostLabels = many_to_many<Post, Labelling, Tag>;
struct GoodLabels : PostLabels {
  static constexpr auto where = col<&Labelling::note> == "good";
};

/// All key.
struct Pairing {
  BOOST_HANA_DEFINE_STRUCT(Pairing, (std::int64_t, post_id), (std::int64_t, tag_id));
};

struct fixture : filled {
  std::vector<std::int64_t> tag_ids(const Post& post) {
    std::vector<std::int64_t> found;
    for (const PostTag& each : db(from<PostTag>().where(col<&PostTag::post_id> == post.id))) found.push_back(each.tag_id);
    std::sort(found.begin(), found.end());
    return found;
  }

  std::int64_t rows(const char* table) { return db.number("SELECT count(*) FROM " + std::string(table)); }
};

}  // namespace

template <>
inline constexpr auto ikebana::table<Member> = ikebana::describe<Member>().primary_key<&Member::team, &Member::number>();
template <>
inline constexpr auto ikebana::table<Pairing> = ikebana::describe<Pairing>().primary_key<&Pairing::post_id, &Pairing::tag_id>();
template <>
inline constexpr auto ikebana::table<Task> = ikebana::describe<Task>().foreign_key<ikebana::key<&Task::team, &Task::assignee>, Member>();

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
  BOOST_CHECK_THROW(db.execute(create_many<UserPosts>(users[2], clashing)), ikebana::constraint_violation);
  BOOST_TEST(rows("posts") == before);
  {
    auto tx = db.transaction();
    db.execute(create<UserPosts>(users[2], Post{0, 0, "within", 1, {}}));
    BOOST_CHECK_THROW(db.execute(create_many<UserPosts>(users[2], clashing)), ikebana::constraint_violation);
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

BOOST_AUTO_TEST_CASE(save_of_what_has_no_row) {
  using UserAccounts = has_many<User, Account>;
  db.execute("CREATE TABLE accounts (id TEXT PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL, uses INTEGER NOT NULL)");
  Account account{"a", 0, 1};
  db.execute(save<UserAccounts>(users[0], account));
  account.uses = 2;
  db.execute(save<UserAccounts>(users[1], account));
  BOOST_TEST((db.all(from<Account>()) == std::vector<Account>{{"a", users[1].id, 2}}));

  Post lost{0, 0, "gone with its row", 1, {}};
  {
    auto tx = db.transaction();
    db.execute(create<UserPosts>(users[0], lost));
  }
  BOOST_TEST(lost.id != 0);
  db.execute(save<UserPosts>(users[0], lost));
  BOOST_TEST((db.one(from<Post>().where(col<&Post::title> == "gone with its row")) == lost));
}

/// A view that triggers write: SQLite counts no row of it as changed.
BOOST_AUTO_TEST_CASE(save_of_what_a_trigger_writes) {
  db.execute(
      "CREATE TABLE real_accounts (id TEXT PRIMARY KEY NOT NULL, user_id INTEGER NOT NULL, uses INTEGER NOT NULL);"
      "CREATE TABLE log (line INTEGER);"
      "CREATE VIEW accounts AS SELECT id, user_id, uses FROM real_accounts;"
      "CREATE TRIGGER made INSTEAD OF INSERT ON accounts BEGIN INSERT INTO log VALUES (1); INSERT INTO real_accounts VALUES (new.id, "
      "new.user_id, new.uses); END;"
      "CREATE TRIGGER written INSTEAD OF UPDATE ON accounts BEGIN UPDATE real_accounts SET user_id = new.user_id, uses = new.uses WHERE id "
      "= old.id; END");
  Account account{"a", 0, 1};
  db.execute(save<has_many<User, Account>>(users[0], account));
  account.uses = 2;
  db.execute(save<has_many<User, Account>>(users[0], account));
  BOOST_TEST((db.all(from<Account>()) == std::vector<Account>{{"a", users[0].id, 2}}));
  BOOST_TEST(rows("log") == 1);
  BOOST_TEST(db.execute(update(&account).locked_by<&Account::uses>()) == 0);
  BOOST_TEST(account.uses == 3);
  account.uses = 9;
  BOOST_CHECK_THROW(db.execute(update(&account).locked_by<&Account::uses>()), ikebana::stale_record);
}

BOOST_AUTO_TEST_CASE(what_fails_leaves_the_keys_of_records) {
  std::vector<Post> clashing{{0, 0, "d", 1, {}}, {posts[0].id, 0, "e", 2, {}}};
  const std::vector<Post> before = clashing;
  BOOST_CHECK_THROW(db.execute(create_many<UserPosts>(users[2], clashing)), ikebana::constraint_violation);
  BOOST_TEST((clashing == before));
  BOOST_CHECK_THROW(db.execute(insert(&clashing)), ikebana::constraint_violation);
  BOOST_TEST((clashing == before));

  // An error that comes with the commit.
  engine::database own;
  own.execute(
      "CREATE TABLE members (team INTEGER, number INTEGER, PRIMARY KEY (team, number)); CREATE TABLE tasks (id INTEGER PRIMARY KEY, "
      "team INTEGER NOT NULL, assignee INTEGER, FOREIGN KEY (team, assignee) REFERENCES members DEFERRABLE INITIALLY DEFERRED)");
  Task task{0, 1, {}};
  own.execute(insert(&task));
  const Task kept = task;
  BOOST_CHECK_THROW(own.execute(associate<belongs_to<Task, Member>>(task, Member{1, 2})), ikebana::constraint_violation);
  BOOST_TEST((task == kept));
  Task fresh{0, 0, {}};
  BOOST_CHECK_THROW(own.execute(create<has_many<Member, Task>>(Member{1, 2}, fresh)), ikebana::constraint_violation);
  BOOST_TEST((fresh == Task{0, 0, {}}));
  BOOST_TEST((own.all(from<Task>()) == std::vector<Task>{kept}));
}

BOOST_AUTO_TEST_CASE(dissociate_keeps_what_is_never_null) {
  db.execute(
      "CREATE TABLE members (team INTEGER, number INTEGER, PRIMARY KEY (team, number)); CREATE TABLE tasks (id INTEGER PRIMARY KEY, "
      "team INTEGER NOT NULL, assignee INTEGER, FOREIGN KEY (team, assignee) REFERENCES members)");
  const Member member{3, 4};
  db.execute(insert(member));
  Task task{0, 3, {}};
  db.execute(insert(&task));
  BOOST_TEST(db.execute(associate<belongs_to<Task, Member>>(task, member)) == 1);
  BOOST_TEST((task == Task{task.id, 3, 4}));
  BOOST_TEST(db.execute(dissociate<belongs_to<Task, Member>>(task)) == 1);
  BOOST_TEST((task == Task{task.id, 3, {}}));
  BOOST_TEST((db.one(from<Task>()) == task));
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

BOOST_AUTO_TEST_CASE(first_or_create_and_update_or_create_of_several) {
  const std::int64_t before = rows("posts");
  std::vector<Post> several{{0, 0, "same", 99, {}}, {0, 0, "fresh", 98, {}}, {0, 0, "fresh", 97, {}}};
  BOOST_TEST(db.execute(first_or_create<UserPosts, &Post::title>(users[0], several)) == 1);
  BOOST_TEST((several[0] == posts[0]));
  BOOST_TEST((several[1] == several[2]));
  BOOST_TEST(several[1].views == 98);
  BOOST_TEST(rows("posts") == before + 1);

  std::vector<Post> written{{0, 0, "same", 7, {}}, {0, 0, "unheard", 6, {}}, {0, 0, "fresh", 5, {}}};
  BOOST_TEST(db.execute(update_or_create<UserPosts, &Post::title>(users[0], written)) == 3);
  BOOST_TEST(rows("posts") == before + 2);
  for (const Post& each : written) BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == each.id)) == each));

  // All of them or none.
  db.execute("CREATE UNIQUE INDEX hundred ON posts (views) WHERE views = 100");
  std::vector<Post> clashing{{0, 0, "new", 100, {}}, {0, 0, "newer", 100, {}}};
  const std::vector<Post> as_they_were = clashing;
  BOOST_CHECK_THROW((db.execute(update_or_create<UserPosts, &Post::title>(users[0], clashing))), ikebana::constraint_violation);
  BOOST_TEST((clashing == as_they_were));
  BOOST_TEST(rows("posts") == before + 2);
}

BOOST_AUTO_TEST_CASE(update_or_create_of_some_members) {
  Post known{0, 0, "same", 77, 1.5};
  BOOST_TEST(db.execute(update_or_create<UserPosts, &Post::title>(users[0], known).only<&Post::views>()) == 1);
  BOOST_TEST((known == Post{1, users[0].id, "same", 77, posts[0].rating}));
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == 1)) == known));
  Post fresh{0, 0, "fresh", 5, 2.5};
  const std::int64_t key = db.execute(update_or_create<UserPosts, &Post::title>(users[0], fresh).only<&Post::views>());
  BOOST_TEST((db.one(from<Post>().where(col<&Post::id> == key)) == Post{key, users[0].id, "fresh", 5, 2.5}));
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

BOOST_AUTO_TEST_CASE(a_relation_with_a_condition_reaches_no_other_rows) {
  const Post& post = posts[5];
  db.execute(attach<PostTags>(post, std::vector<Tag>{tags[0], tags[1], tags[3]}));
  BOOST_TEST(db.execute(sync<EarlyTags>(post, std::vector<Tag>{tags[1]})) == 1);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{2, 4}));
  BOOST_TEST(db.execute(detach<EarlyTags>(post)) == 1);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{4}));

  const User& user = users[1];
  db.execute(remove(related<UserPosts>().of(user)));
  Post dull{0, 0, "same", 1, {}}, lively{0, 0, "same", 9, {}};
  db.execute(create<UserPosts>(user, dull));
  db.execute(create<UserPosts>(user, lively));
  Post found{0, 0, "same", 7, {}};
  db.execute(first_or_create<LivelyPosts, &Post::title>(user, found));
  BOOST_TEST((found == lively));
  Post written{0, 0, "same", 8, 0.5};
  db.execute(update_or_create<LivelyPosts, &Post::title>(user, written));
  BOOST_TEST(written.id == lively.id);
  BOOST_TEST((db.all(related<UserPosts>().of(user).order_by(col<&Post::id>)) == std::vector<Post>{dull, written}));
  Post unrated{0, 0, "other", 6, {}};
  db.execute(first_or_create<LivelyPosts, &Post::rating>(user, unrated));
  BOOST_TEST(unrated.id > lively.id);
}

BOOST_AUTO_TEST_CASE(sync_through_a_condition_connects_nothing_twice) {
  const Post& post = posts[5];
  db.execute(attach<PostTags>(post, std::vector<Tag>{tags[0], tags[3]}));
  BOOST_CHECK_THROW(db.execute(sync<EarlyTags>(post, std::vector<Tag>{tags[1], tags[3]})),
                    ikebana::outside_relation);  // the last is none of them
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{1, 4}));
  BOOST_TEST(db.execute(sync<EarlyTags>(post, std::vector<Tag>{tags[1]})) == 2);
  BOOST_TEST((tag_ids(post) == std::vector<std::int64_t>{2, 4}));
  BOOST_TEST(db.execute(sync<EarlyTags>(post, std::vector<Tag>{tags[1]})) == 0);
}

BOOST_AUTO_TEST_CASE(a_condition_on_the_pivot_spares_its_other_rows) {
  db.execute("CREATE TABLE labellings(id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, note TEXT NOT NULL)");
  const Post& post = posts[5];
  const auto notes = [this] {
    std::vector<std::string> found;
    for (const Labelling& each : db(from<Labelling>().order_by(col<&Labelling::id>))) found.push_back(each.note);
    return found;
  };
  for (const char* note : {"good", "bad", "good", "bad"}) db.execute(attach<PostLabels>(post, tags[0], Labelling{0, 0, 0, note}));
  BOOST_TEST(db.execute(detach<GoodLabels>(post)) == 2);
  BOOST_TEST((notes() == std::vector<std::string>{"bad", "bad"}));
  BOOST_TEST(db.execute(detach<GoodLabels>(post, tags[0])) == 0);
  db.execute(attach<PostLabels>(post, tags[0], Labelling{0, 0, 0, "good"}));
  BOOST_TEST(db.execute(detach<GoodLabels>(post, tags[0])) == 1);
  BOOST_TEST((notes() == std::vector<std::string>{"bad", "bad"}));

  std::vector<Tag> several{tags[1], tags[2]};
  BOOST_TEST(db.execute(attach<PostLabels>(post, std::span<Tag>(several))) == 2);
  BOOST_TEST(rows("labellings") == 4);
}

BOOST_AUTO_TEST_CASE(the_first_is_the_first_by_the_relation_order) {
  const User& user = users[1];
  db.execute(remove(related<UserPosts>().of(user)));
  std::vector<Post> several{{0, 0, "same", 1, {}}, {0, 0, "same", 2, {}}};
  db.execute(create_many<UserPosts>(user, several));
  Post found{0, 0, "same", 7, {}};
  db.execute(first_or_create<LastPosts, &Post::title>(user, found));
  BOOST_TEST((found == several[1]));
  Post first{0, 0, "same", 7, {}};
  db.execute(first_or_create<UserPosts, &Post::title>(user, first));
  BOOST_TEST((first == several[0]));
}

BOOST_AUTO_TEST_CASE(save_of_what_is_all_key) {
  db.execute("CREATE TABLE pairings(post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (post_id, tag_id))");
  Pairing pairing{0, 7};
  db.execute(save<has_many<Post, Pairing>>(posts[2], pairing));
  BOOST_TEST(pairing.post_id == posts[2].id);
  BOOST_TEST(db.execute(save<has_many<Post, Pairing>>(posts[2], pairing)) == 0);
  BOOST_TEST(rows("pairings") == 1);
}

BOOST_AUTO_TEST_CASE(an_owner_of_a_derived_class) {
  struct Visitor : User {
    int visits = 0;
  };
  Visitor visitor;
  static_cast<User&>(visitor) = users[0];
  Post post{0, 0, "of a visitor", 1, {}};
  db.execute(create<UserPosts>(visitor, post));
  BOOST_TEST(post.user_id == users[0].id);
  std::vector<Post> several{{0, 0, "one", 1, {}}, {0, 0, "two", 1, {}}};
  db.execute(create_many<UserPosts>(visitor, std::span<const Post>(several)));
  BOOST_TEST(several[0].id == 0);
  BOOST_TEST(db.execute(associate<UserCountry>(visitor, countries[1])) == 1);
  BOOST_TEST((visitor.country_id == countries[1].id));
}

BOOST_AUTO_TEST_SUITE_END()
