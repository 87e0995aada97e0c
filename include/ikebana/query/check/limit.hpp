// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of limit, offset and page, which are added in query/clause/limit.hpp and query/clause/page.hpp.

#include <ikebana/query/append_clause.hpp>
#include <ikebana/query/check/condition.hpp>

namespace ikebana {

namespace rule {

/// Whether something is a number of rows: an integer, or a parameter.
template <class T>
inline constexpr bool is_number_of_rows = std::is_integral_v<T> && !std::is_same_v<T, bool>;
template <fixed_text Name>
inline constexpr bool is_number_of_rows<detail::untyped_parameter<Name>> = true;
template <fixed_text Name, class T>
inline constexpr bool is_number_of_rows<detail::parameter<Name, T>> = std::is_integral_v<T>;

/// Whether something can be the number or the size of a page, which are computed with: an integer, and no parameter.
template <class T>
inline constexpr bool is_number_of_page = std::is_integral_v<T> && !std::is_same_v<T, bool>;

/// Whether a query may be limited: a relation with at most one target, or with a limit of its own, is limited already.
template <class Query>
inline constexpr bool can_be_limited = true;
template <class Relation, fixed_text Alias, class Clauses>
inline constexpr bool can_be_limited<query<detail::targets_of<Relation, Alias>, Clauses>> =
    !detail::targets_of<Relation, Alias>::is_to_one && !detail::relation_has_limit<Relation>;

/// Whether `limit(...)` may be said: once.
template <class Query>
inline constexpr bool has_no_limit_yet = (Query::clause_flags & detail::has::limit) == 0;
/// Whether `offset(...)` may be said: once.
template <class Query>
inline constexpr bool has_no_offset_yet = (Query::clause_flags & detail::has::offset) == 0;

/// Whether a page, if it is one, is of the targets of one owner: they are not asked for several.
template <class Related>
inline constexpr bool is_page_of_one_owner = (Related::clause_flags & detail::has::page) == 0;

/// Whether a page is given its number and its size.
template <class... Numbers>
inline constexpr bool is_whole_page = sizeof...(Numbers) == 2;

}  // namespace rule

namespace detail {

template <class Related>
struct refused_page_of_several {
  constexpr explicit operator bool() const {
    static_assert(rule::is_page_of_one_owner<Related>,
                  "ikebana: a page and its total are of one owner's targets; for several owners say limit and offset, which are for each");
    return false;
  }
};

template <class Count>
struct refused_count {
  constexpr explicit operator bool() const {
    static_assert(rule::is_number_of_rows<Count>, "ikebana: limit and offset take a number of rows, or param<...>");
    return false;
  }
};

template <class... Numbers>
struct refused_half_page {
  constexpr explicit operator bool() const {
    static_assert(rule::is_whole_page<Numbers...>, "ikebana: a page has a number and a size: page(2, 20) is the second twenty rows");
    return false;
  }
};

template <class Number, class Size>
struct refused_page {
  constexpr explicit operator bool() const {
    static_assert(rule::is_number_of_page<Number> && rule::is_number_of_page<Size>, "ikebana: page takes two integers: page(number, size)");
    return false;
  }
};

template <class Query>
struct refused_limit {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_limit_yet<Query>, "ikebana: this query has a limit already; say it once");
    return false;
  }
};

template <class Query>
struct refused_offset {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_offset_yet<Query>, "ikebana: this query has an offset already; say it once");
    return false;
  }
};

template <class Query>
struct refused_second_limit {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_limited<Query>, "ikebana: this relation is limited by itself; leave out limit and offset");
    return false;
  }
};

/// Whether a number of rows may be given to a query: its limit, or its offset.
template <unsigned Kind, class Query, class Count>
constexpr auto check_row_count() {
  if constexpr (Kind == has::limit && !rule::has_no_limit_yet<Query>) {
    return refused_limit<Query>{};
  } else if constexpr (Kind == has::offset && !rule::has_no_offset_yet<Query>) {
    return refused_offset<Query>{};
  } else if constexpr (!rule::is_number_of_rows<Count>) {
    return refused_count<Count>{};
  } else if constexpr (!rule::can_be_limited<Query>) {
    return refused_second_limit<Query>{};
  } else {
    return accepted{};
  }
}

struct page;

template <class Query, class... Numbers>
constexpr auto check_page() {
  if constexpr (!rule::is_whole_page<Numbers...>) {
    return refused_half_page<Numbers...>{};
  } else if constexpr (!(rule::is_number_of_page<Numbers> && ...)) {
    return refused_page<Numbers...>{};
  } else if constexpr ((Query::clause_flags & has::owners) != 0) {
    return refused_page_of_several<decltype(detail::with_clause_type<page>(std::declval<Query>()))>{};
  } else if constexpr (!rule::has_no_offset_yet<Query>) {
    return refused_offset<Query>{};
  } else {
    return check_row_count<has::limit, Query, std::int64_t>();
  }
}

}  // namespace detail
}  // namespace ikebana
