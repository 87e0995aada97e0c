// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_RELATED_HPP
#define IKEBANA_STATEMENT_RELATED_HPP

// Where queries begin: `from<M>()`, the rows of a model, and `related<R>()`, the targets of a relation.

#include <ikebana/statement/query.hpp>

namespace ikebana {

/// Whether a key has the type of the column that it is compared with.
template <class Key, auto Member>
inline constexpr bool is_key_of =
    detail::types_compare<detail::bare<typename decltype(detail::keep(std::declval<Key>()))::value>,
                          detail::bare<detail::member_value<Member>>>();

/// Whether a relation begins at its owner's key, so that a key alone says whose targets are asked for.
template <class Relation>
inline constexpr bool owner_is_named_by_its_key =
    !detail::path_of<Relation>.hops[0].up && detail::path_of<Relation>.hops[0].from_key.size == 1;

/// Whether a relation's owner is of a model.
template <class Relation, class Owner>
inline constexpr bool relation_is_owned_by = std::is_same_v<detail::owner_of<Relation>, Owner>;

namespace detail {

/// Whether `of` may be given this: the owner's record, or its key.
template <class Relation, class Owner>
constexpr bool check_owner() {
  if constexpr (std::is_base_of_v<owner_of<Relation>, Owner>) {
    return true;
  } else if constexpr (a_model<Owner>) {
    static_assert(relation_is_owned_by<Relation, Owner>,
                  "ikebana: of(...) is given a record of another model than the relation's owner");
    return false;
  } else if constexpr (!owner_is_named_by_its_key<Relation>) {
    static_assert(owner_is_named_by_its_key<Relation>,
                  "ikebana: this relation does not begin at its owner's single primary key; give of(...) the record");
    return false;
  } else {
    constexpr auto key = member_at<owner_of<Relation>, path_of<Relation>.hops[0].from_key.at[0]>;
    static_assert(is_key_of<const Owner&, key>, "ikebana: of(...) is given a key of another type than the owner's key");
    return is_key_of<const Owner&, key>;
  }
}

/// The first problem of a statement, found while its text was written. Defined in sql/render.hpp.
template <class Statement>
constexpr problem problem_of_text();

/// The first problem of a query's statement; those of the preloads are found where they are rendered.
template <class Query>
constexpr problem problem_of_statement() {
  token_list tokens;
  Query::statement::lower(tokens);
  const scopes scopes{tokens};
  return scopes.first_problem();
}

}  // namespace detail

/// Whether every column of a query belongs to a model in it, or in the query around it.
template <class Query>
inline constexpr bool every_model_is_in_query =
    detail::problem_of_statement<Query>() != detail::problem::model_not_in_query;

/// Whether each name stands for one parameter of one type.
template <class Query>
inline constexpr bool parameters_have_one_type =
    detail::problem_of_statement<Query>() != detail::problem::parameter_types_differ;

/// Whether every column of a query belongs to one table of it.
template <class Query>
inline constexpr bool no_model_is_ambiguous =
    detail::problem_of_statement<Query>() != detail::problem::model_twice_in_query;

/// Whether a query has at most 2048 parts, 128 tables and 64 named parameters.
template <class Query>
inline constexpr bool query_fits = detail::problem_of_statement<Query>() == detail::problem::none;

namespace detail {

template <class Query>
constexpr bool check_statement() {
  constexpr problem found = problem_of_text<typename Query::statement>();
  if constexpr (found == problem::model_not_in_query) {
    static_assert(every_model_is_in_query<Query>,
                  "ikebana: a column's model is not in the query; name only models on the relation's path or around it");
  } else if constexpr (found == problem::model_twice_in_query) {
    static_assert(no_model_is_ambiguous<Query>,
                  "ikebana: a column's model stands in the query twice; name one: col<&Model::member, \"alias\">");
  } else if constexpr (found == problem::parameter_types_differ) {
    static_assert(parameters_have_one_type<Query>, "ikebana::param: one name is used with two types; use two names");
  } else if constexpr (found != problem::none) {
    static_assert(query_fits<Query>, "ikebana: this query is too large, or holds a part that is not sound");
  }
  return found == problem::none;
}

template <class T>
struct query_parts {
  static constexpr bool is_related = false;
};

template <class Relation, fixed_text Alias, class... Cs>
struct query_parts<query<targets_of<Relation, Alias>, Cs...>> {
  static constexpr bool is_related = true;
  using relation = Relation;
};

template <class Query>
struct row_model_of;

template <class Source, class... Cs>
struct row_model_of<query<Source, Cs...>> {
  using type = typename Source::row_model;
};

}  // namespace detail

/// Whether something is `related<R>()`.
template <class T>
inline constexpr bool is_related = detail::query_parts<T>::is_related;

/// Whether a relation query is still relative to an owner.
template <class Related>
inline constexpr bool has_no_owner_yet = (Related::clause_flags & detail::has::owner) == 0;

namespace detail {

template <class Query, class Related>
constexpr bool check_preload() {
  if constexpr (is_rejected<Related>) {
    return false;
  } else if constexpr (!query_parts<Related>::is_related) {
    static_assert(is_related<Related>, "ikebana: with(...) preloads a relation; give it related<R>()");
    return false;
  } else if constexpr (!has_no_owner_yet<Related>) {
    static_assert(has_no_owner_yet<Related>, "ikebana: with(...) preloads for every row; leave out of(...)");
    return false;
  } else if constexpr (!relation_is_owned_by<typename query_parts<Related>::relation,
                                             typename row_model_of<Query>::type>) {
    static_assert(
        relation_is_owned_by<typename query_parts<Related>::relation, typename row_model_of<Query>::type>,
        "ikebana: with(...) is given a relation of another owner than the query's model");
    return false;
  } else {
    static_assert(has_no_selection_yet<Query>, "ikebana: with(...) needs the whole model; leave out select(...)");
    return has_no_selection_yet<Query>;
  }
}

}  // namespace detail

/// The rows of a model: `from<Country>()` gives `SELECT "countries"."id", "countries"."name" FROM "countries"`.
/// An alias names the table: `from<Employee, "e">()`.
template <class Model, fixed_text Alias = "">
constexpr auto from() {
  if constexpr (a_model<Model>) {
    return query<detail::from_model<Model, Alias>>{};
  } else {
    static_assert(is_model<Model>,
                  "ikebana::from: this is no model; complete the struct and describe it with BOOST_HANA_DEFINE_STRUCT");
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

#endif
