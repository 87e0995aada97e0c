// SPDX-License-Identifier: BSL-1.0
#pragma once

// The entity-relationship diagram of models and relations, computed while compiling: `diagram<Models...>()`.

#include <ikebana/schema/create/check_schema.hpp>
#include <ikebana/schema/diagram/picture.hpp>

namespace ikebana {

/// A relation under a name, for a picture: `named_path<"tracks of an artist", through<Artist, Album, Track>>`. It is the
/// relation itself, and may stand wherever that does.
template <fixed_text Name, class Relation>
struct named_path : Relation {};

/// Whether a picture of some elements is short enough to be written while compiling.
template <class... Elements>
inline constexpr bool diagram_is_short_enough = false;

namespace detail {

/// What a relation is called: as it was named, or as the struct that derives from a kind of relation; others have no name.
template <class Element>
struct name_of_element {
  static constexpr std::string_view name() {
    if constexpr (!is_relation_type<Element>) {
      return {};
    } else if constexpr (std::is_same_v<relation_kind<Element>, Element>) {
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

template <class... Elements>
struct text_of_mermaid {
  static constexpr void write(schema_writer& out) {
    detail::put_mermaid(out, facts_of_schema<Elements...>, names_of_elements<Elements...>);
  }
};

template <class... Elements>
struct text_of_dot {
  static constexpr void write(schema_writer& out) { detail::put_dot(out, facts_of_schema<Elements...>, names_of_elements<Elements...>); }
};

}  // namespace detail

template <class... Elements>
  requires(!detail::sizes_of_text<detail::text_of_mermaid<Elements...>>.is_full &&
           !detail::sizes_of_text<detail::text_of_dot<Elements...>>.is_full)
inline constexpr bool diagram_is_short_enough<Elements...> = true;

/// A picture of a schema, as the text of a language that draws it.
template <class... Elements>
struct diagram_of {
  /// For Mermaid, which many pages draw by themselves: `erDiagram`, a table for each model, `||--o{` for each foreign key,
  /// `|o..o{` for each relation, with its name and the tables on its path.
  static constexpr std::string_view mermaid() { return detail::written<detail::text_of_mermaid<Elements...>>.view(); }

  /// For Graphviz: `digraph schema { ... }`, an arrow for each foreign key, a dashed one for each relation.
  static constexpr std::string_view dot() { return detail::written<detail::text_of_dot<Elements...>>.view(); }
};

namespace detail {

/// The picture of what is refused: no text, and no second error.
struct rejected_diagram {
  static constexpr rejected_text mermaid() { return {}; }
  static constexpr rejected_text dot() { return {}; }
};

}  // namespace detail

/// The entity-relationship diagram of models, and of relations as named paths, with the models on them:
///
///     constexpr auto picture = ikebana::diagram<Country, User, Post, named_path<"posts of a country", CountryPosts>>();
///     std::puts(picture.mermaid().data());    // erDiagram ... countries |o--o{ users : "country_id" ...
template <class... Elements>
constexpr auto diagram() {
  if constexpr (detail::check_elements<Elements...>()) {
    static_assert(diagram_is_short_enough<Elements...>, "ikebana::diagram: this picture is longer than 256 kB; make several of it");
    return diagram_of<Elements...>{};
  } else {
    return detail::rejected_diagram{};
  }
}

}  // namespace ikebana
