// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_WORLD_HPP
#define IKEBANA_TEST_CROSSINGS_WORLD_HPP

// A random schema with its rows: models with keys of each kind or none, foreign keys between them, also to themselves.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace crossing {

using cell = std::variant<std::monostate, std::int64_t, double, std::string>;  // NULL is the least, as in SQLite
using row = std::vector<cell>;

enum class kind { integer, real, text };

struct column {
  std::string name;
  kind type;
  bool is_optional = false;
};

/// A foreign key: some columns of a model, and those of another that they name.
struct link {
  int child;
  std::vector<int> columns;
  int parent;
  std::vector<int> named;
};

struct model {
  std::string type;
  std::string table;
  std::vector<column> columns;
  std::vector<int> key;
  std::vector<row> rows;

  int place(const std::string& name) const {
    for (std::size_t i = 0; i != columns.size(); ++i) {
      if (columns[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }
  bool has_generated_key() const { return key.size() == 1 && columns[static_cast<std::size_t>(key[0])].type == kind::integer; }
};

class dice {
 public:
  explicit dice(unsigned seed) : random_(seed) {}
  int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  bool one_of(int sides) { return below(sides) == 0; }
  template <class T>
  const T& any(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  template <class T>
  void shuffle(std::vector<T>& some) {
    for (std::size_t i = some.size(); i > 1; --i) std::swap(some[i - 1], some[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

 private:
  std::mt19937 random_;
};

inline std::string shown(const cell& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* characters = std::get_if<std::string>(&value)) return "'" + *characters + "'";
  if (const auto* real = std::get_if<double>(&value)) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%g", *real);
    return digits;
  }
  return "-";
}

inline std::string shown(const row& values) {
  std::string line;
  for (std::size_t i = 0; i != values.size(); ++i) line += (i == 0 ? "" : "|") + shown(values[i]);
  return line;
}

struct world {
  std::vector<model> models;
  std::vector<link> links;

  model& at(int i) { return models[static_cast<std::size_t>(i)]; }
  const model& at(int i) const { return models[static_cast<std::size_t>(i)]; }
};

inline cell any_value(dice& roll, const column& of) {
  static const std::vector<std::string> texts = {"a", "A", "b", "it''s", "", "n"};
  if (of.is_optional && roll.one_of(4)) return {};
  if (of.type == kind::integer) return std::int64_t{roll.below(6)};
  if (of.type == kind::real) return roll.below(6) + 0.5;
  std::string chosen = roll.any(texts);
  if (chosen == "it''s") chosen = "it's";
  return chosen;
}

inline world make_world(dice& roll) {
  // Names that differ from each other, or from what is generated, by little.
  static const std::vector<std::vector<std::string>> names = {
      {"nodes", "NODES_2", "leaves", "nodes_3", "roots"},
      {"as", "bs", "cs", "ds", "es"},
      {"order", "group", "Order_2", "a table", "select"},
  };
  world made;
  const auto& tables = roll.any(names);
  const int count = 3 + roll.below(3);
  for (int i = 0; i != count; ++i) {
    model each{std::string(1, static_cast<char>('A' + i)), tables[static_cast<std::size_t>(i)], {}, {}, {}};
    const int key = i == 0 ? roll.below(3) : roll.below(9);
    if (key == 1) {
      each.columns = {{"code", kind::text}};
      each.key = {0};
    } else if (key == 2) {
      each.columns = {{"x", kind::integer}, {"y", kind::text}};
      each.key = {0, 1};
    } else if (key == 4) {
      each.columns = {{"weight", kind::real}};
      each.key = {0};
    } else if (key != 3) {
      each.columns = {{"id", kind::integer}};
      each.key = {0};
    }
    const auto add_link = [&](int parent, const char* prefix) {
      const model& to = parent == i ? each : made.at(parent);
      if (to.key.empty()) return;
      link one{i, {}, parent, to.key};
      std::vector<column> added;
      const bool is_optional = parent == i || roll.one_of(2);
      for (int k : to.key) {
        const column named = to.columns[static_cast<std::size_t>(k)];
        one.columns.push_back(static_cast<int>(each.columns.size() + added.size()));
        added.push_back({prefix + to.type + "_" + named.name, named.type, is_optional});
      }
      for (const column& some : added) each.columns.push_back(some);
      made.links.push_back(one);
    };
    if (i > 0) add_link(roll.below(i), "p");
    if (i > 0 && roll.one_of(2)) add_link(roll.below(i), "q");
    if (roll.one_of(3)) add_link(i, "self");
    each.columns.push_back({"n", kind::integer});
    if (roll.one_of(2)) each.columns.push_back({"s", kind::text});
    if (roll.one_of(2)) each.columns.push_back({"o", kind::integer, true});
    if (roll.one_of(6)) each.columns.push_back({"ikebana_rank", kind::integer});
    made.models.push_back(each);
  }
  for (int i = 0; i != count; ++i) {
    model& each = made.at(i);
    const int rows = 2 + roll.below(7);
    for (int k = 0; k != rows; ++k) {
      row values;
      for (const column& of : each.columns) values.push_back(any_value(roll, of));
      if (each.has_generated_key()) values[static_cast<std::size_t>(each.key[0])] = std::int64_t{k + 1};
      for (const link& one : made.links) {
        if (one.child != i) continue;
        const model& parent = made.at(one.parent);
        if (parent.rows.empty() || roll.one_of(6)) continue;  // some foreign keys name nothing
        const row& named = roll.any(parent.rows);
        if (each.columns[static_cast<std::size_t>(one.columns[0])].is_optional && roll.one_of(5)) {
          values[static_cast<std::size_t>(roll.any(one.columns))] = {};
          continue;
        }
        for (std::size_t c = 0; c != one.columns.size(); ++c) {
          values[static_cast<std::size_t>(one.columns[c])] = named[static_cast<std::size_t>(one.named[c])];
        }
      }
      bool is_there = false;
      for (const row& other : each.rows) {
        bool is_same = !each.key.empty();
        for (int c : each.key) is_same = is_same && other[static_cast<std::size_t>(c)] == values[static_cast<std::size_t>(c)];
        is_there = is_there || is_same;
      }
      if (!is_there) each.rows.push_back(values);
    }
    roll.shuffle(each.rows);
  }
  return made;
}

}  // namespace crossing

#endif
