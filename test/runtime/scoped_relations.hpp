// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_SCOPED_RELATIONS_HPP
#define IKEBANA_TEST_RUNTIME_SCOPED_RELATIONS_HPP

// Relations with conditions and orders of their own, and the same as C++ knows them.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include "strategies.hpp"

namespace scoped_relations {

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::optional<std::int64_t>, boss_id), (std::string, state), (std::int64_t, age));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, person_id), (std::string, state));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (bool, active));
};
struct Tagging {
  BOOST_HANA_DEFINE_STRUCT(Tagging, (std::int64_t, id), (std::int64_t, post_id), (std::int64_t, tag_id));
};

}  // namespace scoped_relations

template <>
inline constexpr auto ikebana::table<scoped_relations::Person> =
    ikebana::describe<scoped_relations::Person>().foreign_key<&scoped_relations::Person::boss_id, scoped_relations::Person>();

namespace scoped_relations {

using namespace ikebana;

using Reports = has_many<Person, Person>;
using Boss = belongs_to<Person, Person>;
using Posts = has_many<Person, Post>;

struct Agents : Reports {
  static constexpr auto where = col<&Person::state> != "gone";
};
struct GoodBoss : Boss {
  static constexpr auto where = col<&Person::state> != "gone";
};
/// Those that are older than whom they belong to.
struct Elders : Reports {
  static constexpr auto where = col<&Person::age> > outer(col<&Person::age>);
};
struct OpenPosts : Posts {
  static constexpr auto where = col<&Post::state> == "open";
};
/// Of a person, the posts in the person's own state.
struct PostsInState : Posts {
  static constexpr auto where = col<&Post::state> == col<&Person::state>;
};
struct BusyAgents : Agents {
  static constexpr auto where = Agents::where && exists(related<OpenPosts>());
};
struct PostTags : many_to_many<Post, Tagging, Tag> {};
struct InactiveTags : many_to_many<Post, Tagging, Tag> {
  static constexpr auto where = col<&Tag::active> == false;
};
/// The target is named, since the way to it meets its model twice.
struct OldGrandchildren : through<Agents, Reports> {
  static constexpr auto where = target(col<&Person::age>) > 40;
  static constexpr auto order_by = target(col<&Person::age>);
};
struct ByAge : Reports {
  static constexpr auto order_by = by(desc(col<&Person::age>));
};
struct ByState : Reports {
  static constexpr auto order_by = by(col<&Person::state>, col<&Person::id>);
};
struct FirstOpenPost : has_one<Person, Post> {
  static constexpr auto where = col<&Post::state> == col<&Person::state>;
  static constexpr auto order_by = desc(col<&Post::id>);
};

struct world {
  std::vector<Person> people{{1, {}, "gone", 50}, {2, 1, "here", 60}, {3, 1, "gone", 40}, {4, 2, "here", 61}, {5, 2, "gone", 70},
                             {6, 3, "here", 30},  {7, 4, "here", 20}, {8, 7, "here", 90}, {9, {}, "here", 5}};
  std::vector<Post> posts{
      {1, 1, "open"}, {2, 1, "gone"}, {3, 2, "open"}, {4, 2, "here"}, {5, 4, "open"}, {6, 4, "here"}, {7, 6, "gone"}, {8, 7, "here"}};
  std::vector<Tag> tags{{1, true}, {2, true}, {3, false}, {4, false}};
  std::vector<Tagging> taggings{{1, 1, 1}, {2, 1, 2}, {3, 1, 3}, {4, 2, 3}, {5, 2, 4}, {6, 3, 1}};
  engine::database db{engine::without_foreign_keys};

  world() {
    db.execute(
        "CREATE TABLE people(id INTEGER PRIMARY KEY, boss_id INTEGER, state TEXT NOT NULL, age INTEGER NOT NULL);"
        "CREATE TABLE posts(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, state TEXT NOT NULL);"
        "CREATE TABLE tags(id INTEGER PRIMARY KEY, active BOOLEAN NOT NULL);"
        "CREATE TABLE taggings(id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL)");
    db.execute(insert(people)), db.execute(insert(posts)), db.execute(insert(tags)), db.execute(insert(taggings));
  }

  const Person* person(std::optional<std::int64_t> id) const {
    for (const Person& each : people) {
      if (id == each.id) return &each;
    }
    return nullptr;
  }
};

// ---- the relations as C++ knows them

inline bool reports_to(const Person& boss, const Person& one) { return one.boss_id == boss.id; }
inline bool is_agent(const Person& boss, const Person& one) { return reports_to(boss, one) && one.state != "gone"; }
inline bool is_elder(const Person& boss, const Person& one) { return reports_to(boss, one) && one.age > boss.age; }
inline bool has_good_boss(const Person& one, const Person& boss) { return reports_to(boss, one) && boss.state != "gone"; }
inline bool wrote(const Person& author, const Post& post) { return post.person_id == author.id; }

/// How often a pair is connected by two hops.
template <class Middle, class First, class Second>
auto by_two(const std::vector<Middle>& middles, First first, Second second) {
  return [&middles, first, second](const auto& owner, const auto& target) {
    int ways = 0;
    for (const auto& each : middles) ways += first(owner, each) && second(each, target) ? 1 : 0;
    return ways;
  };
}

template <class Holds>
auto turned(Holds holds) {
  return [holds](const auto& owner, const auto& target) { return holds(target, owner); };
}

}  // namespace scoped_relations

#endif
