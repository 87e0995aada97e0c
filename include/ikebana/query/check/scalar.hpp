// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of a relation inside a query of its owner: what exists, count and the other aggregates refuse.

#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/check/within.hpp>

namespace ikebana {

namespace rule {

/// Whether an item of a selection is one value of each row, and no whole model.
template <class Item>
inline constexpr bool is_value_of_row = !detail::is_model_item<Item>;

/// Whether a query may yield no row: it is no aggregate over all of its rows.
template <class Query>
inline constexpr bool may_yield_no_row = true;
template <class Source, class... Cs>
inline constexpr bool may_yield_no_row<query<Source, detail::clause_list<Cs...>>> =
    ((Cs::adds | ... | 0u) & detail::has::group) != 0 || !(Cs::is_any_aggregate || ...);

}  // namespace rule

namespace detail {

template <class Related>
struct refused_asking_of_one {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_owner_yet<Related>, "ikebana: exists, count and sum ask for each row of a query; leave out of(...)");
    return false;
  }
};

template <class Query>
struct refused_asking {
  constexpr explicit operator bool() const {
    static_assert(rule::is_related<Query>,
                  "ikebana: count asks for the targets of a relation; give it related<R>(), or say scalar(query.select(count()))");
    return false;
  }
};

template <class Query>
struct refused_existence {
  constexpr explicit operator bool() const {
    static_assert(rule::may_yield_no_row<Query>,
                  "ikebana: an aggregate yields a row whatever there is, so that exists is always true; leave the aggregate out");
    return false;
  }
};

template <class Related>
struct refused_without_column {
  constexpr explicit operator bool() const {
    static_assert(rule::is_expression<Related>,
                  "ikebana: sum, min, max and avg over a relation name a column: sum(related<R>(), col<&Model::member>)");
    return false;
  }
};

template <aggregate_function Function, class Related, class Aggregated>
constexpr auto check_aggregate() {
  using E = typename aggregated<Aggregated>::expression;
  if constexpr ((Related::clause_flags & has::owner) != 0) {
    return refused_asking_of_one<Related>{};
  } else if constexpr (!rule::can_aggregate<Function, typename E::value>) {
    return refused_summand<Function, E>{};
  } else if constexpr (!rule::aggregates_one_value_of_each_target<Related, E>) {
    return refused_aggregate_of_set<Related, E>{};
  } else {
    return accepted{};
  }
}

template <class Item>
struct refused_aggregated_model {
  constexpr explicit operator bool() const {
    static_assert(rule::is_value_of_row<Item>,
                  "ikebana: an aggregate is of a column or an expression, not of a whole model; name one, or say count()");
    return false;
  }
};

/// Whether something has a value for each row, as a column or an expression has.
template <class T>
inline constexpr bool has_a_value = an_aggregated<T>;

template <class T>
struct refused_aggregated {
  constexpr explicit operator bool() const {
    static_assert(
        has_a_value<T>, "ikebana: an aggregate is of a column or an expression, such as max(col<&Model::member>); count() counts rows");
    return false;
  }
};

/// Whether something has rows: a relation, or a query.
template <class T>
inline constexpr bool has_rows = requires { T::clause_flags; };

template <class T>
struct refused_rows {
  constexpr explicit operator bool() const {
    static_assert(has_rows<T>, "ikebana: exists asks for rows; give it related<R>(), or a query such as from<M>().where(...)");
    return false;
  }
};

/// Whether a query may be asked whether it yields a row. An aggregate without groups always does.
template <class Query>
constexpr auto check_existence() {
  if constexpr (constexpr auto within = check_within<Query>(); !std::is_same_v<decltype(within), const accepted>) {
    return within;
  } else if constexpr (!rule::is_plain_query<Query>) {
    return refused_operand_query<Query>{};
  } else if constexpr (!rule::may_yield_no_row<Query>) {
    return refused_existence<Query>{};
  } else {
    return accepted{};
  }
}

template <class T>
concept a_query = requires { T::clause_flags; };

template <class T>
concept a_related_query = a_query<T> && rule::is_related<T>;

template <class T>
concept a_model_query = a_query<T> && !rule::is_related<T>;

template <class T>
concept no_aggregated = !an_aggregated<T> && !a_related_query<T> && !is_model_item<T> && !is_rejected<T>;

}  // namespace detail

// A query that is of no relation, and a relation without a column.

template <detail::a_model_query Query>
constexpr auto count(Query) {
  if constexpr (!detail::refused_asking<Query>{}) return detail::rejected{};
}

template <detail::a_related_query Related>
constexpr auto sum(Related) {
  if constexpr (!detail::refused_without_column<Related>{}) return detail::rejected{};
}

template <detail::a_related_query Related>
constexpr auto total(Related) {
  if constexpr (!detail::refused_without_column<Related>{}) return detail::rejected{};
}

template <detail::a_related_query Related>
constexpr auto min(Related) {
  if constexpr (!detail::refused_without_column<Related>{}) return detail::rejected{};
}

template <detail::a_related_query Related>
constexpr auto max(Related) {
  if constexpr (!detail::refused_without_column<Related>{}) return detail::rejected{};
}

template <detail::a_related_query Related>
constexpr auto avg(Related) {
  if constexpr (!detail::refused_without_column<Related>{}) return detail::rejected{};
}

// A whole model, which is no value.

template <class Model, fixed_text Alias>
constexpr auto count(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto sum(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto min(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto max(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto avg(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto total(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

template <class Model, fixed_text Alias>
constexpr auto distinct(detail::model_item<Model, Alias>) {
  if constexpr (!detail::refused_aggregated_model<detail::model_item<Model, Alias>>{}) return detail::rejected{};
}

// What has no value of a row: a number, a text, a struct.

template <detail::no_aggregated T>
  requires(!detail::a_query<T>)
constexpr auto count(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto sum(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto min(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto max(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto avg(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto total(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <detail::no_aggregated T>
constexpr auto distinct(const T&) {
  if constexpr (!detail::refused_aggregated<T>{}) return detail::rejected{};
}

template <class T>
  requires(!detail::a_query<T> && !detail::is_rejected<T>)
constexpr auto exists(const T&) {
  if constexpr (!detail::refused_rows<T>{}) return detail::rejected{};
}

// What has been refused before stays refused.

constexpr detail::rejected exists(detail::rejected) { return {}; }
constexpr detail::rejected distinct(detail::rejected) { return {}; }
template <class... E>
constexpr detail::rejected count(detail::rejected, const E&...) {
  return {};
}
constexpr detail::rejected asc(detail::rejected) { return {}; }
constexpr detail::rejected desc(detail::rejected) { return {}; }
template <class... E>
constexpr detail::rejected sum(detail::rejected, const E&...) {
  return {};
}
template <class... E>
constexpr detail::rejected total(detail::rejected, const E&...) {
  return {};
}
template <class... E>
constexpr detail::rejected min(detail::rejected, const E&...) {
  return {};
}
template <class... E>
constexpr detail::rejected max(detail::rejected, const E&...) {
  return {};
}
template <class... E>
constexpr detail::rejected avg(detail::rejected, const E&...) {
  return {};
}

}  // namespace ikebana
