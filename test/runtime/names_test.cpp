// SPDX-License-Identifier: BSL-1.0
// Which table a column means, and what the tables of a statement are called: aliases at several levels, names that differ in case
// alone, and names that Ikebana uses itself.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include "strategies.hpp"

namespace names {

struct Task {
  BOOST_HANA_DEFINE_STRUCT(Task, (std::int64_t, id), (std::optional<std::int64_t>, project_id), (std::string, status));
};
struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::string, name));
};
struct Team {
  BOOST_HANA_DEFINE_STRUCT(Team, (std::int64_t, id));
};
struct Membership {
  BOOST_HANA_DEFINE_STRUCT(Membership, (std::int64_t, id), (std::int64_t, person_id), (std::int64_t, team_id));
};
struct Node {
  BOOST_HANA_DEFINE_STRUCT(Node, (std::int64_t, id), (std::optional<std::int64_t>, parent_id), (std::int64_t, weight));
};
struct SecondNode {
  BOOST_HANA_DEFINE_STRUCT(SecondNode, (std::int64_t, id), (std::int64_t, node_id), (std::int64_t, weight));
};
struct Ranked {
  BOOST_HANA_DEFINE_STRUCT(Ranked, (std::int64_t, id), (std::int64_t, node_id), (std::int64_t, ikebana_rank),
                           (std::int64_t, ikebana_owner));
};
struct Owner {
  BOOST_HANA_DEFINE_STRUCT(Owner, (std::string, key), (std::string, value));
};
struct Thing {
  BOOST_HANA_DEFINE_STRUCT(Thing, (std::int64_t, value), (std::string, owner_key), (std::int64_t, size));
};
struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::string, title), (std::string, body));
};
struct Reader {
  BOOST_HANA_DEFINE_STRUCT(Reader, (std::int64_t, id), (std::string, notes));
};

}  // namespace names

template <>
inline constexpr auto ikebana::table<names::Task> = ikebana::describe<names::Task>().foreign_key<&names::Task::project_id, names::Task>();
template <>
inline constexpr auto ikebana::table<names::Node> = ikebana::describe<names::Node>().foreign_key<&names::Node::parent_id, names::Node>();
template <>
inline constexpr auto ikebana::table<names::SecondNode> = ikebana::describe<names::SecondNode>().name("NODES_2");
template <>
inline constexpr auto ikebana::table<names::Ranked> =
    ikebana::describe<names::Ranked>().column<&names::Ranked::ikebana_rank>("Ikebana_Rank");
template <>
inline constexpr auto ikebana::table<names::Owner> =
    ikebana::describe<names::Owner>().name("Ikebana_Owners").primary_key<&names::Owner::key>();
template <>
inline constexpr auto ikebana::table<names::Thing> =
    ikebana::describe<names::Thing>().primary_key<&names::Thing::value>().foreign_key<&names::Thing::owner_key, names::Owner>();

namespace names {

using namespace ikebana;
using strategies::ids;
using strategies::ids_of;
using strategies::pairs;

using Subtasks = has_many<Task, Task>;
using Teammates = through<Person, Membership, Team, Membership, Person>;
using Children = has_many<Node, Node>;
using Seconds = has_many<Node, SecondNode>;
using Ranks = has_many<Node, Ranked>;
using Things = has_many<Owner, Thing>;

struct world {
  std::vector<Task> tasks{{1, {}, "active"}, {2, {}, "paused"}, {11, 1, "active"}, {12, 1, "paused"}, {21, 2, "active"}, {22, 2, "paused"}};
  std::vector<Person> people{{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}};
  std::vector<Membership> memberships{{1, 1, 1}, {2, 2, 1}, {3, 1, 2}, {4, 3, 2}, {5, 4, 3}};
  std::vector<Node> nodes{{1, {}, 5}, {2, 1, 4}, {3, 1, 6}, {4, 2, 7}, {5, 4, 1}, {6, {}, 2}, {7, 6, 2}};
  std::vector<SecondNode> seconds{{1, 1, 9}, {2, 2, 3}, {3, 2, 8}, {4, 7, 2}, {5, 4, 7}};
  engine::database db{engine::without_foreign_keys};

  world() {
    db.execute(
        "CREATE TABLE tasks(id INTEGER PRIMARY KEY, project_id INTEGER, status TEXT NOT NULL);"
        "CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
        "CREATE TABLE teams(id INTEGER PRIMARY KEY);"
        "CREATE TABLE memberships(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, team_id INTEGER NOT NULL);"
        "CREATE TABLE nodes(id INTEGER PRIMARY KEY, parent_id INTEGER, weight INTEGER NOT NULL);"
        "CREATE TABLE \"NODES_2\"(id INTEGER PRIMARY KEY, node_id INTEGER NOT NULL, weight INTEGER NOT NULL);"
        "CREATE TABLE rankeds(id INTEGER PRIMARY KEY, node_id INTEGER NOT NULL, \"Ikebana_Rank\" INTEGER NOT NULL, ikebana_owner INTEGER "
        "NOT "
        "NULL);"
        "CREATE TABLE \"Ikebana_Owners\"(\"key\" TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);"
        "CREATE TABLE things(value INTEGER PRIMARY KEY, owner_key TEXT NOT NULL, size INTEGER NOT NULL);");
    db.execute(insert(tasks)), db.execute(insert(people)), db.execute(insert(memberships)), db.execute(insert(nodes)),
        db.execute(insert(seconds));
    db.execute(insert(std::vector<Team>{{1}, {2}, {3}}));
  }

  std::vector<const Node*> children(const Node& of) const {
    std::vector<const Node*> found;
    for (const Node& each : nodes) {
      if (each.parent_id == of.id) found.push_back(&each);
    }
    return found;
  }
};

template <class Holds>
ids nodes_that(const world& all, Holds holds) {
  ids found;
  for (const Node& each : all.nodes) {
    if (holds(each)) found.push_back(each.id);
  }
  return found;
}

ids sorted(ids found) {
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace names

BOOST_FIXTURE_TEST_SUITE(names, names::world)

using namespace names;

BOOST_AUTO_TEST_CASE(owner_and_target_of_one_model) {
  constexpr auto narrowed =
      related<Subtasks, "sub">().where(outer(col<&Task::status>) == "active" || col<&Task::status, "sub"> == "active");
  const auto expected = pairs(tasks, tasks, [](const Task& project, const Task& task) {
    return task.project_id == project.id && (project.status == "active" || task.status == "active");
  });
  strategies::agree_on_records(db, narrowed, tasks, expected);
  strategies::agree_on_numbers(db, narrowed, tasks, expected);
  constexpr auto by_target = related<Subtasks>().where(outer(col<&Task::status>) == "active" || target(col<&Task::status>) == "active");
  strategies::agree_on_records(db, by_target, tasks, expected);
  strategies::agree_on_numbers(db, by_target, tasks, expected);
}

BOOST_AUTO_TEST_CASE(all_but_oneself) {
  constexpr auto others = related<Teammates, "mate">().where(col<&Person::id, "mate"> != outer(col<&Person::id>));
  const auto expected = pairs(people, people, [&](const Person& one, const Person& mate) {
    int ways = 0;
    for (const Membership& a : memberships) {
      for (const Membership& b : memberships)
        ways += a.person_id == one.id && b.person_id == mate.id && a.team_id == b.team_id && one.id != mate.id ? 1 : 0;
    }
    return ways;
  });
  strategies::agree_on_records(db, others, people, expected);
  strategies::agree_on_numbers(db, others, people, expected);
}

BOOST_AUTO_TEST_CASE(alias_at_two_levels) {
  constexpr auto has_kids = exists(related<Children, "kid">());
  constexpr auto has_grandchildren = from<Node>().where(exists(related<Children, "kid">().where(has_kids)));
  static_assert(
      has_grandchildren.sql() ==
      R"(SELECT "nodes"."id", "nodes"."parent_id", "nodes"."weight" FROM "nodes" WHERE EXISTS (SELECT 1 FROM "nodes" AS "kid" )"
      R"(WHERE "kid"."parent_id" = "nodes"."id" AND EXISTS (SELECT 1 FROM "nodes" AS "kid_2" WHERE "kid_2"."parent_id" = "kid"."id")))");
  const auto has_grandchild = [&](const Node& each) {
    for (const Node* child : children(each)) {
      if (!children(*child).empty()) return true;
    }
    return false;
  };
  BOOST_TEST(ids_of(db.all(has_grandchildren)) == nodes_that(*this, has_grandchild));

  constexpr auto kids =
      from<Node, "kid">().where(col<&Node::parent_id, "kid"> == outer(col<&Node::id, "kid">)).select(col<&Node::id, "kid">);
  constexpr auto has_some = from<Node, "kid">().where(col<&Node::id, "kid"> < scalar(kids.limit(1))).order_by(col<&Node::id, "kid">);
  BOOST_TEST(ids_of(db.all(has_some)) == nodes_that(*this, [&](const Node& each) { return !children(each).empty(); }));
}

BOOST_AUTO_TEST_CASE(alias_that_is_the_name_of_a_table_around) {
  // SQL would take "NODES" for the inner table, and compare it with itself.
  constexpr auto asked =
      from<Node>().where(exists(related<Children, "NODES">().where(col<&Node::weight, "NODES"> > outer(col<&Node::weight>))));
  BOOST_TEST(ids_of(db.all(asked)) == nodes_that(*this, [&](const Node& each) {
               const auto found = children(each);
               return std::any_of(found.begin(), found.end(), [&](const Node* child) { return child->weight > each.weight; });
             }));
  BOOST_TEST(ids_of(db.all(from<Node>().where(exists(related<Seconds, "nodes">())))) == sorted({1, 2, 4, 7}));
  BOOST_TEST(ids_of(db.all(from<Node, "Kid">().where(exists(related<Children, "kid">())))) == sorted({1, 2, 4, 6}));
}

BOOST_AUTO_TEST_CASE(removal_of_what_has_no_targets) {
  const auto tx = db.transaction();
  BOOST_TEST(db.execute(remove<Node>().where(!exists(related<Children, "nodes">()))) == 3);
  BOOST_TEST(sorted(db.column(from<Node>().select(col<&Node::id>))) == sorted({1, 2, 4, 6}));
  BOOST_TEST(db.execute(update<Node>()
                            .set(col<&Node::weight> = 0)
                            .where(!exists(related<Children, "Nodes">().where(exists(related<Seconds, "NODES">()))))) == 2);
  BOOST_TEST(sorted(db.column(from<Node>().where(col<&Node::weight> == 0).select(col<&Node::id>))) == sorted({4, 6}));
}

BOOST_AUTO_TEST_CASE(table_that_has_the_name_of_an_alias) {
  // The second "nodes" of a statement is no "nodes_2": a database takes that for NODES_2.
  constexpr auto asked = from<Node>().where(
      exists(related<Children>().where(exists(related<Seconds>().where(col<&SecondNode::weight> > col<&Node::weight>)))));
  static_assert(
      asked.sql() ==
      R"(SELECT "nodes"."id", "nodes"."parent_id", "nodes"."weight" FROM "nodes" WHERE EXISTS (SELECT 1 FROM "nodes" AS "nodes_2" )"
      R"(WHERE "nodes_2"."parent_id" = "nodes"."id" AND EXISTS (SELECT 1 FROM "NODES_2" AS "NODES_2_2" )"
      R"(WHERE "NODES_2_2"."node_id" = "nodes_2"."id" AND "NODES_2_2"."weight" > "nodes_2"."weight")))");
  BOOST_TEST(ids_of(db.all(asked)) == nodes_that(*this, [&](const Node& each) {
               for (const Node* child : children(each)) {
                 for (const SecondNode& second : seconds) {
                   if (second.node_id == child->id && second.weight > child->weight) return true;
                 }
               }
               return false;
             }));
  strategies::agree<through<Node, Children, Seconds>>(
      db, nodes, pairs(nodes, seconds, [&](const Node& owner, const SecondNode& second) {
        const auto found = children(owner);
        return std::any_of(found.begin(), found.end(), [&](const Node* child) { return child->id == second.node_id; });
      }));
  ids parents;
  for (const auto& [second, parent] :
       db.all(from<SecondNode>().join<belongs_to<SecondNode, Node>>().join<belongs_to<Node, Node>, "nodes_2">().select(
           col<&SecondNode::id>, col<&Node::id, "nodes_2">))) {
    parents.push_back(second * 10 + parent);
  }
  BOOST_TEST(sorted(parents) == sorted({21, 31, 46, 52}));
}

BOOST_AUTO_TEST_CASE(columns_that_have_the_names_of_ours) {
  const std::vector<Ranked> ranks{{1, 1, 9, 3}, {2, 1, 1, 4}, {3, 1, 5, 5}, {4, 2, 7, 6}, {5, 2, 7, 1}};
  db.execute(insert(ranks));
  constexpr auto first_two = related<Ranks>().order_by(desc(col<&Ranked::id>)).limit(2);
  BOOST_TEST((from<Node>().with(first_two.joined()).statements()[1].find(R"(AS "ikebana_rank_2")") != std::string_view::npos));
  for (const auto& [node, found] : db.all(from<Node>().with(first_two.joined()))) {
    ids expected;
    for (std::size_t i = ranks.size(); i-- != 0;) {
      if (ranks[i].node_id == node.id && expected.size() != 2) expected.push_back(ranks[i].id);
    }
    ids in_order;
    for (const Ranked& each : found) in_order.push_back(each.id);
    BOOST_TEST(in_order == expected, node.id);
  }
  for (const auto& [node, found] :
       db.all(from<Node>().with(related<Ranks>().order_by(col<&Ranked::id>).limit(1).select(col<&Ranked::id>.as<"IKEBANA_RANK">())))) {
    BOOST_TEST(found == (node.id == 1 ? ids{1} : node.id == 2 ? ids{4} : ids{}));
  }
}

BOOST_AUTO_TEST_CASE(tables_that_have_the_names_of_ours) {
  const std::vector<Owner> owners{{"a", "x"}, {"b", "y"}, {"c", "z"}};
  db.execute(insert(owners)), db.execute(insert(std::vector<Thing>{{1, "a", 10}, {2, "a", 10}, {3, "b", 5}}));
  const auto sizes = [](const std::vector<Thing>& found) {
    std::int64_t sum = 0;
    for (const Thing& each : found) sum += each.size;
    return sum;
  };
  for (const auto& [owner, found] : db.all(from<Owner>().with(related<Things>())))
    BOOST_TEST(sizes(found) == (owner.key == "a" ? 20 : owner.key == "b" ? 5 : 0));
  for (const auto& [owner, found] : db.all(from<Owner>().with(related<Things, "ikebana_owners">().limit(1)))) {
    BOOST_TEST(sizes(found) == (owner.key == "a" ? 10 : owner.key == "b" ? 5 : 0));
  }
  // The key is called as the derived table's column would be.
  const auto sums = db.load(owners, sum(related<Things>().distinct(), col<&Thing::size>));
  BOOST_TEST((sums[0] == 20 && sums[1] == 5 && !sums[2]));
  const auto back = db.all(related<belongs_to<Thing, Owner>>().of(std::vector<Thing>{{1, "a", 0}, {9, "none", 0}}));
  BOOST_TEST((back[0] && back[0]->value == "x" && !back[1]));
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(search_under_an_alias) {
  db.execute("CREATE VIRTUAL TABLE notes USING fts5(title, body); CREATE TABLE readers(id INTEGER PRIMARY KEY, notes TEXT NOT NULL)");
  db.execute(insert(std::vector<Note>{{"hana", "structs and sqlite"}, {"b", "other"}}));
  db.execute(insert(std::vector<Reader>{{1, "sqlite"}, {2, "other"}}));
  using texts = std::vector<std::string>;
  BOOST_TEST(
      db.column(from<Note>().where(match<Note>("sqlite")).select(col<&Note::title>)) == texts{"hana"}, boost::test_tools::per_element());
  BOOST_TEST(db.column(from<Note, "n">().where(match<Note, "n">("sqlite")).select(col<&Note::title, "n">)) == texts{"hana"},
             boost::test_tools::per_element());
  BOOST_TEST(
      db.column(
          from<Note>().where(!rowid<Note>.in(from<Note>().where(match<Note>("sqlite")).select(rowid<Note>))).select(col<&Note::title>)) ==
          texts{"b"},
      boost::test_tools::per_element());
  BOOST_TEST(
      db.column(from<Note, "n">().where(match<Note, "n">("sqlite OR other")).order_by(match_rank<Note, "n">).select(bm25<Note, "n">()))
          .size() == 2u);
  BOOST_TEST(db.value(from<Note, "n">().where(match<Note, "n">("sqlite")).select(highlight<&Note::body, "n">("[", "]"))) ==
             "structs and [sqlite]");
  BOOST_TEST(db.value(from<Note, "n">().where(match<Note, "n">("sqlite")).select(snippet<&Note::body, "n">("[", "]", "...", 9))) ==
             "structs and [sqlite]");
  // A table beside it has a column of its name.
  BOOST_TEST(db.value(from<Note>().join<Reader>(col<&Reader::id> == 2).where(match<Note>("sqlite")).select(col<&Note::title>)) == "hana");
  BOOST_TEST(db.value(from<Note>().join<Note, "m">(col<&Note::title, "m"> == "b").where(match<Note, "m">("other")).select(count())) == 2);
}
#endif

BOOST_AUTO_TEST_CASE(join_of_a_relation_as_other_uses_have_it) {
  constexpr auto by_type = from<Node>().join<Children, "kid">().left_join<Seconds>().order_by(col<&Node::id, "kid">);
  constexpr auto as_value = from<Node>().join(related<Children, "kid">()).left_join(related<Seconds>()).order_by(col<&Node::id, "kid">);
  static_assert(std::is_same_v<decltype(by_type), decltype(as_value)>);
  BOOST_TEST(db.all(as_value).size() == 6u);  // node 2, of two seconds, is twice the owner and once the child
}

BOOST_AUTO_TEST_CASE(words_of_queries_alone) {
  const auto is_there = [] {
    using namespace ikebana::dsl;
    constexpr int by = 1, key = 2, table = 3, hex = 4, length = 5;  // names of the program
    static_assert(by + key + table + hex + length == 15);
    return from<Node>()
        .where(exists(related<Children>()) && col<&Node::id> > param<"least">)
        .order_by(desc(col<&Node::id>))
        .select(col<&Node::id>, count(related<Seconds>()));
  };
  engine::database& same = db;
  ids found;
  for (const auto& [id, seconds_of] : same.all(is_there(), "least"_arg = 1)) found.push_back(id * 10 + seconds_of);
  BOOST_TEST(found == (ids{60, 41, 22}));
}

BOOST_AUTO_TEST_SUITE_END()
