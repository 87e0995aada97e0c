// SPDX-License-Identifier: BSL-1.0
#pragma once

// IKEBANA_STRUCT: a Boost.Hana struct that costs next to nothing until Hana asks for its accessors, and that may be
// wide. Include it where models are defined; nothing else of Ikebana needs it.

#include <ikebana/meta/fixed_text.hpp>
#include <ikebana/model/accessors.hpp>

#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <utility>

namespace ikebana::detail {

template <fixed_text Name>
struct defined_name {
  static constexpr std::string_view text = Name.view();
};

template <fixed_text Name, std::size_t... I>
constexpr auto hana_name(std::index_sequence<I...>) {
  return boost::hana::string<Name.characters[I]...>{};
}

/// Gives a member of a struct, as Hana's accessors do: by reference, const and rvalue as the struct is.
template <class Pointer, Pointer Member>
struct member_accessor {
  template <class Struct>
  constexpr decltype(auto) operator()(Struct&& object) const {
    return (static_cast<Struct&&>(object).*Member);
  }
};

template <auto Member, fixed_text Name>
constexpr auto hana_accessor(member_entry<Member, defined_name<Name>>) {
  return boost::hana::make_pair(
      detail::hana_name<Name>(std::make_index_sequence<Name.view().size()>{}), member_accessor<decltype(Member), Member>{});
}

template <class... Entries>
constexpr auto hana_accessors(list<Entries...>) {
  return boost::hana::make_tuple(detail::hana_accessor(Entries{})...);
}

/// What Hana asks a struct for. A template, so that nothing is made before it asks.
template <class Struct>
struct accessors_of {
  static constexpr auto apply() { return detail::hana_accessors(members_of<Struct>{}); }
};

}  // namespace ikebana::detail

// Rescans its argument often enough for all members, some 500 at most; each scan takes sixteen members off the list. A
// scan costs a compiler as much as reading all that was written before: there are no more of them than it takes.
#define IKEBANA_SCAN(...) IKEBANA_SCAN_3(IKEBANA_SCAN_3(__VA_ARGS__))
#define IKEBANA_SCAN_3(...) IKEBANA_SCAN_2(IKEBANA_SCAN_2(IKEBANA_SCAN_2(IKEBANA_SCAN_2(__VA_ARGS__))))
#define IKEBANA_SCAN_2(...) IKEBANA_SCAN_1(IKEBANA_SCAN_1(IKEBANA_SCAN_1(IKEBANA_SCAN_1(__VA_ARGS__))))
#define IKEBANA_SCAN_1(...) __VA_ARGS__

// IKEBANA_SCAN_1 for at most 16 members, IKEBANA_SCAN_2 for at most 64, else IKEBANA_SCAN: what stands at place 65 is then a
// member, in parentheses, which make it the arguments of IKEBANA_IS_MEMBER.
#define IKEBANA_SCAN_FOR(...)    \
  IKEBANA_SCAN_BY(IKEBANA_AT_65( \
      __VA_ARGS__, IKEBANA_16(IKEBANA_SCAN_2), IKEBANA_16(IKEBANA_SCAN_2), IKEBANA_16(IKEBANA_SCAN_2), IKEBANA_16(IKEBANA_SCAN_1), none))
#define IKEBANA_16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
#define IKEBANA_AT_65(...) IKEBANA_65TH(__VA_ARGS__)
#define IKEBANA_65TH(m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, \
                     m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48,  \
                     m49, m50, m51, m52, m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63, m64, found, ...)                         \
  found
#define IKEBANA_SCAN_BY(...) IKEBANA_SECOND(IKEBANA_IS_MEMBER __VA_ARGS__, __VA_ARGS__, none)
#define IKEBANA_IS_MEMBER(...) none, IKEBANA_SCAN
#define IKEBANA_SECOND(...) IKEBANA_SECOND_OF(__VA_ARGS__)
#define IKEBANA_SECOND_OF(first, second, ...) second
#define IKEBANA_NOTHING

// A member is (type, name), and its type may have commas: the name is the last argument.
#define IKEBANA_SIZE(...) IKEBANA_SIZE_OF(__VA_ARGS__, 8, 7, 6, 5, 4, 3, 2, 1)
#define IKEBANA_SIZE_OF(a, b, c, d, e, f, g, h, size, ...) size
#define IKEBANA_JOIN(a, b) IKEBANA_JOINED(a, b)
#define IKEBANA_JOINED(a, b) a##b
#define IKEBANA_TYPE(...) IKEBANA_JOIN(IKEBANA_TYPE_, IKEBANA_SIZE(__VA_ARGS__))(__VA_ARGS__)
#define IKEBANA_TYPE_2(a, name) a
#define IKEBANA_TYPE_3(a, b, name) a, b
#define IKEBANA_TYPE_4(a, b, c, name) a, b, c
#define IKEBANA_TYPE_5(a, b, c, d, name) a, b, c, d
#define IKEBANA_TYPE_6(a, b, c, d, e, name) a, b, c, d, e
#define IKEBANA_NAME(...) IKEBANA_JOIN(IKEBANA_NAME_, IKEBANA_SIZE(__VA_ARGS__))(__VA_ARGS__)
#define IKEBANA_NAME_2(a, name) name
#define IKEBANA_NAME_3(a, b, name) name
#define IKEBANA_NAME_4(a, b, c, name) name
#define IKEBANA_NAME_5(a, b, c, d, name) name
#define IKEBANA_NAME_6(a, b, c, d, e, name) name

#define IKEBANA_ONE_MEMBER(member) IKEBANA_TYPE member IKEBANA_NAME member{};
#define IKEBANA_DECLARE(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_2(__VA_ARGS__))
#define IKEBANA_DECLARE_2(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_3(__VA_ARGS__))
#define IKEBANA_DECLARE_3(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_4(__VA_ARGS__))
#define IKEBANA_DECLARE_4(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_5(__VA_ARGS__))
#define IKEBANA_DECLARE_5(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_6(__VA_ARGS__))
#define IKEBANA_DECLARE_6(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_7(__VA_ARGS__))
#define IKEBANA_DECLARE_7(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_8(__VA_ARGS__))
#define IKEBANA_DECLARE_8(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_9(__VA_ARGS__))
#define IKEBANA_DECLARE_9(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_10(__VA_ARGS__))
#define IKEBANA_DECLARE_10(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_11(__VA_ARGS__))
#define IKEBANA_DECLARE_11(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_12(__VA_ARGS__))
#define IKEBANA_DECLARE_12(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_13(__VA_ARGS__))
#define IKEBANA_DECLARE_13(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_14(__VA_ARGS__))
#define IKEBANA_DECLARE_14(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_15(__VA_ARGS__))
#define IKEBANA_DECLARE_15(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_16(__VA_ARGS__))
#define IKEBANA_DECLARE_16(member, ...) IKEBANA_ONE_MEMBER(member) __VA_OPT__(IKEBANA_DECLARE_REST IKEBANA_NOTHING()(__VA_ARGS__))
#define IKEBANA_DECLARE_REST() IKEBANA_DECLARE

#define IKEBANA_QUOTED(name) IKEBANA_QUOTED_TEXT(name)
#define IKEBANA_QUOTED_TEXT(name) #name
#define IKEBANA_ONE_ENTRY(member) \
  ::ikebana::detail::member_entry<&Self::IKEBANA_NAME member, ::ikebana::detail::defined_name<IKEBANA_QUOTED(IKEBANA_NAME member)>>
#define IKEBANA_ENTRY(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_2(__VA_ARGS__))
#define IKEBANA_ENTRY_2(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_3(__VA_ARGS__))
#define IKEBANA_ENTRY_3(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_4(__VA_ARGS__))
#define IKEBANA_ENTRY_4(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_5(__VA_ARGS__))
#define IKEBANA_ENTRY_5(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_6(__VA_ARGS__))
#define IKEBANA_ENTRY_6(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_7(__VA_ARGS__))
#define IKEBANA_ENTRY_7(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_8(__VA_ARGS__))
#define IKEBANA_ENTRY_8(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_9(__VA_ARGS__))
#define IKEBANA_ENTRY_9(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_10(__VA_ARGS__))
#define IKEBANA_ENTRY_10(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_11(__VA_ARGS__))
#define IKEBANA_ENTRY_11(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_12(__VA_ARGS__))
#define IKEBANA_ENTRY_12(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_13(__VA_ARGS__))
#define IKEBANA_ENTRY_13(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_14(__VA_ARGS__))
#define IKEBANA_ENTRY_14(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_15(__VA_ARGS__))
#define IKEBANA_ENTRY_15(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_16(__VA_ARGS__))
#define IKEBANA_ENTRY_16(member, ...) IKEBANA_ONE_ENTRY(member) __VA_OPT__(, IKEBANA_ENTRY_REST IKEBANA_NOTHING()(__VA_ARGS__))
#define IKEBANA_ENTRY_REST() IKEBANA_ENTRY

/// Declares the members of a model, as BOOST_HANA_DEFINE_STRUCT does, in far less compile time and without its limit:
///
///     struct Post { IKEBANA_STRUCT(Post, (std::int64_t, id), (std::string, title)); };
///
/// The struct is a `boost::hana::Struct` in every respect, and an aggregate; members are zero or empty from the start. It may
/// be a template, and may stand in a class or a function. `hana::accessors` makes the accessors when it is first asked.
#define IKEBANA_STRUCT(Name, ...)                                                                              \
  __VA_OPT__(IKEBANA_SCAN_FOR(__VA_ARGS__)(IKEBANA_DECLARE(__VA_ARGS__)))                                      \
  static constexpr auto ikebana_members() {                                                                    \
    return []<class Self>(::std::type_identity<Self>) {                                                        \
      return ::ikebana::detail::list<__VA_OPT__(IKEBANA_SCAN_FOR(__VA_ARGS__)(IKEBANA_ENTRY(__VA_ARGS__)))>{}; \
    };                                                                                                         \
  }                                                                                                            \
  using ikebana_struct [[maybe_unused]] = Name;                                                                \
  using hana_accessors_impl [[maybe_unused]] = ::ikebana::detail::accessors_of<Name>
