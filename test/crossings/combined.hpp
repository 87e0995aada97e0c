// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_COMBINED_HPP
#define IKEBANA_TEST_CROSSINGS_COMBINED_HPP

// Random queries that combine several features: set operations, queries as tables, groups beside relations, selections beside
// preloads, orders by aggregates, sub-queries within sub-queries, pages, conditions and orders that are known at run time.

#include "queries.hpp"

#include <optional>
#include <set>

namespace crossing {

class combined_maker : public query_maker {
 public:
  using query_maker::query_maker;

  query make() {
    switch (roll_.below(28)) {
      case 0:
      case 1: return set_operation();
      case 2: return derived();
      case 3: return derived_count();
      case 4:
      case 5: return grouped_join();
      case 6: return selected_beside_preload();
      case 7: return ordered_by_aggregate();
      case 8: return distinct_values();
      case 9: return chained_joins();
      case 10: return keyset();
      case 11: return keyset_of_join();
      case 12: return deep_filter();
      case 13: return negated_in();
      case 14: return aggregated();
      case 15: return loaded_nested();
      case 16: return paged_query();
      case 17: return known_at_run_time();
      case 18: return selected_on_the_way();
      default: return query_maker::make();
    }
  }

 protected:
  using table = std::vector<row>;

  std::string alias_or_none(const std::vector<std::string>& some) { return roll_.one_of(2) ? "" : roll_.any(some); }
  static std::string from_text(const model& of, const std::string& alias = {}) {
    return "from<" + of.type + (alias.empty() ? "" : ", \"" + alias + "\"") + ">()";
  }
  static std::string model_text(const model& of, const std::string& alias = {}) {
    return "model<" + of.type + (alias.empty() ? "" : ", \"" + alias + "\"") + ">";
  }
  static spelling of_model(const model& of, const std::string& alias = {}) {
    return [&of, alias](int, int place) { return written_column(of, place, alias); };
  }
  /// `for (const auto& [v0, v1] : db(...)) found.push_back(v0 | v1);`, of one value without brackets.
  static std::string loop(const std::string& asked, std::size_t values) {
    std::string names, line;
    for (std::size_t i = 0; i != values; ++i) {
      const std::string name = "v" + std::to_string(i);
      names += (i == 0 ? "" : ", ") + name;
      line += (i == 0 ? "" : " + \"|\" + ") + ("line_of(" + name + ")");
    }
    return "for (const auto& " + (values == 1 ? names : "[" + names + "]") + " : db(" + asked + ")) found.push_back(" + line + ");";
  }
  static cell at(const row& of, int place) { return of[static_cast<std::size_t>(place)]; }
  static row projected(const row& of, const std::vector<int>& places) {
    row some;
    for (int place : places) some.push_back(at(of, place));
    return some;
  }
  std::vector<int> some_places(const model& of, int most) {
    std::vector<int> places;
    for (std::size_t i = 0; i != of.columns.size(); ++i) places.push_back(static_cast<int>(i));
    roll_.shuffle(places);
    const auto count = static_cast<std::size_t>(1 + roll_.below(most));
    if (places.size() > count) places.resize(count);
    return places;
  }
  static std::string columns_text(const model& of, const std::vector<int>& places, const std::string& alias = {}) {
    std::string text;
    for (int place : places) text += (text.empty() ? "" : ", ") + written_column(of, place, alias);
    return text;
  }
  static table unique_rows(table of) {
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    return of;
  }
  static std::vector<int> all_places(const model& of) {
    std::vector<int> places;
    for (std::size_t i = 0; i != of.columns.size(); ++i) places.push_back(static_cast<int>(i));
    return places;
  }
  /// A total order of a model's rows: n, a nullable column, the key.
  std::vector<order_term> total_order(const model& of) {
    std::vector<order_term> order;
    if (!roll_.one_of(3)) order.push_back({of.place("n"), roll_.one_of(2)});
    for (std::size_t i = 0; i != of.columns.size(); ++i) {
      if (of.columns[i].is_optional && roll_.one_of(3)) order.push_back({static_cast<int>(i), roll_.one_of(2)});
    }
    for (int place : of.key) order.push_back({place, roll_.one_of(3)});
    return order;
  }

  // ---- two as one

  query set_operation() {
    const model& of = roll_.any(in_.models);
    const std::vector<int> places = roll_.one_of(2) ? all_places(of) : some_places(of, 2);
    const bool is_whole = places.size() == of.columns.size();
    const auto operand = [&](std::string& text) {
      text = from_text(of);
      rows kept;
      for (const row& each : of.rows) kept.push_back(&each);
      const condition narrowed = any_condition(roll_, of, 0);
      const relation* const along = roll_.one_of(3) ? relation_of(static_cast<int>(&of - in_.models.data())) : nullptr;
      if (along != nullptr) {
        const asked by = ask(*along, "t");
        const bool negated = roll_.one_of(2);
        text += std::string(".where(") + (negated ? "!" : "") + "exists(" + by.text + "))";
        std::erase_if(kept, [&](const row* each) { return found_for(by, *each).empty() != negated; });
      } else {
        text += ".where(" + spelled(narrowed, of_model(of)) + ")";
        std::erase_if(kept, [&](const row* each) { return holds(narrowed, {each}) != 1; });
      }
      if (!of.key.empty() && roll_.one_of(4)) {
        const std::vector<order_term> order = total_order(of);
        std::sort(kept.begin(), kept.end(), [&](const row* a, const row* b) { return is_before(*a, *b, order, of.key); });
        const std::size_t most = static_cast<std::size_t>(1 + roll_.below(3));
        text += ".order_by(" + written_order(of, order, "") + ").limit(" + std::to_string(most) + ")";
        if (kept.size() > most) kept.resize(most);
      }
      if (!is_whole) text += ".select(" + columns_text(of, places) + ")";
      table found;
      for (const row* each : kept) found.push_back(projected(*each, places));
      return found;
    };
    static const char* const words[] = {"union_", "union_all", "intersect", "except"};
    const auto combine = [](int word, const table& a, const table& b) {
      table both = a;
      if (word <= 1) both.insert(both.end(), b.begin(), b.end());
      if (word >= 2) std::erase_if(both, [&](const row& each) { return (std::find(b.begin(), b.end(), each) != b.end()) != (word == 2); });
      return word == 1 ? both : unique_rows(both);
    };
    std::string a_text, b_text, c_text;
    const table a = operand(a_text), b = operand(b_text), c = operand(c_text);
    const int first = roll_.below(4), second = roll_.below(4);
    query made{"set operation", {}, {}};
    std::string text;
    table all;
    const int shape = roll_.below(3);
    if (shape == 0) {
      text = a_text + "." + words[first] + "(" + b_text + ")";
      all = combine(first, a, b);
    } else if (shape == 1) {
      text = a_text + "." + words[first] + "(" + b_text + ")." + words[second] + "(" + c_text + ")";
      all = combine(second, combine(first, a, b), c);
    } else {
      text = a_text + "." + words[first] + "(" + b_text + "." + words[second] + "(" + c_text + "))";
      all = combine(first, a, combine(second, b, c));
    }
    if (roll_.one_of(2)) {
      const bool descending = roll_.one_of(2);
      text += ".order_by(";
      for (std::size_t i = 0; i != places.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::string(descending ? "desc(" : "asc(") + written_column(of, places[i]) + ")";
      }
      text += ")";
      std::sort(all.begin(), all.end());
      if (descending) std::reverse(all.begin(), all.end());
      made.in_order = true;
      if (roll_.one_of(2)) {
        const bool has_offset = roll_.one_of(2);
        text += std::string(".limit(3)") + (has_offset ? ".offset(1)" : "");
        if (has_offset && !all.empty()) all.erase(all.begin());
        if (all.size() > 3) all.resize(3);
      }
    }
    made.body = is_whole ? "for (const auto& v0 : db(" + text + ")) found.push_back(line_of(v0));" : loop(text, places.size());
    for (const row& each : all) made.expected.push_back(shown(each));
    return made;
  }

  // ---- a query as a table

  std::string cpp_type(const column& of) const {
    const std::string plain = of.type == kind::integer ? "std::int64_t" : of.type == kind::real ? "double" : "std::string";
    return of.is_optional ? "std::optional<" + plain + ">" : plain;
  }
  std::string new_struct() { return "Made" + std::to_string(++structs_); }

  query derived() {
    const int which = roll_.below(static_cast<int>(in_.models.size()));
    const model& of = in_.at(which);
    const int place = roll_.below(static_cast<int>(of.columns.size()));
    const condition narrowed = any_condition(roll_, of, 0);
    const int least = 1 + roll_.below(2);
    const std::string type = new_struct();
    query made{"a query as a table", {}, {}};
    made.before = "struct " + type + " {\n  IKEBANA_STRUCT(" + type + ", (" + cpp_type(of.columns[static_cast<std::size_t>(place)]) +
                  ", g), (std::int64_t, c), (std::optional<std::int64_t>, m));\n};\n";
    const std::string inner = from_text(of) + ".where(" + spelled(narrowed, of_model(of)) + ").group_by(" + written_column(of, place) +
                              ").select(" + written_column(of, place) + ", count(), sum(" + written_column(of, of.place("n")) + "))";
    std::string text = roll_.one_of(2) ? "from<" + type + ">(" + inner + ")" : "from<" + type + ">().with<" + type + ">(" + inner + ")";
    table groups;
    for (const row& each : of.rows) {
      if (holds(narrowed, {&each}) != 1) continue;
      auto group = std::find_if(groups.begin(), groups.end(), [&](const row& one) { return one[0] == at(each, place); });
      if (group == groups.end()) group = groups.insert(groups.end(), row{at(each, place), std::int64_t{0}, std::int64_t{0}});
      ++std::get<std::int64_t>((*group)[1]);
      std::get<std::int64_t>((*group)[2]) += std::get<std::int64_t>(at(each, of.place("n")));
    }
    std::erase_if(groups, [&](const row& each) { return std::get<std::int64_t>(each[1]) < least; });
    text += ".where(col<&" + type + "::c> >= " + std::to_string(least) + ")";
    const std::string shown_columns = "col<&" + type + "::g>, col<&" + type + "::c>, col<&" + type + "::m>";
    if (roll_.one_of(3)) {
      made.body = loop(text + ".select(" + shown_columns + ")", 3);
      for (const row& each : groups) made.expected.push_back(shown(each));
      return made;
    }
    // Joined with the rows that it is of, some of which have targets.
    const relation* const along = relation_of(which);
    const bool is_left = roll_.one_of(3);
    const std::string alias = alias_or_none({"x", "t"});
    const bool is_filtered = along != nullptr && !is_left && roll_.one_of(2);
    const asked by = along != nullptr ? ask(*along, "u") : asked{};
    text += std::string(is_left ? ".left_join<" : ".join<") + of.type + (alias.empty() ? "" : ", \"" + alias + "\"") + ">(" +
            written_column(of, place, alias) + " == col<&" + type + "::g>)";
    if (is_filtered) {  // a relation is of the query's own model
      text = from_text(of, alias) + ".with<" + type + ">(" + inner + ").join<" + type + ">(col<&" + type +
             "::g> == " + written_column(of, place, alias) + ").where(col<&" + type + "::c> >= " + std::to_string(least) +
             ").where(exists(" + by.text + "))";
    }
    made.body = loop(text + ".select(" + shown_columns + ", " + model_text(of, alias) + ")", 4);
    for (const row& each : groups) {
      bool is_joined = false;
      for (const row& one : of.rows) {
        if (std::holds_alternative<std::monostate>(each[0]) || at(one, place) != each[0]) continue;
        is_joined = true;
        if (is_filtered && found_for(by, one).empty()) continue;
        made.expected.push_back(shown(each) + "|" + shown(one));
      }
      if (is_left && !is_joined) made.expected.push_back(shown(each) + "|-");
    }
    return made;
  }

  /// Each row's number of targets as a table of its own, which a condition and an order are about.
  query derived_count() {
    const relation& along = any_relation();
    const model& owner = in_.at(along.owner);
    if (owner.key.empty()) return derived();
    const asked by = ask(along, "t");
    const std::string type = new_struct();
    const column& key = owner.columns[static_cast<std::size_t>(owner.key[0])];
    query made{"counts as a table", {}, {}};
    made.before = "struct " + type + " {\n  IKEBANA_STRUCT(" + type + ", (" + cpp_type(key) + ", k), (std::int64_t, c));\n};\n";
    const std::string inner = from_text(owner) + ".select(" + written_column(owner, owner.key[0]) + ", count(" + by.text + "))";
    const int least = roll_.below(2);
    std::string text = roll_.one_of(2) ? "from<" + type + ">(" + inner + ")" : "from<" + type + ">().with<" + type + ">(" + inner + ")";
    made.body = loop(
        text + ".where(col<&" + type + "::c> > " + std::to_string(least) + ").select(col<&" + type + "::k>, col<&" + type + "::c>)", 2);
    for (const row& each : owner.rows) {
      const std::size_t n = found_for(by, each).size();
      if (n > static_cast<std::size_t>(least)) made.expected.push_back(shown(at(each, owner.key[0])) + "|" + std::to_string(n));
    }
    return made;
  }

  // ---- groups

  query grouped_join() {
    const relation& along = any_relation();
    const model &owner = in_.at(along.owner), &to = target(along);
    if (along.limit >= 0 || owner.key.empty()) return selected_beside_preload();
    const bool is_left = roll_.one_of(2);
    const relation& other = *relation_of(along.owner);
    const asked beside = ask(other, "u");
    const condition on_owner = any_condition(roll_, owner, 0), on_target = any_condition(roll_, to, 1);
    const bool has_first = roll_.one_of(2), has_second = roll_.one_of(2), has_related = roll_.one_of(2);
    const int least = roll_.below(2), least_related = roll_.below(2);
    const std::string n = written_column(to, to.place("n"), "t");
    std::string text = from_text(owner, "o") + (is_left ? ".left_join<" : ".join<") + along.name + ", \"t\">()";
    const spelling both = [&](int position, int place) {
      return position == 0 ? written_column(owner, place, "o") : written_column(to, place, "t");
    };
    if (has_first) text += ".where(" + spelled(on_owner, both) + ")";
    if (has_second) text += ".where(" + spelled(on_target, both) + ")";
    text += ".group_by(" + columns_text(owner, owner.key, "o") + ").having(count(" + n + ") >= " + std::to_string(least) + ")";
    if (has_related) text += ".having(count(" + beside.text + ") >= " + std::to_string(least_related) + ")";
    query made{is_left ? "group_by of a left_join" : "group_by of a join", {}, {}};
    made.body = loop(
        text + ".select(" + model_text(owner, "o") + ", count(), count(distinct(" + n + ")), sum(" + n + "), count(" + beside.text + "))",
        5);
    const asked whole{&along, {}, {}};
    const row absent(to.columns.size());
    for (const row& each : owner.rows) {
      rows joined = found_for(whole, each);
      if (is_left && joined.empty()) joined.push_back(&absent);
      if (has_first && holds(on_owner, {&each}) != 1) continue;
      if (has_second) std::erase_if(joined, [&](const row* one) { return holds(on_target, {&each, one}) != 1; });
      if (joined.empty()) continue;
      std::set<cell> values;
      std::int64_t sum = 0, counted = 0;
      for (const row* one : joined) {
        const cell value = at(*one, to.place("n"));
        if (std::holds_alternative<std::monostate>(value)) continue;
        values.insert(value);
        sum += std::get<std::int64_t>(value);
        ++counted;
      }
      const std::size_t targets = found_for(beside, each).size();
      if (counted < least || (has_related && targets < static_cast<std::size_t>(least_related))) continue;
      made.expected.push_back(shown(each) + "|" + std::to_string(joined.size()) + "|" + std::to_string(values.size()) + "|" +
                              (counted == 0 ? "-" : std::to_string(sum)) + "|" + std::to_string(targets));
    }
    return made;
  }

  // ---- selections, orders, distinct

  query selected_beside_preload() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    const owners from = any_owners(along.owner);
    const model& owner = in_.at(along.owner);
    const std::vector<int> places = some_places(owner, 2);
    const relation* const deeper = along.is_one ? nullptr : relation_of(along.target);
    const bool is_nested = deeper != nullptr && roll_.one_of(2);
    const asked inner = is_nested ? ask(*deeper, "") : asked{};
    query made{"columns beside a preload", {}, {}, from.in_order};
    std::string names, line;
    for (std::size_t i = 0; i != places.size(); ++i) {
      names += "v" + std::to_string(i) + ", ";
      line += "line_of(v" + std::to_string(i) + ") + ";
    }
    made.body = "for (const auto& [" + names + "c] : db.all(" + from.text + ".select(" + columns_text(owner, places, from.alias) +
                ").with(" + of.text + (is_nested ? ".with(" + inner.text + ")" : any_way(of)) + "))) ";
    if (is_nested) {
      made.body += "{\n    lines each;\n    for (const auto& [t, u] : c) each.push_back(line_of(t) + " + listed(inner, "u") +
                   ");\n    found.push_back(" + line + "bracketed(each, " + (of.by.in_order ? "true" : "false") + "));\n  }";
    } else {
      made.body += "found.push_back(" + line + listed(of, "c") + ");";
    }
    for (const row* each : from.kept) {
      std::string expected;
      for (int place : places) expected += shown(at(*each, place));
      if (is_nested) {
        std::vector<std::string> children;
        for (const row* child : found_for(of, *each)) children.push_back(shown(*child) + list(inner, *child));
        expected += bracketed(children, of.by.in_order);
      } else {
        expected += list(of, *each);
      }
      made.expected.push_back(expected);
    }
    return made;
  }

  /// The number or the greatest of the targets as the order, with a limit, beside a preload or not.
  query ordered_by_aggregate() {
    const relation& along = any_relation();
    const model& owner = in_.at(along.owner);
    if (owner.key.empty()) return selected_beside_preload();
    const asked by = ask(along, "t");
    const bool counts = roll_.one_of(2), descending = roll_.one_of(2), preloads = roll_.one_of(2);
    const std::string aggregate =
        counts ? "count(" + by.text + ")" : "max(" + by.text + ", " + written_column(target(along), target(along).place("n"), "t") + ")";
    std::string text =
        from_text(owner) + ".order_by(" + (descending ? "desc(" : "asc(") + aggregate + "), " + columns_text(owner, owner.key) + ")";
    std::vector<std::pair<cell, const row*>> sorted;
    for (const row& each : owner.rows) {
      cell value;
      const rows all = found_for(by, each);
      for (const row* one : all) value = std::max(value, at(*one, target(along).place("n")));
      if (counts) value = static_cast<std::int64_t>(all.size());
      sorted.emplace_back(value, &each);
    }
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return descending ? b.first < a.first : a.first < b.first;
      return is_before(*a.second, *b.second, {}, owner.key);
    });
    if (roll_.one_of(2)) {
      text += ".limit(3)";
      if (sorted.size() > 3) sorted.resize(3);
    }
    query made{"order_by an aggregate of a relation", {}, {}, true};
    const asked of = ask(*relation_of(along.owner), "");
    if (preloads) {
      made.body = "for (const auto& [o, c] : db.all(" + text + ".with(" + of.text + any_way(of) + "))) found.push_back(line_of(o) + " +
                  listed(of, "c") + ");";
    } else {
      made.body = loop(text, 1);
    }
    for (const auto& [value, each] : sorted) made.expected.push_back(shown(*each) + (preloads ? list(of, *each) : ""));
    return made;
  }

  query distinct_values() {
    const relation& along = any_relation();
    const model& owner = in_.at(along.owner);
    const std::vector<int> places = some_places(owner, 2);
    const asked by = ask(along, "t");
    const bool negated = roll_.one_of(2), descending = roll_.one_of(2);
    std::string text = from_text(owner) + ".where(" + (negated ? "!" : "") + "exists(" + by.text + ")).select(" +
                       columns_text(owner, places) + ").distinct().order_by(";
    for (std::size_t i = 0; i != places.size(); ++i)
      text += (i == 0 ? "" : ", ") + std::string(descending ? "desc(" : "asc(") + written_column(owner, places[i]) + ")";
    text += ")";
    table all;
    for (const row& each : owner.rows) {
      if (found_for(by, each).empty() == negated) all.push_back(projected(each, places));
    }
    all = unique_rows(all);
    if (descending) std::reverse(all.begin(), all.end());
    if (roll_.one_of(2)) {
      text += ".limit(2)";
      if (all.size() > 2) all.resize(2);
    }
    query made{"distinct", loop(text, places.size()), {}, true};
    for (const row& each : all) made.expected.push_back(shown(each));
    return made;
  }

  // ---- joins

  /// A relation joined, and another from its target on.
  query chained_joins() {
    const relation& along = any_relation();
    const relation* const next = relation_of(along.target);
    if (next == nullptr || along.limit >= 0 || next->limit >= 0 || along.target == along.owner) return grouped_join();
    const std::vector<int> models = models_on(in_, along);
    if (std::count(models.begin(), models.end(), along.target) != 1) return grouped_join();
    const model &owner = in_.at(along.owner), &middle = target(along), &last = target(*next);
    const bool is_left = roll_.one_of(2), is_next_left = roll_.one_of(2), has_condition = roll_.one_of(2);
    const bool by_value = roll_.one_of(3);
    const condition on = any_condition(roll_, middle, 1);
    const std::string first = by_value ? std::string(is_left ? ".left_join(" : ".join(") + "related<" + along.name + ", \"t\">())"
                                       : std::string(is_left ? ".left_join<" : ".join<") + along.name + ", \"t\">()";
    std::string text = from_text(owner, "o") + first + (is_next_left ? ".left_join<" : ".join<") + next->name + ", \"u\">()";
    if (has_condition) {
      text += ".where(" + spelled(on, [&](int, int place) { return written_column(middle, place, "t"); }) + ")";
    }
    query made{"joins in a row", {}, {}};
    made.body = loop(text + ".select(" + model_text(owner, "o") + ", " + model_text(middle, "t") + ", " + model_text(last, "u") + ")", 3);
    const row absent(middle.columns.size());
    for (const row& each : owner.rows) {
      rows firsts = found_for({&along, {}, {}}, each);
      if (firsts.empty() && is_left) firsts.push_back(nullptr);
      for (const row* one : firsts) {
        if (has_condition && holds(on, {&each, one == nullptr ? &absent : one}) != 1) continue;
        rows seconds = one == nullptr ? rows{} : found_for({next, {}, {}}, *one);
        if (seconds.empty() && is_next_left) seconds.push_back(nullptr);
        for (const row* two : seconds) {
          made.expected.push_back(shown(each) + "|" + (one == nullptr ? "-" : shown(*one)) + "|" + (two == nullptr ? "-" : shown(*two)));
        }
      }
    }
    return made;
  }

  // ---- pages

  static std::string walk_text(const std::string& text, const std::string& line) {
    return "const auto query = " + text +
           ";\n  auto all = db.all(query);\n  for (auto last = all; last.size() == 2;) {\n    last = db.all(query.after(last.back()));\n" +
           "    all.insert(all.end(), last.begin(), last.end());\n    if (all.size() > 200) break;\n  }\n  for (const auto& each : all) "
           "{\n    " +
           line + "\n  }";
  }

  query keyset() {
    const int which = roll_.below(static_cast<int>(in_.models.size()));
    const model& of = in_.at(which);
    if (of.key.empty()) return distinct_values();
    const std::string alias = alias_or_none({"o", "t"});
    const std::vector<order_term> order = total_order(of);
    std::string text = from_text(of, alias);
    rows kept;
    for (const row& each : of.rows) kept.push_back(&each);
    if (roll_.one_of(2)) {
      const condition narrowed = any_condition(roll_, of, 0);
      text += ".where(" + spelled(narrowed, of_model(of, alias)) + ")";
      std::erase_if(kept, [&](const row* each) { return holds(narrowed, {each}) != 1; });
    }
    if (const relation* const along = roll_.one_of(2) ? relation_of(which) : nullptr; along != nullptr) {
      const asked by = ask(*along, "u");
      text += ".where(!exists(" + by.text + "))";
      std::erase_if(kept, [&](const row* each) { return !found_for(by, *each).empty(); });
    }
    std::sort(kept.begin(), kept.end(), [&](const row* a, const row* b) { return is_before(*a, *b, order, of.key); });
    query made{"rows after a row", {}, {}, true};
    made.body = walk_text(text + ".order_by(" + written_order(of, order, alias) + ").limit(2)", "found.push_back(line_of(each));");
    for (const row* each : kept) made.expected.push_back(shown(*each));
    return made;
  }

  query keyset_of_join() {
    std::vector<const relation*> direct;
    for (const relation& each : relations_) {
      if (each.hops.size() == 1 && each.limit < 0 && !in_.at(each.owner).key.empty() && !in_.at(each.target).key.empty())
        direct.push_back(&each);
    }
    if (direct.empty()) return keyset();
    const relation& along = *roll_.any(direct);
    const model &owner = in_.at(along.owner), &to = target(along);
    const bool is_left = roll_.one_of(2), target_first = roll_.one_of(2), is_descending = roll_.one_of(2);
    std::string keys, own;
    for (int place : to.key) keys += ", " + written_column(to, place, "t");
    for (int place : owner.key) own += ", " + written_column(owner, place, "o");
    const std::string n = std::string(is_descending ? "desc(" : "asc(") + written_column(to, to.place("n"), "t") + ")";
    std::string names = ", n0";
    for (std::size_t i = 0; i != to.key.size() + owner.key.size(); ++i) names += ", n" + std::to_string(i + 1);
    query made{is_left ? "rows after a row of a left_join" : "rows after a row of a join", {}, {}, true};
    made.body = walk_text(from_text(owner, "o") + (is_left ? ".left_join<" : ".join<") + along.name + ", \"t\">()" + ".select(" +
                              model_text(owner, "o") + ", " + model_text(to, "t") + ", " + written_column(to, to.place("n"), "t") + keys +
                              own + ").order_by(" + (target_first ? n + keys + own : n + own + keys) + ").limit(2)",
                          "const auto& [o, t" + names + "] = each;\n    found.push_back(line_of(o) + \"|\" + line_of(t));");
    std::vector<std::pair<const row*, const row*>> all;
    const row absent(to.columns.size());
    for (const row& each : owner.rows) {
      rows joined = found_for({&along, {}, {}}, each);
      if (is_left && joined.empty()) joined.push_back(&absent);
      for (const row* one : joined) all.emplace_back(&each, one);
    }
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      const cell x = at(*a.second, to.place("n")), y = at(*b.second, to.place("n"));
      if (x != y) return is_descending ? y < x : x < y;
      const row ka = projected(*a.second, to.key), kb = projected(*b.second, to.key), oa = projected(*a.first, owner.key),
                ob = projected(*b.first, owner.key);
      return target_first ? std::tie(ka, oa) < std::tie(kb, ob) : std::tie(oa, ka) < std::tie(ob, kb);
    });
    for (const auto& [each, one] : all) made.expected.push_back(shown(*each) + "|" + (one == &absent ? "-" : shown(*one)));
    return made;
  }

  query paged_query() {
    const relation& along = any_relation();
    const model& owner = in_.at(along.owner);
    if (owner.key.empty()) return keyset();
    const asked by = ask(along, "t");
    const bool negated = roll_.one_of(2), preloads = roll_.one_of(2);
    const std::vector<order_term> order = total_order(owner);
    const asked of = ask(*relation_of(along.owner), "");
    std::string text =
        from_text(owner) + ".where(" + (negated ? "!" : "") + "exists(" + by.text + ")).order_by(" + written_order(owner, order, "") + ")";
    if (preloads) text += ".with(" + of.text + ")";
    rows kept;
    for (const row& each : owner.rows) {
      if (found_for(by, each).empty() == negated) kept.push_back(&each);
    }
    std::sort(kept.begin(), kept.end(), [&](const row* a, const row* b) { return is_before(*a, *b, order, owner.key); });
    query made{"page", {}, {}, true};
    made.body = "for (int i = 1; i != 4; ++i) {\n    const auto page = db(" + text +
                ".page(i, 2));\n    found.push_back(line_of(page.total));\n    for (const auto& " + (preloads ? "[o, c]" : "o") +
                " : page.rows) found.push_back(line_of(o)" + (preloads ? " + " + listed(of, "c") : "") + ");\n  }";
    for (std::size_t page = 0; page != 3; ++page) {
      made.expected.push_back(std::to_string(kept.size()));
      for (std::size_t i = page * 2; i < std::min(kept.size(), page * 2 + 2); ++i)
        made.expected.push_back(shown(*kept[i]) + (preloads ? list(of, *kept[i]) : ""));
    }
    return made;
  }

  // ---- sub-queries

  /// A condition over relations: `exists` within `exists` within `exists`, counts, and columns, joined by and, or, not.
  query deep_filter() {
    const relation& along = any_relation();
    const model& owner = in_.at(along.owner);
    struct term {
      std::string text;
      std::function<int(const row&)> holds;
    };
    const std::function<term(int, const std::string&, int)> make_term = [&](int which, const std::string& alias, int depth) -> term {
      const model& of = in_.at(which);
      const relation* const next = depth < 3 ? relation_of(which) : nullptr;
      if (next == nullptr || roll_.one_of(4)) {
        const condition on = any_condition(roll_, of, 0);
        return {"(" + spelled(on, of_model(of, alias)) + ")", [on](const row& one) { return crossing::holds(on, {&one}); }};
      }
      if (roll_.one_of(3)) {
        const asked by = ask(*next, "c" + std::to_string(depth));
        const std::int64_t least = roll_.below(3);
        return {"(count(" + by.text + ") " + (roll_.one_of(2) ? ">= " : ">= ") + std::to_string(least) + ")",
                [this, by, least](const row& one) { return static_cast<std::int64_t>(found_for(by, one).size()) >= least ? 1 : 0; }};
      }
      if (depth > 0 && roll_.one_of(4)) {
        const term a = make_term(which, alias, depth + 1), b = make_term(which, alias, depth + 1);
        return {"(" + a.text + " || !" + b.text + ")", [a, b](const row& one) {
                  const int x = a.holds(one), y = b.holds(one) == -1 ? -1 : 1 - b.holds(one);
                  return x == 1 || y == 1 ? 1 : x == -1 || y == -1 ? -1 : 0;
                }};
      }
      if (next->limit >= 0 || next->is_one) {
        const asked by = ask(*next, "e" + std::to_string(depth));
        return {"exists(" + by.text + ")", [this, by](const row& one) { return found_for(by, one).empty() ? 0 : 1; }};
      }
      const std::string deeper = roll_.one_of(2) ? "t" : "t" + std::to_string(depth);
      const term within = make_term(next->target, deeper, depth + 1);
      const bool negated = roll_.one_of(3);
      const asked by{next, {}, {}};
      return {std::string(negated ? "!" : "") + "exists(related<" + next->name + ", \"" + deeper + "\">().where(" + within.text + "))",
              [this, by, within, negated](const row& one) {
                bool is_there = false;
                for (const row* each : found_for(by, one)) is_there = is_there || within.holds(*each) == 1;
                return is_there != negated ? 1 : 0;
              }};
    };
    const std::string alias = alias_or_none({"o", "t"});
    const term a = make_term(along.owner, alias, 0), b = make_term(along.owner, alias, 0);
    const bool is_either = roll_.one_of(2);
    query made{"conditions within conditions", {}, {}};
    made.body = loop(from_text(owner, alias) + ".where(" + a.text + (is_either ? " || " : " && ") + b.text + ")", 1);
    for (const row& each : owner.rows) {
      const int x = a.holds(each), y = b.holds(each);
      if (is_either ? x == 1 || y == 1 : x == 1 && y == 1) made.expected.push_back(shown(each));
    }
    return made;
  }

  /// A column, NULL or not, that is in a query's, or not.
  query negated_in() {
    const link& over = roll_.any(in_.links);
    if (over.columns.size() != 1) return deep_filter();
    const bool turned = roll_.one_of(2);
    const model &outer = in_.at(turned ? over.child : over.parent), &inner = in_.at(turned ? over.parent : over.child);
    const int outer_place = turned ? over.columns[0] : over.named[0], inner_place = turned ? over.named[0] : over.columns[0];
    const relation* const along = relation_of(turned ? over.parent : over.child);
    if (along == nullptr) return deep_filter();
    const asked by = ask(*along, "t");
    const bool negated = roll_.one_of(2), exists_not = roll_.one_of(2);
    std::string text = from_text(inner, "i");
    if (negated && inner.columns[static_cast<std::size_t>(inner_place)].is_optional)
      text += ".where(" + written_column(inner, inner_place, "i") + ".is_not_null())";
    text += std::string(".where(") + (exists_not ? "!" : "") + "exists(" + by.text + ")).select(" +
            written_column(inner, inner_place, "i") + ")";
    query made{negated ? "not in(query)" : "in(query)", {}, {}};
    made.body =
        loop(from_text(outer, "o") + ".where(" + (negated ? "!" : "") + written_column(outer, outer_place, "o") + ".in(" + text + "))", 1);
    std::vector<cell> values;
    for (const row& each : inner.rows) {
      if (found_for(by, each).empty() == exists_not && !std::holds_alternative<std::monostate>(at(each, inner_place)))
        values.push_back(at(each, inner_place));
    }
    for (const row& each : outer.rows) {
      const cell value = at(each, outer_place);
      const bool is_null = std::holds_alternative<std::monostate>(value);
      const int is_in = values.empty() ? 0 : is_null ? -1 : std::find(values.begin(), values.end(), value) != values.end();
      if (negated ? is_in == 0 : is_in == 1) made.expected.push_back(shown(each));
    }
    return made;
  }

  // ---- aggregates of relations

  query aggregated() {
    const relation& along = any_relation();
    const asked by = ask(along, "t");
    const model &owner = in_.at(along.owner), &to = target(along);
    const int place = roll_.one_of(2) && to.place("o") >= 0 ? to.place("o") : to.place("n");
    const std::string column = written_column(to, place, "t");
    const int word = roll_.below(6);
    static const char* const words[] = {"avg", "total", "count", "count", "sum", "min"};
    const bool is_distinct = word == 2 || (word == 4 && roll_.one_of(2));
    query made{"aggregate of a relation", {}, {}};
    made.body = loop(from_text(owner, "o") + ".select(" + model_text(owner, "o") + ", " + words[word] + "(" + by.text + ", " +
                         (is_distinct ? "distinct(" + column + ")" : column) + "))",
                     2);
    for (const row& each : owner.rows) {
      std::vector<std::int64_t> values;
      for (const row* one : found_for(by, each)) {
        if (const auto* number = std::get_if<std::int64_t>(&(*one)[static_cast<std::size_t>(place)])) values.push_back(*number);
      }
      std::sort(values.begin(), values.end());
      if (is_distinct) values.erase(std::unique(values.begin(), values.end()), values.end());
      std::int64_t sum = 0;
      for (std::int64_t value : values) sum += value;
      cell expected;
      if (word == 2 || word == 3) expected = static_cast<std::int64_t>(values.size());
      if (word == 1) expected = static_cast<double>(sum);
      if (!values.empty()) {
        if (word == 0) expected = static_cast<double>(sum) / static_cast<double>(values.size());
        if (word == 4) expected = sum;
        if (word == 5) expected = values.front();
      }
      made.expected.push_back(shown(each) + "|" + shown(expected));
    }
    return made;
  }

  // ---- records in hand

  query loaded_nested() {
    const relation& along = any_relation();
    const relation* const deeper = relation_of(along.target);
    if (deeper == nullptr || along.is_one) return aggregated();
    const asked of = ask(along, ""), inner = ask(*deeper, "");
    const model& owner = in_.at(along.owner);
    query made{"load of a nested preload", {}, {}};
    made.body =
        "const auto owners = db.all(from<" + owner.type + ">());\n  const auto lists = " +
        (roll_.one_of(2) ? "db.load(owners, " + of.text + ".with(" + inner.text + "))"
                         : "db.all(" + of.text + ".with(" + inner.text + ").of(owners))") +
        ";\n  for (std::size_t i = 0; i != owners.size(); ++i) {\n    lines each;\n    for (const auto& [t, u] : lists[i]) "
        "each.push_back(line_of(t) + " +
        listed(inner, "u") + ");\n    found.push_back(line_of(owners[i]) + bracketed(each, " + (of.by.in_order ? "true" : "false") +
        "));\n  }";
    for (const row& each : owner.rows) {
      std::vector<std::string> children;
      for (const row* child : found_for(of, each)) children.push_back(shown(*child) + list(inner, *child));
      made.expected.push_back(shown(each) + bracketed(children, of.by.in_order));
    }
    return made;
  }

  // ---- what is known at run time alone

  query known_at_run_time() {
    const relation& along = any_relation();
    const model &owner = in_.at(along.owner), &to = target(along);
    if (along.is_one || along.limit >= 0 || to.key.empty() || owner.key.empty()) return known_conditions();
    const std::optional<std::int64_t> on_owner = roll_.one_of(2) ? std::optional<std::int64_t>(roll_.below(5)) : std::nullopt;
    const std::optional<std::int64_t> on_target = roll_.one_of(2) ? std::optional<std::int64_t>(roll_.below(5)) : std::nullopt;
    const int owner_choice = roll_.below(2), target_choice = roll_.below(2);
    const bool is_limited = roll_.one_of(2);
    const auto maybe_text = [](const std::optional<std::int64_t>& value) {
      return "std::optional<std::int64_t>" + (value ? "{" + std::to_string(*value) + "}" : std::string("{}"));
    };
    const auto chosen = [&](const model& of, const std::string& alias, int choice) {
      const std::string n = written_column(of, of.place("n"), alias);
      return ".order_by(choose(" + std::to_string(choice) + ", asc(" + n + "), desc(" + n + ")), " + columns_text(of, of.key, alias) + ")";
    };
    asked by{&along, {}, {}};
    const int last = static_cast<int>(along.hops.size());
    if (on_target) by.by.where.push_back({comparison::ge, last, to.place("n"), *on_target, {}});
    by.by.order.push_back({to.place("n"), target_choice == 1});
    by.by.in_order = true;
    if (is_limited) by.by.limit = 2;
    by.text = "related<" + along.name + ", \"t\">().where(maybe(" + written_column(to, to.place("n"), "t") +
              " >= " + maybe_text(on_target) + "))" + chosen(to, "t", target_choice) + (is_limited ? ".limit(2)" : "");
    if (roll_.one_of(2)) {
      query made{"maybe and choose of a relation", {}, {}};
      made.body = "for (const auto& o : db.all(" + from_text(owner) + ")) found.push_back(line_of(o) + " +
                  listed(by, "db.all(" + by.text + ".of(o))") + ");";
      for (const row& each : owner.rows) made.expected.push_back(shown(each) + list(by, each));
      return made;
    }
    by = ask(along, "t");
    query made{"maybe and choose", {}, {}, true};
    made.body = "for (const auto& [o, c] : db.all(" + from_text(owner) + ".where(maybe(" + written_column(owner, owner.place("n")) +
                " <= " + maybe_text(on_owner) + "))" + chosen(owner, "", owner_choice) + ".with(" + by.text +
                "))) found.push_back(line_of(o) + " + listed(by, "c") + ");";
    rows kept;
    for (const row& each : owner.rows) {
      if (!on_owner || std::get<std::int64_t>(at(each, owner.place("n"))) <= *on_owner) kept.push_back(&each);
    }
    std::sort(kept.begin(), kept.end(),
              [&](const row* a, const row* b) { return is_before(*a, *b, {{owner.place("n"), owner_choice == 1}}, owner.key); });
    for (const row* each : kept) made.expected.push_back(shown(*each) + list(by, *each));
    return made;
  }

  /// Conditions that may be left out, of both sides of a join.
  query known_conditions() {
    const relation& along = any_relation();
    const model &owner = in_.at(along.owner), &to = target(along);
    if (along.limit >= 0) return aggregated();
    const bool is_left = roll_.one_of(2), on_owner = roll_.one_of(2), on_target = roll_.one_of(2);
    const std::int64_t value = roll_.below(5), least = roll_.below(4);
    const auto maybe_text = [](bool is_there, std::int64_t given) {
      return "std::optional<std::int64_t>{" + (is_there ? std::to_string(given) : "") + "}";
    };
    query made{"maybe of a join", {}, {}};
    made.body = loop(from_text(owner, "o") + (is_left ? ".left_join<" : ".join<") + along.name + ", \"t\">().where(maybe(" +
                         written_column(to, to.place("n"), "t") + " != " + maybe_text(on_target, value) + ")).where(maybe(" +
                         written_column(owner, owner.place("n"), "o") + " >= " + maybe_text(on_owner, least) + ")).select(" +
                         model_text(owner, "o") + ", " + model_text(to, "t") + ")",
                     2);
    for (const row& each : owner.rows) {
      if (on_owner && at(each, owner.place("n")) < cell(least)) continue;
      const rows all = found_for({&along, {}, {}}, each);
      for (const row* one : all) {
        if (!on_target || at(*one, to.place("n")) != cell(value)) made.expected.push_back(shown(each) + "|" + shown(*one));
      }
      if (is_left && all.empty() && !on_target) made.expected.push_back(shown(each) + "|-");
    }
    return made;
  }

  // ---- columns of models on the way

  query selected_on_the_way() {
    const relation& along = any_relation();
    const std::vector<int> models = models_on(in_, along);
    const int last = static_cast<int>(along.hops.size());
    const int position = roll_.below(last);
    const int meant = models[static_cast<std::size_t>(position)];
    if (position == 0 || std::count(models.begin(), models.end(), meant) != 1 || along.is_one) return selected_beside_preload();
    const asked of = ask(along, "t");
    if (of.by.distinct) return ordered_by_aggregate();
    const model &owner = in_.at(along.owner), &to = target(along), &middle = in_.at(meant);
    const int place = roll_.below(static_cast<int>(middle.columns.size()));
    const std::string selected = of.text + ".select(" + model_text(to, "t") + ", " + written_column(middle, place) + ")";
    query made{"columns of the way", {}, {}};
    const bool preloads = roll_.one_of(2);
    made.body = preloads ? "for (const auto& [o, c] : db.all(" + from_text(owner) + ".with(" + selected + "))) {\n"
                         : "for (const auto& o : db.all(" + from_text(owner) + ")) {\n    const auto c = db.all(" + selected + ".of(o));\n";
    made.body +=
        "    lines each;\n    for (const auto& [t, w] : c) each.push_back(line_of(t) + line_of(w));\n    found.push_back(line_of(o) + "
        "bracketed(each, false));\n  }";
    for (const row& each : owner.rows) {
      std::vector<std::string> children;
      std::vector<path> paths = paths_of(in_, along, of.by, each);
      const bool is_cut = of.by.limit >= 0 || along.limit >= 0;
      if (is_cut) return selected_beside_preload();  // which of two paths to one target is cut is not said
      for (const path& one : paths) children.push_back(shown(*one.back()) + shown(at(*one[static_cast<std::size_t>(position)], place)));
      made.expected.push_back(shown(each) + bracketed(children, false));
    }
    return made;
  }

 private:
  int structs_ = 0;
};

}  // namespace crossing

#endif
