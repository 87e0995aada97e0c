// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names that no table of a model may have. All others are free: what Ikebana names itself in a statement avoids them.

#include <ikebana/meta/rejected.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/relation/path.hpp>
#include <ikebana/syntax/source_name.hpp>

namespace ikebana {

namespace detail {

/// Whether a table has the name of a function that Ikebana's statements read keys from, `ikebana_keys(?1)`: SQLite would take the
/// table for it.
constexpr bool has_name_of_keys(const table_facts& table) {
  return detail::same_name(table.name, "ikebana_keys") || detail::same_name(table.name, "json_each");
}

constexpr bool has_name_of_keys(const path_facts& path) {
  bool has = has_name_of_keys(path.owner());
  for (unsigned i = 0; i != path.size; ++i) has |= has_name_of_keys(*path.hops[i].to);
  return has;
}

}  // namespace detail

namespace rule {

/// Whether the table of a model has another name than the row that an insertion would have written, which on_conflict speaks of.
template <class Model>
inline constexpr bool table_is_not_excluded = !detail::same_name(detail::table_of<Model>.name, "excluded");

/// Whether the table of a model, or each table of a relation, has a name that Ikebana does not need itself.
template <class T>
inline constexpr bool table_name_is_free = !detail::has_name_of_keys(detail::table_of<T>);
template <class T>
  requires detail::is_relation_type<T>
inline constexpr bool table_name_is_free<T> = !detail::has_name_of_keys(detail::path_of<T>);

}  // namespace rule

namespace detail {

template <class T>
struct refused_table_name {
  constexpr explicit operator bool() const {
    static_assert(rule::table_name_is_free<T>,
                  "ikebana: ikebana_keys and json_each are functions that statements read keys from; give this model's table another name");
    return false;
  }
};

template <class Model>
struct refused_excluded_table {
  constexpr explicit operator bool() const {
    static_assert(rule::table_is_not_excluded<Model>,
                  "ikebana: in on_conflict, excluded is the row that is not written; give this model's table another name");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
