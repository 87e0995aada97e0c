// SPDX-License-Identifier: BSL-1.0
#pragma once

// The entity-relationship diagram of models and relations, computed while compiling: `diagram<Models...>()`. It is the text that
// Mermaid or Graphviz draws: tables with their columns, a line for each foreign key, a dashed line for each relation.

#include <ikebana/meta/text.hpp>
#include <ikebana/schema/create/check_schema.hpp>

namespace ikebana {

/// A relation under a name, for a picture, and wherever it stands: `named_path<"tracks of an artist", through<Artist, Album, Track>>`.
template <fixed_text Name, class Relation>
struct named_path : Relation {};

namespace detail {

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

struct column_keys {
  bool primary;
  bool foreign;
  bool unique;
};

constexpr column_keys keys_of_column(const table_definition& definition, const table_links& links, unsigned column) {
  column_keys keys{definition.table->primary.holds(column), false, false};
  for (unsigned i = 0; i != links.size; ++i) keys.foreign |= links.at[i].child_key.holds(column);
  keys.unique = !keys.primary && detail::is_unique(definition, key_positions(static_cast<int>(column)));
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
  out.put(detail::is_unique(child, link.child_key) ? "| " : "{ ");
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

constexpr void put_dot_edge(schema_writer& out, std::string_view from, std::string_view to) {
  out.put("  ");
  detail::put_dot_name(out, from);
  out.put(" -> ");
  detail::put_dot_name(out, to);
}

constexpr void put_dot_link(schema_writer& out, const table_definition& child, const table_link& link) {
  detail::put_dot_edge(out, child.table->name, link.parent->table->name);
  out.put(" [label=\"");
  listing comma(out, ", ");
  for (unsigned i = 0; i != link.child_key.size; ++i) {
    comma.next();
    detail::put_dot_characters(out, child.table->columns[link.child_key.at[i]].name, false);
  }
  out.put("\"];\n");
}

constexpr void put_dot_path(schema_writer& out, const path_facts& path, std::string_view name) {
  detail::put_dot_edge(out, path.owner().name, path.target().name);
  out.put(" [style=dashed, label=\"");
  detail::put_route(out, path, name);
  out.put("\"];\n");
}

/// How a language writes the parts of a diagram.
struct diagram_language {
  std::string_view begin;
  std::string_view end;
  void (*put_table)(schema_writer&, const table_definition&, const table_links&);
  void (*put_link)(schema_writer&, const table_definition&, const table_link&);
  void (*put_path)(schema_writer&, const path_facts&, std::string_view name);
};

inline constexpr diagram_language mermaid_language{"erDiagram\n", "", put_mermaid_table, put_mermaid_link, put_mermaid_path};
inline constexpr diagram_language dot_language{
    "digraph schema {\n  rankdir=LR;\n  node [shape=record];\n", "}\n", put_dot_table, put_dot_link, put_dot_path};

constexpr void put_diagram(schema_writer& out, const diagram_language& in, const schema_facts& schema, const std::string_view* names) {
  out.put(in.begin);
  for (unsigned i = 0; i != schema.all.size; ++i) in.put_table(out, *schema.all.at[i], *schema.links[i]);
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_links& links = *schema.links[i];
    for (unsigned l = 0; l != links.size; ++l) in.put_link(out, *schema.all.at[i], links.at[l]);
  }
  for (unsigned i = 0; i != schema.path_count; ++i) {
    if (schema.paths[i].size != 0) in.put_path(out, schema.paths[i], names[i]);
  }
  out.put(in.end);
}

/// The name of a relation: that of named_path, or of the struct that derives from a kind of relation; otherwise empty.
template <class Element>
struct name_of_element {
  static constexpr std::string_view name() {
    if constexpr (!is_relation_type<Element>) {
      return {};
    } else if constexpr (std::is_same_v<typename kind_found<Element>::written, Element>) {
      return {};
    } else {
      return type_name<Element>();
    }
  }
};

template <fixed_text Name, class Relation>
struct name_of_element<named_path<Name, Relation>> {
  static constexpr auto text = Name;
  static constexpr std::string_view name() { return text.view(); }
};

template <class... Elements>
inline constexpr std::string_view names_of_elements[] = {name_of_element<Elements>::name()..., std::string_view{}};

template <const diagram_language& Language, class... Elements>
struct text_of_diagram {
  static constexpr void write(schema_writer& out) {
    detail::put_diagram(out, Language, facts_of_schema<Elements...>, names_of_elements<Elements...>);
  }
};

}  // namespace detail

namespace rule {

/// Whether a picture of some elements is short enough to be written while compiling.
template <class... Elements>
inline constexpr bool diagram_is_short_enough =
    !detail::sizes_of_text<detail::text_of_diagram<detail::mermaid_language, Elements...>>.is_full &&
    !detail::sizes_of_text<detail::text_of_diagram<detail::dot_language, Elements...>>.is_full;

}  // namespace rule

/// A picture of a schema, as the text of a language that draws it.
template <class... Elements>
struct diagram_of {
  /// For Mermaid, which many pages draw by themselves: `erDiagram`, a table for each model, `||--o{` for each foreign key,
  /// `|o..o{` for each relation, with its name and the tables on its path.
  static constexpr std::string_view mermaid() {
    return detail::written<detail::text_of_diagram<detail::mermaid_language, Elements...>>.view();
  }

  /// For Graphviz: `digraph schema { ... }`, an arrow for each foreign key, a dashed one for each relation.
  static constexpr std::string_view dot() { return detail::written<detail::text_of_diagram<detail::dot_language, Elements...>>.view(); }
};

namespace detail {

/// The diagram of elements that are refused, which makes no second error.
struct rejected_diagram {
  static constexpr rejected_text mermaid() { return {}; }
  static constexpr rejected_text dot() { return {}; }
};

}  // namespace detail

/// Draws the entity-relationship diagram of models, and of relations with the models on their paths:
///
///     constexpr auto picture = ikebana::diagram<Country, User, Post, named_path<"posts of a country", CountryPosts>>();
///     std::puts(picture.mermaid().data());    // erDiagram ... countries |o--o{ users : "country_id" ...
///
/// The result has `mermaid()` and `dot()`: texts that are computed while compiling, and live as long as the program. An element that
/// is no sound model or relation is a compile error, and so is a text of more than 256 kB.
template <class... Elements>
constexpr auto diagram() {
  if constexpr (detail::check_elements<Elements...>()) {
    static_assert(rule::diagram_is_short_enough<Elements...>, "ikebana::diagram: this picture is longer than 256 kB; make several of it");
    return diagram_of<Elements...>{};
  } else {
    return detail::rejected_diagram{};
  }
}

}  // namespace ikebana
