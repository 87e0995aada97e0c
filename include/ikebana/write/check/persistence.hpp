// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of writing through relations: only direct ones are written through, each by the verbs of its kind.

#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/write/check/write.hpp>

namespace ikebana {

namespace detail {

/// The relations that one foreign key, or one pivot, is written for.
enum class directness : unsigned char { indirect, down, up, pivot };

template <class Shape>
inline constexpr directness directness_of = directness::indirect;
template <direction Wanted, bool IsOne, class O, class T, auto... K>
inline constexpr directness directness_of<one_hop<Wanted, IsOne, O, T, K...>> = Wanted == direction::up ? directness::up : directness::down;
template <class O, class P, class T, auto... K>
inline constexpr directness directness_of<over_pivot<O, P, T, K...>> = directness::pivot;

template <class Shape>
struct pivot_of;
template <class O, class P, class T, auto... K>
struct pivot_of<over_pivot<O, P, T, K...>> {
  using type = P;
};

/// The relation of the last hop of a relation, through which its targets can be written; IsUp says which way that hop goes.
template <bool IsUp, class Relation, class Shape = relation_shape<Relation>>
struct direct_relation {
  using type = Relation;
};

/// The same of a relation walked backwards.
template <bool IsUp, class Shape>
struct direct_inverse;

template <bool IsUp, class From, class To>
struct last_hop {
  using type = std::conditional_t<IsUp, belongs_to<From, To>, has_many<From, To>>;
};

template <bool IsUp, class... Elements>
struct last_two;
template <bool IsUp, class A, class B>
struct last_two<IsUp, A, B>
    : std::conditional_t<is_relation_type<B>, direct_relation<IsUp, B>, last_hop<IsUp, target_of<A>, target_of<B>>> {};
template <bool IsUp, class A, class B, class C, class... More>
struct last_two<IsUp, A, B, C, More...> : last_two<IsUp, B, C, More...> {};

template <bool IsUp, class Relation, bool IsOne, class... Es>
struct direct_relation<IsUp, Relation, hops_through<IsOne, Es...>> : last_two<IsUp, Es...> {};
template <bool IsUp, class Relation, class R>
struct direct_relation<IsUp, Relation, backwards<R>> : direct_inverse<IsUp, relation_shape<R>> {};

template <bool IsUp, direction Wanted, bool IsOne, class O, class T, auto... K>
struct direct_inverse<IsUp, one_hop<Wanted, IsOne, O, T, K...>> {
  using type = std::conditional_t<Wanted == direction::up, has_many<T, O, K...>, belongs_to<T, O, K...>>;
};
template <bool IsUp, class O, class P, class T, auto... K>
struct direct_inverse<IsUp, over_pivot<O, P, T, K...>> {
  using type = many_to_many<T, P, O>;
};
template <bool IsUp, class O, class P, class T, auto ToOwner, auto ToTarget>
struct direct_inverse<IsUp, over_pivot<O, P, T, ToOwner, ToTarget>> {
  using type = many_to_many<T, P, O, ToTarget, ToOwner>;
};
template <bool IsUp, class R>
struct direct_inverse<IsUp, backwards<R>> : direct_relation<IsUp, R> {};
template <bool IsUp, bool IsOne, class A, class B, class... More>
struct direct_inverse<IsUp, hops_through<IsOne, A, B, More...>>
    : std::conditional_t<is_relation_type<A>, direct_relation<IsUp, inverse<A>>,
                         std::conditional_t<is_relation_type<B>, direct_relation<IsUp, inverse<B>>, last_hop<IsUp, B, A>>> {};

}  // namespace detail

namespace rule {

/// Whether a relation is over one foreign key, so that something can be written through it; `Direct` is one that is.
template <class Relation, class Direct>
inline constexpr bool is_direct_relation = detail::directness_of<detail::relation_shape<Relation>> != detail::directness::indirect;

/// Whether records are created for an owner: by a has_many or has_one.
template <class Relation>
inline constexpr bool owns_its_targets = detail::directness_of<detail::relation_shape<Relation>> == detail::directness::down;

/// Whether a relation's owner holds the key of its target: a belongs_to.
template <class Relation>
inline constexpr bool owner_holds_key = detail::directness_of<detail::relation_shape<Relation>> == detail::directness::up;

/// Whether a relation is over a pivot: a many_to_many.
template <class Relation>
inline constexpr bool has_pivot = detail::directness_of<detail::relation_shape<Relation>> == detail::directness::pivot;

/// Whether a record is not const.
template <class Record>
inline constexpr bool can_be_changed = !std::is_const_v<Record>;

/// Whether a relation's target is of a model.
template <class Relation, class Record>
inline constexpr bool relation_leads_to = std::is_same_v<detail::target_of<Relation>, Record>;

}  // namespace rule

namespace detail {

template <class Relation>
constexpr bool has_key_that_may_be_null() {
  const hop_facts& hop = path_of<Relation>.hops[0];
  for (unsigned i = 0; i != hop.from_key.size; ++i) {
    if (path_of<Relation>.owner().columns[hop.from_key.at[i]].nullable) return true;
  }
  return false;
}

}  // namespace detail

namespace rule {

/// Whether a foreign key may be NULL: one of its columns, where there are several.
template <class Relation>
inline constexpr bool key_may_be_null = detail::has_key_that_may_be_null<Relation>();

}  // namespace rule

namespace detail {

template <class Relation, class Direct>
struct refused_indirect {
  constexpr explicit operator bool() const {
    static_assert(
        rule::is_direct_relation<Relation, Direct>,
        "ikebana: nothing is written through a through or an inverse; write through the direct relation to its targets, as named here");
    return false;
  }
};

template <class Relation>
struct refused_creation {
  constexpr explicit operator bool() const {
    static_assert(rule::owns_its_targets<Relation>,
                  "ikebana: records are created through has_many and has_one, or many_to_many, and found through the first two; associate "
                  "a belongs_to");
    return false;
  }
};

template <class Relation>
struct refused_association {
  constexpr explicit operator bool() const {
    static_assert(rule::owner_holds_key<Relation>,
                  "ikebana: associate and dissociate are for belongs_to; create through has_many, attach a many_to_many");
    return false;
  }
};

template <class Relation>
struct refused_attachment {
  constexpr explicit operator bool() const {
    static_assert(rule::has_pivot<Relation>,
                  "ikebana: attach, detach and sync are for many_to_many, and so are records of a pivot; create through has_many, "
                  "associate a belongs_to");
    return false;
  }
};

template <class Relation, class Record>
struct refused_target_record {
  constexpr explicit operator bool() const {
    static_assert(rule::relation_leads_to<Relation, Record>,
                  "ikebana: this record is of another model than the relation's target; give a record of the target");
    return false;
  }
};

template <class Relation>
struct refused_dissociation {
  constexpr explicit operator bool() const {
    static_assert(rule::key_may_be_null<Relation>,
                  "ikebana: this foreign key is never NULL, so that nothing can be dissociated; make the member optional");
    return false;
  }
};

template <class Owner>
struct refused_constant_owner {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_changed<Owner>,
                  "ikebana: associate and dissociate set the foreign key in the record, too; give one that is not const");
    return false;
  }
};

/// What a verb needs a relation to be.
template <directness Wanted, class Relation>
constexpr auto check_direct() {
  if constexpr (constexpr auto sound = check_relation<Relation>(); !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (constexpr directness is = directness_of<relation_shape<Relation>>; is == Wanted) {
    return accepted{};
  } else if constexpr (Wanted == directness::down && is == directness::pivot) {
    return accepted{};  // what is created is connected
  } else if constexpr (is == directness::indirect) {
    constexpr const path_facts& path = path_of<Relation>;
    return refused_indirect<Relation, typename direct_relation<path.hops[path.size - 1].up, Relation>::type>{};
  } else if constexpr (Wanted == directness::down) {
    return refused_creation<Relation>{};
  } else if constexpr (Wanted == directness::up) {
    return refused_association<Relation>{};
  } else {
    return refused_attachment<Relation>{};
  }
}

/// A record, also where it is given by its address.
template <class Given>
using record_given = std::remove_cv_t<std::remove_pointer_t<Given>>;

template <class Relation, class Owner>
constexpr auto check_owner_record() {
  if constexpr (std::is_base_of_v<owner_of<Relation>, Owner>) {
    return accepted{};
  } else {
    return refused_record<Relation, Owner>{};
  }
}

/// A record of the target, or a range of them.
template <class Relation, class Given>
constexpr auto check_target_record() {
  if constexpr (std::is_same_v<target_of<Relation>, Given>) {
    return accepted{};
  } else if constexpr (a_model<Given> || !a_range<Given>) {
    return refused_target_record<Relation, Given>{};
  } else if constexpr (std::is_same_v<target_of<Relation>, element_of<Given>>) {
    return accepted{};
  } else {
    return refused_target_record<Relation, element_of<Given>>{};
  }
}

/// All that a verb is given: a relation, its owner, and mostly a target.
template <directness Wanted, class Relation, class Owner, class... Targets>
constexpr auto check_persistence() {
  if constexpr (constexpr auto direct = check_direct<Wanted, Relation>(); !std::is_same_v<decltype(direct), const accepted>) {
    return direct;
  } else if constexpr (Wanted == directness::up && std::is_const_v<Owner>) {
    return refused_constant_owner<Owner>{};
  } else if constexpr (Wanted == directness::up && !rule::has_primary_key<owner_of<Relation>>) {
    return refused_rows_without_key<owner_of<Relation>>{};
  } else {
    // The side that holds the key is the other's, which may be given by its address: then it is saved first.
    constexpr bool is_up = Wanted == directness::up;
    return detail::first_refusal(check_owner_record<Relation, std::conditional_t<is_up, Owner, record_given<Owner>>>(),
                                 check_target_record<Relation, std::conditional_t<is_up, record_given<Targets>, Targets>>()...);
  }
}

}  // namespace detail
}  // namespace ikebana
