// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a dialect cannot say, though another can: the sentence of each such problem. It is said where a text is asked for in the
// dialect, or where the query meets a database of it.

#include <ikebana/query/check/query.hpp>

namespace ikebana {

namespace rule {

/// Whether a query or a write has a text in a dialect.
template <class Dialect, detail::problem Found, class Run>
inline constexpr bool has_text_in_dialect = !detail::is_of_dialect(Found);

}  // namespace rule

namespace detail {

/// A problem that has no sentence here is an error without one.
template <class Dialect, problem Found, class Run>
struct refused_by_dialect {
  constexpr explicit operator bool() const {
    if constexpr (Found == problem::glob) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>, "ikebana: glob is SQLite's own; say like(...), or run this on SQLite");
    } else if constexpr (Found == problem::user_function) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: REGEXP calls a function of yours, which is made by CREATE FUNCTION there; write sql<bool, \"{} ~ {}\">(a, "
                    "b), or run this on SQLite");
    } else if constexpr (Found == problem::rowid) {
      static_assert(
          rule::has_text_in_dialect<Dialect, Found, Run>, "ikebana: this database has no rowid; describe a primary key and ask for that");
    } else if constexpr (Found == problem::full_text_search) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: full-text search here is FTS5, which is SQLite's; write sql<bool, \"...\">(...) for this database");
    } else if constexpr (Found == problem::function_of_sqlite) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: this function is SQLite's own; write sql<T, \"...\">(...) for this database");
    } else if constexpr (Found == problem::date_function) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: dates of texts and numbers, and modifiers, are SQLite's; keep the column as std::chrono, or write sql<T, "
                    "\"...\">(...)");
    } else if constexpr (Found == problem::collation_of_sqlite) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>, "ikebana: this collation is SQLite's; name one of this database");
    } else if constexpr (Found == problem::remainder_of_reals) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>, "ikebana: % is of integers in this database; say mod(a, b)");
    } else if constexpr (Found == problem::extreme_of_bytes) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: this database has no least and no greatest of bytes; order by the column and take the first");
    } else if constexpr (Found == problem::json_function) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: this function of JSON is SQLite's own; write sql<T, \"...\">(...) for this database");
    } else if constexpr (Found == problem::table_of_json) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: json_each and json_tree are SQLite's; write sql<T, \"...\">(...) for this database");
    } else if constexpr (Found == problem::value_of_any_kind) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: values of several kinds in one column are SQLite's; give the column one type for this database");
    } else if constexpr (Found == problem::full_join_without_equality) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: this database joins FULL on equality alone; compare columns of both sides by ==");
    } else if constexpr (Found == problem::update_without_target) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: do_update() needs the columns of the conflict in this database; say on_conflict<&Model::member>()");
    } else if constexpr (Found == problem::order_beside_distinct) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: distinct targets are ordered by what they have themselves in this database; order by columns of the target");
    } else if constexpr (Found == problem::returned_before_written) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: a sub-query of what is returned reads the rows as they were before the write in this database; ask for it by "
                    "a query of its own");
    } else if constexpr (Found == problem::bool_beside_number) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: a bool is no number in this database; compare it with a bool, or say cast<std::int64_t>(...)");
    } else if constexpr (Found == problem::value_without_text) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: a moment or a document has another text in this database; say date(...), datetime(...), or sql<std::string, "
                    "\"...\">(...)");
    } else if constexpr (Found == problem::name_too_long) {
      static_assert(
          rule::has_text_in_dialect<Dialect, Found, Run>,
          "ikebana: this database cuts a name that is longer than 63 bytes; give the table, the column or the alias a shorter one");
    } else if constexpr (Found == problem::name_of_index_too_long) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: the name of an index, made of its table and its columns, is longer than 63 bytes, which this database cuts; "
                    "describe it by constrain<M>().index<\"name\">(...)");
    } else if constexpr (Found == problem::moment_too_precise) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: nanoseconds do not fit a timestamp of this database; use std::chrono::microseconds");
    } else if constexpr (Found == problem::text_with_zero) {
      static_assert(
          rule::has_text_in_dialect<Dialect, Found, Run>, "ikebana: no text of this database has a NUL byte; keep it as ikebana::blob");
    } else if constexpr (Found == problem::computed_of_computed) {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>,
                    "ikebana: this database computes no column of one that it computes; write the other's expression in its place");
    } else {
      static_assert(rule::has_text_in_dialect<Dialect, Found, Run>);
    }
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
