// SPDX-License-Identifier: BSL-1.0
#pragma once

// From models to tables: `create_table<M>()`, and `schema<Models...>` for several that know each other.

#include <ikebana/schema/create/check_schema.hpp>

#include <array>

namespace ikebana {

namespace rule {

/// Whether a schema is small enough to be written while compiling.
template <class... Elements>
inline constexpr bool schema_is_small_enough = false;

}  // namespace rule

namespace detail {

template <class Model, class... Elements>
struct text_of_table {
  static constexpr void write(schema_writer& out) {
    detail::put_create_table(out, definition_of<Model>, links_in_schema<Model, Elements...>);
  }
};

template <class Model>
struct text_of_indexes {
  static constexpr void write(schema_writer& out) { detail::put_indexes(out, definition_of<Model>); }
};

template <class Model, class... Elements>
inline constexpr table_texts texts_of_table{written<text_of_table<Model, Elements...>>.view(), written<text_of_indexes<Model>>.view(),
                                            written<text_of_indexes<Model>>.ends, sizes_of_text<text_of_indexes<Model>>.parts};

template <class... Elements, class... Models>
constexpr array_of<table_texts, sizeof...(Models)> collect_texts(list<Models...>) {
  array_of<table_texts, sizeof...(Models)> set;
  ((set.at[tables_of<Elements...>.position(identity_of<Models>)] = texts_of_table<Models, Elements...>), ...);
  return set;
}

template <class... Elements>
inline constexpr auto text_set_of = detail::collect_texts<Elements...>(models_of_all<Elements...>{});

template <class... Elements>
struct text_of_schema {
  static constexpr void write(schema_writer& out) { detail::put_schema(out, facts_of_schema<Elements...>, text_set_of<Elements...>.at); }
};

/// Each statement is followed by a semicolon and the end of its line.
inline constexpr unsigned end_of_statement = 2;

template <class... Elements, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> statements_of_schema(std::index_sequence<I...>) {
  return {written<text_of_schema<Elements...>>.part(static_cast<unsigned>(I), end_of_statement)...};
}

}  // namespace detail

namespace rule {

template <class... Elements>
  requires(detail::tables_of<Elements...>.size <= detail::creation_order::most) &&
              (!detail::sizes_of_text<detail::text_of_schema<Elements...>>.is_full)
inline constexpr bool schema_is_small_enough<Elements...> = true;

}  // namespace rule

/// Writes the statement that makes a model's table unless it is there: `create_table<User, Country>()` gives
///
///     CREATE TABLE IF NOT EXISTS "users" (
///       "id" INTEGER PRIMARY KEY,
///       "country_id" INTEGER,
///       "name" TEXT NOT NULL,
///       FOREIGN KEY ("country_id") REFERENCES "countries" ("id")
///     )
///
/// Its foreign keys are those to the model itself and to the models that are named after it. Its indexes are statements of their
/// own: see `schema`.
///
/// The result is a std::string_view of a constant, which ends with a zero and lives as long as the program. What SQLite would
/// refuse is a compile error, as a declared foreign key to a model that is not named.
template <class Model, class... Others>
constexpr auto create_table() {
  if constexpr (!detail::check_table<Model, Others...>()) {
    return detail::rejected_text{};
  } else {
    return detail::written<detail::text_of_table<Model, Model, Others...>>.view();
  }
}

/// Models as a schema, and relations, which bring the models on their path and ask for an index on each of their hops:
/// `schema<Country, User, Post>`, `schema<CountryPosts>`. `db.create(schema<...>)` makes what is missing of it.
template <class... Elements>
struct schema_of {
  /// All statements as one script, each ending with ";\n": `schema<Country, User>.sql()` gives `CREATE TABLE IF NOT EXISTS
  /// "countries" (...`. A table comes after those that its foreign keys name, indexes come last. If they form a
  /// circle, the table by which the order of the elements enters it comes last, which SQLite allows.
  ///
  /// The result is a std::string_view of a constant. What SQLite would refuse is a compile error, and so are more than 256 tables
  /// or 256 kB of text.
  static constexpr auto sql() {
    if constexpr (!detail::check_schema<Elements...>()) {
      return detail::rejected_text{};
    } else if constexpr (!rule::schema_is_small_enough<Elements...>) {
      static_assert(rule::schema_is_small_enough<Elements...>,
                    "ikebana::schema: this is more than 256 tables or 256 kB of SQL; make several schemas of it");
      return detail::rejected_text{};
    } else {
      return detail::written<detail::text_of_schema<Elements...>>.view();
    }
  }

  /// The same statements one by one, without semicolons: a constexpr std::array of std::string_view, in the order in which they are
  /// run.
  static constexpr auto statements() {
    if constexpr (!detail::check_schema<Elements...>()) {
      return detail::rejected{};
    } else {
      return detail::statements_of_schema<Elements...>(
          std::make_index_sequence<detail::sizes_of_text<detail::text_of_schema<Elements...>>.parts>{});
    }
  }
};

/// The schema of some models and relations: `static_assert(schema<Country, User>.sql() == "CREATE TABLE ...")`.
template <class... Elements>
inline constexpr schema_of<Elements...> schema{};

}  // namespace ikebana
