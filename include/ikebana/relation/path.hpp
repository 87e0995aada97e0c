// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a relation type means: its owner, its target, and its hops as values, computed once per relation.

#include <ikebana/meta/list.hpp>
#include <ikebana/relation/hop.hpp>
#include <ikebana/relation/relation.hpp>

#include <type_traits>

namespace ikebana::detail {

/// The hops of a relation, owner first.
struct path_facts {
  const hop_facts* hops;
  unsigned size;
  bool to_one;
  bool takes_first;  // of all targets of the path, though they may be several
  unsigned failed;   // the first hop that has a problem, or size

  constexpr bool is_sound() const { return failed == size; }
  constexpr const table_facts& owner() const { return *hops[0].from; }
  constexpr const table_facts& target() const { return *hops[size - 1].to; }

  /// Whether a hop on the way takes the first of several rows: a has_one within a longer path.
  constexpr bool takes_first_within() const {
    bool takes = false;
    for (unsigned i = 0; i != size; ++i) takes |= hops[i].to_one && !hops[i].up;
    return takes && size != 1;
  }

  /// Whether each has_one is of a table with a primary key.
  constexpr bool finds_first_by_key() const {
    bool has_key = true;
    for (unsigned i = 0; i != size; ++i) has_key &= hops[i].up || !hops[i].to_one || hops[i].to->primary.size != 0;
    return has_key && (!takes_first || target().primary.size != 0);
  }
};

template <unsigned Count>
struct hop_array {
  hop_facts at[Count == 0 ? 1 : Count]{};
  unsigned size = 0;
  const table_facts* reached = nullptr;
  bool has_begun = false;

  constexpr void push(const hop_facts& hop) {
    at[size++] = hop;
    reached = hop.to;
    has_begun = true;
  }

  constexpr void walk_to(const table_facts& next) {
    if (!has_begun) {
      reached = &next;
      has_begun = true;
    } else {
      push(find_hop(*reached, next, direction::either, false, {}));
    }
  }

  constexpr void walk_along(const path_facts& path) {
    for (unsigned i = 0; i != path.size; ++i) {
      hop_facts hop = path.hops[i];
      if (i == 0 && has_begun && !(reached->model == hop.from->model)) hop.problem = hop_problem::wrong_owner;
      push(hop);
    }
  }
};

template <class Shape>
struct path_builder;

/// The relation's hops. Ask is_well_formed first: this looks at the models.
template <class Relation>
inline constexpr auto hops_of = path_builder<relation_shape<Relation>>::hops();

template <class Relation>
constexpr path_facts read_path() {
  constexpr const auto& hops = hops_of<Relation>;
  const bool is_has_one = hops.size == 1 && hops.at[0].to_one && !hops.at[0].up;
  const bool takes_first = path_builder<relation_shape<Relation>>::is_one || is_has_one;
  bool every_hop_to_one = true;
  unsigned failed = hops.size;
  for (unsigned i = hops.size; i-- != 0;) {
    if (!hops.at[i].to_one) every_hop_to_one = false;
    if (hops.at[i].problem != hop_problem::none) failed = i;
  }
  return {hops.at, hops.size, takes_first || every_hop_to_one, takes_first, failed};
}

template <class Relation>
inline constexpr path_facts path_of = read_path<Relation>();

/// The first or last model of a relation, or of an element of one.
template <class Element>
struct ends_of_model {
  using owner = Element;
  using target = Element;
  static constexpr unsigned hop_count = 0;
  static constexpr bool is_well_formed = a_model<Element>;
};

template <class Element>
using ends_of = std::conditional_t<is_relation_type<Element>, path_builder<relation_shape<Element>>, ends_of_model<Element>>;

template <class Relation>
using owner_of = typename ends_of<Relation>::owner;

template <class Relation>
using target_of = typename ends_of<Relation>::target;

/// Whether the relation's elements are models and relations, as many as its kind needs.
template <class Relation>
inline constexpr bool is_well_formed = ends_of<Relation>::is_well_formed;

/// The keys that a relation's author has chosen: the foreign key first, then the key that it names.
template <auto... Keys>
constexpr explicit_keys explicit_keys_of() {
  const key_members given[] = {key_members_of<Keys>()..., key_members{}, key_members{}};
  return {given[0], given[1]};
}

template <direction Wanted, bool HasOne, class Owner, class Target, auto... Keys>
struct path_builder<one_hop<Wanted, HasOne, Owner, Target, Keys...>> {
  using owner = Owner;
  using target = Target;
  static constexpr unsigned hop_count = 1;
  static constexpr bool is_one = HasOne;
  static constexpr bool is_well_formed = a_model<Owner> && a_model<Target> && sizeof...(Keys) <= 2;

  static constexpr hop_array<1> hops() {
    hop_array<1> array;
    array.push(detail::find_hop(table_of<Owner>, table_of<Target>, Wanted, HasOne, explicit_keys_of<Keys...>()));
    return array;
  }
};

template <unsigned Count, class Element>
constexpr void walk_element(hop_array<Count>& array) {
  if constexpr (is_relation_type<Element>) {
    array.walk_along(path_of<Element>);
  } else {
    array.walk_to(table_of<Element>);
  }
}

template <bool IsOne, class... Elements>
struct path_builder<hops_through<IsOne, Elements...>> {
  using elements = list<Elements...>;
  using owner = typename ends_of<at<0, Elements...>>::owner;
  using target = typename ends_of<last<Elements...>>::target;
  // Each element but the first adds one hop to a model, or the hops of a relation.
  static constexpr unsigned hop_count = ((ends_of<Elements>::hop_count + (is_relation_type<Elements> ? 0u : 1u)) + ... + 0u) -
                                        (is_relation_type<at<0, Elements...>> ? 0u : 1u);
  static constexpr bool is_one = IsOne;
  static constexpr bool is_well_formed = sizeof...(Elements) >= 2 && (ends_of<Elements>::is_well_formed && ...);

  static constexpr hop_array<hop_count> hops() {
    hop_array<hop_count> array;
    (detail::walk_element<hop_count, Elements>(array), ...);
    return array;
  }
};

template <bool IsOne>
struct path_builder<hops_through<IsOne>> {
  using owner = void;
  using target = void;
  static constexpr unsigned hop_count = 0;
  static constexpr bool is_one = false;
  static constexpr bool is_well_formed = false;
};

template <class Owner, class Pivot, class Target, auto... Keys>
struct path_builder<over_pivot<Owner, Pivot, Target, Keys...>>
    : path_builder<hops_through<false, has_many<Owner, Pivot>, belongs_to<Pivot, Target>>> {};

template <class Owner, class Pivot, class Target, auto ToOwner>
struct path_builder<over_pivot<Owner, Pivot, Target, ToOwner>>
    : path_builder<hops_through<false, has_many<Owner, Pivot, ToOwner>, belongs_to<Pivot, Target>>> {};

template <class Owner, class Pivot, class Target, auto ToOwner, auto ToTarget>
struct path_builder<over_pivot<Owner, Pivot, Target, ToOwner, ToTarget>>
    : path_builder<hops_through<false, has_many<Owner, Pivot, ToOwner>, belongs_to<Pivot, Target, ToTarget>>> {};

template <class Relation>
struct path_builder<backwards<Relation>> {
  using owner = typename ends_of<Relation>::target;
  using target = typename ends_of<Relation>::owner;
  static constexpr unsigned hop_count = ends_of<Relation>::hop_count;
  static constexpr bool is_one = false;
  static constexpr bool is_well_formed = is_relation_type<Relation> && ends_of<Relation>::is_well_formed;

  static constexpr hop_array<hop_count> hops() {
    hop_array<hop_count> array;
    for (unsigned i = hop_count; i-- != 0;) array.push(detail::reversed(hops_of<Relation>.at[i]));
    return array;
  }
};

}  // namespace ikebana::detail
