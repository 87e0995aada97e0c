// SPDX-License-Identifier: BSL-1.0
#pragma once

// From models to tables: `create_table<M>()`, and `schema<Models...>` for several that know each other.

#include <ikebana/schema/create/check_schema.hpp>
#include <ikebana/schema/create/schema_statements.hpp>
#include <ikebana/sql/check_dialect.hpp>

#ifdef IKEBANA_SCHEMA_CATALOGUE
#include <ikebana/schema/create/catalogue.hpp>
#endif

#include <array>

namespace ikebana {

namespace rule {

/// Whether a schema is small enough to be written while compiling.
template <class Dialect, class... Elements>
inline constexpr bool schema_is_small_enough = false;

}  // namespace rule

namespace detail {

template <class Dialect, class Model, class... Elements>
struct text_of_table {
  static constexpr void write(schema_writer& out) {
    detail::put_create_table(out, definition_of<Model, Dialect>, links_in_schema<Model, Elements...>, Dialect::facts);
  }
};

template <class... Elements>
inline constexpr creation_order order_of_schema{facts_of_schema<Elements...>.all, facts_of_schema<Elements...>.links};

/// A table of a schema, in a dialect that looks for what a foreign key names.
template <class Dialect, class Model, class... Elements>
struct text_of_table_in_order {
  static constexpr void write(schema_writer& out) {
    detail::put_create_table(
        out, definition_of<Model, Dialect>,
        detail::links_at_once(facts_of_schema<Elements...>, order_of_schema<Elements...>, identity_of<Model>), Dialect::facts);
  }
};

template <class Dialect, class Model>
struct text_of_indexes {
  static constexpr void write(schema_writer& out) { detail::put_indexes(out, definition_of<Model, Dialect>, Dialect::facts); }
};

/// A table's text in a schema, and the same where tables come in their order.
template <bool NamesTablesToCome, class Dialect, class Model, class... Elements>
inline constexpr const auto& table_written = written<text_of_table<Dialect, Model, Elements...>>;
template <class Dialect, class Model, class... Elements>
inline constexpr const auto& table_written<false, Dialect, Model, Elements...> =
    written<text_of_table_in_order<Dialect, Model, Elements...>>;

template <bool NamesTablesToCome, class Dialect, class Model, class... Elements>
inline constexpr problem table_refused = sizes_of_text<text_of_table<Dialect, Model, Elements...>>.found;
template <class Dialect, class Model, class... Elements>
inline constexpr problem table_refused<false, Dialect, Model, Elements...> =
    sizes_of_text<text_of_table_in_order<Dialect, Model, Elements...>>.found;

template <class Dialect, class Model, class... Elements>
inline constexpr table_texts texts_of_table{
    table_written<Dialect::facts.names_tables_to_come, Dialect, Model, Elements...>.view(),
    written<text_of_indexes<Dialect, Model>>.view(),
    written<text_of_indexes<Dialect, Model>>.ends,
    sizes_of_text<text_of_indexes<Dialect, Model>>.parts,
    table_refused<Dialect::facts.names_tables_to_come, Dialect, Model, Elements...>,
    sizes_of_text<text_of_indexes<Dialect, Model>>.found};

template <class Dialect, class... Elements, class... Models>
constexpr array_of<table_texts, sizeof...(Models)> collect_texts(list<Elements...>, list<Models...>) {
  array_of<table_texts, sizeof...(Models)> set;
  ((set.at[tables_of<Elements...>.position(identity_of<Models>)] = texts_of_table<Dialect, Models, Elements...>), ...);
  return set;
}

template <class Dialect, class... Elements>
inline constexpr auto text_set_of = detail::collect_texts<Dialect>(list<Elements...>{}, models_of_all<Elements...>{});

template <class Dialect, class... Elements>
struct text_of_schema {
  static constexpr void write(schema_writer& out) {
    detail::put_schema(
        out, facts_of_schema<Elements...>, order_of_schema<Elements...>, text_set_of<Dialect, Elements...>.at, Dialect::facts);
  }
};

/// Each statement is followed by a semicolon and the end of its line.
inline constexpr unsigned end_of_statement = 2;

template <class Dialect, class... Elements, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> statements_of_schema(std::index_sequence<I...>) {
  return {written<text_of_schema<Dialect, Elements...>>.part(static_cast<unsigned>(I), end_of_statement)...};
}

/// Whether a dialect can say a model's table or a schema, in which a problem was found or none.
template <class Dialect, class Of, problem Found>
constexpr auto explain_dialect() {
  if constexpr (Found == problem::none) {
    return accepted{};
  } else {
    return refused_by_dialect<Dialect, Found, Of>{};
  }
}

template <class Dialect, class... Elements, class... Models>
constexpr auto check_texts_of_schema(list<Elements...>, list<Models...>) {
  return detail::first_refusal(
      explain_dialect<Dialect, Models, texts_of_table<Dialect, Models, Elements...>.refused>()...,
      explain_dialect<Dialect, Models, texts_of_table<Dialect, Models, Elements...>.refused_indexes>()...,
      explain_dialect<Dialect, schema_of<Elements...>, sizes_of_text<text_of_schema<Dialect, Elements...>>.found>());
}

/// Whether a dialect can say a schema: what SQLite cannot say is no schema to begin with.
template <class Dialect, class... Elements>
constexpr auto check_dialect_of_schema() {
  if constexpr (Dialect::facts.respells()) {
    return detail::check_texts_of_schema<Dialect>(list<Elements...>{}, models_of_all<Elements...>{});
  } else {
    return accepted{};
  }
}

template <class Dialect, class Model, class... Elements>
constexpr auto check_dialect_of_table() {
  if constexpr (Dialect::facts.respells()) {
    return detail::explain_dialect<Dialect, Model, sizes_of_text<text_of_table<Dialect, Model, Elements...>>.found>();
  } else {
    return accepted{};
  }
}

/// What `create_table` gives: the statement for SQLite, and the same for other databases.
template <class Model, class... Elements>
struct table_text : std::string_view {
  /// The statement for a database: `create_table<User>().sql<postgres::dialect>()`. What it cannot say is a compile error.
  template <class Dialect>
  static constexpr auto sql() {
    if constexpr (!detail::check_dialect_of_table<Dialect, Model, Elements...>()) {
      return rejected_text{};
    } else {
      return written<text_of_table<Dialect, Model, Elements...>>.view();
    }
  }
};

#ifdef IKEBANA_SCHEMA_CATALOGUE
template <class... Elements>
inline const catalogued_schema schema_in_catalogue{
    {written<text_of_schema<sqlite::dialect, Elements...>>.view(),
     tables_of<Elements...>,
     sizes_of_text<text_of_schema<postgres::dialect, Elements...>>.found,
     written<text_of_schema<postgres::dialect, Elements...>>.view(),
     nullptr,
     {},
     nullptr}};

template <class Model, class... Elements>
inline const catalogued_schema table_in_catalogue{
    {written<text_of_table<sqlite::dialect, Model, Elements...>>.view(), tables_of<Elements...>,
     sizes_of_text<text_of_schema<postgres::dialect, Elements...>>.found, written<text_of_schema<postgres::dialect, Elements...>>.view(),
     &table_of<Model>, written<text_of_table<postgres::dialect, Model, Elements...>>.view(), nullptr}};
#endif

}  // namespace detail

namespace rule {

template <class Dialect, class... Elements>
  requires(detail::tables_of<Elements...>.size <= detail::creation_order::most) &&
              (!detail::sizes_of_text<detail::text_of_schema<Dialect, Elements...>>.is_full)
inline constexpr bool schema_is_small_enough<Dialect, Elements...> = true;

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
/// refuse is a compile error, as a declared foreign key to a model that is not named. `.sql<postgres::dialect>()` of it is the
/// statement for PostgreSQL.
template <class Model, class... Others>
constexpr auto create_table() {
  if constexpr (!detail::check_table<Model, Others...>()) {
    return detail::rejected_text{};
  } else {
#ifdef IKEBANA_SCHEMA_CATALOGUE
    (void)&detail::table_in_catalogue<Model, Model, Others...>;
#endif
    return detail::table_text<Model, Model, Others...>{
        detail::written<detail::text_of_table<sqlite::dialect, Model, Model, Others...>>.view()};
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
  /// or 256 kB of text. `sql<postgres::dialect>()` is the script for PostgreSQL, where a foreign key to a table that comes later
  /// is said after all tables; what it cannot say is a compile error.
  template <class Dialect = sqlite::dialect>
  static constexpr auto sql() {
    if constexpr (!detail::check_schema<Elements...>()) {
      return detail::rejected_text{};
    } else if constexpr (!rule::schema_is_small_enough<Dialect, Elements...>) {
      static_assert(rule::schema_is_small_enough<Dialect, Elements...>,
                    "ikebana::schema: this is more than 256 tables or 256 kB of SQL; make several schemas of it");
      return detail::rejected_text{};
    } else if constexpr (!detail::check_dialect_of_schema<Dialect, Elements...>()) {
      return detail::rejected_text{};
    } else {
#ifdef IKEBANA_SCHEMA_CATALOGUE
      (void)&detail::schema_in_catalogue<Elements...>;
#endif
      return detail::written<detail::text_of_schema<Dialect, Elements...>>.view();
    }
  }

  /// The same statements one by one, without semicolons: a constexpr std::array of std::string_view, in the order in which they are
  /// run.
  template <class Dialect = sqlite::dialect>
  static constexpr auto statements() {
    if constexpr (!detail::check_schema<Elements...>()) {
      return detail::rejected{};
    } else if constexpr (!detail::check_dialect_of_schema<Dialect, Elements...>()) {
      return detail::rejected{};
    } else {
#ifdef IKEBANA_SCHEMA_CATALOGUE
      (void)&detail::schema_in_catalogue<Elements...>;
#endif
      return detail::statements_of_schema<Dialect, Elements...>(
          std::make_index_sequence<detail::sizes_of_text<detail::text_of_schema<Dialect, Elements...>>.parts>{});
    }
  }
};

/// The schema of some models and relations: `static_assert(schema<Country, User>.sql() == "CREATE TABLE ...")`.
template <class... Elements>
inline constexpr schema_of<Elements...> schema{};

}  // namespace ikebana
