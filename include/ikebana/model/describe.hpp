// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a model's author says of its table where convention does not fit: `describe<M>()` and `table<M>`.

#include <ikebana/meta/identity.hpp>
#include <ikebana/model/accessors.hpp>
#include <ikebana/model/check.hpp>
#include <ikebana/model/key.hpp>

#include <string_view>

namespace ikebana {

namespace detail {

/// A foreign key that was declared. The referenced model is an identity, because it may not be complete yet.
struct foreign_key_facts {
  key_columns columns;
  identity target;
  key_members target_members;  // empty: the primary key of the target
  bool is_enforced;            // by the database: else relations alone know it
};

constexpr key_columns columns_of_key(const key_members& members) {
  key_columns columns;
  for (unsigned i = 0; i != members.size; ++i) columns.push(members.at[i].position());
  return columns;
}

}  // namespace detail

/// The table of a model, as its author describes it. Each function gives a copy that says one thing more:
///
///     template <> inline constexpr auto ikebana::table<Person> =
///         ikebana::describe<Person>().name("persons").primary_key<&Person::ssn>();
///     // SELECT "persons"."ssn", ... FROM "persons"
///
/// Nothing is looked up in other models, so descriptions may refer to each other in any order.
template <class Model>
struct description {
  static constexpr unsigned column_count = detail::members_of<Model>::size;

  std::string_view table_name{};
  std::string_view schema_name{};
  std::string_view column_names[column_count + 1];
  std::string_view collations[column_count + 1];
  detail::key_columns primary{};
  detail::foreign_key_facts foreign_keys[column_count < 8 ? 8 : column_count + 1]{};
  unsigned foreign_key_count = 0;
  detail::key_columns uniques[column_count + 1]{};
  unsigned unique_count = 0;
  detail::key_columns indexes[column_count + 1]{};
  unsigned index_count = 0;
  bool has_default[column_count + 1]{};

  // GCC 12 cannot read an array of string views that only a default member initialiser has filled.
  constexpr description() {
    for (std::string_view& name : column_names) name = std::string_view{};
    for (std::string_view& collation : collations) collation = std::string_view{};
  }

  /// The table's name, where it is not the plural of the struct's.
  constexpr description name(std::string_view table) const {
    description copy = *this;
    copy.table_name = table;
    return copy;
  }

  /// The schema of an attached database: `.schema("archive")` gives `"archive"."posts"`.
  constexpr description schema(std::string_view name) const {
    description copy = *this;
    copy.schema_name = name;
    return copy;
  }

  /// A column's name, where it is not the member's: `.column<&Person::born>("birth_date")`.
  template <auto Member>
  constexpr description column(std::string_view name) const {
    description copy = *this;
    if constexpr (detail::check_keys<Model, Member>()) copy.column_names[positions<Member>().at[0]] = name;
    return copy;
  }

  /// The collation of a text key, where the schema gives it one: `.collate<&Account::name>("NOCASE")`. A value that is
  /// compared with a foreign key to it is then compared as the key compares.
  template <auto Member>
  constexpr description collate(std::string_view collation) const {
    description copy = *this;
    if constexpr (detail::check_keys<Model, Member>()) copy.collations[positions<Member>().at[0]] = collation;
    return copy;
  }

  /// The primary key, where it is not the member `id`; several members make a composite key.
  template <auto... Members>
  constexpr description primary_key() const {
    description copy = *this;
    if constexpr (!detail::check_keys<Model, Members...>()) {
      return copy;
    } else if constexpr (!rule::key_is_no_float<Members...>) {
      if constexpr (!detail::refused_float_key<Members...>{}) return copy;
    } else {
      copy.primary = positions<Members...>();
    }
    return copy;
  }

  /// A foreign key: a member, or `key<...>` of several, that holds the key of `Target`: its primary key, or the members
  /// named after it.
  template <auto Key, class Target, auto... TargetMembers>
  constexpr description foreign_key() const {
    description copy = *this;
    if constexpr (!detail::check_keys<Model, Key>()) {
      return copy;
    } else if constexpr (!detail::are_of_struct(detail::key_members_of<TargetMembers...>(), detail::identity_of<Target>)) {
      if constexpr (!detail::refused_target<Target, TargetMembers...>{}) return copy;
    } else {
      copy.foreign_keys[copy.foreign_key_count++] = {
          positions<Key>(), detail::identity_of<Target>, detail::key_members_of<TargetMembers...>(), true};
    }
    return copy;
  }

  /// A foreign key that relations walk and the database does not enforce: no schema makes a constraint of it. So one column may
  /// hold keys of several models, each relation with a condition that says of which:
  ///
  ///     .unenforced_foreign_key<&Comment::target_id, Post>().unenforced_foreign_key<&Comment::target_id, Photo>()
  template <auto Key, class Target, auto... TargetMembers>
  constexpr description unenforced_foreign_key() const {
    description copy = foreign_key<Key, Target, TargetMembers...>();
    if (copy.foreign_key_count != foreign_key_count) copy.foreign_keys[foreign_key_count].is_enforced = false;
    return copy;
  }

  /// A column to which the database gives a value where a new row does not say one, in a schema that is made elsewhere:
  /// `insert<M>().set(...)` may leave it out. `constrain<M>().default_value<...>(value)` says the value as well.
  template <auto Member>
  constexpr description defaulted() const {
    description copy = *this;
    if constexpr (detail::check_keys<Model, Member>()) copy.has_default[positions<Member>().at[0]] = true;
    return copy;
  }

  /// Columns whose values are unique together.
  template <auto... Members>
  constexpr description unique() const {
    description copy = *this;
    if constexpr (detail::check_keys<Model, Members...>()) copy.uniques[copy.unique_count++] = positions<Members...>();
    return copy;
  }

  /// Columns with an index.
  template <auto... Members>
  constexpr description index() const {
    description copy = *this;
    if constexpr (detail::check_keys<Model, Members...>()) copy.indexes[copy.index_count++] = positions<Members...>();
    return copy;
  }

 private:
  template <auto... Keys>
  static constexpr detail::key_columns positions() {
    return detail::columns_of_key(detail::key_members_of<Keys...>());
  }
};

/// Begins the description of a model's table; by itself it says what convention says.
template <class Model>
constexpr auto describe() {
  if constexpr (a_model<Model>) {
    return description<Model>{};
  } else if constexpr (!detail::check_model<Model>()) {
    return detail::rejected{};
  }
}

/// The description of a model's table. Specialise it beside the model, at global scope, to say otherwise.
template <class Model>
inline constexpr auto table = describe<Model>();

namespace detail {

/// What writes ask of `constraints<Model>`: which columns the database fills by itself, and whether it makes keys.
struct no_constraints {
  static constexpr bool has_rowid() { return true; }
  static constexpr bool computes(unsigned) { return false; }
  static constexpr bool gives_default(unsigned) { return false; }
};

}  // namespace detail

/// What the schema says of a model's table besides: checks, defaults, generated columns, indexes of every kind. Specialise it
/// beside the model, after `table<Model>`, by `constrain<Model>()` of `ikebana/schema/constraints.hpp`.
template <class Model>
inline constexpr auto constraints = detail::no_constraints{};

namespace detail {

/// Whether the database computes a column, so that nothing is ever written into it.
template <class Model>
constexpr bool is_computed(unsigned column) {
  return constraints<Model>.computes(column);
}

/// Whether a new row need not say what a column holds.
template <class Model>
constexpr bool is_filled_by_database(unsigned column) {
  return constraints<Model>.computes(column) || constraints<Model>.gives_default(column) || table<Model>.has_default[column];
}

}  // namespace detail

}  // namespace ikebana
