// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables of a schema together: which foreign keys lead from one to another, in which order they are made, and which
// indexes the relations among them need. Foreign keys are those that relations walk: declared, or found by convention.

#include <ikebana/relation/path.hpp>
#include <ikebana/schema/create/definition.hpp>

namespace ikebana::detail {

struct table_link {
  const table_definition* parent;
  key_columns child_key;
  key_columns parent_key;
};

struct table_links {
  static constexpr unsigned most = 32;
  table_link at[most]{};
  unsigned size = 0;
  bool leads_elsewhere = false;  // a declared foreign key names a model that is not among the tables

  constexpr void push(const table_link& found) {
    if (size == most) return;
    unsigned place = size++;
    for (; place != 0 && at[place - 1].child_key.at[0] > found.child_key.at[0]; --place) at[place] = at[place - 1];
    at[place] = found;
  }
};

template <unsigned Tables>
struct table_set {
  const table_definition* at[Tables + 1]{};
  unsigned size = 0;

  constexpr void push(const table_definition& definition) {
    for (unsigned i = 0; i != size; ++i) {
      if (at[i]->table->model == definition.table->model) return;
    }
    at[size++] = &definition;
  }
};

/// The tables of a schema, for functions that are no templates.
struct tables {
  const table_definition* const* at;
  unsigned size;

  /// The position of a model's table, or size. It is found by its model: GCC with -fsanitize=undefined does not compare addresses
  /// while compiling.
  constexpr unsigned position(identity model) const {
    unsigned i = 0;
    while (i != size && !(at[i]->table->model == model)) ++i;
    return i;
  }
};

/// The foreign keys of a table, in the order of their columns. None leads into another schema, where SQLite looks for no parent.
constexpr table_links links_of(const table_definition& child, const tables& all) {
  const table_facts& table = *child.table;
  table_links found;
  for (unsigned i = 0; i != table.foreign_key_count; ++i) {
    const foreign_key_facts& declared = table.foreign_keys[i];
    if (!declared.is_enforced) continue;
    const unsigned place = all.position(declared.target);
    if (place == all.size) {
      found.leads_elsewhere = true;
    } else if (all.at[place]->table->schema == table.schema) {
      const bool names_columns = declared.target_members.size != 0;
      found.push(
          {all.at[place], declared.columns, names_columns ? columns_of_key(declared.target_members) : all.at[place]->table->primary});
    }
  }
  for (unsigned i = 0; i != table.column_count; ++i) {
    if (is_declared(table, i)) continue;
    for (unsigned p = 0; p != all.size; ++p) {
      const table_facts& parent = *all.at[p]->table;
      if (parent.schema != table.schema || !detail::names_by_convention(table.columns[i].member_name, parent)) continue;
      key_columns key;
      key.push(i);
      // A member with the name of a foreign key and another type isn't one.
      if (keys_have_same_types(table, parent, {key, parent.primary, true})) found.push({all.at[p], key, parent.primary});
    }
  }
  return found;
}

/// Whether two keys are made of the same columns, in any order.
constexpr bool same_columns(const key_columns& a, const key_columns& b) {
  if (a.size != b.size) return false;
  for (unsigned i = 0; i != a.size; ++i) {
    bool found = false;
    for (unsigned j = 0; j != b.size; ++j) found |= a.at[i] == b.at[j];
    if (!found) return false;
  }
  return true;
}

/// The order in which tables are made: each after the parents of its foreign keys. If these form a circle, the table by which it was
/// entered comes last: SQLite looks for a parent when a row is written.
class creation_order {
 public:
  static constexpr unsigned most = 256;

  constexpr creation_order(const tables& all, const table_links* const* links) : all_(all), links_(links) {
    for (unsigned i = 0; i != all.size; ++i) visit(i);
  }

  constexpr unsigned at(unsigned i) const { return order_[i]; }
  constexpr unsigned place_of(unsigned which) const {
    unsigned i = 0;
    while (order_[i] != which) ++i;
    return i;
  }

 private:
  constexpr void visit(unsigned which) {
    if (seen_[which]) return;
    seen_[which] = true;
    const table_links& links = *links_[which];
    for (unsigned i = 0; i != links.size; ++i) visit(all_.position(links.at[i].parent->table->model));
    order_[size_++] = which;
  }

  const tables& all_;
  const table_links* const* links_;
  unsigned order_[most]{};
  bool seen_[most]{};
  unsigned size_ = 0;
};

/// The models of some elements, each once, in their order.
template <class... Models>
constexpr table_set<sizeof...(Models)> collect_tables(list<Models...>) {
  table_set<sizeof...(Models)> set;
  (set.push(definition_of<Models>), ...);
  return set;
}

template <class... Elements>
using models_of_all = concatenated<models_of<Elements>...>;

template <class... Elements>
inline constexpr auto table_set_of = detail::collect_tables(models_of_all<Elements...>{});

template <class... Elements>
inline constexpr tables tables_of{table_set_of<Elements...>.at, table_set_of<Elements...>.size};

/// The foreign keys of a model in a schema, found once.
template <class Model, class... Elements>
inline constexpr table_links links_in_schema = detail::links_of(definition_of<Model>, tables_of<Elements...>);

template <class... Elements, class... Models>
constexpr array_of<const table_links*, sizeof...(Models)> collect_links(list<Models...>) {
  array_of<const table_links*, sizeof...(Models)> set;
  ((set.at[tables_of<Elements...>.position(identity_of<Models>)] = &links_in_schema<Models, Elements...>), ...);
  return set;
}

template <class... Elements>
inline constexpr auto link_set_of = detail::collect_links<Elements...>(models_of_all<Elements...>{});

/// The path of a relation; that of a model has no hops.
template <class Element>
constexpr path_facts path_of_element() {
  if constexpr (is_relation_type<Element>) {
    return path_of<Element>;
  } else {
    return {};
  }
}

template <class... Elements>
inline constexpr array_of<path_facts, sizeof...(Elements)> paths_of_elements{{path_of_element<Elements>()..., path_facts{}}};

/// A schema: its tables, and the paths of its relations.
struct schema_facts {
  tables all;
  const table_links* const* links;  // of each table
  const path_facts* paths;          // of each element
  unsigned path_count;
};

template <class... Elements>
inline constexpr schema_facts facts_of_schema{
    tables_of<Elements...>, link_set_of<Elements...>.at, paths_of_elements<Elements...>.at, sizeof...(Elements)};

}  // namespace ikebana::detail
