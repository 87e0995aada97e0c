// SPDX-License-Identifier: BSL-1.0
// Writing through a pivot: what names a target, values of the pivot's own columns, and what sync promises.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pivots_between {

using namespace ikebana;

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id));
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, label), (bool, active));
  friend bool operator==(const Tag&, const Tag&) = default;
};

/// A key of its own: the same two may be connected several times.
struct Tagging {
  BOOST_HANA_DEFINE_STRUCT(Tagging, (std::int64_t, id), (std::int64_t, post_id), (std::int64_t, tag_id), (std::string, kind),
                           (std::optional<int>, rank));
  friend bool operator==(const Tagging&, const Tagging&) = default;
};

/// No key at all.
struct Link {
  BOOST_HANA_DEFINE_STRUCT(Link, (std::int64_t, post_id), (std::int64_t, tag_id), (int, rank));
  friend bool operator==(const Link&, const Link&) = default;
};

/// The pair is the key.
struct Pair {
  BOOST_HANA_DEFINE_STRUCT(Pair, (std::int64_t, post_id), (std::int64_t, tag_id), (int, rank));
  friend bool operator==(const Pair&, const Pair&) = default;
};

/// Known by a text.
struct Word {
  BOOST_HANA_DEFINE_STRUCT(Word, (std::string, id));
};
struct PostWord {
  BOOST_HANA_DEFINE_STRUCT(PostWord, (std::int64_t, post_id), (std::string, word_id));
  friend bool operator==(const PostWord&, const PostWord&) = default;
};

using PostTags = many_to_many<Post, Tagging, Tag>;
using PostLinks = many_to_many<Post, Link, Tag>;
using PostPairs = many_to_many<Post, Pair, Tag>;
using PostWords = many_to_many<Post, PostWord, Word>;
struct Topics : PostTags {
  static constexpr auto where = col<&Tagging::kind> == "topic" && col<&Tag::active> == true;
};

struct fixture {
  engine::database db;
  const Post post{1}, other{2};
  const Tag a{1, "a", true}, b{2, "b", true}, c{3, "c", true};

  fixture() {
    db.execute(R"(
      CREATE TABLE posts (id INTEGER PRIMARY KEY);
      CREATE TABLE tags (id INTEGER PRIMARY KEY, label TEXT NOT NULL, active BOOLEAN NOT NULL);
      CREATE TABLE taggings (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, kind TEXT NOT NULL, rank INTEGER);
      CREATE TABLE links (post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, rank INTEGER NOT NULL);
      CREATE TABLE pairs (post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (post_id, tag_id)) WITHOUT ROWID;
      CREATE TABLE words (id TEXT PRIMARY KEY NOT NULL);
      CREATE TABLE post_words (post_id INTEGER NOT NULL, word_id TEXT NOT NULL, PRIMARY KEY (post_id, word_id));
      INSERT INTO posts VALUES (1), (2);
      INSERT INTO tags VALUES (1, 'a', TRUE), (2, 'b', TRUE), (3, 'c', TRUE);
      INSERT INTO words VALUES ('x'), ('y'), ('z');
    )");
  }

  std::vector<Tagging> taggings() { return db.all(from<Tagging>().order_by(col<&Tagging::id>)); }
  std::vector<Link> links() { return db.all(from<Link>().order_by(col<&Link::tag_id>, col<&Link::rank>)); }
  std::vector<Pair> pairs() { return db.all(from<Pair>().order_by(col<&Pair::post_id>, col<&Pair::tag_id>)); }
};

}  // namespace pivots_between

BOOST_FIXTURE_TEST_SUITE(pivots, pivots_between::fixture)

using namespace pivots_between;

BOOST_AUTO_TEST_CASE(targets_are_named_by_their_keys) {
  BOOST_TEST(db.execute(attach<PostTags>(post, 1)) == 1);
  BOOST_TEST(db.execute(attach<PostTags>(post, std::vector<std::int64_t>{2, 3}, Tagging{0, 0, 0, "k", 4})) == 2);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "", {}}, {2, 1, 2, "k", 4}, {3, 1, 3, "k", 4}}));
  BOOST_TEST(db.execute(detach<PostTags>(post, std::vector<int>{1, 3})) == 2);
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<std::int64_t>{2, 1})) == 1);
  BOOST_TEST(db.execute(sync<PostTags>(post, 3)) == 3);
  BOOST_TEST((taggings() == std::vector<Tagging>{{engine::gives_keys_again ? 1 : 5, 1, 3, "", {}}}));
  BOOST_TEST(db.execute(attach<PostWords>(post, "x")) == 1);
  BOOST_TEST(db.execute(attach<PostWords>(post, std::string("y"))) == 1);
  BOOST_TEST(db.execute(sync<PostWords>(post, std::vector<std::string>{"y", "z", "z"})) == 2);
  BOOST_TEST((db.all(from<PostWord>().order_by(col<&PostWord::word_id>)) == std::vector<PostWord>{{1, "y"}, {1, "z"}}));
}

BOOST_AUTO_TEST_CASE(values_for_each_target) {
  BOOST_TEST(db.execute(attach<PostTags>(post, std::vector<Tagging>{{0, 0, 1, "first", 1}, {0, 7, 2, "second", {}}})) == 2);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "first", 1}, {2, 1, 2, "second", {}}}));
  // The second is written, the third added, the first removed.
  const std::vector<Tagging> wanted{{0, 0, 2, "changed", {}}, {0, 0, 3, "third", 3}};
  BOOST_TEST(db.execute(sync<PostTags>(post, wanted)) == 3);
  BOOST_TEST((taggings() == std::vector<Tagging>{{2, 1, 2, "changed", {}}, {3, 1, 3, "third", 3}}));
  BOOST_TEST(db.execute(sync<PostTags>(post, wanted)) == 0);
  // Without values those that are there stay; with them they are written.
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{b, c})) == 0);
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{b, c}, Tagging{0, 0, 0, "all", 3})) == 2);
  BOOST_TEST((taggings() == std::vector<Tagging>{{2, 1, 2, "all", 3}, {3, 1, 3, "all", 3}}));
  BOOST_TEST(db.execute(detach<PostTags>(post, Tagging{0, 0, 3, "", {}})) == 1);
}

BOOST_AUTO_TEST_CASE(values_where_the_pair_is_the_key_and_where_there_is_none) {
  BOOST_TEST(db.execute(sync<PostPairs>(post, std::vector<Pair>{{0, 1, 5}, {0, 2, 6}})) == 2);
  BOOST_TEST(db.execute(sync<PostPairs>(post, std::vector<Pair>{{0, 2, 7}, {0, 3, 8}})) == 3);
  BOOST_TEST((pairs() == std::vector<Pair>{{1, 2, 7}, {1, 3, 8}}));
  BOOST_TEST(db.execute(sync<PostLinks>(post, std::vector<Link>{{0, 1, 5}, {0, 2, 6}})) == 2);
  BOOST_TEST(db.execute(sync<PostLinks>(post, std::vector<Link>{{0, 2, 7}, {0, 3, 8}})) == 3);
  BOOST_TEST((links() == std::vector<Link>{{1, 2, 7}, {1, 3, 8}}));
}

BOOST_AUTO_TEST_CASE(sync_that_only_adds) {
  db.execute(attach<PostTags>(post, std::vector<Tag>{a, b}));
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{b, c}).without_detaching()) == 1);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "", {}}, {2, 1, 2, "", {}}, {3, 1, 3, "", {}}}));
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tagging>{{0, 0, 2, "k", 1}}).without_detaching()) == 1);
  BOOST_TEST((taggings()[1] == Tagging{2, 1, 2, "k", 1}));
  db.execute(attach<PostTags>(post, a));
  BOOST_TEST(db.execute(sync<PostTags>(post, a).without_detaching()) == 0);  // a second row to it stays
  BOOST_TEST(taggings().size() == 4u);
}

BOOST_AUTO_TEST_CASE(sync_leaves_one_row_to_each_target) {
  db.execute("INSERT INTO taggings VALUES (1, 1, 1, 'x', 1), (2, 1, 1, 'y', 2), (3, 1, 2, 'z', 3), (4, 2, 1, 'o', 4), (5, 2, 1, 'o', 4)");
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{a, b})) == 1);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "x", 1}, {3, 1, 2, "z", 3}, {4, 2, 1, "o", 4}, {5, 2, 1, "o", 4}}));
  BOOST_TEST(db.all(related<PostTags>().of(post)).size() == 2u);

  db.execute("INSERT INTO links VALUES (1, 1, 5), (1, 1, 5), (1, 2, 5), (1, 3, 5), (1, 3, 5), (2, 1, 5), (2, 1, 5)");
  BOOST_TEST(db.execute(sync<PostLinks>(post, std::vector<Tag>{a, b})) == 3);
  BOOST_TEST(
      (db.all(from<Link>().where(col<&Link::post_id> == 1).order_by(col<&Link::tag_id>)) == std::vector<Link>{{1, 1, 5}, {1, 2, 5}}));
  BOOST_TEST(db.all(from<Link>().where(col<&Link::post_id> == 2)).size() == 2u);

  db.execute("UPDATE taggings SET kind = 'topic'");
  BOOST_TEST(db.execute(sync<Topics>(other, std::vector<Tag>{a})) == 1);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "topic", 1}, {3, 1, 2, "topic", 3}, {4, 2, 1, "topic", 4}}));
}

BOOST_AUTO_TEST_CASE(sync_removes_all_where_nothing_is_wanted) {
  db.execute(attach<PostTags>(post, std::vector<Tag>{a, b}));
  db.execute(attach<PostTags>(other, a));
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{})) == 2);
  BOOST_TEST(taggings().size() == 1u);
}

BOOST_AUTO_TEST_CASE(create_connects_what_it_creates) {
  Tag made{0, "new", true};
  BOOST_TEST(db.execute(create<PostTags>(post, made)) == 4);
  BOOST_TEST(made.id == 4);
  BOOST_TEST(db.execute(create<PostTags>(post, Tag{0, "newer", false}, Tagging{0, 0, 0, "k", 9})) == 5);
  std::vector<Tag> several{{0, "d", true}, {0, "e", true}};
  BOOST_TEST(db.execute(create_many<PostTags>(post, several)) == 7);
  BOOST_TEST(several[0].id == 6);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 4, "", {}}, {2, 1, 5, "k", 9}, {3, 1, 6, "", {}}, {4, 1, 7, "", {}}}));
  BOOST_TEST((db.one(from<Tag>().where(col<&Tag::id> == 5)) == Tag{5, "newer", false}));

  // What the relation's condition says is written on both sides.
  Tag topic{0, "topic", false};
  db.execute(create<Topics>(other, topic));
  BOOST_TEST((topic == Tag{8, "topic", true}));
  BOOST_TEST((db.all(related<Topics>().of(other)) == std::vector<Tag>{topic}));
}

BOOST_AUTO_TEST_CASE(create_is_undone_where_it_cannot_connect) {
  db.refuse_insertions("taggings");
  Tag made{0, "new", true};
  BOOST_CHECK_THROW(db.execute(create<PostTags>(post, made)), ikebana::constraint_violation);
  BOOST_TEST(made.id == 0);
  BOOST_TEST(db.value(from<Tag>().select(count())) == 3);
}

BOOST_AUTO_TEST_CASE(save_writes_and_connects) {
  Tag changed{1, "changed", true}, fresh{0, "fresh", true};
  BOOST_TEST(db.execute(save<PostTags>(post, changed)) == 1);
  db.execute(save<PostTags>(post, changed));
  db.execute(save<PostTags>(post, fresh, Tagging{0, 0, 0, "k", 2}));
  BOOST_TEST(fresh.id == 4);
  db.execute(save<PostTags>(post, fresh, Tagging{0, 0, 0, "l", 2}));
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "", {}}, {2, 1, 4, "l", 2}}));
  BOOST_TEST((db.one(from<Tag>().where(col<&Tag::id> == 1)) == changed));
}

BOOST_AUTO_TEST_CASE(rows_that_the_schema_ignores_are_not_counted) {
  db.ignore_insertions("taggings", "new.tag_id = 2");
  BOOST_TEST(db.execute(attach<PostTags>(post, std::vector<Tag>{a, b})) == 1);
  BOOST_TEST(db.execute(sync<Topics>(post, std::vector<Tag>{b})) == 0);
  BOOST_TEST(db.execute(sync<PostTags>(post, std::vector<Tag>{b, c})) == 2);
}

/// Against a model in memory, with many more rows than a quadratic way would take.
BOOST_AUTO_TEST_CASE(sync_of_many) {
  constexpr std::int64_t count = 20000;
  std::vector<std::int64_t> first, second;
  for (std::int64_t i = 0; i != count; ++i) first.push_back(10 + i), second.push_back(10 + count / 2 + i);
  db.execute("CREATE UNIQUE INDEX pair ON taggings (post_id, tag_id, kind)");
  BOOST_TEST(db.execute(sync<PostTags>(post, first)) == count);
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(db.execute(sync<PostTags>(post, second)) == count);
  BOOST_TEST(db.execute(sync<PostTags>(post, second)) == 0);
  const auto took = std::chrono::steady_clock::now() - begin;
  BOOST_TEST((took < std::chrono::seconds(20)));  // some 20 000 * 20 000 comparisons would take minutes
  std::map<std::int64_t, int> found;
  for (const Tagging& each : taggings()) ++found[each.tag_id];
  BOOST_TEST(found.size() == static_cast<std::size_t>(count));
  BOOST_TEST(found.begin()->first == second.front());
  BOOST_TEST(found.rbegin()->first == second.back());
}

BOOST_AUTO_TEST_SUITE_END()
