// SPDX-License-Identifier: BSL-1.0
// A relation's own condition belongs to its hop: whatever the relation is part of, walked forwards or backwards, and however
// often its model stands in the query.

#include <ikebana/sqlite.hpp>

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
                             {6, 3, "here", 30}, {7, 4, "here", 20}, {8, 7, "here", 90}, {9, {}, "here", 5}};
  std::vector<Post> posts{{1, 1, "open"}, {2, 1, "gone"}, {3, 2, "open"}, {4, 2, "here"}, {5, 4, "open"}, {6, 4, "here"}, {7, 6, "gone"}, {8, 7, "here"}};
  std::vector<Tag> tags{{1, true}, {2, true}, {3, false}, {4, false}};
  std::vector<Tagging> taggings{{1, 1, 1}, {2, 1, 2}, {3, 1, 3}, {4, 2, 3}, {5, 2, 4}, {6, 3, 1}};
  sqlite::database db{":memory:", {.foreign_keys = false}};

  world() {
    db.execute("CREATE TABLE people(id INTEGER PRIMARY KEY, boss_id INTEGER, state TEXT NOT NULL, age INTEGER NOT NULL);"
               "CREATE TABLE posts(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, state TEXT NOT NULL);"
               "CREATE TABLE tags(id INTEGER PRIMARY KEY, active INTEGER NOT NULL);"
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

bool reports_to(const Person& boss, const Person& one) { return one.boss_id == boss.id; }
bool is_agent(const Person& boss, const Person& one) { return reports_to(boss, one) && one.state != "gone"; }
bool is_elder(const Person& boss, const Person& one) { return reports_to(boss, one) && one.age > boss.age; }
bool has_good_boss(const Person& one, const Person& boss) { return reports_to(boss, one) && boss.state != "gone"; }
bool wrote(const Person& author, const Post& post) { return post.person_id == author.id; }

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

BOOST_FIXTURE_TEST_SUITE(scoped_relations, scoped_relations::world)

using namespace scoped_relations;
using strategies::agree;
using strategies::pairs;

BOOST_AUTO_TEST_CASE(of_a_model_with_itself) {
  agree<Agents, "people">(db, people, pairs(people, people, is_agent));
  agree<GoodBoss>(db, people, pairs(people, people, has_good_boss));
}

BOOST_AUTO_TEST_CASE(turned_round) {
  agree<inverse<Agents>, "one">(db, people, pairs(people, people, turned(is_agent)));
  agree<inverse<GoodBoss>>(db, people, pairs(people, people, turned(has_good_boss)));
  BOOST_TEST((db.column(related<inverse<Agents>>().of(people[3]).select(col<&Person::id>)) == strategies::ids{2}));
  BOOST_TEST((db.column(related<inverse<Agents>>().of(people[2]).select(col<&Person::id>)) == strategies::ids{}), "who is gone is nobody's agent");
}

BOOST_AUTO_TEST_CASE(of_two_hops_each) {
  const auto agents_of_agents = by_two(people, is_agent, is_agent);
  agree<through<Agents, Agents>>(db, people, pairs(people, people, agents_of_agents));
  agree<inverse<through<Agents, Agents>>>(db, people, pairs(people, people, turned(agents_of_agents)));
  agree<through<inverse<Agents>, inverse<Agents>>>(db, people, pairs(people, people, turned(agents_of_agents)));
  agree<inverse<inverse<through<Agents, Agents>>>>(db, people, pairs(people, people, agents_of_agents));
}

BOOST_AUTO_TEST_CASE(of_one_of_two_hops) {
  agree<through<Agents, Reports>>(db, people, pairs(people, people, by_two(people, is_agent, reports_to)));
  agree<through<Reports, Agents>>(db, people, pairs(people, people, by_two(people, reports_to, is_agent)));
  agree<inverse<through<Agents, Reports>>>(db, people, pairs(people, people, turned(by_two(people, is_agent, reports_to))));
  agree<through<inverse<Agents>, Agents>>(db, people, pairs(people, people, by_two(people, turned(is_agent), is_agent)));
}

BOOST_AUTO_TEST_CASE(that_mention_their_owner) {
  agree<Elders, "one">(db, people, pairs(people, people, is_elder));
  agree<inverse<Elders>>(db, people, pairs(people, people, turned(is_elder)));
  agree<through<Elders, Elders>>(db, people, pairs(people, people, by_two(people, is_elder, is_elder)));
  agree<through<Reports, Elders>>(db, people, pairs(people, people, by_two(people, reports_to, is_elder)));
  agree<inverse<through<Elders, Reports>>>(db, people, pairs(people, people, turned(by_two(people, is_elder, reports_to))));
}

BOOST_AUTO_TEST_CASE(that_mention_an_owner_of_another_model) {
  const auto in_state = [](const Person& author, const Post& post) { return wrote(author, post) && post.state == author.state; };
  agree<PostsInState, "p">(db, people, pairs(people, posts, in_state));
  agree<inverse<PostsInState>>(db, posts, pairs(posts, people, turned(in_state)));
  agree<through<Reports, PostsInState>>(db, people, pairs(people, posts, by_two(people, reports_to, in_state)));
  agree<through<Agents, PostsInState>, "PEOPLE">(db, people, pairs(people, posts, by_two(people, is_agent, in_state)));
  agree<inverse<through<Agents, PostsInState>>>(db, posts, pairs(posts, people, turned(by_two(people, is_agent, in_state))));
  agree<through<through<Agents, Agents>, PostsInState>>(db, people, pairs(people, posts, by_two(people, by_two(people, is_agent, is_agent), in_state)));
}

BOOST_AUTO_TEST_CASE(that_ask_for_relations) {
  const auto is_busy = [&](const Person& boss, const Person& one) {
    return is_agent(boss, one) && std::any_of(posts.begin(), posts.end(), [&](const Post& each) { return wrote(one, each) && each.state == "open"; });
  };
  agree<BusyAgents>(db, people, pairs(people, people, is_busy));
  agree<inverse<BusyAgents>>(db, people, pairs(people, people, turned(is_busy)));
  agree<through<Agents, BusyAgents>, "people_2">(db, people, pairs(people, people, by_two(people, is_agent, is_busy)));
  agree<through<BusyAgents, Agents>>(db, people, pairs(people, people, by_two(people, is_busy, is_agent)));
}

BOOST_AUTO_TEST_CASE(that_name_their_target) {
  const auto is_old = [&](const Person& owner, const Person& one) { return one.age > 40 ? by_two(people, is_agent, reports_to)(owner, one) : 0; };
  agree<OldGrandchildren>(db, people, pairs(people, people, is_old));
  agree<inverse<OldGrandchildren>>(db, people, pairs(people, people, turned(is_old)));
  agree<through<OldGrandchildren, Posts>>(db, people, pairs(people, posts, by_two(people, is_old, wrote)));
}

BOOST_AUTO_TEST_CASE(of_the_first_of_several) {
  const auto is_last_in_state = [&](const Person& author, const Post& post) {
    if (!wrote(author, post) || post.state != author.state) return false;
    return std::none_of(posts.begin(), posts.end(), [&](const Post& each) { return wrote(author, each) && each.state == author.state && each.id > post.id; });
  };
  agree<FirstOpenPost>(db, people, pairs(people, posts, is_last_in_state));
  agree<through<Reports, FirstOpenPost>>(db, people, pairs(people, posts, by_two(people, reports_to, is_last_in_state)));
  agree<through<Agents, Agents, FirstOpenPost>>(db, people, pairs(people, posts, by_two(people, by_two(people, is_agent, is_agent), is_last_in_state)));
}

BOOST_AUTO_TEST_CASE(twice_in_one_query) {
  const auto counted = [&](const Post& post, bool inactive_alone) {
    std::int64_t count = 0;
    for (const Tagging& each : taggings) count += each.post_id == post.id && (!inactive_alone || !tags[static_cast<std::size_t>(each.tag_id - 1)].active);
    return count;
  };
  const auto compare = [&](const auto& query) {
    std::size_t rows = 0;
    for (const auto& [id, all, inactive] : db.all(query)) {
      const Post& post = posts[static_cast<std::size_t>(id - 1)];
      BOOST_TEST((all == counted(post, false) && inactive == counted(post, true)));
      ++rows;
    }
    BOOST_TEST(rows == posts.size());
  };
  compare(from<Post>().left_join<PostTags, "t">().left_join<InactiveTags, "i">().group_by(col<&Post::id>)
              .select(col<&Post::id>, count(distinct(col<&Tag::id, "t">)), count(distinct(col<&Tag::id, "i">))));
  compare(from<Post>().left_join<InactiveTags, "i">().left_join<PostTags, "t">().group_by(col<&Post::id>)
              .select(col<&Post::id>, count(distinct(col<&Tag::id, "t">)), count(distinct(col<&Tag::id, "i">))));
  compare(from<Post>().select(col<&Post::id>, count(related<PostTags>()), count(related<InactiveTags>())));
  constexpr auto both = from<Person>().join<Agents, "a">().join<Agents, "b">().join<GoodBoss, "g">().order_by(col<&Person::id, "a">)
                            .select(col<&Person::id, "a">, col<&Person::id, "b">, col<&Person::id, "g">);
  std::vector<std::array<std::int64_t, 3>> expected, found;
  for (const Person& root : people) {
    for (const Person& a : people) for (const Person& b : people) for (const Person& g : people) {
      if (is_agent(root, a) && is_agent(root, b) && has_good_boss(root, g)) expected.push_back({a.id, b.id, g.id});
    }
  }
  for (const auto& [a, b, g] : db.all(both)) found.push_back({a, b, g});
  std::sort(found.begin(), found.end()), std::sort(expected.begin(), expected.end());
  BOOST_TEST(!expected.empty());
  BOOST_TEST((found == expected), both.sql());
}

BOOST_AUTO_TEST_CASE(beside_another_table_of_the_model) {
  // The relation's condition and order are of its target, whatever is joined to it.
  constexpr auto beside = related<Agents>().left_join<Boss, "boss">().order_by(col<&Person::id, "boss">).select(model<Person, "boss">);
  (void)beside;
  std::vector<std::int64_t> found;
  constexpr auto asked = related<OldGrandchildren, "old">().join<Boss, "boss">().select(col<&Person::id, "old">, col<&Person::id, "boss">);
  for (const Person& each : people) {
    for (const auto& [one, boss] : db.all(asked.of(each))) BOOST_TEST((person(one)->boss_id == boss && person(one)->age > 40));
  }
}

BOOST_AUTO_TEST_CASE(an_order_on_each_of_two_hops) {
  using Ordered = through<ByAge, ByState>;
  constexpr auto asked = related<Ordered>();
  static_assert(asked.sql().find(R"(ORDER BY "people_2"."age" DESC, "people"."state", "people"."id")") != std::string_view::npos);
  const auto expected_of = [&](const Person& owner) {
    std::vector<std::pair<const Person*, const Person*>> found;
    for (const Person& child : people) {
      for (const Person& one : people) {
        if (reports_to(owner, child) && reports_to(child, one)) found.emplace_back(&child, &one);
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      if (a.first->age != b.first->age) return a.first->age > b.first->age;
      return a.second->state != b.second->state ? a.second->state < b.second->state : a.second->id < b.second->id;
    });
    strategies::ids ids;
    for (const auto& each : found) ids.push_back(each.second->id);
    return ids;
  };
  const auto in_order = [](const std::vector<Person>& found) {
    strategies::ids ids;
    for (const Person& each : found) ids.push_back(each.id);
    return ids;
  };
  const auto first_two = [](strategies::ids all) {
    all.resize(std::min<std::size_t>(all.size(), 2));
    return all;
  };
  for (const Person& each : people) BOOST_TEST(in_order(db.all(asked.of(each))) == expected_of(each), boost::test_tools::per_element());
  for (const auto& [owner, found] : db.all(from<Person>().with(asked))) BOOST_TEST(in_order(found) == expected_of(owner), boost::test_tools::per_element());
  for (const auto& [owner, found] : db.all(from<Person>().with(asked.limit(2)))) {
    BOOST_TEST(in_order(found) == first_two(expected_of(owner)), boost::test_tools::per_element());
  }
  agree<Ordered>(db, people, pairs(people, people, by_two(people, reports_to, reports_to)));
  static_assert(related<inverse<Ordered>>().sql().find("ORDER BY") == std::string_view::npos, "an inverse drops the order");
}

BOOST_AUTO_TEST_SUITE_END()
