// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of first_or_create and update_or_create: by what a target is found, and what it is read into.

#include <ikebana/write/check/persistence.hpp>

namespace ikebana {

namespace detail {

template <class Given>
constexpr bool can_be_read_into() {
  if constexpr (a_range<std::remove_cvref_t<Given>> && !a_model<std::remove_cvref_t<Given>>) {
    return can_be_read_into<decltype(*std::declval<Given&>().begin())>();
  } else {
    return a_model<std::remove_cvref_t<Given>> && !std::is_const_v<std::remove_reference_t<Given>>;
  }
}

}  // namespace detail

namespace rule {

/// Whether a member is one of a relation's target.
template <auto Member, class Target>
inline constexpr bool is_member_of_target = std::is_same_v<detail::class_of<Member>, Target>;

/// Whether a record, or each of a range, can be given what is found: what outlives the expression.
template <class Given>
inline constexpr bool can_be_found_into = std::is_lvalue_reference_v<Given> && detail::can_be_read_into<Given>();

}  // namespace rule

namespace detail {

template <auto Member, class Target>
struct refused_found_by {
  constexpr explicit operator bool() const {
    static_assert(rule::is_member_of_target<Member, Target>,
                  "ikebana: this member is of another model than the relation's target; find it by the target's own members");
    return false;
  }
};

template <class Given>
struct refused_found_record {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_found_into<Given>,
                  "ikebana: what is found is read into the record; give one that has a name and is not const, or a range of such");
    return false;
  }
};

/// The members by which a target is found are its own.
template <class Relation, auto Member>
constexpr auto check_found_by() {
  if constexpr (!std::is_same_v<class_of<Member>, target_of<Relation>>) {
    return refused_found_by<Member, target_of<Relation>>{};
  } else {
    return accepted{};
  }
}

/// As check_persistence, of what is found by members and can be changed.
template <class Relation, class Owner, class Given, auto... Members>
constexpr auto check_finding() {
  if constexpr (constexpr auto sound = check_persistence<directness::down, Relation, Owner, std::remove_cvref_t<Given>>();
                !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (rule::has_pivot<Relation>) {
    return refused_creation<Relation>{};
  } else if constexpr (!rule::can_be_found_into<Given>) {
    return refused_found_record<Given>{};
  } else {
    return detail::first_refusal(check_found_by<Relation, Members>()...);
  }
}

/// As check_finding, of rows that are then written.
template <class Relation, class Owner, class Given, auto... Members>
constexpr auto check_finding_to_write() {
  if constexpr (constexpr auto sound = check_finding<Relation, Owner, Given, Members...>();
                !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (!rule::has_primary_key<target_of<Relation>>) {
    return refused_rows_without_key<target_of<Relation>>{};
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana
