// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements that make a schema, which do nothing if the table, the index or the foreign key is there.

#include <ikebana/schema/create/statements.hpp>

namespace ikebana::detail {

/// Whether one of the hops before needs the same index.
constexpr bool is_repeated_hop(const schema_facts& schema, unsigned path, unsigned hop) {
  const hop_facts& asked = schema.paths[path].hops[hop];
  for (unsigned p = 0; p <= path; ++p) {
    const unsigned hops = p == path ? hop : schema.paths[p].size;
    for (unsigned h = 0; h != hops; ++h) {
      const hop_facts& other = schema.paths[p].hops[h];
      if (other.to->model == asked.to->model && same_columns(other.to_key, asked.to_key)) return true;
    }
  }
  return false;
}

/// Calls `visit(definition, columns)` for each key that a relation looks its targets up by.
template <class Visit>
constexpr void for_each_hop(const schema_facts& schema, const Visit& visit) {
  for (unsigned p = 0; p != schema.path_count; ++p) {
    for (unsigned h = 0; h != schema.paths[p].size; ++h) {
      const hop_facts& hop = schema.paths[p].hops[h];
      if (!is_repeated_hop(schema, p, h)) visit(*schema.all.at[schema.all.position(hop.to->model)], hop.to_key);
    }
  }
}

/// The indexes of a table, each a part that ends with ";\n".
constexpr void put_indexes(schema_writer& out, const table_definition& definition, const dialect_facts& dialect) {
  for (unsigned which = 0; which != index_count_of(definition); ++which) {
    put_create_index(out, definition, which, dialect);
    out.put(";\n");
    out.end_part();
  }
}

/// The texts of one table, written by themselves so that no evaluation of the compiler is too long.
struct table_texts {
  std::string_view create;
  std::string_view indexes;
  const unsigned* index_ends;
  unsigned index_count;
  problem refused;  // of the dialect that it is written in
  problem refused_indexes;
};

/// Whether a foreign key is said with its table: what it names is there, and is unique by itself rather than by an index, which comes later.
constexpr bool is_said_at_once(const schema_facts& schema, const creation_order& order, unsigned child, const table_link& link) {
  const unsigned parent = schema.all.position(link.parent->table->model);
  if (order.place_of(parent) > order.place_of(child)) return false;
  if (same_columns(link.parent->table->primary, link.parent_key)) return true;
  for (unsigned i = 0; i != link.parent->unique_count; ++i) {
    if (same_columns(link.parent->uniques[i], link.parent_key)) return true;
  }
  return false;
}

/// The foreign keys of a table that are said with it, in a dialect that looks for what they name.
constexpr table_links links_at_once(const schema_facts& schema, const creation_order& order, identity model) {
  const unsigned child = schema.all.position(model);
  const table_links& all = *schema.links[child];
  table_links found;
  for (unsigned i = 0; i != all.size; ++i) {
    if (is_said_at_once(schema, order, child, all.at[i])) found.push(all.at[i]);
  }
  return found;
}

/// The name of a foreign key that is said after its table, `farms_egg_id_to_eggs`, as far as dialects with such keys have room for it.
struct later_key_name {
  char characters[256]{};
  unsigned size = 0;

  constexpr void put(std::string_view text) {
    for (const char each : text) {
      if (size != sizeof(characters)) characters[size++] = each;
    }
  }
  constexpr std::string_view view() const { return {characters, std::size_t{size}}; }
};

constexpr later_key_name name_of_later_key(const table_facts& child, const table_link& link) {
  later_key_name name;
  name.put(child.name);
  for (unsigned i = 0; i != link.child_key.size; ++i) {
    name.put("_");
    name.put(child.columns[link.child_key.at[i]].name);
  }
  name.put("_to_");
  name.put(link.parent->table->name);
  return name;
}

/// Says a foreign key after its table. ALTER TABLE has no IF NOT EXISTS for it.
constexpr void put_later_key(schema_writer& out, const dialect_facts& dialect, const table_definition& child, const table_link& link,
                             std::string_view name) {
  out.put("DO $ikebana$ BEGIN\n  ALTER TABLE ");
  put_table_name(out, dialect, *child.table, false);
  out.put(" ADD CONSTRAINT ");
  put_name(out, dialect, name);
  out.put(' ');
  put_foreign_key(out, child, link, dialect);
  out.put(";\nEXCEPTION WHEN duplicate_object THEN NULL;\nEND $ikebana$;\n");
  out.end_part();
}

constexpr void put_later_keys(schema_writer& out, const dialect_facts& dialect, const schema_facts& schema, const creation_order& order) {
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const unsigned which = order.at(i);
    const table_links& links = *schema.links[which];
    const table_definition& child = *schema.all.at[which];
    for (unsigned k = 0; k != links.size; ++k) {
      if (is_said_at_once(schema, order, which, links.at[k])) continue;
      later_key_name name = name_of_later_key(*child.table, links.at[k]);
      // Names of other columns may be put together to the same.
      unsigned same = 1;
      for (unsigned before = 0; before != k; ++before) {
        if (name_of_later_key(*child.table, links.at[before]).view() == name.view()) ++same;
      }
      if (same > 1) name.put("_");
      if (same > 1) name.put(number_text(same).view());
      put_later_key(out, dialect, child, links.at[k], name.view());
    }
  }
}

/// All statements of a schema, each a part that ends with ";\n": tables, their indexes, those that hops need, and the foreign keys that
/// are not said with their tables.
constexpr void put_schema(schema_writer& out, const schema_facts& schema, const creation_order& order, const table_texts* texts,
                          const dialect_facts& dialect) {
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_texts& table = texts[order.at(i)];
    if (table.refused != problem::none) out.fail(table.refused);
    if (table.refused_indexes != problem::none) out.fail(table.refused_indexes);
    out.put(table.create);
    out.put(";\n");
    out.end_part();
  }
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_texts& table = texts[order.at(i)];
    for (unsigned which = 0, begin = 0; which != table.index_count; begin = table.index_ends[which++]) {
      out.put(table.indexes.substr(begin, table.index_ends[which] - begin));
      out.end_part();
    }
  }
  for_each_hop(schema, [&](const table_definition& definition, const key_columns& columns) {
    if (detail::is_indexed(definition, columns)) return;
    put_create_hop_index(out, definition, columns, dialect);
    out.put(";\n");
    out.end_part();
  });
  if (!dialect.names_tables_to_come) put_later_keys(out, dialect, schema, order);
}

}  // namespace ikebana::detail
