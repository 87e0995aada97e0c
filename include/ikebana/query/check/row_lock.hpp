// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of for_update(), which is added in query/clause/row_lock.hpp.

#include <ikebana/query/check/condition.hpp>

namespace ikebana {

namespace rule {

/// Whether a query may still say what it locks: `for_update()` is said once.
template <class Query>
inline constexpr bool has_no_lock_yet = (Query::clause_flags & detail::has::row_lock) == 0;

/// Whether a query is of a model, or of the targets of one owner, which it names already.
template <class Query>
inline constexpr bool has_one_owner =
    is_query_of_model<Query> || (Query::clause_flags & (detail::has::owner | detail::has::owners)) == detail::has::owner;

/// Whether the rows of a query are rows of its tables, which can be locked.
template <detail::problem Found, class Query>
inline constexpr bool yields_rows_to_lock = Found != detail::problem::no_rows_to_lock;

/// Whether the database of a query's text locks single rows.
template <detail::problem Found, class Query>
inline constexpr bool database_locks_rows = Found != detail::problem::locks_no_rows;

}  // namespace rule

namespace detail {

template <class Query>
struct refused_second_lock {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_lock_yet<Query>, "ikebana: this query says for_update() already; say it once");
    return false;
  }
};

template <class Query>
struct refused_lock_without_owner {
  constexpr explicit operator bool() const {
    static_assert(rule::has_one_owner<Query>, "ikebana: for_update() locks the targets of one owner; say of(owner) before it");
    return false;
  }
};

template <problem Found, class Query>
struct refused_lock_of_no_rows {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_rows_to_lock<Found, Query>,
                  "ikebana: for_update() locks the rows of the query that is run; leave it out of a query within another, and beside "
                  "groups, aggregates, distinct, windows and outer joins");
    return false;
  }
};

template <problem Found, class Query>
struct refused_row_lock {
  constexpr explicit operator bool() const {
    static_assert(rule::database_locks_rows<Found, Query>,
                  "ikebana: for_update() locks rows, which SQLite does not have: it locks the database; begin the transaction immediate, "
                  "or run this on PostgreSQL");
    return false;
  }
};

template <class Query>
constexpr auto check_row_lock() {
  if constexpr (!rule::has_no_lock_yet<Query>) {
    return refused_second_lock<Query>{};
  } else if constexpr ((Query::clause_flags & has::compound) != 0) {
    return refused_lock_of_no_rows<problem::no_rows_to_lock, Query>{};
  } else if constexpr (!rule::has_one_owner<Query>) {
    return refused_lock_without_owner<Query>{};
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana
