// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_STRATEGIES_HPP
#define IKEBANA_TEST_RUNTIME_STRATEGIES_HPP

// Every use of a relation, compared with the targets that nested loops have found. Owners and targets are known by an integer `id`.

#include "engine.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace strategies {

using ids = std::vector<std::int64_t>;
using ids_by_owner = std::map<std::int64_t, ids>;

template <class Record>
ids ids_of(const std::vector<Record>& records) {
  ids found;
  for (const Record& each : records) found.push_back(each.id);
  std::sort(found.begin(), found.end());
  return found;
}

template <class Record>
ids ids_of(const std::optional<Record>& record) {
  return record ? ids{record->id} : ids{};
}

inline std::string shown(const ids_by_owner& found) {
  std::string text;
  for (const auto& [owner, targets] : found) {
    text += std::to_string(owner) + ":";
    for (std::int64_t each : targets) text += ' ' + std::to_string(each);
    text += "; ";
  }
  return text;
}

inline void compare(const std::string& use, ids_by_owner found, const ids_by_owner& expected) {
  for (auto& [owner, targets] : found) std::sort(targets.begin(), targets.end());
  BOOST_TEST(found == expected, use << " finds " << shown(found) << "\nand not        " << shown(expected));
}

/// The pairs for which a condition holds, as the targets of each owner.
template <class Owner, class Target, class Holds>
ids_by_owner pairs(const std::vector<Owner>& owners, const std::vector<Target>& targets, Holds holds) {
  ids_by_owner found;
  for (const Owner& owner : owners) {
    ids& of = found[owner.id];
    for (const Target& target : targets) {
      for (int i = holds(owner, target); i > 0; --i) of.push_back(target.id);
    }
    std::sort(of.begin(), of.end());
  }
  return found;
}

/// Asks for the targets in each way that gives records: of one owner, of several, preloaded, loaded.
template <class Related, class Owner>
void agree_on_records(engine::database& db, const Related& asked, const std::vector<Owner>& owners, const ids_by_owner& expected) {
  using namespace ikebana;
  ids_by_owner of, of_range, preloaded, joined, loaded;
  const auto of_each = db.all(asked.of(owners));
  const auto loaded_for_each = db.load(owners, asked);
  for (std::size_t i = 0; i != owners.size(); ++i) {
    of[owners[i].id] = ids_of(db.all(asked.of(owners[i])));
    of_range[owners[i].id] = ids_of(of_each[i]);
    loaded[owners[i].id] = ids_of(loaded_for_each[i]);
  }
  for (const auto& row : db.all(from<Owner>().with(asked))) preloaded[row.template get<0>().id] = ids_of(row.template get<1>());
  for (const auto& row : db.all(from<Owner>().with(asked.joined()))) joined[row.template get<0>().id] = ids_of(row.template get<1>());
  compare("of(owner)", of, expected);
  compare("of(range)", of_range, expected);
  compare("load", loaded, expected);
  compare("preload", preloaded, expected);
  compare("preload, joined", joined, expected);
}

/// Asks of each owner whether it has targets, and how many.
template <class Related, class Owner>
void agree_on_numbers(engine::database& db, const Related& asked, const std::vector<Owner>& owners, const ids_by_owner& expected) {
  using namespace ikebana;
  ids with, without, counted, loaded, with_targets, without_targets, numbers;
  for (const auto& [owner, targets] : expected) {
    (targets.empty() ? without_targets : with_targets).push_back(owner);
    numbers.push_back(static_cast<std::int64_t>(targets.size()));
  }
  BOOST_TEST(ids_of(db.all(from<Owner>().where(exists(asked)))) == with_targets, "exists: " << from<Owner>().where(exists(asked)).sql());
  BOOST_TEST(
      ids_of(db.all(from<Owner>().where(!exists(asked)))) == without_targets, "not exists: " << from<Owner>().where(!exists(asked)).sql());
  BOOST_TEST(db.all(from<Owner>().order_by(col<&Owner::id>).select(count(asked))) == numbers, boost::test_tools::per_element());
  const auto loaded_for_each = db.load(owners, count(asked));
  std::map<std::int64_t, std::int64_t> by_owner;
  for (std::size_t i = 0; i != owners.size(); ++i) by_owner[owners[i].id] = loaded_for_each[i];
  for (const auto& each : by_owner) loaded.push_back(each.second);
  BOOST_TEST(loaded == numbers, "load(count)");

  const auto tx = db.transaction();  // rolled back
  BOOST_TEST(
      db.execute(remove<Owner>().where(!exists(asked))) == static_cast<std::int64_t>(without_targets.size()), "remove where not exists");
}

template <class Relation, class Owner>
void agree_on_joins(engine::database& db, const ids_by_owner& expected) {
  using namespace ikebana;
  using target = ikebana::detail::target_of<Relation>;
  ids_by_owner inner, left;
  for (const auto& [owner, targets] : expected) inner[owner], left[owner];
  for (const auto& [owner, found] : db.all(from<Owner, "joined_owner">().template join<Relation, "joined_target">().select(
           col<&Owner::id, "joined_owner">, col<&target::id, "joined_target">))) {
    inner[owner].push_back(found);
  }
  for (const auto& [owner, found] : db.all(from<Owner>().template left_join<Relation>())) {
    if (found) left[owner.id].push_back(found->id);
  }
  compare("join", inner, expected);
  compare("left_join", left, expected);
}

/// Every use of a relation. An alias names its target.
template <class Relation, ikebana::fixed_text Alias = "", class Owner>
void agree(engine::database& db, const std::vector<Owner>& owners, const ids_by_owner& expected) {
  constexpr auto asked = ikebana::related<Relation, Alias>();
  BOOST_TEST_MESSAGE(asked.sql());
  agree_on_records(db, asked, owners, expected);
  agree_on_numbers(db, asked, owners, expected);
  agree_on_joins<Relation, Owner>(db, expected);
  std::size_t targets = 0;
  for (const Owner& each : owners) {
    const auto tx = db.transaction();  // rolled back
    ids distinct = expected.at(each.id);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    BOOST_TEST(db.execute(ikebana::remove(asked.of(each))) == static_cast<std::int64_t>(distinct.size()), "remove(related.of(owner))");
    targets += distinct.size();
  }
  BOOST_TEST(targets != 0, "an empty relation proves nothing");
}

}  // namespace strategies

#endif
