// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of filling a struct with the rows of a query: each member has one column of its name and type.

#include <ikebana/fwd.hpp>
#include <ikebana/query/check/explain_expression.hpp>
#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/query/columns_to_members.hpp>

namespace ikebana {

namespace rule {

/// Whether a result has a column of a member's name.
template <auto Member, class... Items>
inline constexpr bool result_has_member = true;

/// Whether a result has only one column of a member's name.
template <auto Member, class... Items>
inline constexpr bool result_has_member_once = true;

/// Whether a column's value has the type of a member, but for optional where it is never NULL.
template <auto Member, class Value>
inline constexpr bool member_takes =
    detail::same_but_for_view(detail::identity_of<detail::remove_optional_t<detail::member_value<Member>>>,
                              detail::identity_of<detail::remove_optional_t<Value>>) &&
    (detail::is_optional<detail::member_value<Member>> || !detail::is_optional<Value>);

/// Whether the rows of a query are not structs of the user's choice yet.
template <class Query>
inline constexpr bool has_no_struct_yet = (Query::clause_flags & detail::has::into) == 0;
/// Whether the rows of a query hold no preloaded targets.
template <class Query>
inline constexpr bool yields_columns_alone = (Query::clause_flags & detail::has::with) == 0;

}  // namespace rule

namespace detail {

template <auto Member, class... Items>
struct refused_absent_member {
  constexpr explicit operator bool() const {
    static_assert(rule::result_has_member<Member, Items...>,
                  "ikebana::into: the query yields no column of this member's name; select it by that name: .as<\"name\">()");
    return false;
  }
};

template <auto Member, class... Items>
struct refused_ambiguous_member {
  constexpr explicit operator bool() const {
    static_assert(rule::result_has_member_once<Member, Items...>,
                  "ikebana::into: the query yields several columns of this member's name; name the others by .as<\"name\">()");
    return false;
  }
};

template <auto Member, class Value>
struct refused_member_of_other_type {
  constexpr explicit operator bool() const {
    static_assert(rule::member_takes<Member, Value>,
                  "ikebana::into: this member has another type than its column; give it that type, optional if it may be NULL");
    return false;
  }
};

template <class Query>
struct refused_second_struct {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_struct_yet<Query>, "ikebana: this query fills a struct already; say into once");
    return false;
  }
};

template <class Query>
struct refused_struct_of_preload {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_columns_alone<Query>, "ikebana::into: a struct is filled from columns; leave out with(...)");
    return false;
  }
};

/// The type of a column among items.
template <unsigned Position, class Item, class... Rest>
constexpr auto value_of_column(list<Item, Rest...>) {
  if constexpr (Position < width_of<Item>()) {
    return std::type_identity<typename columns_of_item<Item>::template value_at<Position>>{};
  } else {
    return detail::value_of_column<Position - width_of<Item>()>(list<Rest...>{});
  }
}

template <class Struct, class... Items>
constexpr auto check_members(list<Items...> items) {
  constexpr const member_places& places = places_of_members<Struct, Items...>;
  if constexpr (places.found == fit::fits) {
    return accepted{};
  } else {
    constexpr auto member = member_at<Struct, places.member>;
    if constexpr (places.found == fit::is_missing) {
      return refused_absent_member<member, Items...>{};
    } else if constexpr (places.found == fit::is_there_twice) {
      return refused_ambiguous_member<member, Items...>{};
    } else {
      using value = typename decltype(detail::value_of_column<places.at[places.member]>(items))::type;
      return refused_member_of_other_type<member, value>{};
    }
  }
}

template <auto Member, class... Items>
constexpr bool has_fit(fit wrong) {
  constexpr unsigned position = position_of_member<Member>();
  unsigned short at = 0;
  return member_places::place(
             columns_of<class_of<Member>>.at[position], yielded_columns<Items...>{}.at, yielded_columns<Items...>::count, at) != wrong;
}

/// Whether the rows of a query can fill a struct.
template <class Query, class Struct>
constexpr auto check_into() {
  if constexpr (!std::is_same_v<decltype(check_record<Struct>()), accepted>) {
    return check_record<Struct>();
  } else if constexpr (!rule::has_no_struct_yet<Query>) {
    return refused_second_struct<Query>{};
  } else if constexpr (!rule::yields_columns_alone<Query>) {
    return refused_struct_of_preload<Query>{};
  } else {
    return detail::check_members<Struct>(typename result_of<Query>::items{});
  }
}

}  // namespace detail

namespace rule {

template <auto Member, class... Items>
  requires(sizeof...(Items) != 0)
inline constexpr bool result_has_member<Member, Items...> = detail::has_fit<Member, Items...>(detail::fit::is_missing);

template <auto Member, class... Items>
  requires(sizeof...(Items) != 0)
inline constexpr bool result_has_member_once<Member, Items...> = detail::has_fit<Member, Items...>(detail::fit::is_there_twice);

}  // namespace rule

}  // namespace ikebana
