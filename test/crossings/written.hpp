// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CROSSINGS_WRITTEN_HPP
#define IKEBANA_TEST_CROSSINGS_WRITTEN_HPP

// Random writes through relations, and what the whole table that they write is afterwards.

#include "combined.hpp"

namespace crossing {

class written_maker : public combined_maker {
 public:
  using combined_maker::combined_maker;

  query make() {
    switch (roll_.below(24)) {
      case 0:
      case 1: return created_records();
      case 2: return saved_record();
      case 3:
      case 4: return found_or_created();
      case 5: return attached_targets();
      case 6: return detached_targets();
      case 7: return synced_targets();
      case 8: return associated();
      case 9: return dissociated();
      case 10: return updated_targets();
      case 11: return updated_by_aggregate();
      default: return combined_maker::make();
    }
  }

 protected:
  /// The rows of a table while a write is followed, and why it was refused.
  struct followed {
    const model* of;
    table after;
    std::string refused = {};  // by what it throws
  };
  followed follow(const model& of) const { return {&of, of.rows}; }

  static bool has_same_key(const model& of, const row& a, const row& b) {
    return !of.key.empty() && projected(a, of.key) == projected(b, of.key);
  }
  static std::int64_t next_key(const followed& in) {
    std::int64_t greatest = 0;
    for (const row& each : in.after) greatest = std::max(greatest, std::get<std::int64_t>(at(each, in.of->key[0])));
    return greatest + 1;
  }
  /// Inserts a row; a key of 0 is made by the database.
  static row& insert(followed& in, row values) {
    if (in.of->has_generated_key()) {
      cell& key = values[static_cast<std::size_t>(in.of->key[0])];
      if (key == cell{std::int64_t{0}}) key = next_key(in);
    }
    for (const row& each : in.after) {
      if (has_same_key(*in.of, each, values) && in.refused.empty()) in.refused = "constraint";
    }
    in.after.push_back(values);
    return in.after.back();
  }
  /// Writes what a condition says a row's columns are.
  static void write_constants(const condition& of, int position, row& into) {
    if (of.what == comparison::both) {
      for (const condition& part : of.parts) write_constants(part, position, into);
    }
    if (of.position != position) return;
    if (of.what == comparison::eq) into[static_cast<std::size_t>(of.place)] = of.value;
    if (of.what == comparison::is_null) into[static_cast<std::size_t>(of.place)] = {};
  }
  static void write_constants(const relation& of, int position, row& into) {
    for (const hop& each : of.hops) {
      for (const condition& one : each.where) write_constants(one, position, into);
    }
    for (const condition& one : of.where) write_constants(one, position, into);
  }
  const link& link_of(const relation& of, std::size_t hop) const { return in_.links[static_cast<std::size_t>(of.hops[hop].link)]; }
  static void copy_key(const row& from, const std::vector<int>& named, row& to, const std::vector<int>& columns) {
    for (std::size_t i = 0; i != named.size(); ++i) to[static_cast<std::size_t>(columns[i])] = at(from, named[i]);
  }
  /// Whether the conditions of a relation hold on a path, and the keys of its first hop agree.
  bool is_inside(const relation& of, const path& on) const {
    if (of.hops[0].down) {
      const link& over = link_of(of, 0);
      for (std::size_t i = 0; i != over.columns.size(); ++i) {
        if (at(*on[0], over.named[i]) != at(*on[1], over.columns[i])) return false;
      }
    }
    for (const condition& each : of.hops[0].where) {
      if (holds(each, on) != 1) return false;
    }
    for (const condition& each : of.where) {
      if (holds(each, on) != 1) return false;
    }
    return true;
  }

  std::string record_text(const model& of, const row& values) const {
    std::string text = "[&] {\n    " + of.type + " made{};\n";
    for (std::size_t i = 0; i != values.size(); ++i) {
      if (!std::holds_alternative<std::monostate>(values[i])) text += "    made." + of.columns[i].name + " = " + quoted(values[i]) + ";\n";
    }
    return text + "    return made;\n  }()";
  }
  /// A row that no other is equal to in its key.
  row new_row(const model& of, int number) {
    row values;
    for (const column& each : of.columns) values.push_back(any_value(roll_, each));
    for (int place : of.key) {
      cell& key = values[static_cast<std::size_t>(place)];
      const column& each = of.columns[static_cast<std::size_t>(place)];
      if (of.has_generated_key())
        key = std::int64_t{roll_.one_of(3) ? 50 + number : 0};
      else if (each.type == kind::text)
        key = "new" + std::to_string(number);
      else if (each.type == kind::real)
        key = 90.5 + number;
      else
        key = std::int64_t{90 + number};
    }
    return values;
  }
  static row default_row(const model& of) {
    row values;
    for (const column& each : of.columns) {
      if (each.is_optional)
        values.emplace_back();
      else if (each.type == kind::text)
        values.emplace_back(std::string());
      else if (each.type == kind::real)
        values.emplace_back(0.0);
      else
        values.emplace_back(std::int64_t{0});
    }
    return values;
  }
  static rows in_order(const model& of) {
    rows sorted;
    for (const row& each : of.rows) sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(), [](const row* a, const row* b) { return *a < *b; });
    return sorted;
  }

  /// Takes an owner, does the write, and says what there is afterwards: the table, and what the write has thrown.
  static void do_write(query& made, const std::string& before, const std::string& write, const std::string& table_after) {
    made.body = before + "  std::string thrown_by;\n  try {\n    " + write +
                "\n  } catch (const ikebana::outside_relation&) {\n    thrown_by = \"outside\";\n  } catch (const "
                "ikebana::constraint_violation&) {\n    thrown_by = \"constraint\";\n  }\n  " +
                table_after + "\n  if (!thrown_by.empty()) found.push_back(thrown_by);";
  }
  void expect_rows(query& made, const followed& in) const {
    for (const row& each : in.refused.empty() ? in.after : in.of->rows) made.expected.push_back(shown(each));
    if (!in.refused.empty()) made.expected.push_back(in.refused);
  }
  std::string take_owner(const model& of, int number, const char* name = "o") const {
    return "auto " + std::string(name) + " = db.all(from<" + of.type + ">().order_by(" + all_columns(of) + ")).at(" +
           std::to_string(number) + ");\n  ";
  }

  std::vector<const relation*> direct_relations() const {
    std::vector<const relation*> direct;
    for (const relation& each : relations_) {
      if (each.is_direct() && each.limit < 0 && !in_.at(each.owner).rows.empty()) direct.push_back(&each);
    }
    return direct;
  }

  // ---- records of an owner

  query created_records() {
    const std::vector<const relation*> direct = direct_relations();
    if (direct.empty()) return combined_maker::make();
    const relation& along = *roll_.any(direct);
    const model &owner = in_.at(along.owner), &to = target(along);
    const int number = roll_.below(static_cast<int>(owner.rows.size()));
    const row& of = *in_order(owner)[static_cast<std::size_t>(number)];
    const int count = 1 + roll_.below(2);
    followed in = follow(to);
    std::string records;
    for (int i = 0; i != count; ++i) {
      row values = new_row(to, i);
      records += (i == 0 ? "" : ", ") + record_text(to, values);
      copy_key(of, link_of(along, 0).named, values, link_of(along, 0).columns);
      const row owned = values;
      write_constants(along, 1, values);
      const row& written = insert(in, values);
      if (in.refused.empty() && !is_inside(along, {&of, &written})) in.refused = "outside";
    }
    query made{count == 1 ? "create of a record" : "create_many", {}, {}};
    const std::string type = count == 1 ? to.type : "std::vector<" + to.type + ">";
    do_write(made, take_owner(owner, number) + type + " made_records" + (count == 1 ? " = " + records : "{" + records + "}") + ";\n",
             std::string("db.execute(") + (count == 1 ? "create<" : "create_many<") + along.name + ">(o, made_records));", table_text(to));
    expect_rows(made, in);
    return made;
  }

  query saved_record() {
    const std::vector<const relation*> direct = direct_relations();
    if (direct.empty()) return combined_maker::make();
    const relation& along = *roll_.any(direct);
    const model &owner = in_.at(along.owner), &to = target(along);
    if (to.rows.empty()) return combined_maker::make();
    const int number = roll_.below(static_cast<int>(owner.rows.size()));
    const row& of = *in_order(owner)[static_cast<std::size_t>(number)];
    row values = roll_.one_of(3) ? new_row(to, 0) : roll_.any(to.rows);
    values[static_cast<std::size_t>(to.place("n"))] = std::int64_t{roll_.below(9)};
    query made{"save", {}, {}};
    do_write(made, take_owner(owner, number) + "auto record = " + record_text(to, values) + ";\n",
             "db.execute(save<" + along.name + ">(o, record));", table_text(to));
    followed in = follow(to);
    copy_key(of, link_of(along, 0).named, values, link_of(along, 0).columns);
    write_constants(along, 1, values);
    auto there = std::find_if(in.after.begin(), in.after.end(), [&](const row& each) { return has_same_key(to, each, values); });
    const row owner_before = of;
    if (there != in.after.end()) *there = values;
    const row& written = there != in.after.end() ? *there : insert(in, values);
    if (in.refused.empty() && !is_inside(along, {&owner_before, &written})) in.refused = "outside";
    expect_rows(made, in);
    return made;
  }

  query found_or_created() {
    std::vector<const relation*> direct = direct_relations();
    std::erase_if(direct, [&](const relation* each) { return target(*each).key.empty(); });
    if (direct.empty()) return combined_maker::make();
    const relation& along = *roll_.any(direct);
    const model &owner = in_.at(along.owner), &to = target(along);
    const int number = roll_.below(static_cast<int>(owner.rows.size()));
    const row& of = *in_order(owner)[static_cast<std::size_t>(number)];
    const bool updates = roll_.one_of(2);
    const int place = to.place("o") >= 0 && roll_.one_of(3) ? to.place("o") : to.place("n");
    row values = new_row(to, 0);
    if (const rows all = found_for({&along, {}, {}}, of); !all.empty() && !roll_.one_of(3))
      values[static_cast<std::size_t>(place)] = at(*roll_.any(all), place);
    query made{updates ? "update_or_create" : "first_or_create", {}, {}};
    do_write(made, take_owner(owner, number) + "auto record = " + record_text(to, values) + ";\n",
             std::string("db.execute(") + (updates ? "update_or_create<" : "first_or_create<") + along.name + ", " + member(to, place) +
                 ">(o, record));\n    thrown_by = \"record \" + line_of(record);",
             table_text(to));
    followed in = follow(to);
    copy_key(of, link_of(along, 0).named, values, link_of(along, 0).columns);
    write_constants(along, 1, values);
    const row owner_before = of;
    rows all = targets_of(in_, along, {}, of);
    if (along.is_one) {  // the first of those that agree
      relation whole = along;
      whole.is_one = false;
      all = targets_of(in_, whole, {}, of);
    }
    std::erase_if(all, [&](const row* each) { return at(*each, place) != at(values, place); });
    row record = values;
    if (all.empty()) {
      record = insert(in, values);
    } else if (!updates) {
      record = *all[0];
    } else {
      copy_key(*all[0], to.key, record, to.key);
      for (row& each : in.after) {
        if (has_same_key(to, each, record)) each = record;
      }
    }
    if ((all.empty() || updates) && in.refused.empty() && !is_inside(along, {&owner_before, &record})) in.refused = "outside";
    expect_rows(made, in);
    if (in.refused.empty()) made.expected.push_back("record " + shown(record));
    return made;
  }

  // ---- pivots

  std::vector<const relation*> pivoted_relations() const {
    std::vector<const relation*> some;
    for (const relation& each : relations_) {
      if (!each.is_pivoted || each.limit >= 0) continue;
      const model& pivot = in_.at(model_after(in_, each.hops[0]));
      if (!pivot.key.empty() && !pivot.has_generated_key()) continue;  // an attached row has no key of its own
      if (in_.at(each.owner).rows.empty() || in_.at(each.target).rows.empty()) continue;
      some.push_back(&each);
    }
    return some;
  }

  struct pivoting {
    const relation* along;
    const model *owner, *pivot, *to;
    int number;
    const row* of;
    std::vector<int> targets;  // by their places in order
    std::string text;          // of the targets
  };
  pivoting any_pivoting(const relation& along) {
    pivoting made{&along, &in_.at(along.owner), &in_.at(model_after(in_, along.hops[0])), &target(along), 0, nullptr, {}, {}};
    made.number = roll_.below(static_cast<int>(made.owner->rows.size()));
    made.of = in_order(*made.owner)[static_cast<std::size_t>(made.number)];
    for (int i = 0; i != static_cast<int>(made.to->rows.size()); ++i) made.targets.push_back(i);
    roll_.shuffle(made.targets);
    if (made.targets.size() > 2) made.targets.resize(static_cast<std::size_t>(1 + roll_.below(2)));
    made.text = "auto all = db.all(from<" + made.to->type + ">().order_by(" + all_columns(*made.to) + "));\n  std::vector<" +
                made.to->type + "> targets;\n";
    for (int each : made.targets) made.text += "  targets.push_back(all.at(" + std::to_string(each) + "));\n";
    return made;
  }
  const row& target_row(const pivoting& by, int which) const { return *in_order(*by.to)[static_cast<std::size_t>(which)]; }
  bool connects(const pivoting& by, const row& pivot, const row* to) const {
    const link& over = link_of(*by.along, 1);
    for (std::size_t i = 0; to != nullptr && i != over.columns.size(); ++i) {
      if (at(*to, over.named[i]) != at(pivot, over.columns[i])) return false;
    }
    return is_inside(*by.along, {by.of, &pivot, to});
  }
  row pivot_row(const pivoting& by, const row& to, row values) const {
    copy_key(to, link_of(*by.along, 1).named, values, link_of(*by.along, 1).columns);
    copy_key(*by.of, link_of(*by.along, 0).named, values, link_of(*by.along, 0).columns);
    write_constants(*by.along, 1, values);
    return values;
  }
  std::string write_by_pivot(const pivoting& by, const char* verb, const std::string& values, const char* more = "") const {
    return std::string("db.execute(") + verb + "<" + by.along->name + ">(o, targets" + (values.empty() ? "" : ", " + values) + ")" + more +
           ");";
  }
  void insert_pivot(followed& in, const pivoting& by, const row& to, const row& values) const {
    const row& written = insert(in, pivot_row(by, to, values));
    if (in.refused.empty() && !connects(by, written, &to)) in.refused = "outside";
  }

  query attached_targets() {
    const std::vector<const relation*> some = pivoted_relations();
    if (some.empty()) return combined_maker::make();
    const pivoting by = any_pivoting(*roll_.any(some));
    const bool has_values = roll_.one_of(2);
    row values = default_row(*by.pivot);
    if (has_values) values = new_row(*by.pivot, 0);
    if (has_values && by.pivot->has_generated_key()) values[static_cast<std::size_t>(by.pivot->key[0])] = std::int64_t{0};
    followed in = follow(*by.pivot);
    for (int each : by.targets) insert_pivot(in, by, target_row(by, each), values);
    query made{"attach of targets", {}, {}};
    do_write(made, take_owner(*by.owner, by.number) + by.text,
             write_by_pivot(by, "attach", has_values ? record_text(*by.pivot, values) : ""), table_text(*by.pivot));
    expect_rows(made, in);
    return made;
  }

  query detached_targets() {
    const std::vector<const relation*> some = pivoted_relations();
    if (some.empty()) return combined_maker::make();
    const pivoting by = any_pivoting(*roll_.any(some));
    const bool all = roll_.one_of(3);
    followed in = follow(*by.pivot);
    std::erase_if(in.after, [&](const row& each) {
      bool is_gone = false;
      for (const row& one : by.to->rows) {
        bool is_named = all;
        for (int which : by.targets) is_named = is_named || target_row(by, which) == one;
        is_gone = is_gone || (is_named && connects(by, each, &one));
      }
      // Without a condition, the owner's rows are all that name it, also those that name no target.
      if (all && by.along->where.empty()) is_gone = is_gone || connects(by, each, nullptr);
      return is_gone;
    });
    query made{"detach of targets", {}, {}};
    do_write(made, take_owner(*by.owner, by.number) + by.text,
             all ? "db.execute(detach<" + by.along->name + ">(o));" : write_by_pivot(by, "detach", ""), table_text(*by.pivot));
    expect_rows(made, in);
    return made;
  }

  query synced_targets() {
    const std::vector<const relation*> some = pivoted_relations();
    if (some.empty()) return combined_maker::make();
    const pivoting by = any_pivoting(*roll_.any(some));
    const bool has_values = roll_.one_of(3), detaches = !roll_.one_of(3);
    row values = default_row(*by.pivot);
    if (has_values) values = new_row(*by.pivot, 0);
    if (by.pivot->has_generated_key()) values[static_cast<std::size_t>(by.pivot->key[0])] = std::int64_t{0};
    followed in = follow(*by.pivot);
    rows inside;
    for (const row& each : by.pivot->rows) {
      bool is_target = false;
      for (const row& one : by.to->rows) is_target = is_target || connects(by, each, &one);
      if (is_target || (by.along->where.empty() && connects(by, each, nullptr))) inside.push_back(&each);
    }
    std::stable_sort(inside.begin(), inside.end(), [&](const row* a, const row* b) { return is_before(*a, *b, {}, by.pivot->key); });
    if (by.pivot->key.empty()) {  // which of two rows to a target stays is not said
      for (const row* a : inside) {
        for (const row* b : inside) {
          const bool is_to_same = projected(*a, link_of(*by.along, 1).columns) == projected(*b, link_of(*by.along, 1).columns);
          if (is_to_same && *a != *b) return attached_targets();
        }
      }
    }
    std::vector<bool> is_there(by.targets.size());
    table removed, kept;
    for (const row* each : inside) {
      std::size_t which = 0;
      while (which != by.targets.size() && !connects(by, *each, &target_row(by, by.targets[which]))) ++which;
      const bool is_first = which != by.targets.size() && !is_there[which];
      if (!is_first && !detaches) continue;
      const auto place = std::find(in.after.begin(), in.after.end(), *each);
      if (is_first) {
        is_there[which] = true;
        if (!has_values) continue;
        row changed = pivot_row(by, target_row(by, by.targets[which]), values);
        copy_key(*each, by.pivot->key, changed, by.pivot->key);
        if (in.refused.empty() && !connects(by, changed, &target_row(by, by.targets[which]))) in.refused = "outside";
        *place = changed;
      } else {
        in.after.erase(place);
      }
    }
    for (std::size_t i = 0; i != by.targets.size(); ++i) {
      if (!is_there[i]) insert_pivot(in, by, target_row(by, by.targets[i]), values);
    }
    query made{"sync of targets", {}, {}};
    do_write(made, take_owner(*by.owner, by.number) + by.text,
             write_by_pivot(by, "sync", has_values ? record_text(*by.pivot, values) : "", detaches ? "" : ".without_detaching()"),
             table_text(*by.pivot));
    expect_rows(made, in);
    return made;
  }

  // ---- belongs_to

  const relation* relation_up(bool may_be_left) {
    std::vector<const relation*> some;
    for (const relation& each : relations_) {
      if (each.hops.size() != 1 || each.hops[0].down) continue;
      const model& owner = in_.at(each.owner);
      if (owner.key.empty() || owner.rows.empty() || in_.at(each.target).rows.empty()) continue;
      if (may_be_left && !owner.columns[static_cast<std::size_t>(link_of(each, 0).columns[0])].is_optional) continue;
      some.push_back(&each);
    }
    return some.empty() ? nullptr : roll_.any(some);
  }

  query associated() {
    const relation* const along = relation_up(false);
    if (along == nullptr) return combined_maker::make();
    const model &owner = in_.at(along->owner), &to = target(*along);
    const int number = roll_.below(static_cast<int>(owner.rows.size())), which = roll_.below(static_cast<int>(to.rows.size()));
    const row &of = *in_order(owner)[static_cast<std::size_t>(number)], &with = *in_order(to)[static_cast<std::size_t>(which)];
    followed in = follow(owner);
    row changed = of, named = with;
    copy_key(with, link_of(*along, 0).named, changed, link_of(*along, 0).columns);
    write_constants(*along, 0, changed);
    if (has_same_key(owner, of, with) && along->owner == along->target) named = changed;  // of itself
    for (row& each : in.after) {
      if (has_same_key(owner, each, of)) each = changed;
    }
    if (!is_inside(*along, {&changed, &named})) in.refused = "outside";
    query made{"associate", {}, {}};
    do_write(made, take_owner(owner, number) + take_owner(to, which, "with"), "db.execute(associate<" + along->name + ">(o, with));",
             table_text(owner));
    expect_rows(made, in);
    return made;
  }

  query dissociated() {
    const relation* const along = relation_up(true);
    if (along == nullptr) return combined_maker::make();
    const model& owner = in_.at(along->owner);
    const int number = roll_.below(static_cast<int>(owner.rows.size()));
    const row& of = *in_order(owner)[static_cast<std::size_t>(number)];
    followed in = follow(owner);
    for (row& each : in.after) {
      if (!has_same_key(owner, each, of)) continue;
      for (int place : link_of(*along, 0).columns) each[static_cast<std::size_t>(place)] = {};
      break;
    }
    query made{"dissociate", {}, {}};
    do_write(made, take_owner(owner, number), "db.execute(dissociate<" + along->name + ">(o));", table_text(owner));
    expect_rows(made, in);
    return made;
  }

  // ---- updates

  query updated_targets() {
    const relation& along = any_relation();
    const asked by = ask(along, "t");
    const model &owner = in_.at(along.owner), &to = target(along);
    if (owner.rows.empty() || to.key.empty()) return combined_maker::make();
    const int number = roll_.below(static_cast<int>(owner.rows.size()));
    const row& of = *in_order(owner)[static_cast<std::size_t>(number)];
    const bool adds = roll_.one_of(2), removes = roll_.one_of(4);
    followed in = follow(to);
    const rows hit = found_for(by, of);
    table after;
    for (const row& each : to.rows) {
      row changed = each;
      const bool is_hit = std::find(hit.begin(), hit.end(), &each) != hit.end();
      if (is_hit && removes) continue;
      cell& value = changed[static_cast<std::size_t>(to.place("n"))];
      if (is_hit) value = adds ? std::get<std::int64_t>(value) + 100 : std::int64_t{77};
      after.push_back(changed);
    }
    in.after = after;
    query made{removes ? "remove of targets" : "update of targets", {}, {}};
    const std::string column = written_column(to, to.place("n"));
    do_write(made, take_owner(owner, number),
             removes ? "db.execute(remove(" + by.text + ".of(o)));"
                     : "db.execute(update(" + by.text + ".of(o)).set(" + column + " = " + (adds ? column + " + 100" : "77") + "));",
             table_text(to));
    expect_rows(made, in);
    return made;
  }

  /// A column that becomes the number of targets, of those that have some of another relation.
  query updated_by_aggregate() {
    const relation& along = any_relation();
    const relation& other = *relation_of(along.owner);
    const model& owner = in_.at(along.owner);
    const std::vector<int> models = models_on(in_, along);
    if (std::count(models.begin(), models.end(), along.owner) != 1) return combined_maker::make();
    const asked by = ask(along, "t"), where = ask(other, "u");
    const bool negated = roll_.one_of(2);
    followed in = follow(owner);
    for (std::size_t i = 0; i != in.after.size(); ++i) {
      if (found_for(where, owner.rows[i]).empty() != negated) continue;
      in.after[i][static_cast<std::size_t>(owner.place("n"))] = static_cast<std::int64_t>(found_for(by, owner.rows[i]).size());
    }
    query made{"update by an aggregate of a relation", {}, {}};
    do_write(made, "",
             "db.execute(update<" + owner.type + ">().set(" + written_column(owner, owner.place("n")) + " = count(" + by.text +
                 ")).where(" + (negated ? "!" : "") + "exists(" + where.text + ")));",
             table_text(owner));
    expect_rows(made, in);
    return made;
  }
};

}  // namespace crossing

#endif
