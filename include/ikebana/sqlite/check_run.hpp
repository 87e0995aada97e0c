// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CHECK_RUN_HPP
#define IKEBANA_SQLITE_CHECK_RUN_HPP

// The rules of what a database is given to run: queries and writes, with the owner and the arguments that they ask for.

#include <ikebana/sqlite/arguments.hpp>

namespace ikebana {

/// Whether something can be run by a database: a query, or a write.
template <class T>
inline constexpr bool can_be_run = false;

template <class Source, class... Cs>
inline constexpr bool can_be_run<query<Source, Cs...>> = true;

/// Whether a query over a relation has its owner when it is run: from of(...), or given as "owner".
template <class Query, class... Arguments>
inline constexpr bool owner_is_given = true;

namespace sqlite {

namespace detail {

template <class Query>
inline constexpr bool is_ownerless = false;

template <class Relation, fixed_text Alias, class... Cs>
inline constexpr bool is_ownerless<query<targets_of<Relation, Alias>, Cs...>> =
    ((Cs::adds | ... | 0u) & has::owner) == 0;

template <class T>
inline constexpr bool is_owner_argument = false;

template <class T>
inline constexpr bool is_owner_argument<argument<fixed_text{"owner"}, T>> = true;

}  // namespace detail
}  // namespace sqlite

template <class Query, class... Arguments>
  requires sqlite::detail::is_ownerless<Query>
inline constexpr bool owner_is_given<Query, Arguments...> = (sqlite::detail::is_owner_argument<Arguments> || ...);

namespace sqlite {
namespace detail {

/// The owner among the arguments.
template <class First, class... Rest>
constexpr const auto& owner_in(const First& first, const Rest&... rest) {
  if constexpr (is_owner_argument<First>) {
    return first.held;
  } else {
    return owner_in(rest...);
  }
}

/// What is left of an argument when the owner has become part of the query.
template <class Argument>
auto without_owner(Argument&& given) {
  if constexpr (is_owner_argument<plain<Argument>>) {
    return argument<fixed_text{""}, bool>{};
  } else {
    return plain<Argument>{static_cast<Argument&&>(given)};
  }
}

template <class T>
struct refused_run {
  constexpr explicit operator bool() const {
    static_assert(can_be_run<T>, "ikebana: a database runs queries and writes, such as from<M>() and insert(record)");
    return false;
  }
};

template <class Query, class... Arguments>
struct refused_ownerless_run {
  constexpr explicit operator bool() const {
    static_assert(owner_is_given<Query, Arguments...>,
                  "ikebana: this relation has no owner; add .of(record), or pass \"owner\"_arg = record");
    return false;
  }
};

/// Whether a query can be run with these arguments.
template <class Query, class... Arguments>
constexpr auto check_run() {
  if constexpr (!can_be_run<Query>) {
    return refused_run<Query>{};
  } else if constexpr (!owner_is_given<Query, Arguments...>) {
    return refused_ownerless_run<Query, Arguments...>{};
  } else if constexpr (is_ownerless<Query>) {
    return check_owner<typename query_parts<Query>::relation, plain<decltype(owner_in(std::declval<Arguments>()...))>>();
  } else {
    return check_plan<Query, Arguments...>(typename plan<Query>::statements{});
  }
}

}  // namespace detail
}  // namespace sqlite
}  // namespace ikebana

#endif
