// SPDX-License-Identifier: BSL-1.0
// What is written through a relation with a condition is in the relation: constants are written, the rest is asked afterwards.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace written {

using namespace ikebana;
using namespace ikebana::literals;

enum class Grade { low, high };

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id));
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (bool, active));
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct Tagging {
  BOOST_HANA_DEFINE_STRUCT(Tagging, (std::int64_t, id), (std::int64_t, post_id), (std::int64_t, tag_id), (std::string, kind), (int, rank));
  friend bool operator==(const Tagging&, const Tagging&) = default;
};

struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::optional<std::int64_t>, post_id), (std::string, kind), (std::string, body));
  friend bool operator==(const Comment&, const Comment&) = default;
};

/// What belongs to records of several models: what it belongs to, and by which key.
struct Image {
  BOOST_HANA_DEFINE_STRUCT(Image, (std::int64_t, id), (std::string, of), (std::optional<std::int64_t>, of_id), (std::int16_t, size),
                           (double, scale), (std::optional<std::string>, removed), (bool, visible), (Grade, grade));
  friend bool operator==(const Image&, const Image&) = default;
};

/// No primary key.
struct Mark {
  BOOST_HANA_DEFINE_STRUCT(Mark, (std::int64_t, post_id), (std::string, kind), (std::int64_t, rank));
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::optional<std::int64_t>, person_id), (bool, gone));
  friend bool operator==(const Person&, const Person&) = default;
};

using PostTags = many_to_many<Post, Tagging, Tag>;
struct Topics : PostTags {
  static constexpr auto where = col<&Tagging::kind> == "topic";
};
struct ActiveTopics : PostTags {
  static constexpr auto where = "topic" == col<&Tagging::kind> && col<&Tag::active>;
};
struct Ranked : PostTags {
  static constexpr auto where = col<&Tagging::rank> > 3;
};
using PostComments = has_many<Post, Comment>;
struct Notes : PostComments {
  static constexpr auto where = col<&Comment::kind> == "note";
};
struct LongNotes : PostComments {
  static constexpr auto where = col<&Comment::kind> == "note" && length(col<&Comment::body>) > 3;
};
struct Either : PostComments {
  static constexpr auto where = col<&Comment::kind> == "note" || col<&Comment::kind> == "remark";
};
struct NotesThatAreRemarks : PostComments {
  static constexpr auto where = Notes::where && col<&Comment::kind> == "remark";
};
struct NotesThatAreNotes : PostComments {
  static constexpr auto where = Notes::where && col<&Comment::body> == "b" && col<&Comment::kind> == "note";
};
struct TopicsThatAreMoods : PostTags {
  static constexpr auto where = Topics::where && col<&Tagging::kind> == "mood";
};
struct VisibleAndNot : belongs_to<Image, Post, &Image::of_id> {
  static constexpr auto where = col<&Image::visible> && !col<&Image::visible>;
};
struct PostImages : has_many<Post, Image, &Image::of_id> {
  static constexpr auto where = col<&Image::of> == "post" && col<&Image::size> == 7 && col<&Image::scale> == 2 &&
                                col<&Image::removed>.is_null() && !col<&Image::visible> && col<&Image::grade> == Grade::high;
};
struct LiteralImages : has_many<Post, Image, &Image::of_id> {
  static constexpr auto where = col<&Image::of> == lit<"post"> && lit<7> == col<&Image::size> && col<&Image::visible> == lit<true> &&
                                col<&Image::grade> == lit<Grade::high>;
};
struct LargeImages : has_many<Post, Image, &Image::of_id> {
  static constexpr auto where = col<&Image::size> == 70000;
};
struct ImagePost : belongs_to<Image, Post, &Image::of_id> {
  static constexpr auto where = col<&Image::of> == "post";
};
struct LaterPost : belongs_to<Comment, Post> {
  static constexpr auto where = col<&Post::id> > 1;
};
struct PostMarks : has_many<Post, Mark> {
  static constexpr auto where = col<&Mark::kind> == "m" && col<&Mark::rank> < 5;
};
struct Present : has_many<Person, Person> {
  static constexpr auto where = col<&Person::gone> == false;
};
struct PresentLed : has_many<Person, Person> {
  static constexpr auto where = col<&Person::gone> != true;
};
struct PresentBoss : belongs_to<Person, Person> {
  static constexpr auto where = col<&Person::gone> == false;
};

struct fixture {
  engine::database db;
  const Post post{1}, other{2};

  fixture() {
    db.execute(R"(
      CREATE TABLE posts (id INTEGER PRIMARY KEY);
      CREATE TABLE tags (id INTEGER PRIMARY KEY, active BOOLEAN NOT NULL);
      CREATE TABLE taggings (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL);
      CREATE TABLE comments (id INTEGER PRIMARY KEY, post_id INTEGER, kind TEXT NOT NULL, body TEXT NOT NULL);
      CREATE TABLE images (id INTEGER PRIMARY KEY, of TEXT NOT NULL, of_id INTEGER, size INTEGER NOT NULL, scale REAL NOT NULL, removed TEXT,
                           visible BOOLEAN NOT NULL, grade INTEGER NOT NULL);
      CREATE TABLE marks (post_id INTEGER NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL);
      CREATE TABLE people (id INTEGER PRIMARY KEY, person_id INTEGER, gone BOOLEAN NOT NULL);
      INSERT INTO posts VALUES (1), (2);
      INSERT INTO tags VALUES (1, TRUE), (2, TRUE), (3, FALSE);
      INSERT INTO taggings VALUES (1, 1, 1, 'topic', 0), (2, 1, 2, 'mood', 0);
    )");
  }

  std::vector<Tagging> taggings() { return db.all(from<Tagging>().order_by(col<&Tagging::id>)); }
  std::vector<Comment> comments() { return db.all(from<Comment>().order_by(col<&Comment::id>)); }

  template <class Relation>
  std::vector<std::int64_t> ids(const Post& of) {
    std::vector<std::int64_t> found;
    for (const Tag& each : db(related<Relation>().of(of).order_by(col<&Tag::id>))) found.push_back(each.id);
    return found;
  }
};

using numbers = std::vector<std::int64_t>;

}  // namespace written

BOOST_FIXTURE_TEST_SUITE(written_conditions, written::fixture)

using namespace written;

BOOST_AUTO_TEST_CASE(sync_writes_the_constant_into_the_pivot) {
  BOOST_TEST(db.execute(sync<Topics>(post, std::vector<Tag>{{3, false}})) == 2);
  BOOST_TEST((ids<Topics>(post) == numbers{3}));
  BOOST_TEST((taggings() == std::vector<Tagging>{{2, 1, 2, "mood", 0}, {3, 1, 3, "topic", 0}}));
  BOOST_TEST(db.execute(sync<Topics>(post, std::vector<Tag>{{3, false}})) == 0);
}

BOOST_AUTO_TEST_CASE(sync_connects_what_is_connected_outside) {
  BOOST_TEST(db.execute(sync<Topics>(post, std::vector<Tag>{{2, true}})) == 2);
  BOOST_TEST((ids<Topics>(post) == numbers{2}));
  BOOST_TEST((taggings() == std::vector<Tagging>{{2, 1, 2, "mood", 0}, {3, 1, 2, "topic", 0}}));
}

BOOST_AUTO_TEST_CASE(attach_writes_the_constant_and_detach_looks_at_it) {
  BOOST_TEST(db.execute(attach<Topics>(other, Tag{1, true})) == 1);
  BOOST_TEST(db.execute(attach<Topics>(other, Tag{2, true}, Tagging{0, 0, 0, "mood", 5})) == 1);  // the condition's constant is written
  BOOST_TEST((taggings()[2] == Tagging{3, 2, 1, "topic", 0}));
  BOOST_TEST((taggings()[3] == Tagging{4, 2, 2, "topic", 5}));
  BOOST_TEST(db.execute(detach<Topics>(post, Tag{2, true})) == 0);
  BOOST_TEST(db.execute(detach<Topics>(post)) == 1);
  BOOST_TEST((taggings()[0] == Tagging{2, 1, 2, "mood", 0}));
}

BOOST_AUTO_TEST_CASE(what_a_pivot_cannot_be_given_is_asked) {
  const std::vector<Tagging> before = taggings();
  BOOST_CHECK_THROW(db.execute(attach<Ranked>(post, Tag{1, true})), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(sync<Ranked>(post, std::vector<Tag>{{1, true}})), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(attach<ActiveTopics>(post, std::vector<Tag>{{1, true}, {3, false}})), ikebana::outside_relation);
  BOOST_TEST((taggings() == before));
  BOOST_TEST(db.execute(attach<Ranked>(post, Tag{1, true}, Tagging{0, 0, 0, "", 4})) == 1);
  BOOST_TEST(db.execute(sync<ActiveTopics>(post, std::vector<Tag>{{2, true}})) == 2);
  BOOST_TEST((ids<ActiveTopics>(post) == numbers{2}));
  BOOST_CHECK_THROW(db.execute(sync<ActiveTopics>(post, std::vector<Tag>{{3, false}})), ikebana::outside_relation);
  BOOST_TEST((ids<ActiveTopics>(post) == numbers{2}));
  try {
    db.execute(attach<Ranked>(post, Tag{1, true}));
  } catch (const ikebana::outside_relation& thrown) {
    BOOST_TEST(thrown.message() == "this row of Tagging does not meet the condition of the relation through which it is written");
    BOOST_TEST(thrown.sql().starts_with("SELECT "));
  }
}

BOOST_AUTO_TEST_CASE(a_pair_that_is_connected_outside_and_only_once) {
  db.execute("CREATE UNIQUE INDEX pair ON taggings (post_id, tag_id)");
  BOOST_CHECK_THROW(db.execute(sync<Topics>(post, std::vector<Tag>{{2, true}})), ikebana::constraint_violation);
  BOOST_CHECK_THROW(db.execute(attach<Ranked>(post, Tag{1, true})), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(attach<ActiveTopics>(post, Tag{1, true})), ikebana::constraint_violation);  // it is there
  BOOST_TEST(taggings().size() == 2u);
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_conflict_that_ends_the_transaction_stays_what_it_is) {
  db.execute(
      "DROP TABLE taggings; CREATE TABLE taggings (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, "
      "kind TEXT NOT NULL, rank INTEGER NOT NULL, UNIQUE (post_id, tag_id) ON CONFLICT ROLLBACK); INSERT INTO taggings VALUES (1, 1, 1, "
      "'topic', 0)");
  BOOST_CHECK_THROW(
      db.execute(sync<Ranked>(post, std::vector<Tag>{{2, true}, {1, true}}, Tagging{0, 0, 0, "", 5})), ikebana::constraint_violation);
  BOOST_TEST((taggings() == std::vector<Tagging>{{1, 1, 1, "topic", 0}}));
}
#endif

BOOST_AUTO_TEST_CASE(records_get_the_constant) {
  for (int i = 0; i < 3; ++i) {
    Comment comment{0, {}, "", "hi"};
    db.execute(first_or_create<Notes, &Comment::body>(post, comment));
    BOOST_TEST((comment == Comment{1, 1, "note", "hi"}));
  }
  BOOST_TEST((comments() == std::vector<Comment>{{1, 1, "note", "hi"}}));

  Comment made{0, {}, "remark", "a"};
  BOOST_TEST(db.execute(create<Notes>(post, made)) == 2);
  BOOST_TEST((made == Comment{2, 1, "note", "a"}));
  const Comment constant{0, {}, "", "b"};
  BOOST_TEST(db.execute(create<Notes>(post, constant)) == 3);
  std::vector<Comment> several{{0, {}, "", "c"}, {0, {}, "", "d"}};
  db.execute(create_many<Notes>(post, several));
  BOOST_TEST((several == std::vector<Comment>{{4, 1, "note", "c"}, {5, 1, "note", "d"}}));
  Comment saved{0, {}, "", "e"};
  db.execute(save<Notes>(other, saved));
  saved.kind = "remark";
  BOOST_TEST(db.execute(save<Notes>(post, saved)) == 1);
  BOOST_TEST((saved == Comment{6, 1, "note", "e"}));
  Comment written{0, {}, "", "f"};
  db.execute(update_or_create<Notes, &Comment::body>(post, written));
  db.execute(update_or_create<Notes, &Comment::body>(post, written));
  BOOST_TEST((comments() == std::vector<Comment>{{1, 1, "note", "hi"},
                                                 {2, 1, "note", "a"},
                                                 {3, 1, "note", "b"},
                                                 {4, 1, "note", "c"},
                                                 {5, 1, "note", "d"},
                                                 {6, 1, "note", "e"},
                                                 {7, 1, "note", "f"}}));
  BOOST_TEST(db.all(related<Notes>().of(post)).size() == 7u);
}

BOOST_AUTO_TEST_CASE(two_constants_of_one_member_are_asked) {
  Comment comment{0, {}, "x", "hi"};
  const Comment before = comment;
  BOOST_CHECK_THROW(db.execute(create<NotesThatAreRemarks>(post, comment)), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(create_many<NotesThatAreRemarks>(post, std::vector<Comment>{before, before})), ikebana::outside_relation);
  comment = before;
  BOOST_CHECK_THROW(db.execute(save<NotesThatAreRemarks>(post, comment)), ikebana::outside_relation);
  comment = before;
  BOOST_CHECK_THROW((db.execute(first_or_create<NotesThatAreRemarks, &Comment::body>(post, comment))), ikebana::outside_relation);
  comment = before;
  BOOST_CHECK_THROW((db.execute(update_or_create<NotesThatAreRemarks, &Comment::body>(post, comment))), ikebana::outside_relation);
  BOOST_TEST(comments().empty());
  const std::vector<Tagging> connected = taggings();
  BOOST_CHECK_THROW(db.execute(attach<TopicsThatAreMoods>(post, Tag{1, true})), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(sync<TopicsThatAreMoods>(post, std::vector<Tag>{{1, true}})), ikebana::outside_relation);
  BOOST_TEST((taggings() == connected));

  Image image{0, "post", {}, 1, 1, {}, true, Grade::low};
  db.execute(insert(&image));
  const std::vector<Image> images = db.all(from<Image>());
  BOOST_CHECK_THROW(db.execute(associate<VisibleAndNot>(image, post)), ikebana::outside_relation);
  BOOST_TEST((db.all(from<Image>()) == images));

  db.continue_keys();
  comment = before;  // the same constant twice
  db.execute(create<NotesThatAreNotes>(post, comment));
  BOOST_TEST((comments() == std::vector<Comment>{{1, 1, "note", "b"}}));
}

BOOST_AUTO_TEST_CASE(what_records_cannot_be_given_is_asked) {
  Comment brief{0, {}, "x", "hi"};
  const Comment before = brief;
  BOOST_CHECK_THROW(db.execute(create<LongNotes>(post, brief)), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(save<LongNotes>(post, brief)), ikebana::outside_relation);
  BOOST_CHECK_THROW((db.execute(first_or_create<LongNotes, &Comment::body>(post, brief))), ikebana::outside_relation);
  BOOST_CHECK_THROW((db.execute(update_or_create<LongNotes, &Comment::body>(post, brief))), ikebana::outside_relation);
  BOOST_CHECK_THROW(db.execute(create<Either>(post, brief)), ikebana::outside_relation);
  BOOST_TEST((brief == before));
  std::vector<Comment> several{{0, {}, "", "long enough"}, {0, {}, "", "no"}};
  const std::vector<Comment> all_before = several;
  {
    auto whole = db.transaction();
    BOOST_CHECK_THROW(db.execute(create_many<LongNotes>(post, several)), ikebana::outside_relation);
    whole.commit();
  }
  BOOST_TEST((several == all_before));
  BOOST_TEST(comments().empty());

  db.continue_keys();
  Comment longer{0, {}, "", "hello"};
  db.execute(create<LongNotes>(post, longer));
  BOOST_TEST((longer == Comment{1, 1, "note", "hello"}));
  longer.body = "no";
  BOOST_CHECK_THROW(db.execute(save<LongNotes>(post, longer)), ikebana::outside_relation);
  BOOST_TEST((comments() == std::vector<Comment>{{1, 1, "note", "hello"}}));
  db.continue_keys();
  Comment remark{0, {}, "remark", ""};
  db.execute(create<Either>(post, remark));
  BOOST_TEST((remark == Comment{2, 1, "remark", ""}));
}

BOOST_AUTO_TEST_CASE(constants_of_all_kinds) {
  Image image{0, "user", {}, 1, 1, "yesterday", true, Grade::low};
  db.execute(create<PostImages>(post, image));
  BOOST_TEST((image == Image{1, "post", 1, 7, 2, {}, false, Grade::high}));
  BOOST_TEST((db.all(related<PostImages>().of(post)) == std::vector<Image>{image}));
  Image other_image{0, "user", {}, 1, 1, {}, false, Grade::low};
  db.execute(create<LiteralImages>(other, other_image));
  BOOST_TEST((other_image == Image{2, "post", 2, 7, 1, {}, true, Grade::high}));
  BOOST_TEST((db.all(related<LiteralImages>().of(other)) == std::vector<Image>{other_image}));
  db.execute(remove(other_image));
  const Image before = image;
  BOOST_CHECK_THROW(db.execute(save<LargeImages>(post, image)), ikebana::outside_relation);  // no member can be that
  BOOST_TEST((image == before));
  BOOST_TEST((db.all(from<Image>()) == std::vector<Image>{before}));
}

BOOST_AUTO_TEST_CASE(a_record_without_key_is_found_by_its_rowid) {
  const Mark low{0, "", 2};
  db.execute(create<PostMarks>(post, low));
  BOOST_CHECK_THROW(db.execute(create<PostMarks>(post, Mark{0, "", 9})), ikebana::outside_relation);
  BOOST_TEST((db.all(from<Mark>()) == std::vector<Mark>{{1, "m", 2}}));
}

BOOST_AUTO_TEST_CASE(associate_writes_constants_of_its_own_side) {
  Image image{0, "user", {}, 1, 1, {}, true, Grade::low};
  db.execute(insert(&image));
  BOOST_TEST(db.execute(associate<ImagePost>(image, other)) == 1);
  BOOST_TEST((image == Image{1, "post", 2, 1, 1, {}, true, Grade::low}));
  BOOST_TEST((db.one(from<Image>()) == image));

  Comment comment{0, {}, "a", "b"};
  db.execute(insert(&comment));
  BOOST_CHECK_THROW(db.execute(associate<LaterPost>(comment, post)), ikebana::outside_relation);
  BOOST_TEST((comment == Comment{1, {}, "a", "b"}));
  BOOST_TEST((comments() == std::vector<Comment>{comment}));
  BOOST_TEST(db.execute(associate<LaterPost>(comment, other)) == 1);
  BOOST_TEST((comments() == std::vector<Comment>{{1, 2, "a", "b"}}));
}

BOOST_AUTO_TEST_CASE(a_relation_of_a_model_with_itself) {
  Person boss{0, {}, false}, left{0, {}, true}, led{0, {}, true};
  db.execute(insert(&boss));
  db.execute(insert(&left));
  db.execute(create<Present>(left, led));
  BOOST_TEST((led == Person{3, 2, false}));  // the condition is about the target
  Person gone{0, {}, true}, there{0, {}, false};
  BOOST_CHECK_THROW(db.execute(create<PresentLed>(boss, gone)), ikebana::outside_relation);
  db.execute(create<PresentLed>(left, there));
  BOOST_TEST(there.person_id.value() == 2);

  BOOST_CHECK_THROW(db.execute(associate<PresentBoss>(led, left)), ikebana::outside_relation);
  BOOST_TEST((led == Person{3, 2, false}));
  gone.id = 0;
  db.execute(insert(&gone));
  BOOST_TEST(db.execute(associate<PresentBoss>(gone, boss)) == 1);
  BOOST_TEST((db.one(from<Person>().where(col<&Person::id> == gone.id)) == Person{gone.id, 1, true}));
}

BOOST_AUTO_TEST_SUITE_END()
