// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of whole queries: whose targets are asked for, what is preloaded, and whether a statement holds together.

#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/check/limit.hpp>
#include <ikebana/query/check/owner.hpp>
#include <ikebana/query/check/related.hpp>
#include <ikebana/query/check/row_lock.hpp>
#include <ikebana/query/clause/variant.hpp>
#include <ikebana/query/clause/with.hpp>

namespace ikebana {

namespace detail {

template <class T>
struct query_parts {
  static constexpr bool is_related = false;
};

template <class Relation, fixed_text Alias, class Clauses>
struct query_parts<query<targets_of<Relation, Alias>, Clauses>> {
  static constexpr bool is_related = true;
  using relation = Relation;
};

template <class Query>
struct row_model_of;

template <class Source, class Clauses>
struct row_model_of<query<Source, Clauses>> {
  using type = typename Source::row_model;
};

/// The first problem of a query's statement; those of the preloads are found where they are rendered.
template <class Query>
constexpr problem problem_of_statement() {
  token_list tokens;
  Query::statement::write_tokens(tokens);
  const scopes scopes{tokens};
  return scopes.first_problem();
}

}  // namespace detail

namespace rule {

/// Whether each row that a query yields is of one row of its model, which targets belong to.
template <class Query>
inline constexpr bool yields_each_row = true;
template <class Source, class... Cs>
inline constexpr bool yields_each_row<query<Source, detail::clause_list<Cs...>>> = !detail::yields_parts<Cs...>();

/// Whether something is `related<R>()`.
template <class T>
inline constexpr bool is_related = detail::query_parts<T>::is_related;

/// Whether a relation query is still relative to an owner.
template <class Related>
inline constexpr bool has_no_owner_yet = (Related::clause_flags & detail::has::owner) == 0;

/// Whether a query has at most 2048 parts, 128 tables and 64 named parameters.
template <class Query>
inline constexpr bool query_fits = detail::problem_of_statement<Query>() == detail::problem::none;

/// Whether all statements of a query's plan can be written, of a page and of preloads as well.
template <class Query, detail::problem Found>
inline constexpr bool plan_fits = Found == detail::problem::none;

}  // namespace rule

namespace detail {

template <class Query, problem Found>
struct refused_plan {
  constexpr explicit operator bool() const {
    static_assert(rule::plan_fits<Query, Found>,
                  "ikebana: a statement of this query's plan is too large, or holds a part that is not sound; say it in two queries");
    return false;
  }
};

template <class Query>
struct refused_query {
  constexpr explicit operator bool() const {
    static_assert(
        rule::query_fits<Query>,
        "ikebana: this query is too large, or holds a part that is not sound; 2048 parts, 128 tables and 64 named parameters fit in one");
    return false;
  }
};

template <class Query>
struct refused_of {
  constexpr explicit operator bool() const {
    static_assert(rule::is_related<Query>, "ikebana: of(...) asks for the targets of a relation; use it on related<R>()");
    return false;
  }
};

template <class Query>
struct refused_second_owner {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_owner_yet<Query>, "ikebana: this relation has its owner already; say of(...) once");
    return false;
  }
};

template <class T>
struct refused_preload {
  constexpr explicit operator bool() const {
    static_assert(rule::is_related<T>, "ikebana: with(...) preloads a relation; give it related<R>()");
    return false;
  }
};

template <class Related>
struct refused_preload_of_one {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_owner_yet<Related>, "ikebana: with(...) preloads for every row; leave out of(...)");
    return false;
  }
};

template <class Relation, class Model>
struct refused_preload_of_other {
  constexpr explicit operator bool() const {
    static_assert(rule::relation_is_owned_by<Relation, Model>,
                  "ikebana: with(...) takes a relation of the query's model, and this one has another owner");
    return false;
  }
};

template <class Query>
struct refused_preload_of_part {
  constexpr explicit operator bool() const {
    static_assert(
        rule::yields_each_row<Query>,
        "ikebana: with(...) preloads for rows, and these are groups or made distinct; leave out group_by, distinct or the aggregate");
    return false;
  }
};

/// Expressions as one, for who writes their tokens.
template <class List>
struct all_of;

template <class... Es>
struct all_of<list<Es...>> {
  static constexpr void write_tokens(token_list& tokens) { (Es::write_tokens(tokens), ...); }
};

/// What is wrong with a statement. A class and not overloads: that of two queries as one, in a later header, is found, too.
template <class Query>
struct statement_explained;

template <class Query>
constexpr auto explain_statement(std::type_identity<Query>) {
  return statement_explained<Query>::refusal();
}

template <class Source, class... Cs>
constexpr auto explain_one_statement(std::type_identity<query<Source, clause_list<Cs...>>>) {
  using scope = closed_scope_of<query<Source, clause_list<Cs...>>>;
  using clauses = decltype(detail::explain_clauses<scope>(std::type_identity<query<Source, clause_list<Cs...>>>{}));
  using parameters = decltype(detail::check_parameter_types<scope, all_of<typename Cs::parts>...>());
  if constexpr (!std::is_same_v<clauses, accepted>) {
    return clauses{};
  } else if constexpr (!std::is_same_v<parameters, accepted>) {
    return parameters{};
  } else {
    return detail::explain_selection(std::type_identity<query<Source, clause_list<Cs...>>>{});
  }
}

template <class Source, class... Cs>
struct statement_explained<query<Source, clause_list<Cs...>>> {
  static constexpr auto refusal() { return detail::explain_one_statement(std::type_identity<query<Source, clause_list<Cs...>>>{}); }
};

/// A statement brings its own scopes.
struct scopes_within {
  static constexpr void open(token_list&) {}
};

/// Whether a name stands for one type in all parts of a statement.
template <class Statement>
constexpr auto explain_parameters() {
  return detail::check_parameter_types<scopes_within, Statement>();
}

/// What can be seen when the whole text is written: whether each window that a query uses by name is said, no table defined
/// by itself, and no name given to parameters of two types.
template <class Query, problem Found>
constexpr auto explain_text() {
  if constexpr (Found == problem::no_such_window) {
    return refused_undefined_window<Query>{};
  } else if constexpr (Found == problem::reads_what_it_defines) {
    return refused_table_of_itself<Found, Query>{};
  } else if constexpr (Found == problem::alias_in_raw_text) {
    return refused_alias_in_text<Found, Query>{};
  } else if constexpr (Found == problem::locks_no_rows) {
    return refused_row_lock<Found, Query>{};
  } else if constexpr (Found == problem::no_rows_to_lock) {
    return refused_lock_of_no_rows<Found, Query>{};
  } else {
    return explain_parameters<typename Query::statement>();
  }
}

/// What is wrong with the statement of a query or a write, of which writing the text found the first problem.
template <class Run, problem Found>
struct text_explained {
  static constexpr auto refusal() {
    return detail::first_refusal(detail::explain_parameters<typename Run::statement>(), refused_query<Run>{});
  }
};

template <class Source, class Clauses, problem Found>
struct text_explained<query<Source, Clauses>, Found> {
  using run = query<Source, Clauses>;
  static constexpr auto refusal() {
    return detail::first_refusal(detail::explain_statement(std::type_identity<run>{}), explain_text<run, Found>(), refused_query<run>{});
  }
};

template <class Clause>
constexpr auto explain_preload(std::type_identity<Clause>) {
  return accepted{};
}

template <class Related>
constexpr auto explain_preload(std::type_identity<with<Related>>);

template <class Source, class... Cs>
constexpr auto explain_preloads(std::type_identity<query<Source, clause_list<Cs...>>>) {
  return detail::first_refusal(detail::explain_statement(std::type_identity<query<Source, clause_list<Cs...>>>{}),
                               detail::explain_preload(std::type_identity<Cs>{})...);
}

template <class Related>
constexpr auto explain_preload(std::type_identity<with<Related>>) {
  return detail::first_refusal(detail::explain_for_several<Related>(), detail::explain_preloads(std::type_identity<Related>{}));
}

/// What is wrong with a query or with one that it preloads.
template <class Query, problem Found>
constexpr auto explain_plan() {
  return detail::first_refusal(
      detail::explain_preloads(std::type_identity<Query>{}), explain_text<Query, Found>(), refused_plan<Query, Found>{});
}

template <class Query, class Related>
constexpr auto check_preload() {
  if constexpr (is_rejected<Related>) {
    return refused_before{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_on_compound<Query>{};
  } else if constexpr (!query_parts<Related>::is_related) {
    return refused_preload<Related>{};
  } else if constexpr (!rule::has_one_text<Related>) {
    return refused_variant_within<Related>{};
  } else if constexpr ((Related::clause_flags & has::page) != 0) {
    return refused_page_of_several<Related>{};
  } else if constexpr ((Related::clause_flags & has::owner) != 0) {
    return refused_preload_of_one<Related>{};
  } else if constexpr (!rule::relation_is_owned_by<typename query_parts<Related>::relation, typename row_model_of<Query>::type>) {
    return refused_preload_of_other<typename query_parts<Related>::relation, typename row_model_of<Query>::type>{};
  } else if constexpr (!rule::yields_each_row<Query>) {
    return refused_preload_of_part<Query>{};
  } else if constexpr ((Related::clause_flags & has::by_hop) != 0) {
    return ikebana_check_by_hop(std::type_identity<Related>{});  // found by the relation, in preload/check/preload.hpp
  } else if constexpr ((Related::clause_flags & (has::select | has::distinct)) != 0) {
    return explain_for_several<Related>();
  } else {
    return accepted{};
  }
}

}  // namespace detail

}  // namespace ikebana
