// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_RELATIONS_HPP
#define IKEBANA_TEST_CROSSINGS_RELATIONS_HPP

// Random relations over a schema, how they are written in C++, and their targets by nested loops.

#include "world.hpp"

#include <functional>

namespace crossing {

enum class comparison { lt, le, eq, ne, ge, gt, is_null, is_not_null, both, either, negated };

/// A condition about the rows of one path: position 0 is the owner, 1 what the first hop leads to, and so on.
struct condition {
  comparison what;
  int position = 0;
  int place = 0;
  cell value;
  std::vector<condition> parts;
};

using path = std::vector<const row*>;

/// As SQL has it: 1 true, 0 false, -1 unknown.
inline int holds(const condition& asked, const path& at) {
  switch (asked.what) {
    case comparison::both:
    case comparison::either: {
      const int a = holds(asked.parts[0], at), b = holds(asked.parts[1], at);
      const int deciding = asked.what == comparison::both ? 0 : 1;
      if (a == deciding || b == deciding) return deciding;
      return a == -1 || b == -1 ? -1 : 1 - deciding;
    }
    case comparison::negated: {
      const int a = holds(asked.parts[0], at);
      return a == -1 ? -1 : 1 - a;
    }
    default: break;
  }
  const cell& value = (*at[static_cast<std::size_t>(asked.position)])[static_cast<std::size_t>(asked.place)];
  const bool is_null = std::holds_alternative<std::monostate>(value);
  if (asked.what == comparison::is_null) return is_null ? 1 : 0;
  if (asked.what == comparison::is_not_null) return is_null ? 0 : 1;
  if (is_null) return -1;
  switch (asked.what) {
    case comparison::lt: return value < asked.value;
    case comparison::le: return value <= asked.value;
    case comparison::eq: return value == asked.value;
    case comparison::ne: return value != asked.value;
    case comparison::ge: return value >= asked.value;
    default: return value > asked.value;
  }
}

inline void move_to(condition& each, const std::function<int(int)>& position) {
  each.position = position(each.position);
  for (condition& part : each.parts) move_to(part, position);
}

/// How a column is written, by the position of its row and its place.
using spelling = std::function<std::string(int position, int place)>;

inline std::string quoted(const cell& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (std::holds_alternative<double>(value)) return shown(value);
  return "\"" + std::get<std::string>(value) + "\"";
}

inline std::string spelled(const condition& asked, const spelling& column) {
  static const char* const words[] = {" < ", " <= ", " == ", " != ", " >= ", " > "};
  switch (asked.what) {
    case comparison::both: return "(" + spelled(asked.parts[0], column) + ") && (" + spelled(asked.parts[1], column) + ")";
    case comparison::either: return "(" + spelled(asked.parts[0], column) + ") || (" + spelled(asked.parts[1], column) + ")";
    case comparison::negated: return "!(" + spelled(asked.parts[0], column) + ")";
    case comparison::is_null: return column(asked.position, asked.place) + ".is_null()";
    case comparison::is_not_null: return column(asked.position, asked.place) + ".is_not_null()";
    default: return column(asked.position, asked.place) + words[static_cast<int>(asked.what)] + quoted(asked.value);
  }
}

inline condition any_condition(dice& roll, const model& of, int position, int depth = 2) {
  if (depth > 0 && roll.one_of(4)) {
    const auto what = roll.any(std::vector<comparison>{comparison::both, comparison::either, comparison::either});
    return {what, 0, 0, {}, {any_condition(roll, of, position, depth - 1), any_condition(roll, of, position, depth - 1)}};
  }
  if (depth > 0 && roll.one_of(8)) return {comparison::negated, 0, 0, {}, {any_condition(roll, of, position, depth - 1)}};
  const int place = roll.below(static_cast<int>(of.columns.size()));
  const column& chosen = of.columns[static_cast<std::size_t>(place)];
  if (chosen.is_optional && roll.one_of(3)) {
    return {roll.one_of(2) ? comparison::is_null : comparison::is_not_null, position, place, {}, {}};
  }
  column asked = chosen;
  asked.is_optional = false;
  return {static_cast<comparison>(roll.below(6)), position, place, any_value(roll, asked), {}};
}

struct order_term {
  int place;
  bool descending;
  int position = -1;  // of a path; -1 is its target
};

struct hop {
  int link = 0;
  bool down = true;
  bool is_one = false;                // has_one
  std::vector<condition> where = {};  // about position 1, counted from this hop
  std::string name = {};
};

struct relation {
  std::string name;
  int owner;
  int target;
  std::vector<hop> hops;
  bool is_one = false;
  std::vector<condition> where = {};  // about positions of the whole path
  std::vector<order_term> order = {};
  int limit = -1;
  bool is_pivoted = false;  // many_to_many
  std::string text = {};

  bool is_ordered_on_its_way() const {
    return std::any_of(order.begin(), order.end(), [](const order_term& each) { return each.position >= 0; });
  }
  /// Whether its targets hold the owner's key, so that they are created for it.
  bool is_direct() const { return hops.size() == 1 && hops[0].down; }
};

inline int model_before(const world& in, const hop& one) {
  const link& over = in.links[static_cast<std::size_t>(one.link)];
  return one.down ? over.parent : over.child;
}
inline int model_after(const world& in, const hop& one) {
  const link& over = in.links[static_cast<std::size_t>(one.link)];
  return one.down ? over.child : over.parent;
}

/// The models at the positions of a path.
inline std::vector<int> models_on(const world& in, const relation& along) {
  std::vector<int> models{along.owner};
  for (const hop& each : along.hops) models.push_back(model_after(in, each));
  return models;
}

inline bool is_before(const row& a, const row& b, const std::vector<order_term>& order, const std::vector<int>& key) {
  for (const order_term& term : order) {
    const cell &x = a[static_cast<std::size_t>(term.place)], &y = b[static_cast<std::size_t>(term.place)];
    if (x != y) return term.descending ? y < x : x < y;
  }
  for (int place : key) {
    const cell &x = a[static_cast<std::size_t>(place)], &y = b[static_cast<std::size_t>(place)];
    if (x != y) return x < y;
  }
  return false;
}

inline void walk(const world& in, const relation& along, std::size_t at, path& so_far, std::vector<path>& found) {
  if (at == along.hops.size()) {
    for (const condition& each : along.where) {
      if (holds(each, so_far) != 1) return;
    }
    return found.push_back(so_far);
  }
  const hop& one = along.hops[at];
  const link& over = in.links[static_cast<std::size_t>(one.link)];
  const std::vector<int>& from = one.down ? over.named : over.columns;
  const std::vector<int>& to = one.down ? over.columns : over.named;
  const model& next = in.at(model_after(in, one));
  const row& here = *so_far.back();
  const row* first = nullptr;
  for (const row& candidate : next.rows) {
    bool meets = true;
    for (std::size_t i = 0; i != from.size(); ++i) {
      const cell& key = here[static_cast<std::size_t>(from[i])];
      meets = meets && !std::holds_alternative<std::monostate>(key) && key == candidate[static_cast<std::size_t>(to[i])];
    }
    for (const condition& each : one.where) meets = meets && holds(each, {&here, &candidate}) == 1;
    if (!meets) continue;
    if (one.is_one) {
      if (first == nullptr || is_before(candidate, *first, {}, next.key)) first = &candidate;
      continue;
    }
    so_far.push_back(&candidate);
    walk(in, along, at + 1, so_far, found);
    so_far.pop_back();
  }
  if (first != nullptr) {
    so_far.push_back(first);
    walk(in, along, at + 1, so_far, found);
    so_far.pop_back();
  }
}

/// What a query adds to a relation.
struct narrowing {
  std::vector<condition> where = {};
  std::vector<order_term> order = {};
  int limit = -1;
  int offset = 0;
  bool distinct = false;
  bool in_order = false;  // the order tells all rows apart
};

inline bool is_path_before(const path& a, const path& b, const std::vector<order_term>& order, const std::vector<int>& key) {
  for (const order_term& term : order) {
    const auto value = [&](const path& of) {
      return (*(term.position < 0 ? of.back() : of[static_cast<std::size_t>(term.position)]))[static_cast<std::size_t>(term.place)];
    };
    const cell x = value(a), y = value(b);
    if (x != y) return term.descending ? y < x : x < y;
  }
  return is_before(*a.back(), *b.back(), {}, key);
}

/// The paths to the targets of one owner: the bag, its order and its cut.
inline std::vector<path> paths_of(const world& in, const relation& along, const narrowing& by, const row& owner) {
  std::vector<path> paths;
  path begun{&owner};
  walk(in, along, 0, begun, paths);
  std::vector<path> found;
  for (const path& each : paths) {
    bool is_kept = true;
    for (const condition& asked : by.where) is_kept = is_kept && holds(asked, each) == 1;
    if (is_kept) found.push_back(each);
  }
  const std::vector<int>& key = in.at(along.target).key;
  if (by.distinct) {  // rows without key are told apart by their values
    std::sort(found.begin(), found.end(), [](const path& a, const path& b) { return *a.back() < *b.back(); });
    found.erase(std::unique(found.begin(), found.end(), [](const path& a, const path& b) { return *a.back() == *b.back(); }), found.end());
  }
  std::vector<order_term> order = along.order;
  order.insert(order.end(), by.order.begin(), by.order.end());
  std::stable_sort(found.begin(), found.end(), [&](const path& a, const path& b) { return is_path_before(a, b, order, key); });
  const int most = along.is_one ? 1 : along.limit >= 0 ? along.limit : by.limit;
  if (by.offset > 0)
    found.erase(found.begin(), found.begin() + std::min<std::ptrdiff_t>(by.offset, static_cast<std::ptrdiff_t>(found.size())));
  if (most >= 0 && found.size() > static_cast<std::size_t>(most)) found.resize(static_cast<std::size_t>(most));
  return found;
}

inline std::vector<const row*> targets_of(const world& in, const relation& along, const narrowing& by, const row& owner) {
  std::vector<const row*> found;
  for (const path& each : paths_of(in, along, by, owner)) found.push_back(each.back());
  return found;
}

class relation_maker {
 public:
  relation_maker(dice& roll, const world& in) : roll_(roll), in_(in) {}

  std::vector<relation> make(int count) {
    std::vector<relation> made;
    for (int tries = 0; static_cast<int>(made.size()) < count && tries != 100; ++tries) {
      if (!made.empty() && roll_.one_of(5)) {
        const relation& turned = roll_.any(made);
        bool can_turn = !turned.is_one;
        for (const hop& each : turned.hops) can_turn = can_turn && !each.is_one;
        if (can_turn) made.push_back(inverse_of(turned));
        continue;
      }
      relation next = roll_.one_of(5) ? make_composed(made) : roll_.one_of(4) ? make_pivoted() : make_one();
      if (!next.hops.empty()) made.push_back(next);
    }
    return made;
  }

 private:
  std::string new_name(const char* prefix) { return prefix + std::to_string(++names_); }

  std::string member(int of, int place) const {
    return "&" + in_.at(of).type + "::" + in_.at(of).columns[static_cast<std::size_t>(place)].name;
  }

  std::string keys_of(const link& over) const {
    if (over.columns.size() == 1) return member(over.child, over.columns[0]);
    std::string all;
    for (int place : over.columns) all += (all.empty() ? "" : ", ") + member(over.child, place);
    return "key<" + all + ">";
  }

  spelling plain(const std::vector<int>& models) const {
    return [this, models](int position, int place) { return "col<" + member(models[static_cast<std::size_t>(position)], place) + ">"; };
  }

  /// A hop from a model, with the text of its declaration.
  bool make_hop(int from, hop& made, std::string& text) {
    std::vector<hop> possible;
    for (std::size_t i = 0; i != in_.links.size(); ++i) {
      if (in_.links[i].parent == from) possible.push_back({static_cast<int>(i), true, false, {}, {}});
      if (in_.links[i].parent == from) possible.push_back({static_cast<int>(i), true, false, {}, {}});
      if (in_.links[i].child == from) possible.push_back({static_cast<int>(i), false, false, {}, {}});
    }
    if (possible.empty()) return false;
    made = roll_.any(possible);
    const link& over = in_.links[static_cast<std::size_t>(made.link)];
    const int to = model_after(in_, made);
    made.is_one = made.down && !in_.at(to).key.empty() && roll_.one_of(6);
    if (roll_.one_of(4)) made.where.push_back(any_condition(roll_, in_.at(to), 1));
    const char* const word = !made.down ? "belongs_to" : made.is_one ? "has_one" : "has_many";
    const std::string base = std::string(word) + "<" + in_.at(from).type + ", " + in_.at(to).type + ", " + keys_of(over) + ">";
    made.name = new_name("H");
    if (made.where.empty()) {
      text += "using " + made.name + " = " + base + ";\n";
    } else {
      text += "struct " + made.name + " : " + base + " {\n  static constexpr auto where = " + spelled(made.where[0], plain({from, to})) +
              ";\n};\n";
    }
    return true;
  }

  relation make_one() {
    relation made;
    made.owner = roll_.below(static_cast<int>(in_.models.size()));
    const int wanted = 1 + roll_.below(3);
    int at = made.owner;
    for (int i = 0; i != wanted; ++i) {
      hop next;
      if (!make_hop(at, next, made.text)) break;
      made.hops.push_back(next);
      at = model_after(in_, next);
    }
    made.target = at;
    if (made.hops.empty()) return made;
    bool is_one = true;
    for (const hop& each : made.hops) is_one = is_one && (!each.down || each.is_one);
    const bool has_key = !in_.at(at).key.empty();
    const bool is_first = made.hops.size() > 1 && !is_one && has_key && roll_.one_of(6);
    std::string base = made.hops[0].name;
    if (made.hops.size() > 1) {
      base = (is_first ? "has_one_through<" : "through<") + in_.at(made.owner).type;
      for (const hop& each : made.hops) base += ", " + each.name;
      base += ">";
    }
    made.is_one = is_one || is_first;
    if (made.hops.size() == 1) made.hops[0].is_one = false;  // the relation is cut itself, after the conditions of a query
    made.name = new_name("R");
    std::string body;
    const bool is_hop_with_where = made.hops.size() == 1 && !made.hops[0].where.empty();
    if (!is_hop_with_where && roll_.one_of(4)) {
      const std::vector<int> models = models_on(in_, made);
      const int position = 1 + roll_.below(static_cast<int>(made.hops.size()));
      int same = 0;
      for (std::size_t i = 1; i != models.size(); ++i) same += models[i] == models[static_cast<std::size_t>(position)];
      if (same == 1) {
        made.where.push_back(any_condition(roll_, in_.at(models[static_cast<std::size_t>(position)]), position));
        body += "  static constexpr auto where = " + spelled(made.where.back(), plain(models)) + ";\n";
      }
    }
    if (!is_one && has_key && count_of(made, made.target) == 1) {
      if (roll_.one_of(4)) {
        made.order.push_back({in_.at(made.target).place("n"), roll_.one_of(2)});
        body += std::string("  static constexpr auto order_by = by(") + (made.order[0].descending ? "desc" : "asc") + "(col<&" +
                in_.at(made.target).type + "::n>));\n";
      }
      if (!is_first && roll_.one_of(8)) {
        made.limit = 1 + roll_.below(3);
        body += "  static constexpr auto limit = " + std::to_string(made.limit) + ";\n";
      }
    }
    made.text += body.empty() ? "using " + made.name + " = " + base + ";\n" : "struct " + made.name + " : " + base + " {\n" + body + "};\n";
    return made;
  }

  /// A many_to_many over a model that names two others, or one twice.
  relation make_pivoted() {
    relation made;
    std::vector<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i != in_.links.size(); ++i) {
      for (std::size_t k = 0; k != in_.links.size(); ++k) {
        if (i == k || in_.links[i].child != in_.links[k].child) continue;
        if (in_.links[i].parent == in_.links[i].child || in_.links[k].parent == in_.links[k].child) continue;
        pairs.emplace_back(static_cast<int>(i), static_cast<int>(k));
      }
    }
    if (pairs.empty()) return made;
    const auto [down, up] = roll_.any(pairs);
    const link &to_owner = in_.links[static_cast<std::size_t>(down)], &to_target = in_.links[static_cast<std::size_t>(up)];
    made.owner = to_owner.parent;
    made.target = to_target.parent;
    made.hops = {{down, true, false, {}, {}}, {up, false, false, {}, {}}};
    made.is_pivoted = true;
    made.name = new_name("R");
    const std::string base = "many_to_many<" + in_.at(made.owner).type + ", " + in_.at(to_owner.child).type + ", " +
                             in_.at(made.target).type + ", " + keys_of(to_owner) + ", " + keys_of(to_target) + ">";
    if (!roll_.one_of(2)) {
      made.text = "using " + made.name + " = " + base + ";\n";
      return made;
    }
    made.where.push_back(roll_.one_of(2) ? condition{comparison::eq, 1, in_.at(to_owner.child).place("n"), std::int64_t{roll_.below(4)}, {}}
                                         : any_condition(roll_, in_.at(to_owner.child), 1));
    made.text = "struct " + made.name + " : " + base +
                " {\n  static constexpr auto where = " + spelled(made.where[0], plain(models_on(in_, made))) + ";\n};\n";
    return made;
  }

  /// A relation whose elements are two others; a has_one that is one of them cuts its own hop.
  relation make_composed(const std::vector<relation>& of) {
    relation made;
    std::vector<std::pair<const relation*, const relation*>> pairs;
    const auto may_be_part = [](const relation& each) {
      const bool goes_up = std::all_of(each.hops.begin(), each.hops.end(), [](const hop& one) { return !one.down; });
      return each.limit < 0 && (!each.is_one || goes_up || (each.hops.size() == 1 && each.order.empty()));
    };
    for (const relation& first : of) {
      for (const relation& second : of) {
        if (first.target != second.owner || !may_be_part(first) || !may_be_part(second) || first.hops.size() + second.hops.size() > 4)
          continue;
        pairs.emplace_back(&first, &second);
      }
    }
    if (pairs.empty()) return made;
    const auto [first, second] = roll_.any(pairs);
    made.owner = first->owner;
    made.target = second->target;
    made.is_one = first->is_one && second->is_one;
    made.name = new_name("R");
    made.text = "using " + made.name + " = through<" + first->name + ", " + second->name + ">;\n";
    for (const relation* part : {first, second}) {
      const int begin = static_cast<int>(made.hops.size());
      const int end = begin + static_cast<int>(part->hops.size());
      if (part->is_one && part->hops.size() == 1 && part->hops[0].down) {
        hop one = part->hops[0];
        one.is_one = true;
        one.where.insert(one.where.end(), part->where.begin(), part->where.end());
        made.hops.push_back(one);
        continue;
      }
      made.hops.insert(made.hops.end(), part->hops.begin(), part->hops.end());
      for (condition asked : part->where) {
        move_to(asked, [&](int position) { return begin + position; });
        made.where.push_back(asked);
      }
      for (order_term term : part->order) {
        const bool is_last = begin != 0;  // not asked of the parts: both may be the same relation
        term.position = term.position >= 0 ? begin + term.position : is_last ? -1 : end;
        made.order.push_back(term);
      }
    }
    return made;
  }

  int count_of(const relation& along, int model) const {
    const std::vector<int> models = models_on(in_, along);
    return static_cast<int>(std::count(models.begin() + 1, models.end(), model));
  }

  /// The same path backwards: conditions stay with their rows; order and limit are dropped.
  relation inverse_of(const relation& turned) {
    relation made;
    made.name = new_name("R");
    made.owner = turned.target;
    made.target = turned.owner;
    const int last = static_cast<int>(turned.hops.size());
    bool is_one = true;
    for (int i = last; i-- != 0;) {
      const hop& each = turned.hops[static_cast<std::size_t>(i)];
      made.hops.push_back({each.link, !each.down, false, {}, {}});
      is_one = is_one && each.down;
      for (condition asked : each.where) {
        move_to(asked, [&](int position) { return last - (i + position); });
        made.where.push_back(asked);
      }
    }
    for (condition asked : turned.where) {
      move_to(asked, [&](int position) { return last - position; });
      made.where.push_back(asked);
    }
    made.is_one = is_one;
    made.text = "using " + made.name + " = inverse<" + turned.name + ">;\n";
    return made;
  }

  dice& roll_;
  const world& in_;
  int names_ = 0;
};

}  // namespace crossing

#endif
