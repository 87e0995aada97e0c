// SPDX-License-Identifier: BSL-1.0
// A relation's own condition belongs to its hop: whatever the relation is part of, walked forwards or backwards.

#include "scoped_relations.hpp"

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
  BOOST_TEST(
      (db.column(related<inverse<Agents>>().of(people[2]).select(col<&Person::id>)) == strategies::ids{}), "who is gone is nobody's agent");
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

BOOST_AUTO_TEST_SUITE_END()
