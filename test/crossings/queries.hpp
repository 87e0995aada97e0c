// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_QUERIES_HPP
#define IKEBANA_TEST_CROSSINGS_QUERIES_HPP

// Random queries over relations: the C++ of each, and the lines that it has to give.

#include "relations.hpp"

#include <sstream>

namespace crossing {

struct query {
  std::string what;  // in a few words
  std::string body;  // statements that fill `found`
  std::vector<std::string> expected;
  bool in_order = false;
  std::string before = {};  // what stands before the function
};

class query_maker {
 public:
  query_maker(dice& roll, const world& in, const std::vector<relation>& relations) : roll_(roll), in_(in), relations_(relations) {}

  query make() {
    switch (roll_.below(24)) {
      case 0: return of_record();
      case 1: return of_range();
      case 2:
      case 3:
      case 4: return preload();
      case 5: return nested_preload();
      case 6: return two_preloads();
      case 7: return filtered();
      case 8: return nested_filter();
      case 9: return counted();
      case 10: return summed();
      case 11: return joined();
      case 12: return two_joins();
      case 13: return loaded();
      case 14: return paged();
      case 15: return paged_after();
      case 16: return grouped();
      case 17: return numbered();
      case 18: return written();
      case 19:
      case 20: return created();
      case 21:
      case 22: return attached();
      default: return roll_.one_of(2) ? selected_of_relation() : in_query();
    }
  }

 protected:
  using rows = std::vector<const row*>;

  // ---- what is asked of a relation

  struct asked {
    const relation* along;
    narrowing by;
    std::string text;  // related<...>()...
  };

  const model& target(const relation& of) const { return in_.at(of.target); }

  static std::string member(const model& of, int place) { return "&" + of.type + "::" + of.columns[static_cast<std::size_t>(place)].name; }
  static std::string written_column(const model& of, int place, const std::string& alias = {}) {
    return "col<" + member(of, place) + (alias.empty() ? "" : ", \"" + alias + "\"") + ">";
  }
  static std::string written_order(const model& of, const std::vector<order_term>& order, const std::string& alias) {
    std::string text;
    for (const order_term& term : order) {
      text += (text.empty() ? "" : ", ") + std::string(term.descending ? "desc(" : "asc(") + written_column(of, term.place, alias) + ")";
    }
    return text;
  }

  asked ask(const relation& along, const std::string& alias_or_none, bool may_cut = true) {
    asked made{&along, {}, {}};
    const model& to = target(along);
    const std::vector<int> models = models_on(in_, along);
    const bool is_unique = std::count(models.begin() + 1, models.end(), along.target) == 1;
    std::string alias = alias_or_none;
    if (alias.empty() && (!is_unique || roll_.one_of(3))) alias = roll_.any(std::vector<std::string>{"t", "T2", to.table + "_2"});
    made.text = "related<" + along.name + (alias.empty() ? "" : ", \"" + alias + "\"") + ">()";
    bool has_first_within = false;
    for (const hop& each : along.hops) has_first_within = has_first_within || each.is_one;
    const int last = static_cast<int>(along.hops.size());
    if (!(has_first_within && along.is_one) && roll_.one_of(3)) {
      int position = last;
      if (roll_.one_of(3)) position = 1 + roll_.below(last);
      const int meant = models[static_cast<std::size_t>(position)];
      if (position != last && std::count(models.begin(), models.end(), meant) != 1) position = last;
      made.by.where.push_back(any_condition(roll_, in_.at(models[static_cast<std::size_t>(position)]), position));
      made.text += ".where(" +
                   spelled(made.by.where.back(),
                           [&](int at, int place) {
                             return written_column(in_.at(models[static_cast<std::size_t>(at)]), place, at == last ? alias : "");
                           }) +
                   ")";
    }
    const bool may_order = !along.is_one && !to.key.empty();
    if (!along.is_one && !along.is_ordered_on_its_way() && along.limit < 0 && roll_.one_of(5)) {
      made.by.distinct = true;
      made.text += ".distinct()";
    }
    if (may_order && roll_.one_of(2)) {
      made.by.order.push_back({to.place("n"), roll_.one_of(2)});
      for (int place : to.key) made.by.order.push_back({place, false});
      made.by.in_order = true;
      made.text += ".order_by(" + written_order(to, made.by.order, alias) + ")";
    }
    if (may_order && may_cut && along.limit < 0 && roll_.one_of(3)) {
      made.by.limit = roll_.below(3) + 1;
      made.text += ".limit(" + std::to_string(made.by.limit) + ")";
      if (roll_.one_of(3)) {
        made.by.offset = roll_.below(2) + 1;
        made.text += ".offset(" + std::to_string(made.by.offset) + ")";
      }
    }
    return made;
  }

  rows found_for(const asked& of, const row& owner) const { return targets_of(in_, *of.along, of.by, owner); }

  static std::string bracketed(std::vector<std::string> each, bool in_order) {
    if (!in_order) std::sort(each.begin(), each.end());
    std::string whole = "[";
    for (const std::string& one : each) whole += (whole.size() == 1 ? "" : "; ") + one;
    return whole + "]";
  }
  std::string list(const asked& of, const row& owner) const {
    std::vector<std::string> each;
    for (const row* one : found_for(of, owner)) each.push_back(shown(*one));
    return bracketed(each, of.by.in_order);
  }
  static std::string listed(const asked& of, const std::string& children) {
    return "list(" + children + ", " + (of.by.in_order ? "true" : "false") + ", line_of)";
  }

  const relation& any_relation() { return roll_.any(relations_); }
  const relation* relation_of(int owner) {
    std::vector<const relation*> some;
    for (const relation& each : relations_) {
      if (each.owner == owner) some.push_back(&each);
    }
    return some.empty() ? nullptr : roll_.any(some);
  }

  // ---- the owners

  struct owners {
    std::string text;
    std::string alias;
    rows kept;
    bool in_order = false;
  };

  owners any_owners(int which, bool may_cut = true) {
    const model& of = in_.at(which);
    owners made;
    if (roll_.one_of(4)) made.alias = roll_.any(std::vector<std::string>{"o", "t", of.table + "_2"});
    made.text = "from<" + of.type + (made.alias.empty() ? "" : ", \"" + made.alias + "\"") + ">()";
    for (const row& each : of.rows) made.kept.push_back(&each);
    if (roll_.one_of(3)) {
      const condition narrowed = any_condition(roll_, of, 0);
      made.text += ".where(" + spelled(narrowed, [&](int, int place) { return written_column(of, place, made.alias); }) + ")";
      std::erase_if(made.kept, [&](const row* each) { return holds(narrowed, {each}) != 1; });
    }
    if (!of.key.empty() && roll_.one_of(3)) {
      std::vector<order_term> order{{of.place("n"), roll_.one_of(2)}};
      for (int place : of.key) order.push_back({place, false});
      made.text += ".order_by(" + written_order(of, order, made.alias) + ")";
      std::sort(made.kept.begin(), made.kept.end(), [&](const row* a, const row* b) { return is_before(*a, *b, order, of.key); });
      made.in_order = true;
      if (may_cut && roll_.one_of(2)) {
        const int most = 1 + roll_.below(3);
        made.text += ".limit(" + std::to_string(most) + ")";
        if (made.kept.size() > static_cast<std::size_t>(most)) made.kept.resize(static_cast<std::size_t>(most));
      }
    }
    return made;
  }

  // ---- the queries

  query of_record() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    query made{"of(record)", {}, {}};
    const model& owner = in_.at(along.owner);
    made.body = "for (const " + owner.type + "& o : db.all(from<" + owner.type + ">())) found.push_back(line_of(o) + " +
                listed(of, "db.all(" + of.text + ".of(o))") + ");";
    for (const row& each : owner.rows) made.expected.push_back(shown(each) + list(of, each));
    return made;
  }

  query of_range() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    query made{"of(records)", {}, {}};
    const model& owner = in_.at(along.owner);
    made.body = "const auto owners = db.all(from<" + owner.type + ">());\n  const auto lists = db.all(" + of.text +
                ".of(owners));\n  for (std::size_t i = 0; i != owners.size(); ++i) found.push_back(line_of(owners[i]) + " +
                listed(of, "lists[i]") + ");";
    for (const row& each : owner.rows) made.expected.push_back(shown(each) + list(of, each));
    return made;
  }

  std::string any_way(const asked& of) {
    bool goes_by_hop =
        !of.along->is_one && of.along->where.empty() && of.along->order.empty() && of.along->limit < 0 && of.by.where.empty();
    for (const hop& each : of.along->hops) {
      const link& over = in_.links[static_cast<std::size_t>(each.link)];
      goes_by_hop = goes_by_hop && !each.is_one && each.where.empty() && over.columns.size() == 1 &&
                    in_.at(over.child).columns[static_cast<std::size_t>(over.columns[0])].type == kind::integer;
    }
    return roll_.any(std::vector<std::string>{"", "", ".joined()", goes_by_hop ? ".by_hop()" : ""});
  }

  query preload() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    const owners from = any_owners(along.owner);
    query made{"preload", {}, {}, from.in_order};
    made.body = "for (const auto& [o, c] : db.all(" + from.text + ".with(" + of.text + any_way(of) + "))) found.push_back(line_of(o) + " +
                listed(of, "c") + ");";
    for (const row* each : from.kept) made.expected.push_back(shown(*each) + list(of, *each));
    return made;
  }

  query nested_preload() {
    const relation& along = any_relation();
    const relation* const deeper = relation_of(along.target);
    if (deeper == nullptr || along.is_one) return preload();
    const asked of = ask(along, ""), inner = ask(*deeper, "");
    const owners from = any_owners(along.owner);
    query made{"nested preload", {}, {}, from.in_order};
    made.body = "for (const auto& [o, c] : db.all(" + from.text + ".with(" + of.text + ".with(" + inner.text + any_way(inner) + ")" +
                any_way(of) + "))) {\n    lines each;\n    for (const auto& [t, u] : c) each.push_back(line_of(t) + " + listed(inner, "u") +
                ");\n    found.push_back(line_of(o) + bracketed(each, " + (of.by.in_order ? "true" : "false") + "));\n  }";
    for (const row* each : from.kept) {
      std::vector<std::string> children;
      for (const row* child : found_for(of, *each)) children.push_back(shown(*child) + list(inner, *child));
      made.expected.push_back(shown(*each) + bracketed(children, of.by.in_order));
    }
    return made;
  }

  query two_preloads() {
    const relation& along = any_relation();
    const relation& other = *relation_of(along.owner);
    const asked a = ask(along, ""), b = ask(other, "");
    const owners from = any_owners(along.owner);
    query made{"two preloads", {}, {}, from.in_order};
    made.body = "for (const auto& [o, c, e] : db.all(" + from.text + ".with(" + a.text + any_way(a) + ").with(" + b.text + any_way(b) +
                "))) found.push_back(line_of(o) + " + listed(a, "c") + " + " + listed(b, "e") + ");";
    for (const row* each : from.kept) made.expected.push_back(shown(*each) + list(a, *each) + list(b, *each));
    return made;
  }

  query filtered() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    owners from = any_owners(along.owner, false);
    const bool negated = roll_.one_of(2);
    query made{"exists", {}, {}, from.in_order};
    made.body = "for (const auto& o : db(" + from.text + ".where(" + (negated ? "!" : "") + "exists(" + of.text +
                ")))) found.push_back(line_of(o));";
    for (const row* each : from.kept) {
      if (found_for(of, *each).empty() == negated) made.expected.push_back(shown(*each));
    }
    return made;
  }

  query nested_filter() {
    const relation& along = any_relation();
    const relation* const deeper = relation_of(along.target);
    if (deeper == nullptr || along.is_one || along.limit >= 0) return filtered();
    asked of{&along, {}, "related<" + along.name + ", \"t\">()"};
    const asked inner = ask(*deeper, roll_.one_of(2) ? "u" : "t");
    owners from = any_owners(along.owner, false);
    const bool negated = roll_.one_of(2);
    query made{"exists in exists", {}, {}, from.in_order};
    made.body = "for (const auto& o : db(" + from.text + ".where(exists(" + of.text + ".where(" + (negated ? "!" : "") + "exists(" +
                inner.text + ")))))) found.push_back(line_of(o));";
    for (const row* each : from.kept) {
      bool is_kept = false;
      for (const row* child : found_for(of, *each)) is_kept = is_kept || found_for(inner, *child).empty() == negated;
      if (is_kept) made.expected.push_back(shown(*each));
    }
    return made;
  }

  query counted() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    owners from = any_owners(along.owner, false);
    const int least = roll_.below(3);
    query made{"count", {}, {}, from.in_order};
    made.body = "for (const auto& [o, n] : db(" + from.text + ".where(count(" + of.text + ") >= " + std::to_string(least) +
                ").select(model<" + in_.at(along.owner).type + (from.alias.empty() ? "" : ", \"" + from.alias + "\"") + ">, count(" +
                of.text + ")))) found.push_back(line_of(o) + \" \" + line_of(n));";
    for (const row* each : from.kept) {
      const std::size_t n = found_for(of, *each).size();
      if (n >= static_cast<std::size_t>(least)) made.expected.push_back(shown(*each) + " " + std::to_string(n));
    }
    return made;
  }

  query summed() {
    const relation& along = any_relation();
    asked of = ask(along, "t");
    owners from = any_owners(along.owner, false);
    const model& to = target(along);
    const char* const word = roll_.any(std::vector<const char*>{"sum", "min", "max"});
    query made{word, {}, {}, from.in_order};
    made.body = "for (const auto& [o, n] : db(" + from.text + ".select(model<" + in_.at(along.owner).type +
                (from.alias.empty() ? "" : ", \"" + from.alias + "\"") + ">, " + word + "(" + of.text + ", " +
                written_column(to, to.place("n"), "t") + ")))) found.push_back(line_of(o) + \" \" + line_of(n));";
    for (const row* each : from.kept) {
      bool any = false;
      std::int64_t sum = 0, least = 0, greatest = 0;
      for (const row* one : found_for(of, *each)) {
        const auto n = std::get<std::int64_t>((*one)[static_cast<std::size_t>(to.place("n"))]);
        sum += n;
        least = any ? std::min(least, n) : n;
        greatest = any ? std::max(greatest, n) : n;
        any = true;
      }
      const std::int64_t value = word[1] == 'u' ? sum : word[1] == 'i' ? least : greatest;
      made.expected.push_back(shown(*each) + " " + (any ? std::to_string(value) : "-"));
    }
    return made;
  }

  query joined() {
    const relation& along = any_relation();
    if (along.limit >= 0) return filtered();
    const model &owner = in_.at(along.owner), &to = target(along);
    const bool left = roll_.one_of(2);
    query made{left ? "left_join" : "join", {}, {}};
    made.body = "for (const auto& [o, t] : db(from<" + owner.type + ", \"o\">()." + (left ? "left_" : "") + "join<" + along.name +
                ", \"t\">()" + (left ? "" : ".select(model<" + owner.type + ", \"o\">, model<" + to.type + ", \"t\">)") +
                ")) found.push_back(line_of(o) + \" \" + line_of(t));";
    const asked of{&along, {}, {}};
    for (const row& each : owner.rows) {
      const rows all = found_for(of, each);
      for (const row* one : all) made.expected.push_back(shown(each) + " " + shown(*one));
      if (left && all.empty()) made.expected.push_back(shown(each) + " -");
    }
    return made;
  }

  /// Two relations joined side by side, by aliases, grouped by the owner.
  query two_joins() {
    const relation& along = any_relation();
    const relation& other = *relation_of(along.owner);
    const model& owner = in_.at(along.owner);
    if (along.limit >= 0 || other.limit >= 0 || owner.key.empty()) return joined();
    query made{"two left joins", {}, {}};
    std::string keys;
    for (int place : owner.key) keys += (keys.empty() ? "" : ", ") + written_column(owner, place, "o");
    made.body = "for (const auto& [o, n] : db(from<" + owner.type + ", \"o\">().left_join<" + along.name + ", \"t\">().left_join<" +
                other.name + ", \"u\">().group_by(" + keys + ").select(model<" + owner.type +
                ", \"o\">, count()))) found.push_back(line_of(o) + \" \" + line_of(n));";
    for (const row& each : owner.rows) {
      const std::size_t a = found_for({&along, {}, {}}, each).size(), b = found_for({&other, {}, {}}, each).size();
      made.expected.push_back(shown(each) + " " + std::to_string(std::max<std::size_t>(a, 1) * std::max<std::size_t>(b, 1)));
    }
    return made;
  }

  query loaded() {
    const relation& along = any_relation();
    const asked of = ask(along, "");
    const bool counts = roll_.one_of(2);
    const model& owner = in_.at(along.owner);
    query made{counts ? "load(count)" : "load", {}, {}};
    made.body = "const auto owners = db.all(from<" + owner.type + ">());\n  const auto lists = db.load(owners, " +
                (counts ? "count(" + of.text + ")" : of.text) +
                ");\n  for (std::size_t i = 0; i != owners.size(); ++i) found.push_back(line_of(owners[i]) + " +
                (counts ? "\" \" + line_of(lists[i])" : listed(of, "lists[i]")) + ");";
    for (const row& each : owner.rows) {
      made.expected.push_back(shown(each) + (counts ? " " + std::to_string(found_for(of, each).size()) : list(of, each)));
    }
    return made;
  }

  query paged() {
    const relation& along = any_relation();
    if (along.is_one || along.limit >= 0) return preload();
    asked of = ask(along, "", false);
    const model& owner = in_.at(along.owner);
    query made{"page", {}, {}};
    made.body = "for (const auto& o : db.all(from<" + owner.type + ">())) {\n    const auto page = db(" + of.text +
                ".of(o).page(1, 2));\n    found.push_back(line_of(o) + \" \" + line_of(page.total) + \" \" + "
                "line_of(static_cast<std::int64_t>(page.rows.size()))" +
                (of.by.in_order ? " + list(page.rows, true, line_of)" : "") + ");\n  }";
    for (const row& each : owner.rows) {
      rows all = found_for(of, each);
      std::string line = shown(each) + " " + std::to_string(all.size());
      if (all.size() > 2) all.resize(2);
      line += " " + std::to_string(all.size());
      std::vector<std::string> kept;
      for (const row* one : all) kept.push_back(shown(*one));
      made.expected.push_back(line + (of.by.in_order ? bracketed(kept, true) : ""));
    }
    return made;
  }

  /// All rows, a page after the other, each from where the last one ended.
  query paged_after() {
    const relation& along = any_relation();
    const model &owner = in_.at(along.owner), &to = target(along);
    if (along.is_one || along.limit >= 0 || to.key.empty() || along.is_ordered_on_its_way()) return preload();
    asked of{&along, {}, "related<" + along.name + ", \"t\">().distinct()"};
    of.by.distinct = true;
    of.by.in_order = true;
    of.by.order.push_back({to.place("n"), roll_.one_of(2)});
    if (to.place("o") >= 0) of.by.order.push_back({to.place("o"), roll_.one_of(2)});
    for (int place : to.key) of.by.order.push_back({place, false});
    query made{"after", {}, {}};
    made.body = "for (const auto& o : db.all(from<" + owner.type + ">())) {\n    const auto query = " + of.text + ".of(o).order_by(" +
                written_order(to, of.by.order, "t") +
                ").limit(2);\n    auto all = db.all(query);\n    for (auto last = all; last.size() == 2;) {\n" +
                "      last = db.all(query.after(last.back()));\n      all.insert(all.end(), last.begin(), last.end());\n      if "
                "(all.size() > 100) break;\n    }\n" +
                "    found.push_back(line_of(o) + list(all, true, line_of));\n  }";
    for (const row& each : owner.rows) made.expected.push_back(shown(each) + list(of, each));
    return made;
  }

  query grouped() {
    const model& of = roll_.any(in_.models);
    const int place = roll_.below(static_cast<int>(of.columns.size()));
    query made{"group_by", {}, {}};
    const std::string by = written_column(of, place);
    made.body = "for (const auto& [v, n, s] : db(from<" + of.type + ">().group_by(" + by + ").having(count() >= 1).select(" + by +
                ", count(), sum(" + written_column(of, of.place("n")) +
                ")))) found.push_back(line_of(v) + \" \" + line_of(n) + \" \" + line_of(s));";
    std::vector<cell> values;
    for (const row& each : of.rows) values.push_back(each[static_cast<std::size_t>(place)]);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const cell& value : values) {
      std::int64_t count = 0, sum = 0;
      for (const row& each : of.rows) {
        if (each[static_cast<std::size_t>(place)] != value) continue;
        ++count;
        sum += std::get<std::int64_t>(each[static_cast<std::size_t>(of.place("n"))]);
      }
      made.expected.push_back(shown(value) + " " + std::to_string(count) + " " + std::to_string(sum));
    }
    return made;
  }

  query numbered() {
    const model& of = roll_.any(in_.models);
    if (of.key.empty()) return grouped();
    query made{"row_number", {}, {}};
    std::string order;
    for (int place : of.key) order += ", " + written_column(of, place);
    const std::string n = written_column(of, of.place("n"));
    made.body =
        "for (const auto& [v, r] : db(from<" + of.type + ">().select(model<" + of.type + ">, row_number().over(window().partition_by(" + n +
        ").order_by(" + order.substr(2) + "))))) found.push_back(line_of(v) + \" \" + line_of(r));";
    for (const row& each : of.rows) {
      int before = 1;
      for (const row& other : of.rows) {
        before += other[static_cast<std::size_t>(of.place("n"))] == each[static_cast<std::size_t>(of.place("n"))] &&
                  is_before(other, each, {}, of.key);
      }
      made.expected.push_back(shown(each) + " " + std::to_string(before));
    }
    return made;
  }

  query selected_of_relation() {
    const relation& along = any_relation();
    const asked of = ask(along, "t");
    const model &owner = in_.at(along.owner), &to = target(along);
    query made{"aggregate selected of a relation", {}, {}};
    made.body = "for (const auto& o : db.all(from<" + owner.type + ">())) found.push_back(line_of(o) + \" \" + line_of(db.value(" +
                of.text + ".of(o).select(max(" + written_column(to, to.place("n"), "t") + ")))));";
    for (const row& each : owner.rows) {
      cell greatest;
      for (const row* one : found_for(of, each)) greatest = std::max(greatest, (*one)[static_cast<std::size_t>(to.place("n"))]);
      made.expected.push_back(shown(each) + " " + shown(greatest));
    }
    return made;
  }

  query in_query() {
    const link& over = roll_.any(in_.links);
    if (over.columns.size() != 1) return grouped();
    const model &child = in_.at(over.child), &parent = in_.at(over.parent);
    const condition narrowed = any_condition(roll_, child, 0);
    const std::string alias = over.child == over.parent ? "k" : "";
    query made{"in(query)", {}, {}};
    made.body = "for (const auto& o : db(from<" + parent.type + ">().where(" + written_column(parent, over.named[0]) + ".in(from<" +
                child.type + (alias.empty() ? "" : ", \"" + alias + "\"") + ">().where(" +
                spelled(narrowed, [&](int, int place) { return written_column(child, place, alias); }) + ").select(" +
                written_column(child, over.columns[0], alias) + "))))) found.push_back(line_of(o));";
    for (const row& each : parent.rows) {
      bool is_in = false;
      for (const row& one : child.rows) {
        is_in = is_in || (holds(narrowed, {&one}) == 1 &&
                          one[static_cast<std::size_t>(over.columns[0])] == each[static_cast<std::size_t>(over.named[0])]);
      }
      if (is_in) made.expected.push_back(shown(each));
    }
    return made;
  }

  std::string table_text(const model& of) const {
    std::string names;
    for (const column& each : of.columns) names += (names.empty() ? "" : ", ") + ("\\\"" + each.name + "\\\"");
    return "found = lines_of(db, \"SELECT " + names + " FROM \\\"" + of.table + "\\\"\");";
  }

  /// An update or a removal by a relation, and what the table is afterwards.
  query written() {
    const relation& along = any_relation();
    const model &owner = in_.at(along.owner), &to = target(along);
    const int n = owner.place("n");
    if (roll_.one_of(3)) {
      const asked of = ask(along, "t");
      const bool negated = roll_.one_of(2);
      query made{"update where exists", {}, {}};
      made.body = "db.execute(update<" + owner.type + ">().set(" + written_column(owner, n) + " = 77).where(" + (negated ? "!" : "") +
                  "exists(" + of.text + ")));\n  " + table_text(owner);
      for (row each : owner.rows) {
        if (found_for(of, each).empty() == negated) each[static_cast<std::size_t>(n)] = std::int64_t{77};
        made.expected.push_back(shown(each));
      }
      return made;
    }
    if (roll_.one_of(2)) {
      const asked of = ask(along, "t");
      const bool negated = roll_.one_of(2);
      query made{"remove where exists", {}, {}};
      made.body =
          "db.execute(remove<" + owner.type + ">().where(" + (negated ? "!" : "") + "exists(" + of.text + ")));\n  " + table_text(owner);
      for (const row& each : owner.rows) {
        if (found_for(of, each).empty() != negated) made.expected.push_back(shown(each));
      }
      return made;
    }
    asked of = ask(along, "t", false);
    query made{"remove of a relation", {}, {}};
    made.body = "const auto owners = db.all(from<" + owner.type + ">().order_by(" + all_columns(owner) +
                "));\n  if (!owners.empty()) db.execute(remove(" + of.text + ".of(owners[0])));\n  " + table_text(to);
    rows sorted;
    for (const row& each : owner.rows) sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(), [](const row* a, const row* b) { return *a < *b; });
    const rows gone = sorted.empty() ? rows{} : found_for(of, *sorted[0]);
    for (const row& each : to.rows) {
      if (std::find(gone.begin(), gone.end(), &each) == gone.end()) made.expected.push_back(shown(each));
    }
    return made;
  }

  /// A record that no row is equal to in its key.
  static std::string new_record(const model& of) {
    std::string text = "[&] {\n    " + of.type + " made{};\n";
    for (int place : of.key) {
      const column& each = of.columns[static_cast<std::size_t>(place)];
      if (each.type == kind::text)
        text += "    made." + each.name + " = \"new\";\n";
      else if (each.type == kind::real || !of.has_generated_key())
        text += "    made." + each.name + " = 90;\n";
    }
    return text + "    return made;\n  }()";
  }

  /// The first owner, by all its columns, the targets that all owners have before and after, and how many rows the table has.
  std::string before_a_write(const relation& along, const model& written) const {
    const model& owner = in_.at(along.owner);
    return "const auto owners = db.all(from<" + owner.type + ">().order_by(" + all_columns(owner) + "));\n  if (owners.empty()) return;\n" +
           "  const auto targets = [&] {\n    lines each;\n    for (const auto& o : owners) each.push_back(list(db.all(related<" +
           along.name + ">().of(o)), false, line_of));\n    return each;\n  };\n  const auto rows = [&] {\n    lines found;\n    " +
           table_text(written) +
           "\n    return found;\n  };\n  const lines before = targets(), rows_before = rows();\n  const auto& o = owners[0];\n";
  }
  /// After a write by the first owner: refused with nothing changed, or only that owner's targets are others.
  static std::string after_a_write(const std::string& write, const std::string& wanted) {
    return "  bool is_outside = false;\n  try {\n    " + write +
           "\n  } catch (const ikebana::outside_relation&) {\n    is_outside = true;\n  }\n" +
           "  const lines after = targets();\n  if (is_outside && (rows() != rows_before)) found.push_back(\"refused, and rows are "
           "changed\");\n" +
           "  for (std::size_t i = 1; i < after.size(); ++i) if (line_of(owners[i]) != line_of(o) && after[i] != before[i]) "
           "found.push_back(\"other owner \" + after[i]);\n" +
           "  if (!is_outside) {\n    " + wanted + "\n  }";
  }

  /// A target that is created for an owner is one of its targets, or is refused.
  query created() {
    std::vector<const relation*> direct;
    for (const relation& each : relations_) {
      if (each.is_direct() && !each.is_one && each.limit < 0) direct.push_back(&each);
    }
    if (direct.empty()) return written();
    const relation& along = *roll_.any(direct);
    const model& to = target(along);
    if (along.owner == along.target) return written();  // the created row is an owner as well
    query made{"create", {}, {}};
    made.body = before_a_write(along, to) + "  auto made = " + new_record(to) + ";\n" +
                after_a_write("db.execute(create<" + along.name + ">(o, made));",
                              "if (rows().size() != rows_before.size() + 1) found.push_back(\"no row is made\");\n    if (after[0].size() "
                              "<= before[0].size()) "
                              "found.push_back(\"created, and no target: \" + after[0]);");
    return made;
  }

  query attached() {
    std::vector<const relation*> pivoted;
    for (const relation& each : relations_) {
      if (each.is_pivoted && each.limit < 0) pivoted.push_back(&each);
    }
    if (pivoted.empty()) return created();
    const relation& along = *roll_.any(pivoted);
    const model &to = target(along), &pivot = in_.at(model_after(in_, along.hops[0]));
    if (!pivot.key.empty() && !pivot.has_generated_key()) return created();  // an attached row has no key of its own
    const char* const verb = roll_.any(std::vector<const char*>{"attach", "detach", "sync"});
    query made{verb, {}, {}};
    const std::string word = verb;
    made.body = before_a_write(along, pivot) + "  auto all = db.all(from<" + to.type + ">().order_by(" + all_columns(to) +
                "));\n  if (all.empty()) return;\n";
    if (word == "attach") {
      made.body += after_a_write(
          "db.execute(attach<" + along.name + ">(o, all[0]));",
          "if (rows().size() != rows_before.size() + 1) found.push_back(\"no row is made\");\n    if (after[0].size() <= before[0].size()) "
          "found.push_back(\"attached, and no target: \" + after[0]);");
    } else if (word == "detach") {
      made.body += after_a_write("db.execute(detach<" + along.name + ">(o, all[0]));",
                                 "if (has_line(after[0], line_of(all[0]))) found.push_back(\"detached, and a target: \" + after[0]);");
    } else {
      made.body += "  if (all.size() > 2) all.resize(2);\n" +
                   after_a_write("db.execute(sync<" + along.name + ">(o, all));",
                                 "if (after[0] != list(all, false, line_of)) found.push_back(\"synced, and others: \" + after[0]);");
    }
    return made;
  }

  static std::string all_columns(const model& of) {
    std::string text;
    for (std::size_t i = 0; i != of.columns.size(); ++i) text += (i == 0 ? "" : ", ") + written_column(of, static_cast<int>(i));
    return text;
  }

  dice& roll_;
  const world& in_;
  const std::vector<relation>& relations_;
};

}  // namespace crossing

#endif
