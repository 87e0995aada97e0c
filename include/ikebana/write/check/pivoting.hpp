// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of writing through a pivot: what names a target, and the values of the pivot's other columns.

#include <ikebana/query/check/owner.hpp>
#include <ikebana/write/check/persistence.hpp>

namespace ikebana {

namespace detail {

template <class Relation>
using pivot_model = typename pivot_of<relation_shape<Relation>>::type;

template <class Relation, class Named>
constexpr bool names_one_target() {
  constexpr const key_columns& key = path_of<Relation>.hops[1].to_key;
  if constexpr (std::is_same_v<Named, pivot_model<Relation>> || std::is_base_of_v<target_of<Relation>, Named>) {
    return true;
  } else if constexpr (a_model<Named> || key.size != 1) {
    return false;
  } else {
    return ikebana::rule::is_key_of<const Named&, member_at<target_of<Relation>, key.at[0]>>;
  }
}

template <class Relation, class Named>
constexpr bool names_by_pivot() {
  if constexpr (a_range<Named> && !a_model<Named>) {
    return std::is_same_v<element_of<Named>, pivot_model<Relation>>;
  } else {
    return std::is_same_v<Named, pivot_model<Relation>>;
  }
}

}  // namespace detail

namespace rule {

/// Whether something names a target of a relation over a pivot: a record of the target or of the pivot, or the target's key.
template <class Relation, class Named>
inline constexpr bool names_target = detail::names_one_target<Relation, Named>();

/// Whether a record is one of a relation's pivot.
template <class Relation, class Record>
inline constexpr bool is_record_of_pivot = std::is_same_v<Record, detail::pivot_model<Relation>>;

/// Whether the values of a pivot's columns are given once: by one record for all targets, or by a record for each.
template <class Relation, class Targets, class... Pivot>
inline constexpr bool pivot_is_given_once = sizeof...(Pivot) == 1 && !detail::names_by_pivot<Relation, Targets>();

}  // namespace rule

namespace detail {

template <class Relation, class Named>
struct refused_connected {
  constexpr explicit operator bool() const {
    static_assert(rule::names_target<Relation, Named>,
                  "ikebana: this names no target of the relation; give records of the target, keys of its type, or records of the pivot");
    return false;
  }
};

template <class Relation, class Record>
struct refused_pivot_record {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_record_of_pivot<Relation, Record>,
        "ikebana: this is no record of the relation's pivot; give one of the model between owner and target, for its other columns");
    return false;
  }
};

template <class Relation, class Targets, class... Pivot>
struct refused_second_pivot {
  constexpr explicit operator bool() const {
    static_assert(
        rule::pivot_is_given_once<Relation, Targets, Pivot...>,
        "ikebana: it takes the owner, the targets, and one record of the pivot; none, where records of the pivot name the targets");
    return false;
  }
};

/// What names one target.
template <class Relation, class Named>
constexpr auto check_one_connected() {
  if constexpr (rule::names_target<Relation, Named>) {
    return accepted{};
  } else if constexpr (a_model<Named>) {
    return refused_target_record<Relation, Named>{};
  } else {
    return refused_connected<Relation, Named>{};
  }
}

/// What names one target, or several.
template <class Relation, class Named>
constexpr auto check_connected() {
  if constexpr (a_range<Named> && !a_model<Named>) {
    return check_one_connected<Relation, element_of<Named>>();
  } else {
    return check_one_connected<Relation, Named>();
  }
}

/// The values of the pivot's other columns, beside what names the targets.
template <class Relation, class Named, class... Pivot>
constexpr auto check_pivot_values() {
  if constexpr (sizeof...(Pivot) == 0) {
    return accepted{};
  } else if constexpr (!rule::has_pivot<Relation>) {
    return refused_attachment<Relation>{};
  } else if constexpr (!rule::pivot_is_given_once<Relation, Named, Pivot...>) {
    return refused_second_pivot<Relation, Named, Pivot...>{};
  } else if constexpr (!(rule::is_record_of_pivot<Relation, Pivot> && ...)) {
    return refused_pivot_record<Relation, Pivot...>{};
  } else {
    return accepted{};
  }
}

/// All that attach, detach and sync are given.
template <class Relation, class Owner, class Named, class... Pivot>
constexpr auto check_pivoting() {
  if constexpr (constexpr auto sound = check_persistence<directness::pivot, Relation, Owner>();
                !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (constexpr auto named = check_connected<Relation, Named>(); !std::is_same_v<decltype(named), const accepted>) {
    return named;
  } else {
    return check_pivot_values<Relation, Named, Pivot...>();
  }
}

/// All that create and save are given.
template <class Relation, class Owner, class Given, class... Pivot>
constexpr auto check_creation() {
  if constexpr (constexpr auto sound = check_persistence<directness::down, Relation, Owner, Given>();
                !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else {
    return check_pivot_values<Relation, Given, Pivot...>();
  }
}

}  // namespace detail
}  // namespace ikebana
