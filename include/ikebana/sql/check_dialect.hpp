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

template <class Dialect, problem Found, class Run>
struct refused_by_dialect;

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::glob, Run> {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_text_in_dialect<Dialect, problem::glob, Run>, "ikebana: glob is SQLite's own; say like(...), or run this on SQLite");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::user_function, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::user_function, Run>,
                  "ikebana: REGEXP calls a function of yours, which is made by CREATE FUNCTION there; write sql<bool, \"{} ~ {}\">(a, b), "
                  "or run this on SQLite");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::rowid, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::rowid, Run>,
                  "ikebana: this database has no rowid; describe a primary key and ask for that");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::full_text_search, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::full_text_search, Run>,
                  "ikebana: full-text search here is FTS5, which is SQLite's; write sql<bool, \"...\">(...) for this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::function_of_sqlite, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::function_of_sqlite, Run>,
                  "ikebana: this function is SQLite's own; write sql<T, \"...\">(...) for this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::date_function, Run> {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_text_in_dialect<Dialect, problem::date_function, Run>,
        "ikebana: dates of texts and numbers, and modifiers, are SQLite's; keep the column as std::chrono, or write sql<T, \"...\">(...)");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::collation_of_sqlite, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::collation_of_sqlite, Run>,
                  "ikebana: this collation is SQLite's; name one of this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::remainder_of_reals, Run> {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_text_in_dialect<Dialect, problem::remainder_of_reals, Run>, "ikebana: % is of integers in this database; say mod(a, b)");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::extreme_of_bytes, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::extreme_of_bytes, Run>,
                  "ikebana: this database has no least and no greatest of bytes; order by the column and take the first");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::json_function, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::json_function, Run>,
                  "ikebana: this function of JSON is SQLite's own; write sql<T, \"...\">(...) for this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::table_of_json, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::table_of_json, Run>,
                  "ikebana: json_each and json_tree are SQLite's; write sql<T, \"...\">(...) for this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::value_of_any_kind, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::value_of_any_kind, Run>,
                  "ikebana: values of several kinds in one column are SQLite's; give the column one type for this database");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::full_join_without_equality, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::full_join_without_equality, Run>,
                  "ikebana: this database joins FULL on equality alone; compare columns of both sides by ==");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::update_without_target, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::update_without_target, Run>,
                  "ikebana: do_update() needs the columns of the conflict in this database; say on_conflict<&Model::member>()");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::order_beside_distinct, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::order_beside_distinct, Run>,
                  "ikebana: distinct targets are ordered by what they have themselves in this database; order by columns of the target");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::returned_before_written, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::returned_before_written, Run>,
                  "ikebana: a sub-query of what is returned reads the rows as they were before the write in this database; ask for it by "
                  "a query of its own");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::value_without_text, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::value_without_text, Run>,
                  "ikebana: a moment or a document has another text in this database; say date(...), datetime(...), or "
                  "sql<std::string, \"...\">(...)");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::name_too_long, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::name_too_long, Run>,
                  "ikebana: this database cuts a name that is longer than 63 bytes; give the table, the column or the alias a shorter one");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::name_of_index_too_long, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::name_of_index_too_long, Run>,
                  "ikebana: the name of an index, made of its table and its columns, is longer than 63 bytes, which this database cuts; "
                  "describe it by constrain<M>().index<\"name\">(...)");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::moment_too_precise, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::moment_too_precise, Run>,
                  "ikebana: nanoseconds do not fit a timestamp of this database; use std::chrono::microseconds");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::text_with_zero, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::text_with_zero, Run>,
                  "ikebana: no text of this database has a NUL byte; keep it as ikebana::blob");
    return false;
  }
};

template <class Dialect, class Run>
struct refused_by_dialect<Dialect, problem::computed_of_computed, Run> {
  constexpr explicit operator bool() const {
    static_assert(rule::has_text_in_dialect<Dialect, problem::computed_of_computed, Run>,
                  "ikebana: this database computes no column of one that it computes; write the other's expression in its place");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
