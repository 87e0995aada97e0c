// SPDX-License-Identifier: BSL-1.0
// The same, where a relation's condition mentions its owner or asks for relations, where its model stands twice in the query, and
// where hops have orders.

#include "scoped_relations.hpp"

BOOST_FIXTURE_TEST_SUITE(scoped_paths, scoped_relations::world)

using namespace scoped_relations;
using strategies::agree;
using strategies::pairs;

BOOST_AUTO_TEST_CASE(that_mention_an_owner_of_another_model) {
  const auto in_state = [](const Person& author, const Post& post) { return wrote(author, post) && post.state == author.state; };
  agree<PostsInState, "p">(db, people, pairs(people, posts, in_state));
  agree<inverse<PostsInState>>(db, posts, pairs(posts, people, turned(in_state)));
  agree<through<Reports, PostsInState>>(db, people, pairs(people, posts, by_two(people, reports_to, in_state)));
  agree<through<Agents, PostsInState>, "PEOPLE">(db, people, pairs(people, posts, by_two(people, is_agent, in_state)));
  agree<inverse<through<Agents, PostsInState>>>(db, posts, pairs(posts, people, turned(by_two(people, is_agent, in_state))));
  agree<through<through<Agents, Agents>, PostsInState>>(
      db, people, pairs(people, posts, by_two(people, by_two(people, is_agent, is_agent), in_state)));
}

BOOST_AUTO_TEST_CASE(that_ask_for_relations) {
  const auto is_busy = [&](const Person& boss, const Person& one) {
    return is_agent(boss, one) &&
           std::any_of(posts.begin(), posts.end(), [&](const Post& each) { return wrote(one, each) && each.state == "open"; });
  };
  agree<BusyAgents>(db, people, pairs(people, people, is_busy));
  agree<inverse<BusyAgents>>(db, people, pairs(people, people, turned(is_busy)));
  agree<through<Agents, BusyAgents>, "people_2">(db, people, pairs(people, people, by_two(people, is_agent, is_busy)));
  agree<through<BusyAgents, Agents>>(db, people, pairs(people, people, by_two(people, is_busy, is_agent)));
}

BOOST_AUTO_TEST_CASE(that_name_their_target) {
  const auto is_old = [&](const Person& owner, const Person& one) {
    return one.age > 40 ? by_two(people, is_agent, reports_to)(owner, one) : 0;
  };
  agree<OldGrandchildren>(db, people, pairs(people, people, is_old));
  agree<inverse<OldGrandchildren>>(db, people, pairs(people, people, turned(is_old)));
  agree<through<OldGrandchildren, Posts>>(db, people, pairs(people, posts, by_two(people, is_old, wrote)));
}

BOOST_AUTO_TEST_CASE(of_the_first_of_several) {
  const auto is_last_in_state = [&](const Person& author, const Post& post) {
    if (!wrote(author, post) || post.state != author.state) return false;
    return std::none_of(posts.begin(), posts.end(), [&](const Post& each) {
      return wrote(author, each) && each.state == author.state && each.id > post.id;
    });
  };
  agree<FirstOpenPost>(db, people, pairs(people, posts, is_last_in_state));
  agree<through<Reports, FirstOpenPost>>(db, people, pairs(people, posts, by_two(people, reports_to, is_last_in_state)));
  agree<through<Agents, Agents, FirstOpenPost>>(
      db, people, pairs(people, posts, by_two(people, by_two(people, is_agent, is_agent), is_last_in_state)));
}

BOOST_AUTO_TEST_CASE(twice_in_one_query) {
  const auto counted = [&](const Post& post, bool inactive_alone) {
    std::int64_t count = 0;
    for (const Tagging& each : taggings)
      count += each.post_id == post.id && (!inactive_alone || !tags[static_cast<std::size_t>(each.tag_id - 1)].active);
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
  compare(from<Post>()
              .left_join<PostTags, "t">()
              .left_join<InactiveTags, "i">()
              .group_by(col<&Post::id>)
              .select(col<&Post::id>, count(distinct(col<&Tag::id, "t">)), count(distinct(col<&Tag::id, "i">))));
  compare(from<Post>()
              .left_join<InactiveTags, "i">()
              .left_join<PostTags, "t">()
              .group_by(col<&Post::id>)
              .select(col<&Post::id>, count(distinct(col<&Tag::id, "t">)), count(distinct(col<&Tag::id, "i">))));
  compare(from<Post>().select(col<&Post::id>, count(related<PostTags>()), count(related<InactiveTags>())));
  constexpr auto both =
      from<Person>()
          .join<Agents, "a">()
          .join<Agents, "b">()
          .join<GoodBoss, "g">()
          .order_by(col<&Person::id, "a">)
          .select(col<&Person::id, "a">, col<&Person::id, "b">, col<&Person::id, "g">);
  std::vector<std::array<std::int64_t, 3>> expected, found;
  for (const Person& root : people) {
    for (const Person& a : people)
      for (const Person& b : people)
        for (const Person& g : people) {
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
  BOOST_TEST((asked.sql().find(R"(ORDER BY "people_2"."age" DESC, "people"."state", "people"."id")") != std::string_view::npos));
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
  for (const auto& [owner, found] : db.all(from<Person>().with(asked)))
    BOOST_TEST(in_order(found) == expected_of(owner), boost::test_tools::per_element());
  for (const auto& [owner, found] : db.all(from<Person>().with(asked.limit(2)))) {
    BOOST_TEST(in_order(found) == first_two(expected_of(owner)), boost::test_tools::per_element());
  }
  agree<Ordered>(db, people, pairs(people, people, by_two(people, reports_to, reports_to)));
  BOOST_TEST((related<inverse<Ordered>>().sql().find("ORDER BY") == std::string_view::npos), "an inverse drops the order");
}

BOOST_AUTO_TEST_SUITE_END()
