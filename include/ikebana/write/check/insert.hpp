// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of insertions.

#include <ikebana/write/check/write.hpp>

namespace ikebana {

template <class Rows, class... Cs>
struct insert_query;

namespace detail {

/// Whether a column has a value although an insertion writes none: it may be NULL, or the database makes its value.
template <class Model>
constexpr bool may_stay_unwritten(unsigned column) {
  return table_of<Model>.columns[column].nullable || detail::is_filled_by_database<Model>(column) || column == generated_key<Model>;
}

/// Whether the values of a tuple may be kept in some columns, one by one.
template <class Tuple, class Columns>
inline constexpr bool fills_columns = false;
template <template <class...> class Tuple, class... Ts, class... Columns>
  requires(sizeof...(Ts) == sizeof...(Columns))
inline constexpr bool fills_columns<Tuple<Ts...>, list<Columns...>> =
    ((type_fits<typename Columns::value, Ts>() && (is_optional<typename Columns::value> || !is_optional<Ts>)) && ...);

/// Whether a query yields values for some columns, one by one.
template <class Query, class Columns>
constexpr bool yields_values_for() {
  if constexpr (!a_subquery<Query>) {
    return false;
  } else {
    return (Query::clause_flags & (has::with | has::page | has::owners)) == 0 && fills_columns<typename Query::tuple, Columns>;
  }
}

}  // namespace detail

namespace rule {

/// Whether an insertion writes a column: it is set, or may be NULL, or is a key that the database makes.
template <class Model, auto Member, class... Written>
inline constexpr bool column_is_written =
    detail::may_stay_unwritten<Model>(detail::position_of_member<Member>()) || (std::is_same_v<column<Member>, Written> || ...);

/// Whether the columns that a query yields are those that an insertion writes, one by one, of the same types.
template <class Query, class Columns>
inline constexpr bool yields_columns_of = detail::yields_values_for<Query, Columns>();

/// Whether an insertion is small enough for one statement, and sound.
template <class Insertion, detail::problem Found>
inline constexpr bool insertion_fits = Found == detail::problem::none;

}  // namespace rule

namespace detail {

template <class Model, auto Member, class... Written>
struct refused_unwritten_column {
  constexpr explicit operator bool() const {
    static_assert(rule::column_is_written<Model, Member, Written...>,
                  "ikebana::insert: this column is never NULL, and nothing is written into it; set it, or make it optional");
    return false;
  }
};

template <class Query, class Columns>
struct refused_inserted_query {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_columns_of<Query, Columns>,
                  "ikebana::insert: this query yields other columns than are written; select them in their order and of their types");
    return false;
  }
};

template <class Insertion, problem Found>
struct refused_insertion {
  constexpr explicit operator bool() const {
    static_assert(rule::insertion_fits<Insertion, Found>,
                  "ikebana: this insertion is too large, or holds a part that is not sound; 2048 parts and 64 named parameters fit in one");
    return false;
  }
};

/// The first column that an insertion has to write, and does not.
template <class Model, auto... Members>
constexpr unsigned first_unwritten() {
  const table_facts& table = table_of<Model>;
  unsigned i = 0;
  for (; i != table.column_count; ++i) {
    if (!detail::may_stay_unwritten<Model>(i) && !((position_of_member<Members>() == i) || ...)) break;
  }
  return i;
}

template <class Model, auto... Members>
constexpr auto check_written_columns() {
  if constexpr (!rule::columns_are_written_once<Model, Members...>) {
    return refused_column_twice<Model, Members...>{};
  } else if constexpr (first_unwritten<Model, Members...>() != table_of<Model>.column_count) {
    return refused_unwritten_column<Model, member_at<Model, first_unwritten<Model, Members...>()>, column<Members>...>{};
  } else {
    return accepted{};
  }
}

/// The scope of values that are written: there is no row yet.
template <class Model>
struct scope_of_values {
  using queried = list<>;
  static constexpr bool is_closed = true;
  static constexpr void open(token_list& tokens) { tokens.open(); }
};

template <class Model, class... Ts>
constexpr auto check_inserted_columns() {
  if constexpr ((is_rejected<Ts> || ...)) {
    return refused_before{};
  } else if constexpr (!(is_assignment<Ts> && ...)) {
    return detail::first_refusal(check_assignment<scope_of_values<Model>, Model, Ts>()...);
  } else {
    return detail::first_refusal(check_assignment<scope_of_values<Model>, Model, Ts>()..., check_computed<Model, Ts...>(),
                                 check_written_columns<Model, Ts::member...>());
  }
}

template <class Members>
struct columns_of_members;
template <class... Entries>
struct columns_of_members<list<Entries...>> {
  using type = list<column<Entries::pointer>...>;
};

template <class Model, class Entry>
using entry_if_written = std::conditional_t<detail::is_computed<Model>(position_of_member<Entry::pointer>()), list<>, list<Entry>>;

template <class Model, class... Entries>
concatenated<entry_if_written<Model, Entries>...> written_entries(list<Entries...>);

/// The members of a model that an insertion writes: all but those that the database computes.
template <class Model>
constexpr auto written_members() {
  if constexpr (computes_columns<Model>()) {
    return decltype(detail::written_entries<Model>(members_of<Model>{})){};
  } else {
    return members_of<Model>{};
  }
}

template <class Model, auto... Members>
struct written_columns {
  using type = list<column<Members>...>;
};
template <class Model>
struct written_columns<Model> : columns_of_members<decltype(written_members<Model>())> {};

template <class Model, class Query, auto... Members>
constexpr auto check_insert_from() {
  if constexpr (!std::is_same_v<decltype(check_record<Model>()), accepted>) {
    return check_record<Model>();
  } else if constexpr (a_subquery<Query> && !rule::has_one_text<Query>) {
    return refused_variant_within<Query>{};
  } else if constexpr (!rule::yields_columns_of<Query, typename written_columns<Model, Members...>::type>) {
    return refused_inserted_query<Query, typename written_columns<Model, Members...>::type>{};
  } else if constexpr (sizeof...(Members) != 0) {
    return check_written_columns<Model, Members...>();
  } else {
    return accepted{};
  }
}

template <class Rows, class... Cs, problem Found>
struct text_explained<insert_query<Rows, Cs...>, Found> {
  using run = insert_query<Rows, Cs...>;
  static constexpr auto refusal() {
    if constexpr (!rule::reads_no_written_rows<run, Found>) {
      return refused_reading_of_written<run, Found>{};
    } else {
      return detail::first_refusal(explain_parameters<typename run::statement>(), refused_insertion<run, Found>{});
    }
  }
};

}  // namespace detail
}  // namespace ikebana
