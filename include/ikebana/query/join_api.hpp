// SPDX-License-Identifier: BSL-1.0
#pragma once

// What makes a query of several tables or of several queries: joins, compounds and common tables.

#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/join.hpp>
#include <ikebana/query/clause/common_table.hpp>
#include <ikebana/query/append_clause.hpp>

namespace ikebana::detail {

template <class Source, class... Cs>
constexpr auto check_joined_query() {
  if constexpr (rule::is_whole_relation<query<Source, clause_list<Cs...>>>) {
    return accepted{};
  } else {
    return refused_joined_query<query<Source, clause_list<Cs...>>>{};
  }
}

/// The functions of a query that bring others in.
template <class Whole>
class join_api {
 public:
  /// Joins the targets of a relation whose owner is in the query: a row for each target. An alias names the target.
  ///
  ///     from<Country>().join<CountryPosts>()   // ... INNER JOIN "users" ON ... INNER JOIN "posts" ON ...
  template <class Relation, fixed_text Alias = "">
  constexpr auto join() const {
    if constexpr (check_join_along<Whole, join_kind::inner, Relation, Alias>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, joined_relation<join_kind::inner, Relation, Alias>{});
    } else {
      return rejected{};
    }
  }

  /// The same, of a relation as other uses have it: `join(related<CountryPosts, "post">())`.
  template <class Source, class... Cs>
  constexpr auto join(const query<Source, clause_list<Cs...>>&) const {
    if constexpr (check_joined_query<Source, Cs...>()) {
      return join<typename Source::relation, Source::alias>();
    } else {
      return rejected{};
    }
  }

  /// As join, and a row for each owner without targets, whose target is empty: an optional.
  template <class Relation, fixed_text Alias = "">
  constexpr auto left_join() const {
    if constexpr (check_join_along<Whole, join_kind::left, Relation, Alias>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, joined_relation<join_kind::left, Relation, Alias>{});
    } else {
      return rejected{};
    }
  }

  template <class Source, class... Cs>
  constexpr auto left_join(const query<Source, clause_list<Cs...>>&) const {
    if constexpr (check_joined_query<Source, Cs...>()) {
      return left_join<typename Source::relation, Source::alias>();
    } else {
      return rejected{};
    }
  }

  constexpr rejected join(rejected) const { return {}; }
  constexpr rejected left_join(rejected) const { return {}; }

  /// Joins a model on a condition: `join<Post>(col<&Post::user_id> == col<&User::id>)`. An alias names its table.
  template <class Model, fixed_text Alias = "", class E>
  constexpr auto join(E condition) const {
    using kept = join_on<join_kind::inner, Model, Alias, E>;
    if constexpr (check_join_on<Whole, kept>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, kept{{}, {{static_cast<E&&>(condition)}}});
    } else {
      return rejected{};
    }
  }

  /// Joins the rows of a function of SQL: `join(json_each<std::string>(col<&Post::tags>))`. An alias names them.
  template <fixed_text Alias = "", a_table_function Function>
  constexpr auto join(Function function) const {
    if constexpr (check_join_function<Whole, joined_function<Function, Alias>>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, joined_function<Function, Alias>{{}, function});
    } else {
      return rejected{};
    }
  }

  /// As join, and each row without partner once: what is joined is optional.
  template <class Model, fixed_text Alias = "", class E>
  constexpr auto left_join(E condition) const {
    using kept = join_on<join_kind::left, Model, Alias, E>;
    if constexpr (check_join_on<Whole, kept>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, kept{{}, {{static_cast<E&&>(condition)}}});
    } else {
      return rejected{};
    }
  }

  /// As join, and each row of the model without partner once: what was there before is optional.
  template <class Model, fixed_text Alias = "", class E>
  constexpr auto right_join(E condition) const {
    using kept = join_on<join_kind::right, Model, Alias, E>;
    if constexpr (check_join_on<Whole, kept>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, kept{{}, {{static_cast<E&&>(condition)}}});
    } else {
      return rejected{};
    }
  }

  /// As join, and each row of both sides without partner once: both sides are optional.
  template <class Model, fixed_text Alias = "", class E>
  constexpr auto full_join(E condition) const {
    using kept = join_on<join_kind::full, Model, Alias, E>;
    if constexpr (check_join_on<Whole, kept>()) {
      return detail::append_clause<typename Whole::source>(self().clauses, kept{{}, {{static_cast<E&&>(condition)}}});
    } else {
      return rejected{};
    }
  }

  /// Each row beside each row of the model.
  template <class Model, fixed_text Alias = "">
  constexpr auto cross_join() const {
    using crossed = named_source<Model, Alias>;
    if constexpr (check_record<typename crossed::model>()) {
      return detail::append_clause<typename Whole::source>(
          self().clauses, joined_model<join_kind::cross, typename crossed::model, crossed::alias>{});
    } else {
      return rejected{};
    }
  }

  /// The rows of this query and of another, each once.
  template <class Other>
  constexpr auto union_(Other other) const {
    if constexpr (check_compound<Whole, Other>()) {
      return detail::compound<compound_kind::union_>(self(), static_cast<Other&&>(other));
    } else {
      return rejected{};
    }
  }

  /// The rows of this query, and after them those of another.
  template <class Other>
  constexpr auto union_all(Other other) const {
    if constexpr (check_compound<Whole, Other>()) {
      return detail::compound<compound_kind::union_all>(self(), static_cast<Other&&>(other));
    } else {
      return rejected{};
    }
  }

  /// The rows that another query yields as well, each once.
  template <class Other>
  constexpr auto intersect(Other other) const {
    if constexpr (check_compound<Whole, Other>()) {
      return detail::compound<compound_kind::intersect>(self(), static_cast<Other&&>(other));
    } else {
      return rejected{};
    }
  }

  /// The rows that another query does not yield, each once.
  template <class Other>
  constexpr auto except(Other other) const {
    if constexpr (check_compound<Whole, Other>()) {
      return detail::compound<compound_kind::except>(self(), static_cast<Other&&>(other));
    } else {
      return rejected{};
    }
  }

  /// Defines the rows of a model by a query, for this statement: a common table expression.
  ///
  ///     from<Total>().with<Total>(from<Post>().group_by(...).select(...))   // WITH "totals" (...) AS (SELECT ...) SELECT ...
  template <class Model, class Query>
  constexpr auto with(Query rows) const {
    if constexpr (check_common_table<Whole, Model, Query>()) {
      return detail::append_clause<typename Whole::source>(
          self().clauses, common_table<Model, Query, false>{{}, static_cast<Query&&>(rows)});
    } else {
      return rejected{};
    }
  }

  /// As with, where the query reads the rows that it defines: `first.union_all(from<Node>().join<Tree>(...)...)`.
  template <class Model, class Query>
  constexpr auto with_recursive(Query rows) const {
    if constexpr (check_common_table<Whole, Model, Query>()) {
      return detail::append_clause<typename Whole::source>(
          self().clauses, common_table<Model, Query, true>{{}, static_cast<Query&&>(rows)});
    } else {
      return rejected{};
    }
  }

 private:
  constexpr const Whole& self() const { return static_cast<const Whole&>(*this); }
};

}  // namespace ikebana::detail
