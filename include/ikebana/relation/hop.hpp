// SPDX-License-Identifier: BSL-1.0
#pragma once

// A hop: one foreign key between two tables, walked in one direction. How it is found among what the tables declare.

#include <ikebana/meta/text.hpp>
#include <ikebana/model/table.hpp>
#include <ikebana/relation/relation.hpp>

namespace ikebana::detail {

enum class hop_problem : unsigned char {
  none,
  no_foreign_key,
  several_foreign_keys,
  key_types_differ,
  wrong_key,    // the chosen key is not a member of the model that should hold it
  wrong_owner,  // a relation stands where another model has been reached
};

/// A foreign key of a child table and the key of the parent table that it names.
struct link {
  key_columns child_key;
  key_columns parent_key;
  bool up;
};

struct links {
  static constexpr unsigned most = 4;
  link at[most]{};
  unsigned size = 0;

  constexpr void push(const link& found) {
    if (size != most) at[size++] = found;
  }
};

/// Which keys a relation's author has chosen: the foreign key, and the key that it names. Both may be left out.
struct explicit_keys {
  key_members foreign_key;
  key_members named_key;
};

struct hop_facts {
  const table_facts* from;
  const table_facts* to;
  key_columns from_key;
  key_columns to_key;
  bool up;
  bool to_one;
  hop_problem problem;
};

constexpr bool holds_all(const table_facts& table, const key_members& members) {
  for (unsigned i = 0; i != members.size; ++i) {
    if (!(members.at[i].model == table.model) || members.at[i].position() == table.column_count) return false;
  }
  return true;
}

/// Whether a member is named `<model>_<key column>`, as in country_id.
constexpr bool names_by_convention(std::string_view member, const table_facts& parent) {
  if (parent.primary.size != 1) return false;
  const std::string_view model = parent.singular;
  const column_facts& key = parent.columns[parent.primary.at[0]];
  if (member.size() <= model.size() + 1 || member[model.size()] != '_') return false;
  if (!detail::begins_with(member, model)) return false;
  const std::string_view rest{member.data() + model.size() + 1, member.size() - model.size() - 1};
  return rest == key.name || rest == key.member_name;
}

constexpr bool is_declared(const table_facts& child, unsigned column) {
  for (unsigned i = 0; i != child.foreign_key_count; ++i) {
    const key_columns& columns = child.foreign_keys[i].columns;
    if (columns.size == 1 && columns.at[0] == column) return true;
  }
  return false;
}

/// The foreign keys of `child` that name `parent`: those declared, and those that convention finds.
constexpr void find_links(links& found, const table_facts& child, const table_facts& parent, bool up) {
  for (unsigned i = 0; i != child.foreign_key_count; ++i) {
    const foreign_key_facts& declared = child.foreign_keys[i];
    if (!(declared.target == parent.model)) continue;
    found.push({declared.columns, declared.target_members.size != 0 ? columns_of_key(declared.target_members) : parent.primary, up});
  }
  for (unsigned i = 0; i != child.column_count; ++i) {
    if (!detail::names_by_convention(child.columns[i].member_name, parent) || is_declared(child, i)) continue;
    key_columns key;
    key.push(i);
    found.push({key, parent.primary, up});
  }
}

/// Keeps of the links only those over the chosen keys; where nothing was declared over them, the choice is the link.
constexpr void select_foreign_key(links& found, const table_facts& parent, bool up, const explicit_keys& chosen) {
  const key_columns child_key = columns_of_key(chosen.foreign_key);
  link choice{child_key, chosen.named_key.size != 0 ? columns_of_key(chosen.named_key) : parent.primary, up};
  if (chosen.named_key.size == 0) {
    for (unsigned i = 0; i != found.size; ++i) {
      if (found.at[i].child_key == child_key) choice = found.at[i];
    }
  }
  found.size = 0;
  found.push(choice);
}

constexpr bool keys_have_same_types(const table_facts& child, const table_facts& parent, const link& over) {
  if (over.child_key.size == 0 || over.child_key.size != over.parent_key.size) return false;
  for (unsigned i = 0; i != over.child_key.size; ++i) {
    if (!(child.columns[over.child_key.at[i]].type == parent.columns[over.parent_key.at[i]].type)) return false;
  }
  return true;
}

/// All foreign keys between two tables, in the directions asked for.
constexpr links links_between(const table_facts& from, const table_facts& to, direction wanted) {
  links found{};
  if (wanted != direction::up) find_links(found, to, from, false);
  if (wanted != direction::down) find_links(found, from, to, true);
  return found;
}

/// The hop from one table to another, or what is wrong with it.
constexpr hop_facts find_hop(const table_facts& from, const table_facts& to, direction wanted, bool has_one, const explicit_keys& chosen) {
  hop_facts hop{&from, &to, {}, {}, wanted == direction::up, has_one, hop_problem::none};
  links found = links_between(from, to, wanted);
  if (chosen.foreign_key.size != 0) {
    const bool up = wanted == direction::up;
    const table_facts& child = up ? from : to;
    const table_facts& parent = up ? to : from;
    if (!holds_all(child, chosen.foreign_key) || !holds_all(parent, chosen.named_key)) {
      hop.problem = hop_problem::wrong_key;
      return hop;
    }
    select_foreign_key(found, parent, up, chosen);
  }
  if (found.size != 1) {
    hop.problem = found.size == 0 ? hop_problem::no_foreign_key : hop_problem::several_foreign_keys;
    return hop;
  }
  const link& only = found.at[0];
  hop.up = only.up;
  hop.to_one = has_one || only.up;
  hop.from_key = only.up ? only.child_key : only.parent_key;
  hop.to_key = only.up ? only.parent_key : only.child_key;
  const table_facts& child = only.up ? from : to;
  const table_facts& parent = only.up ? to : from;
  if (!keys_have_same_types(child, parent, only)) hop.problem = hop_problem::key_types_differ;
  return hop;
}

/// The same hop, walked the other way.
constexpr hop_facts reversed(const hop_facts& hop) { return {hop.to, hop.from, hop.to_key, hop.from_key, !hop.up, !hop.up, hop.problem}; }

}  // namespace ikebana::detail
