// SPDX-License-Identifier: BSL-1.0
#pragma once

// Pictures of a schema, as the text that Mermaid and Graphviz draw: tables with their columns, a line for each foreign
// key, a dashed line for each relation.

#include <ikebana/meta/text.hpp>
#include <ikebana/schema/create/statements.hpp>

namespace ikebana::detail {

/// Whether a text can stand without quotes.
constexpr bool is_word(std::string_view text) {
  if (text.empty() || is_digit(text[0])) return false;
  for (const char each : text) {
    if (!is_of_word(each)) return false;
  }
  return true;
}

/// A text in quotes, for languages where nothing can stand for a quote within.
constexpr void put_in_quotes(schema_writer& out, std::string_view text) {
  out.put('"');
  for (const char each : text) out.put(each == '"' ? '\'' : each);
  out.put('"');
}

/// The names of a relation's path: `artists / albums / tracks`.
constexpr void put_route(schema_writer& out, const path_facts& path, std::string_view name) {
  const auto put = [&](std::string_view text) {
    for (const char each : text) out.put(each == '"' || each == '\\' ? '\'' : each);
  };
  put(name);
  if (!name.empty()) out.put(": ");
  put(path.owner().name);
  for (unsigned i = 0; i != path.size; ++i) {
    out.put(" / ");
    put(path.hops[i].to->name);
  }
}

/// Whether a foreign key holds each value once, so that at most one row names another.
constexpr bool is_one_each(const table_definition& child, const table_link& link) { return is_unique_key(child, link.child_key); }

constexpr bool is_part_of(const key_columns& key, unsigned column) {
  for (unsigned i = 0; i != key.size; ++i) {
    if (key.at[i] == column) return true;
  }
  return false;
}

constexpr bool is_unique_alone(const table_definition& definition, unsigned column) {
  key_columns key;
  key.push(column);
  return is_unique_key(definition, key);
}

struct column_keys {
  bool primary;
  bool foreign;
  bool unique;
};

constexpr column_keys keys_of_column(const table_definition& definition, const table_links& links, unsigned column) {
  column_keys keys{is_part_of(definition.table->primary, column), false, false};
  for (unsigned i = 0; i != links.size; ++i) keys.foreign |= is_part_of(links.at[i].child_key, column);
  keys.unique = !keys.primary && is_unique_alone(definition, column);
  return keys;
}

constexpr void put_column_keys(schema_writer& out, const column_keys& keys) {
  if (keys.primary || keys.foreign || keys.unique) out.put(' ');
  listing comma(out, ", ");
  if (keys.primary) comma.next().put("PK");
  if (keys.foreign) comma.next().put("FK");
  if (keys.unique) comma.next().put("UK");
}

/// Whether each target of a path has at most one owner.
constexpr bool has_one_owner(const path_facts& path) {
  for (unsigned i = 0; i != path.size; ++i) {
    if (path.hops[i].up) return false;
  }
  return true;
}

// ---- Mermaid ---------------------------------------------------------------------------------------------------------

constexpr void put_mermaid_entity(schema_writer& out, std::string_view name) {
  if (detail::is_word(name)) {
    out.put(name);
  } else {
    detail::put_in_quotes(out, name);
  }
}

constexpr void put_mermaid_table(schema_writer& out, const table_definition& definition, const table_links& links) {
  out.put("  ");
  detail::put_mermaid_entity(out, definition.table->name);
  out.put(" {\n");
  for (unsigned i = 0; i != definition.table->column_count; ++i) {
    const column_facts& column = definition.table->columns[i];
    out.put("    ");
    out.put(detail::type_name_of(column.kind));
    out.put(' ');
    if (column.name.empty() || is_digit(column.name[0])) out.put('_');
    for (const char each : column.name) out.put(is_of_word(each) ? each : '_');  // Mermaid has no quotes here
    put_column_keys(out, keys_of_column(definition, links, i));
    if (column.nullable) out.put(" \"or NULL\"");
    out.put('\n');
  }
  out.put("  }\n");
}

constexpr void put_mermaid_link(schema_writer& out, const table_definition& child, const table_link& link) {
  bool may_be_null = false;
  for (unsigned i = 0; i != link.child_key.size; ++i) may_be_null |= child.table->columns[link.child_key.at[i]].nullable;
  out.put("  ");
  detail::put_mermaid_entity(out, link.parent->table->name);
  out.put(may_be_null ? " |o--o" : " ||--o");
  out.put(is_one_each(child, link) ? "| " : "{ ");
  detail::put_mermaid_entity(out, child.table->name);
  out.put(" : \"");
  listing comma(out, ", ");
  for (unsigned i = 0; i != link.child_key.size; ++i) {
    comma.next();
    for (const char each : child.table->columns[link.child_key.at[i]].name) out.put(each == '"' ? '\'' : each);
  }
  out.put("\"\n");
}

constexpr void put_mermaid_path(schema_writer& out, const path_facts& path, std::string_view name) {
  out.put("  ");
  detail::put_mermaid_entity(out, path.owner().name);
  out.put(has_one_owner(path) ? " |o..o" : " }o..o");
  out.put(path.to_one ? "| " : "{ ");
  detail::put_mermaid_entity(out, path.target().name);
  out.put(" : \"");
  detail::put_route(out, path, name);
  out.put("\"\n");
}

constexpr void put_mermaid(schema_writer& out, const schema_facts& schema, const std::string_view* names) {
  out.put("erDiagram\n");
  for (unsigned i = 0; i != schema.all.size; ++i) {
    put_mermaid_table(out, *schema.all.at[i], *schema.links[i]);
  }
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_links& links = *schema.links[i];
    for (unsigned l = 0; l != links.size; ++l) put_mermaid_link(out, *schema.all.at[i], links.at[l]);
  }
  for (unsigned p = 0; p != schema.path_count; ++p) {
    if (schema.paths[p].size != 0) detail::put_mermaid_path(out, schema.paths[p], names[p]);
  }
}

// ---- Graphviz --------------------------------------------------------------------------------------------------------

constexpr void put_dot_characters(schema_writer& out, std::string_view text, bool in_record) {
  for (const char each : text) {
    const bool divides = each == '{' || each == '}' || each == '|' || each == '<' || each == '>' || each == ' ';
    if (each == '"' || each == '\\' || (in_record && divides)) out.put('\\');
    out.put(each);
  }
}

constexpr void put_dot_name(schema_writer& out, std::string_view text) {
  out.put('"');
  detail::put_dot_characters(out, text, false);
  out.put('"');
}

constexpr void put_dot_table(schema_writer& out, const table_definition& definition, const table_links& links) {
  out.put("  ");
  detail::put_dot_name(out, definition.table->name);
  out.put(" [label=\"{");
  detail::put_dot_characters(out, definition.table->name, true);
  out.put('|');
  for (unsigned i = 0; i != definition.table->column_count; ++i) {
    const column_facts& column = definition.table->columns[i];
    detail::put_dot_characters(out, column.name, true);
    out.put(' ');
    out.put(detail::type_name_of(column.kind));
    put_column_keys(out, keys_of_column(definition, links, i));
    if (column.nullable) out.put(" or NULL");
    out.put("\\l");
  }
  out.put("}\"];\n");
}

constexpr void put_dot_link(schema_writer& out, const table_definition& child, const table_link& link) {
  out.put("  ");
  detail::put_dot_name(out, child.table->name);
  out.put(" -> ");
  detail::put_dot_name(out, link.parent->table->name);
  out.put(" [label=\"");
  listing comma(out, ", ");
  for (unsigned i = 0; i != link.child_key.size; ++i) {
    comma.next();
    detail::put_dot_characters(out, child.table->columns[link.child_key.at[i]].name, false);
  }
  out.put("\"];\n");
}

constexpr void put_dot(schema_writer& out, const schema_facts& schema, const std::string_view* names) {
  out.put("digraph schema {\n  rankdir=LR;\n  node [shape=record];\n");
  for (unsigned i = 0; i != schema.all.size; ++i) {
    put_dot_table(out, *schema.all.at[i], *schema.links[i]);
  }
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_links& links = *schema.links[i];
    for (unsigned l = 0; l != links.size; ++l) put_dot_link(out, *schema.all.at[i], links.at[l]);
  }
  for (unsigned p = 0; p != schema.path_count; ++p) {
    if (schema.paths[p].size == 0) continue;
    out.put("  ");
    detail::put_dot_name(out, schema.paths[p].owner().name);
    out.put(" -> ");
    detail::put_dot_name(out, schema.paths[p].target().name);
    out.put(" [style=dashed, label=\"");
    detail::put_route(out, schema.paths[p], names[p]);
    out.put("\"];\n");
  }
  out.put("}\n");
}

}  // namespace ikebana::detail
