// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of updates and removals.

#include <ikebana/query/check/where.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/clause/join.hpp>
#include <ikebana/write/assignment.hpp>
#include <ikebana/write/check/written_rows.hpp>
#include <ikebana/write/target_rows.hpp>

namespace ikebana {

namespace rule {

/// Whether an update or a removal says which rows it is about.
template <class Write>
inline constexpr bool says_which_rows = Write::is_about_some;

/// Whether an update is of a model, not of the targets of a relation.
template <class Source>
inline constexpr bool updates_a_model = !Source::is_related;

/// Whether an update sets something.
template <class Write>
inline constexpr bool sets_something = (Write::clause_flags & detail::has::set) != 0;

/// Whether a query gives rows that can be written: those of a relation, as they stand in their table.
template <class Query>
inline constexpr bool can_be_written =
    is_related<Query> &&
    (Query::clause_flags & (detail::has::select | detail::has::with | detail::has::owners | detail::has::variant)) == 0;

/// Whether a column is written, and not computed by the database.
template <auto Member>
inline constexpr bool column_takes_values = !detail::is_computed<detail::class_of<Member>>(detail::position_of_member<Member>());

}  // namespace rule

namespace detail {

template <class Write>
struct refused_everywhere {
  constexpr explicit operator bool() const {
    static_assert(
        rule::says_which_rows<Write>, "ikebana: this would write every row of the table; say which by where(...), or everywhere()");
    return false;
  }
};

template <class Source>
struct refused_update_from {
  constexpr explicit operator bool() const {
    static_assert(rule::updates_a_model<Source>, "ikebana: from<M>() is for updates of a model; say update<Model>().from<M>()");
    return false;
  }
};

template <class Write>
struct refused_empty_update {
  constexpr explicit operator bool() const {
    static_assert(rule::sets_something<Write>, "ikebana: this update sets nothing; say set(col<&Model::member> = value)");
    return false;
  }
};

template <class T>
struct refused_assignment {
  constexpr explicit operator bool() const {
    static_assert(rule::sets_column<T>, "ikebana: set takes assignments, such as col<&Model::member> = value");
    return false;
  }
};

template <auto Member, class Model>
struct refused_assigned_member {
  constexpr explicit operator bool() const {
    static_assert(rule::is_of_written_model<Member, Model>, "ikebana: this column is of another model than the one updated; leave it out");
    return false;
  }
};

template <auto Member, class T>
struct refused_assigned_type {
  constexpr explicit operator bool() const {
    static_assert(
        rule::column_can_hold<Member, T>, "ikebana: this column cannot hold what it is set to; give it a value of the member's type");
    return false;
  }
};

template <auto Member, class E>
struct refused_assigned_null {
  constexpr explicit operator bool() const {
    static_assert(rule::null_fits<Member, E>, "ikebana: this column is never NULL; set it to a value, or make the member optional");
    return false;
  }
};

template <auto... Members>
struct refused_computed_column {
  constexpr explicit operator bool() const {
    static_assert(
        (rule::column_takes_values<Members> && ...), "ikebana: the database computes this column, as constraints<M> says; leave it out");
    return false;
  }
};

/// Whether a clause sets a column.
template <class Clause>
constexpr bool sets_already(std::type_identity<Clause>, unsigned) {
  return false;
}

template <class... Assignments>
constexpr bool sets_already(std::type_identity<set<Assignments...>>, unsigned position) {
  return ((position_of_member<Assignments::member>() == position) || ...);
}

/// Whether a column has been set by a call before: of an update, which has clauses.
template <auto Member, class Write>
constexpr bool is_set_before(std::type_identity<Write>) {
  return false;
}

template <auto Member, class Source, class... Cs>
constexpr bool is_set_before(std::type_identity<query<Source, clause_list<Cs...>>>) {
  return (detail::sets_already(std::type_identity<Cs>{}, position_of_member<Member>()) || ...);
}

}  // namespace detail

namespace rule {

/// Whether no column is set twice, in one call or in several.
template <class Write, auto... Members>
inline constexpr bool columns_are_written_once =
    detail::are_of_different_columns<Members...>() && !(detail::is_set_before<Members>(std::type_identity<Write>{}) || ...);

}  // namespace rule

namespace detail {

template <class Write, auto... Members>
struct refused_column_twice {
  constexpr explicit operator bool() const {
    static_assert(rule::columns_are_written_once<Write, Members...>, "ikebana: a column is written twice; set it once");
    return false;
  }
};

template <class Query>
struct refused_written_query {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_written<Query>,
                  "ikebana: these are no rows to write; give related<R>() with an owner, without select, with and maybe");
    return false;
  }
};

template <class Model>
struct refused_rows_without_key {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_primary_key<Model>, "ikebana: this model has no primary key to find its rows by; name its member id, or describe one");
    return false;
  }
};

template <class Scope, class Model, class T>
constexpr auto check_assignment() {
  if constexpr (!is_assignment<T>) {
    return refused_assignment<T>{};
  } else if constexpr (!rule::is_of_written_model<T::member, Model>) {
    return refused_assigned_member<T::member, Model>{};
  } else if constexpr (position_of_member<T::member>() == members_of<Model>::size) {
    return refused_column<column<T::member>>{};
  } else if constexpr (!rule::null_fits<T::member, typename T::assigned>) {
    return refused_assigned_null<T::member, typename T::assigned>{};
  } else if constexpr (first_problem_in<Scope, typename T::assigned> != problem::none) {
    return explain_problem<Scope, typename T::assigned>();
  } else if constexpr (!type_fits<member_value<T::member>, typename T::assigned::value>()) {
    return refused_assigned_type<T::member, typename T::assigned::value>{};
  } else {
    return explain_per_row<typename T::assigned>();
  }
}

/// A table beside the one that is updated.
template <class Model, fixed_text Alias>
struct update_from : clause {
  static constexpr unsigned adds = has::from | has::join;
  static constexpr unsigned source_count = 1;
  static constexpr join_kind kind = join_kind::cross;

  static constexpr void declare(token_list& tokens) { tokens.source(table_of<Model>, Alias.view()); }

  static constexpr void write(part_list& list) { list.next().table(list.source++); }
};

/// The tables that what is set may mention: that which is updated, and one beside it.
template <class Query>
struct scope_of_update;
template <class Source, class Clauses>
struct scope_of_update<query<Source, Clauses>> : scope_of<query<from_model<typename Source::row_model, "">>> {};
template <class Model, fixed_text Alias, class Clauses>
struct scope_of_update<query<from_model<Model, Alias>, Clauses>> : scope_of<query<from_model<Model, Alias>, Clauses>> {};

/// Whether nothing is written into a column that the database computes.
template <class Model, class... Ts>
constexpr auto check_computed() {
  if constexpr (!(is_assignment<Ts> && ...)) {
    return refused_before{};
  } else if constexpr ((detail::is_computed<Model>(position_of_member<Ts::member>()) || ...)) {
    return refused_computed_column<Ts::member...>{};
  } else {
    return accepted{};
  }
}

/// Whether some columns are set once each, all of them known to be of the model.
template <class Write, class Model, class... Ts>
constexpr auto check_set_once() {
  if constexpr (!(is_assignment<Ts> && ...)) {
    return refused_before{};
  } else if constexpr (!rule::columns_are_written_once<Write, Ts::member...>) {
    return refused_column_twice<Write, Ts::member...>{};
  } else {
    return check_computed<Model, Ts...>();
  }
}

template <class Query, class... Ts>
constexpr auto check_set() {
  using model = typename row_model_of<Query>::type;
  if constexpr ((is_rejected<Ts> || ...)) {
    return refused_before{};
  } else {
    return detail::first_refusal(check_assignment<scope_of_update<Query>, model, Ts>()..., check_set_once<Query, model, Ts...>());
  }
}

template <class Source, class Model>
constexpr auto check_update_from() {
  if constexpr (Source::is_related) {
    return refused_update_from<Source>{};
  } else {
    return check_record<Model>();
  }
}

template <class Query>
constexpr auto check_written_query() {
  if constexpr (is_rejected<Query>) {
    return refused_before{};
  } else if constexpr (!rule::can_be_written<Query>) {
    return refused_written_query<Query>{};
  } else if constexpr ((Query::clause_flags & has::row_lock) != 0) {
    return refused_lock_of_no_rows<problem::no_rows_to_lock, Query>{};
  } else {
    return accepted{};
  }
}

/// Whether a write says all that its statement needs.
template <class Write>
constexpr auto check_whole_write() {
  if constexpr (Write::is_update && !rule::sets_something<Write>) {
    return refused_empty_update<Write>{};
  } else if constexpr (!rule::says_which_rows<Write>) {
    return refused_everywhere<Write>{};
  } else if constexpr (!Write::found::finds_rows()) {
    return refused_rows_without_key<typename Write::model>{};
  } else {
    return accepted{};
  }
}

template <class Write, problem Found>
  requires requires { typename Write::rows_written; }
struct text_explained<Write, Found> {
  static constexpr auto refusal() {
    if constexpr (!rule::reads_no_written_rows<Write, Found>) {
      return refused_reading_of_written<Write, Found>{};
    } else {
      return detail::first_refusal(
          detail::explain_statement(std::type_identity<typename Write::rows_written>{}), refused_query<typename Write::rows_written>{});
    }
  }
};

}  // namespace detail
}  // namespace ikebana
