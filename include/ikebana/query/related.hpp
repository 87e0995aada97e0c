// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where queries begin: `from<M>()`, the rows of a model, and `related<R>()`, the targets of a relation.

#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana {

/// The rows of a model: `from<Country>()` gives `SELECT "countries"."id", "countries"."name" FROM "countries"`.
/// An alias names the table: `from<Employee, "e">()`.
template <class Model, fixed_text Alias = "">
constexpr auto from() {
  using source = detail::named_source<Model, Alias>;
  if constexpr (detail::check_record<typename source::model>()) {
    return query<detail::from_model<typename source::model, source::alias>>{};
  } else {
    return detail::rejected{};
  }
}

/// The rows that a query yields, as those of a model: a table that is derived from others, as a common table expression.
///
///     from<Total>(from<Post>().group_by(col<&Post::user_id>).select(col<&Post::user_id>, count())).where(...)
///     // WITH "totals" ("user_id", "posts") AS (SELECT ...) SELECT ... FROM "totals" WHERE ...
template <class Model, class Query>
constexpr auto from(Query rows) {
  if constexpr (detail::is_rejected<decltype(from<Model>())>) {
    return detail::rejected{};
  } else if constexpr (detail::check_common_table<decltype(from<Model>()), Model, Query>()) {
    return from<Model>().template with<Model>(rows);
  } else {
    return detail::rejected{};
  }
}

/// The targets of a relation, relative to an owner: to request (`.of(record)`), to preload (`.with(related<R>())`), to
/// filter by (`exists`, `count`), or as a scalar. An alias names the target's table.
///
///     related<CountryPosts>().of(country)   // SELECT ... FROM "posts" INNER JOIN "users" ON ... WHERE ... = ?1
template <class Relation, fixed_text Alias = "">
constexpr auto related() {
  if constexpr (detail::check_relation<Relation>()) {
    return query<detail::targets_of<Relation, Alias>>{};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
