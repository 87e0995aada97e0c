// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_SCHEMA_HPP
#define IKEBANA_TEST_RUNTIME_SCHEMA_HPP

// A small blog with awkward rows, and the check that all uses of a relation agree with nested loops.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blog {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
  friend bool operator==(const Country&, const Country&) = default;
};

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
  friend bool operator==(const User&, const User&) = default;
};

struct Profile {
  BOOST_HANA_DEFINE_STRUCT(Profile, (std::int64_t, id), (std::int64_t, user_id), (std::string, bio));
  friend bool operator==(const Profile&, const Profile&) = default;
};

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title), (std::int64_t, views),
                           (std::optional<double>, rating));
  friend bool operator==(const Post&, const Post&) = default;
};

struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::int64_t, post_id), (std::string, body));
  friend bool operator==(const Comment&, const Comment&) = default;
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, label));
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
  friend bool operator==(const PostTag&, const PostTag&) = default;
};

inline auto key_of(const PostTag& record) { return std::make_pair(record.post_id, record.tag_id); }

}  // namespace blog

template <>
inline constexpr auto ikebana::table<blog::PostTag> =
    ikebana::describe<blog::PostTag>().primary_key<&blog::PostTag::post_id, &blog::PostTag::tag_id>();

namespace blog {

inline constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t no_double = 9007199254740993;  // a double would round it to its neighbour

/// Owners without targets, targets without owners, keys at the ends of their type, ties, and paths walked twice.
struct world {
  std::vector<Country> countries{{1, "Kenya"}, {2, "Peru"},      {3, "Laos"},        {-4, "Below"},       {5, "Kenya"},
                                 {0, "Zero"},  {least, "First"}, {greatest, "Last"}, {no_double, "Large"}};
  std::vector<User> users{
      {1, 1, "ann"},         {2, 1, "bob"},
      {3, 2, "cid"},         {4, std::nullopt, "dan"},
      {5, 77, "eve"},        {6, -4, "fay"},
      {7, no_double, "gus"}, {8, no_double - 1, "hal"},
      {9, greatest, "ivo"},  {10, least, "joe"},
      {11, 5, "ann"},        {12, 1, "kim"},
      {13, 0, "lea"},        {14, std::nullopt, "mia"}};
  std::vector<Profile> profiles{{5, 1, "later"}, {2, 1, "earlier"}, {3, 3, "only"},  {4, 4, "none"},
                                {6, 99, "lost"}, {7, 11, "same"},   {8, 11, "same"}, {1, 2, "first"}};
  std::vector<Post> posts{
      {1, 1, "same", 10, 4.5},          {2, 1, "same", 5, std::nullopt},   {3, 1, "same", 10, 1.0},  {4, 1, "other", 0, -2.5},
      {5, 2, "same", 7, 3.0},           {6, 2, "alone", 10, std::nullopt}, {7, 3, "same", 1, 2.0},   {8, 4, "none", 3, std::nullopt},
      {9, 5, "none", 4, 0.0},           {10, 6, "below", -1, 1.5},         {11, 7, "large", 8, 2.5}, {12, 8, "large", 9, 2.5},
      {13, 9, "last", 2, 5.0},          {14, 10, "first", 2, 5.0},         {15, 99, "lost", 6, 0.5}, {16, 11, "same", 10, 4.5},
      {17, 13, "zero", 0, std::nullopt}};
  std::vector<Comment> comments{{1, 1, "b"}, {2, 1, "a"},  {3, 2, "a"},   {4, 5, "c"},   {5, 7, "a"},   {6, 8, "d"},
                                {7, 9, "e"}, {8, 15, "f"}, {9, 999, "g"}, {10, 13, "a"}, {11, 16, "h"}, {12, 1, "b"}};
  std::vector<Tag> tags{{1, "red"}, {2, "blue"}, {3, "unused"}, {4, "red"}};
  std::vector<PostTag> post_tags{{1, 1}, {1, 1}, {1, 2}, {2, 1}, {5, 2}, {5, 4}, {5, 1}, {7, 2}, {7, 2}, {13, 1}, {999, 1}, {3, 999}};
};

inline void create_tables(engine::database& db) {
  db.execute(R"(
    CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE users (id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES countries (id), name TEXT NOT NULL);
    CREATE TABLE profiles (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), bio TEXT NOT NULL);
    CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id), title TEXT NOT NULL,
                        views INTEGER NOT NULL, rating REAL);
    CREATE TABLE comments (id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES posts (id), body TEXT NOT NULL);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
    CREATE TABLE post_tags (post_id INTEGER NOT NULL, tag_id INTEGER NOT NULL);
  )");
}

template <class Model>
void insert_all(engine::database& db, const std::vector<Model>& records) {
  for (const Model& each : records) db.execute(ikebana::insert(each));
}

/// Creates the tables in a database that does not enforce foreign keys, and fills them.
inline void fill(engine::database& db, const world& rows) {
  create_tables(db);
  for (const Country& each : rows.countries) {
    // An inserted key of 0 would be left to the database.
    if (each.id == 0)
      db.execute("INSERT INTO countries VALUES (0, '" + each.name + "')");
    else
      db.execute(ikebana::insert(each));
  }
  insert_all(db, rows.users);
  insert_all(db, rows.profiles);
  insert_all(db, rows.posts);
  insert_all(db, rows.comments);
  insert_all(db, rows.tags);
  insert_all(db, rows.post_tags);
  db.continue_keys();
}

/// The rows, in memory and in a database.
struct filled : world {
  engine::database db{engine::without_foreign_keys};

  filled() { fill(db, *this); }
};

}  // namespace blog

namespace checking {

/// The key of a record. A model whose key is not `id` has an overload in its own namespace.
template <class Record>
auto key_of(const Record& record) {
  return record.id;
}

/// Whether a query has said in which order its targets come.
enum class sequence { open, said };

template <class Target>
bool has_lesser_key(const Target* left, const Target* right) {
  return key_of(*left) < key_of(*right);
}

/// The targets of each owner: a bag, until an order is said.
template <class Target>
struct expectation {
  std::vector<std::vector<const Target*>> targets;

  template <class Keep>
  expectation where(Keep keep) const {
    expectation kept = *this;
    for (auto& each : kept.targets) std::erase_if(each, [&](const Target* one) { return !keep(*one); });
    return kept;
  }

  /// A set by the targets' keys.
  expectation distinct() const {
    expectation kept = *this;
    for (auto& each : kept.targets) {
      std::sort(each.begin(), each.end(), has_lesser_key<Target>);
      each.erase(std::unique(each.begin(), each.end()), each.end());
    }
    return kept;
  }

  /// In an order, ties broken by the targets' keys.
  template <class Before>
  expectation ordered(Before before) const {
    expectation kept = *this;
    for (auto& each : kept.targets) {
      std::sort(each.begin(), each.end(),
                [&](const Target* a, const Target* b) { return before(*a, *b) || (!before(*b, *a) && has_lesser_key(a, b)); });
    }
    return kept;
  }

  expectation by_key() const {
    return ordered([](const Target&, const Target&) { return false; });
  }

  /// At most so many targets of each owner.
  expectation cut(std::size_t most, std::size_t skipped = 0) const {
    expectation kept = *this;
    for (auto& each : kept.targets) {
      each.erase(each.begin(), each.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, each.size())));
      each.resize(std::min(most, each.size()));
    }
    return kept;
  }

  bool has_targets() const {
    return std::any_of(targets.begin(), targets.end(), [](const auto& each) { return !each.empty(); });
  }
};

/// What loops find: `loops(owner, keep)` calls `keep(target)` for each target of an owner.
template <class Target, class Owner, class Loops>
expectation<Target> expect(const std::vector<Owner>& owners, Loops loops) {
  expectation<Target> found;
  for (const Owner& each : owners) {
    std::vector<const Target*>& targets = found.targets.emplace_back();
    loops(each, [&](const Target& target) { targets.push_back(&target); });
  }
  return found;
}

template <class Target>
bool are_same(std::vector<Target>& found, std::vector<const Target*> expected, sequence order) {
  if (order == sequence::open) {
    std::sort(found.begin(), found.end(), [](const Target& a, const Target& b) { return key_of(a) < key_of(b); });
    std::sort(expected.begin(), expected.end(), has_lesser_key<Target>);
  }
  return std::equal(
      found.begin(), found.end(), expected.begin(), expected.end(), [](const Target& row, const Target* wanted) { return row == *wanted; });
}

/// One place for what Boost.Test unfolds to.
inline void check(bool holds, const char* what, std::string_view sql) { BOOST_TEST(holds, what << " is wrong: " << sql); }

template <class Target>
std::vector<Target> as_vector(std::vector<Target>& targets) {
  return std::move(targets);
}

template <class Target>
std::vector<Target> as_vector(std::optional<Target>& target) {
  std::vector<Target> targets;
  if (target.has_value()) targets.push_back(std::move(*target));
  return targets;
}

/// Asks for the same targets in every way there is, and compares each answer with what loops have found.
/// The members are the owner's key.
template <class Relation, class Owner, class Target, auto FirstKey, auto... MoreKeys>
class uses {
  using answers = std::vector<std::vector<Target>>;

 public:
  uses(engine::database& db, const std::vector<Owner>& owners) : db_(db), owners_(owners) {
    for (const Owner& each : owners) places_.emplace(key_of(each), places_.size());
  }

  /// The relation by itself, and narrowed: by a condition, to a set, in an order, by a limit.
  template <class Related, class Condition, class Keep, class Order, class Before>
  void agree_narrowed(const Related& asked, const expectation<Target>& expected, Condition condition, Keep keep, Order order,
                      Before before) const {
    agree_in_full(asked, expected);
    agree(asked.where(condition).distinct(), expected.where(keep).distinct());
    if constexpr (Related::is_to_one) {
      agree_on_some_owners(asked, expected);
    } else {
      const auto first_two = asked.order_by(order).limit(2);
      agree(first_two, expected.ordered(before).cut(2), sequence::said);
      agree_on_some_owners(first_two, expected.ordered(before).cut(2), sequence::said);
      agree(asked.where(condition).distinct().order_by(order).limit(2).offset(1), expected.where(keep).distinct().ordered(before).cut(2, 1),
            sequence::said);
    }
  }

  /// All uses, also those by hand and by absence.
  template <class Related>
  void agree_in_full(const Related& asked, const expectation<Target>& expected, sequence order = sequence::open) const {
    using namespace ikebana;
    agree(asked, expected, order);
    if constexpr (ikebana::rule::can_be_read_by_hop<Related>) agree_on_preloads(from<Owner>().with(asked.by_hop()), expected, order);
    agree_on_owners(from<Owner>().where(!exists(asked)), expected, false);
  }

  /// Each use of a query over the relation. A preload is read in both plans, where there are two.
  template <class Related>
  void agree(const Related& asked, const expectation<Target>& expected, sequence order = sequence::open) const {
    using namespace ikebana;
    BOOST_TEST(expected.has_targets());
    agree_on_requests(asked, expected, order);
    if constexpr (ikebana::rule::can_be_read_by_hop<Related>) {
      agree_on_preloads(from<Owner>().with(asked).with(asked.joined()), expected, order);
    } else {
      agree_on_preloads(from<Owner>().with(asked), expected, order);
    }
    agree_on_owners(from<Owner>().where(exists(asked)), expected, true);
    agree_on_counts(from<Owner>().order_by(col<FirstKey>, col<MoreKeys>...).select(count(asked)), expected);
  }

  /// A query whose own condition, order and limit decide which owners there are.
  template <class Related>
  void agree_on_some_owners(const Related& asked, const expectation<Target>& expected, sequence order = sequence::open) const {
    using namespace ikebana;
    std::vector<const Owner*> wanted;
    for (const Owner& each : owners_) wanted.push_back(&each);
    std::sort(wanted.begin(), wanted.end(), has_lesser_key<Owner>);
    const auto lowest = wanted[wanted.size() / 4]->*FirstKey;
    std::erase_if(wanted, [&](const Owner* one) { return one->*FirstKey < lowest; });
    std::reverse(wanted.begin(), wanted.end());
    wanted.resize(wanted.size() / 2 + 1);

    const auto some =
        from<Owner>()
            .where(col<FirstKey> >= lowest)
            .order_by(desc(col<FirstKey>), desc(col<MoreKeys>)...)
            .limit(static_cast<std::int64_t>(wanted.size()))
            .with(asked);
    answers found;
    expectation<Target> expected_of_some;
    std::size_t row = 0;
    for (auto& [owner, targets] : db_.all(some)) {
      check(row < wanted.size() && owner == *wanted[row++], "the order of rows", decltype(some)::sql());
      found.push_back(as_vector(targets));
      expected_of_some.targets.push_back(expected.targets[place_of(owner)]);
    }
    check(found.size() == wanted.size(), "the number of rows", decltype(some)::sql());
    compare("a preload of some owners", found, expected_of_some, decltype(some)::statements().back(), order);
  }

 private:
  /// The targets of one owner after the other, by its record and by its key.
  template <class Related>
  void agree_on_requests(const Related& asked, const expectation<Target>& expected, sequence order) const {
    answers of_records(owners_.size());
    answers of_keys(owners_.size());
    for (std::size_t i = 0; i != owners_.size(); ++i) {
      for (const Target& row : db_(asked.of(owners_[i]))) of_records[i].push_back(row);
      if constexpr (ikebana::rule::owner_is_named_by_its_key<Relation>) {
        for (const Target& row : db_(asked.of(key_of(owners_[i])))) of_keys[i].push_back(row);
      }
    }
    const std::string_view sql = asked.of(owners_.front()).sql();
    if constexpr (ikebana::rule::owner_is_named_by_its_key<Relation>) compare("of(key)", of_keys, expected, sql, order);
    compare("of(record)", of_records, expected, sql, order);
  }

  /// All owners with their targets: preloads side by side, each in its own plan.
  template <class Query>
  void agree_on_preloads(const Query& query, const expectation<Target>& expected, sequence order) const {
    constexpr bool is_twice = std::tuple_size_v<typename Query::row> == 3;
    auto rows = db_.all(query);
    check(rows.size() == owners_.size(), "the number of rows", Query::sql());
    answers chosen(owners_.size());
    answers joined(owners_.size());
    for (auto& each : rows) {
      const std::size_t place = place_of(each.template get<0>());
      chosen[place] = as_vector(each.template get<1>());
      if constexpr (is_twice) joined[place] = as_vector(each.template get<2>());
    }
    constexpr auto statements = Query::statements();
    compare("a preload", chosen, expected, statements[1], order);
    if constexpr (is_twice) compare("a joined preload", joined, expected, statements.back(), order);
  }

  /// A query that finds the owners that have targets, or those that have none, each once.
  template <class Query>
  void agree_on_owners(const Query& query, const expectation<Target>& expected, bool with_targets) const {
    std::vector<int> times(owners_.size());
    for (const Owner& each : db_(query)) ++times[place_of(each)];
    bool is_right = true;
    for (std::size_t i = 0; i != times.size(); ++i) {
      if (times[i] != (expected.targets[i].empty() != with_targets ? 1 : 0)) is_right = false;
    }
    check(is_right, "exists", Query::sql());
  }

  /// A query of the numbers of targets, in the order of the owners' keys.
  template <class Query>
  void agree_on_counts(const Query& query, const expectation<Target>& expected) const {
    const std::vector<std::int64_t> counts = db_.all(query);
    std::vector<std::int64_t> wanted;
    for (const auto& each : places_) wanted.push_back(static_cast<std::int64_t>(expected.targets[each.second].size()));
    check(counts == wanted, "count", Query::sql());
  }

  std::size_t place_of(const Owner& owner) const { return places_.at(key_of(owner)); }

  static void compare(const char* use, answers& found, const expectation<Target>& expected, std::string_view sql, sequence order) {
    bool all_are_same = found.size() == expected.targets.size();
    for (std::size_t i = 0; all_are_same && i != found.size(); ++i) {
      all_are_same = are_same(found[i], expected.targets[i], order);
    }
    check(all_are_same, use, sql);
  }

  engine::database& db_;
  const std::vector<Owner>& owners_;
  std::map<decltype(key_of(std::declval<const Owner&>())), std::size_t> places_;
};

}  // namespace checking

#endif
