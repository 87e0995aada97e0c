// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of a schema. Each refuses what SQLite would refuse, or would accept and fail with later.

#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/schema/create/statements.hpp>

namespace ikebana {

/// A schema: models, and relations, which bring the models on their path and ask for an index on each of their hops.
template <class... Elements>
struct schema_of;

namespace detail {

enum class schema_problem : unsigned char {
  none,
  no_element,
  named_twice,
  leads_elsewhere,
  key_sizes_differ,
  key_types_differ,
  names_no_unique_key,
  acts_on_no_foreign_key,
  sets_null_where_never_null,
  default_of_generated,
  autoincrement_without_key,
  without_rowid_and_key,
};

constexpr bool has_link(const table_links& links, const key_columns& key) {
  for (unsigned i = 0; i != links.size; ++i) {
    if (links.at[i].child_key == key) return true;
  }
  return false;
}

constexpr bool is_any_required(const table_facts& table, const key_columns& key) {
  for (unsigned i = 0; i != key.size; ++i) {
    if (!table.columns[key.at[i]].nullable) return true;
  }
  return false;
}

constexpr schema_problem problem_of_actions(const table_definition& definition, const table_links& links) {
  for (unsigned i = 0; i != definition.constraint_count; ++i) {
    const constraint_facts& each = definition.constraints[i];
    const bool is_action = each.kind == constraint_kind::on_delete || each.kind == constraint_kind::on_update;
    if (!is_action && each.kind != constraint_kind::deferred) continue;
    if (!has_link(links, each.columns)) return schema_problem::acts_on_no_foreign_key;
    if (each.action == foreign_key_action::set_null && is_any_required(*definition.table, each.columns)) {
      return schema_problem::sets_null_where_never_null;
    }
  }
  return schema_problem::none;
}

constexpr schema_problem problem_of_links(const table_definition& definition, const table_links& links) {
  for (unsigned i = 0; i != links.size; ++i) {
    const table_link& link = links.at[i];
    if (link.child_key.size != link.parent_key.size) return schema_problem::key_sizes_differ;
    if (!keys_have_same_types(*definition.table, *link.parent->table, {link.child_key, link.parent_key, true})) {
      return schema_problem::key_types_differ;
    }
    if (!detail::is_unique(*link.parent, link.parent_key)) return schema_problem::names_no_unique_key;
  }
  return schema_problem::none;
}

constexpr schema_problem problem_of_table(const table_definition& definition, const tables& all, const table_links& links) {
  const table_facts& table = *definition.table;
  for (unsigned i = 0; i != all.size; ++i) {
    const table_facts& other = *all.at[i]->table;
    if (!(other.model == table.model) && other.name == table.name && other.schema == table.schema) return schema_problem::named_twice;
  }
  for (unsigned i = 0; i != table.column_count; ++i) {
    if (generator_of(definition, i).is_given && definition.find(constraint_kind::default_value, i).is_given) {
      return schema_problem::default_of_generated;
    }
  }
  if (definition.has(constraint_kind::autoincrement) && !definition.has_rowid_key()) return schema_problem::autoincrement_without_key;
  if (definition.has(constraint_kind::without_rowid) && table.primary.size == 0) return schema_problem::without_rowid_and_key;
  if (links.leads_elsewhere) return schema_problem::leads_elsewhere;
  const schema_problem of_links = problem_of_links(definition, links);
  return of_links != schema_problem::none ? of_links : problem_of_actions(definition, links);
}

template <class Model, class Schema>
inline constexpr schema_problem problem_of_model = schema_problem::no_element;
template <class Model, class... Elements>
inline constexpr schema_problem problem_of_model<Model, schema_of<Elements...>> =
    detail::problem_of_table(definition_of<Model>, tables_of<Elements...>, links_in_schema<Model, Elements...>);

template <class Model, class Schema, schema_problem Problem>
inline constexpr bool is_without = problem_of_model<Model, Schema> != Problem;

}  // namespace detail

namespace rule {

/// Whether a schema has any element.
template <class... Elements>
inline constexpr bool schema_has_tables = sizeof...(Elements) != 0;

/// Whether a model's table has a name of its own in a schema.
template <class Model, class Schema>
inline constexpr bool table_is_named_once = detail::is_without<Model, Schema, detail::schema_problem::named_twice>;

/// Whether the models that the foreign keys of a model name are in a schema.
template <class Model, class Schema>
inline constexpr bool foreign_keys_stay_in_schema = detail::is_without<Model, Schema, detail::schema_problem::leads_elsewhere>;

/// Whether the foreign keys of a model have the columns and types of the keys that they name.
template <class Model, class Schema>
inline constexpr bool foreign_keys_fit =
    detail::is_without<Model, Schema, detail::schema_problem::key_sizes_differ> &&
    detail::is_without<Model, Schema, detail::schema_problem::key_types_differ>;

/// Whether the foreign keys of a model name primary keys and unique columns.
template <class Model, class Schema>
inline constexpr bool foreign_keys_name_unique_keys = detail::is_without<Model, Schema, detail::schema_problem::names_no_unique_key>;

/// Whether `constraints<M>` gives actions to foreign keys only.
template <class Model, class Schema>
inline constexpr bool actions_are_of_foreign_keys = detail::is_without<Model, Schema, detail::schema_problem::acts_on_no_foreign_key>;

/// Whether a foreign key that is set to NULL may be NULL.
template <class Model, class Schema>
inline constexpr bool null_fits_foreign_key = detail::is_without<Model, Schema, detail::schema_problem::sets_null_where_never_null>;

/// Whether no column is both computed by the database and given a default.
template <class Model, class Schema>
inline constexpr bool generated_columns_have_no_default = detail::is_without<Model, Schema, detail::schema_problem::default_of_generated>;

/// Whether a table with AUTOINCREMENT has one integer as its primary key, and its rowid.
template <class Model, class Schema>
inline constexpr bool autoincrement_has_integer_key = detail::is_without<Model, Schema, detail::schema_problem::autoincrement_without_key>;

/// Whether a table WITHOUT ROWID has a primary key.
template <class Model, class Schema>
inline constexpr bool table_without_rowid_has_key = detail::is_without<Model, Schema, detail::schema_problem::without_rowid_and_key>;

}  // namespace rule

namespace detail {

template <class Model, class Schema>
struct refused_table {
  constexpr explicit operator bool() const {
    static_assert(
        rule::table_is_named_once<Model, Schema>, "ikebana::schema: two models have the same table; name one by describe<M>().name(...)");
    if constexpr (rule::table_is_named_once<Model, Schema>) {
      static_assert(rule::foreign_keys_stay_in_schema<Model, Schema>,
                    "ikebana::schema: a foreign key of this model names a model that is not here; add that model to the schema");
      static_assert(
          rule::foreign_keys_fit<Model, Schema>,
          "ikebana::schema: a foreign key of this model differs from the key it names; give both the same types, as many columns");
      static_assert(
          rule::foreign_keys_name_unique_keys<Model, Schema>,
          "ikebana::schema: a foreign key of this model names columns that are not unique; add unique<...>() where they are described");
      static_assert(
          rule::actions_are_of_foreign_keys<Model, Schema>,
          "ikebana::schema: on_delete, on_update or deferred names no foreign key to a model of the schema; name the member that is one");
      static_assert(rule::null_fits_foreign_key<Model, Schema>,
                    "ikebana::schema: a foreign key that is never NULL cannot be set to NULL; make its member optional");
      static_assert(rule::generated_columns_have_no_default<Model, Schema>,
                    "ikebana::schema: a generated column has no default; leave default_value out");
      static_assert(rule::autoincrement_has_integer_key<Model, Schema>,
                    "ikebana::schema: autoincrement needs one integer as primary key, and a table with rowid; leave it out");
      static_assert(rule::table_without_rowid_has_key<Model, Schema>,
                    "ikebana::schema: a table WITHOUT ROWID needs a primary key; name a member id, or describe one");
    }
    return false;
  }
};

template <class... Elements>
struct refused_empty_schema {
  constexpr explicit operator bool() const {
    static_assert(rule::schema_has_tables<Elements...>, "ikebana::schema: there is no model here; name the models of the schema");
    return false;
  }
};

template <class Schema, class Model>
constexpr auto explain_table() {
  if constexpr (problem_of_model<Model, Schema> == schema_problem::none) {
    return accepted{};
  } else {
    return refused_table<Model, Schema>{};
  }
}

template <class Element>
constexpr auto check_element() {
  if constexpr (is_relation_type<Element>) {
    return check_relation<Element>();
  } else {
    return check_record<Element>();
  }
}

template <class... Models>
constexpr auto check_records(list<Models...>) {
  return detail::first_refusal(check_record<Models>()...);
}

/// Whether elements are sound models and relations.
template <class... Elements>
constexpr auto check_elements() {
  using sound = decltype(detail::first_refusal(check_element<Elements>()...));
  if constexpr (sizeof...(Elements) == 0) {
    return refused_empty_schema<Elements...>{};
  } else if constexpr (std::is_same_v<sound, accepted>) {
    return detail::check_records(models_of_all<Elements...>{});
  } else {
    return sound{};
  }
}

template <class Schema, class... Models>
constexpr auto explain_tables(list<Models...>) {
  return detail::first_refusal(explain_table<Schema, Models>()...);
}

/// Whether elements make a schema.
template <class... Elements>
constexpr auto check_schema() {
  using sound = decltype(check_elements<Elements...>());
  if constexpr (std::is_same_v<sound, accepted>) {
    return detail::explain_tables<schema_of<Elements...>>(models_of_all<Elements...>{});
  } else {
    return sound{};
  }
}

/// Whether a model's table can be made beside those of others.
template <class Model, class... Others>
constexpr auto check_table() {
  using sound = decltype(check_elements<Model, Others...>());
  if constexpr (std::is_same_v<sound, accepted>) {
    return explain_table<schema_of<Model, Others...>, Model>();
  } else {
    return sound{};
  }
}

}  // namespace detail
}  // namespace ikebana
