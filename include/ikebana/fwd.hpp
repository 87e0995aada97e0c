// SPDX-License-Identifier: BSL-1.0
#pragma once

// The names that a header needs to know without knowing what they are: relations may be named in a header that includes
// no more than this, and functions may take a database by reference.

// Said before anything that such a compiler could not read. It would go on for thousands of lines: the header that is not there ends it.
#if !defined(__cplusplus) || __cplusplus < 202002L
#error "ikebana: C++20 is needed; compile with -std=c++20, or in CMake with target_compile_features(... cxx_std_20)"
#include "ikebana needs C++20"
#elif !defined(__cpp_exceptions)
#error "ikebana: exceptions are needed, every failure is one; compile without -fno-exceptions"
#include "ikebana needs exceptions"
#endif

#include <string_view>

namespace ikebana {

template <class Owner, class Target, auto... Keys>
struct has_many;
template <class Owner, class Target, auto... Keys>
struct has_one;
template <class Owner, class Target, auto... Keys>
struct belongs_to;
template <class... Elements>
struct through;
template <class... Elements>
struct has_one_through;
template <class Owner, class Pivot, class Target, auto... Keys>
struct many_to_many;
template <class Relation>
struct inverse;

template <class... Elements>
struct schema_of;

namespace sqlite {
struct dialect;
class database;
struct difference;
struct failed_statement;
struct migration_options;

namespace detail {
/// How SQLite would run a query. Defined in sqlite/explain.hpp.
template <class Query>
struct explainer;
}  // namespace detail
}  // namespace sqlite

namespace postgres {
struct dialect;
}

namespace detail {

// For the members `sql()`, `statements()` and `variants()`: a text is checked and written in a room above that of queries. Defined in
// sql/check_text.hpp, sql/render.hpp and sql/variants.hpp.

/// Whether the text of a query or a write is sound in a dialect, whether all that it can have are, and all texts of a query's plan.
template <class Run, class Dialect, class Statement = typename Run::statement>
constexpr auto check_text();
template <class Query, class Dialect>
constexpr auto check_variants();
template <class Query, class Dialect>
constexpr auto check_plan_texts();

template <class... Ts>
struct list;

/// The text of a statement, those of all statements that a query runs, and those that a query can have.
template <class Statement, class Dialect>
constexpr std::string_view render();
template <class Query, class Dialect>
constexpr auto render_plan();
template <class Dialect, class... Statements>
constexpr auto render_each(list<Statements...>);
template <class Query, class Dialect>
constexpr auto render_variants();

// For the members `statement`, `row` and `tuple`: the types that a query yields, and those of one that selects nothing else, defined in
// result/result.hpp; and the statement of a query over the targets of several owners, defined in preload/preload.hpp.
template <class Query>
struct result_of;
template <class Source>
struct whole_model;
template <class Related>
struct joined_statement;

/// The clauses of a query, in the order in which they were said. Defined in query/clause/clause.hpp.
template <class... Cs>
struct clause_list;

}  // namespace detail

// The clauses are one type, not a pack: each member function of a query is declared anew for each query, and with a pack a
// compiler takes twice the memory for it.
template <class Source, class Clauses = detail::clause_list<>>
class query;
}  // namespace ikebana
