// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads a Boost.Hana struct: its members as pointers, with their names. The only header that knows how a struct is
// reflected; it sees Hana through forward declarations, so that it costs next to nothing to include.

#include <ikebana/meta/list.hpp>
#include <ikebana/meta/member.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/fwd/pair.hpp>
#include <boost/hana/fwd/string.hpp>
#include <boost/hana/fwd/tuple.hpp>

#include <string_view>
#include <type_traits>

namespace ikebana::detail {

template <auto Member>
struct member_constant;

/// One member of a struct: its pointer, and a type that holds its name.
template <auto Member, class Name>
struct member_entry {
  using constant = member_constant<Member>;
  using name = Name;
  static constexpr auto pointer = Member;
};

/// Stands where an accessor is a function instead of a member.
struct no_member {};

template <class Name>
struct member_name;

template <char... Characters>
struct member_name<boost::hana::string<Characters...>> {
  static constexpr char characters[] = {Characters..., '\0'};
  static constexpr std::string_view text{characters, sizeof...(Characters)};
};

template <class Name, class Accessor>
struct entry_of_accessor {
  using type = no_member;
};

template <class Name, template <class M, M> class Accessor, class M, M Member>
struct entry_of_accessor<Name, Accessor<M, Member>> {
  using type = member_entry<Member, member_name<Name>>;
};

template <class Accessors>
struct read_accessors;

template <class... Names, class... Accessors>
struct read_accessors<boost::hana::tuple<boost::hana::pair<Names, Accessors>...>> {
  using type = list<typename entry_of_accessor<Names, Accessors>::type...>;
};

/// A struct that IKEBANA_STRUCT describes, itself and not its base.
template <class T>
concept an_ikebana_struct = requires { requires std::is_same_v<typename T::ikebana_struct, std::remove_cv_t<T>>; };

template <class Model>
constexpr auto read_members() {
  if constexpr (an_ikebana_struct<Model>) {
    return Model::ikebana_members()(std::type_identity<Model>{});  // Hana need not be asked
  } else {
    return typename read_accessors<std::remove_cv_t<decltype(boost::hana::accessors<Model>())>>::type{};
  }
}

/// The members of a Hana struct, in declaration order: `list<member_entry<&M::a, ...>, ...>`.
template <class Model>
using members_of = decltype(read_members<Model>());

template <auto Member, class... Entries>
constexpr unsigned position_among(list<Entries...>) {
  unsigned position = 0;
  (void)((std::is_same_v<member_constant<Member>, typename Entries::constant> || (static_cast<void>(++position), false)) || ...);
  return position;
}

/// The position of a member in its struct; the number of members where the struct does not describe it.
template <auto Member>
constexpr unsigned position_of_member() {
  return detail::position_among<Member>(members_of<class_of<Member>>{});
}

template <class Members>
inline constexpr bool all_are_members = false;

template <class... Entries>
inline constexpr bool all_are_members<list<Entries...>> = (!std::is_same_v<Entries, no_member> && ...);

/// Whether members are described by a struct itself, and not by one that it derives from.
template <class T, class Members>
inline constexpr bool are_its_own = true;

template <class... Entries>
constexpr std::type_identity<list<typename Entries::constant...>> constants_of(list<Entries...>);

template <class T, class First, class... Rest>
  requires(!std::is_same_v<class_of<First::pointer>, std::remove_cv_t<T>>)
inline constexpr bool are_its_own<T, list<First, Rest...>> =
    !std::is_same_v<decltype(detail::constants_of(members_of<class_of<First::pointer>>{})),
                    decltype(detail::constants_of(list<First, Rest...>{}))>;

template <class T>
inline constexpr bool is_complete = requires { sizeof(T); };

template <class T>
constexpr bool has_hana_accessors() {
  if constexpr (std::is_class_v<T>) {
    if constexpr (an_ikebana_struct<T>) {
      return true;
    } else if constexpr (is_complete<T>) {
      return boost::hana::Struct<T>::value;
    } else {
      return false;
    }
  } else {
    return false;
  }
}

template <class T>
constexpr bool has_member_accessors() {
  if constexpr (has_hana_accessors<T>()) {
    return all_are_members<members_of<T>> && are_its_own<T, members_of<T>>;
  } else {
    return false;
  }
}

}  // namespace ikebana::detail

namespace ikebana {

/// A model: a complete Boost.Hana struct whose accessors are its data members.
template <class T>
concept a_model = detail::has_member_accessors<T>();

}  // namespace ikebana
