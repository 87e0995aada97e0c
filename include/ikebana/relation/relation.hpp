// SPDX-License-Identifier: BSL-1.0
#pragma once

// The kinds of relations, as types. Their bodies compute nothing, so a relation may be named before its models are
// complete. Each kind has one of four shapes, by which all else goes: what a shape means is in relation/path.hpp.

#include <ikebana/meta/list.hpp>

#include <type_traits>

namespace ikebana {

/// The rows of `Target` that hold the key of an `Owner`: `has_many<Country, User>`, over users.country_id.
/// Keys choose the foreign key, and after it the owner's key that it names: `has_many<Country, User, &User::home_id>`.
///
///     related<has_many<Country, User>>().of(country)   // SELECT ... FROM "users" WHERE "users"."country_id" = ?1
template <class Owner, class Target, auto... Keys>
struct has_many {};

/// As has_many, with at most one target an owner: the first by the order asked for, then by the target's primary key.
template <class Owner, class Target, auto... Keys>
struct has_one {};

/// The row of `Target` whose key an `Owner` holds: `belongs_to<User, Country>`, over users.country_id.
/// Keys choose the foreign key, and after it the target's key that it names.
///
///     related<belongs_to<User, Country>>().of(user)    // SELECT ... FROM "countries" WHERE "countries"."id" = ?1
template <class Owner, class Target, auto... Keys>
struct belongs_to {};

/// The rows reached from the first model by walking a foreign key between each two neighbours, in either direction, to
/// any depth. An element is a model, or a relation whose owner is the model reached so far.
///
///     through<Country, User, Post>    // posts of a country, through its users
///     through<Post, User, Country>    // up, and up again: one country a post
template <class... Elements>
struct through {};

/// As through, with at most one target an owner: the first by the order asked for, then by the target's primary key.
template <class... Elements>
struct has_one_through {};

/// The rows of `Target` that a row of `Pivot` connects with an `Owner`: `many_to_many<Post, PostTag, Tag>`.
/// Keys choose the pivot's foreign key to the owner, and after it the one to the target.
template <class Owner, class Pivot, class Target, auto... Keys>
struct many_to_many {};

/// A relation walked backwards: `inverse<through<Country, User, Post>>` is `through<Post, User, Country>`.
/// It keeps `where`, and drops order and limit.
template <class Relation>
struct inverse {};

namespace detail {

enum class direction : unsigned char { either, down, up };

/// One foreign key between two models; IsOne: of several targets the first.
template <direction Wanted, bool IsOne, class Owner, class Target, auto... Keys>
struct one_hop;

/// Models and relations, each reached from the one before it.
template <bool IsOne, class... Elements>
struct hops_through;

/// Two foreign keys of a pivot.
template <class Owner, class Pivot, class Target, auto... Keys>
struct over_pivot;

template <class Relation>
struct backwards;

/// A kind, as a relation is or derives from it, and its shape.
template <class Written, class Shape>
struct relation_of_kind {
  using written = Written;
  using shape = Shape;
};

struct no_relation {};

relation_of_kind<no_relation, no_relation> kind_of_relation(const void*);

template <class O, class T, auto... Keys>
relation_of_kind<has_many<O, T, Keys...>, one_hop<direction::down, false, O, T, Keys...>> kind_of_relation(const has_many<O, T, Keys...>*);

template <class O, class T, auto... Keys>
relation_of_kind<has_one<O, T, Keys...>, one_hop<direction::down, true, O, T, Keys...>> kind_of_relation(const has_one<O, T, Keys...>*);

template <class O, class T, auto... Keys>
relation_of_kind<belongs_to<O, T, Keys...>, one_hop<direction::up, false, O, T, Keys...>> kind_of_relation(
    const belongs_to<O, T, Keys...>*);

template <class... Elements>
relation_of_kind<through<Elements...>, hops_through<false, Elements...>> kind_of_relation(const through<Elements...>*);

template <class... Elements>
relation_of_kind<has_one_through<Elements...>, hops_through<true, Elements...>> kind_of_relation(const has_one_through<Elements...>*);

template <class O, class P, class T, auto... Keys>
relation_of_kind<many_to_many<O, P, T, Keys...>, over_pivot<O, P, T, Keys...>> kind_of_relation(const many_to_many<O, P, T, Keys...>*);

template <class Relation>
relation_of_kind<inverse<Relation>, backwards<Relation>> kind_of_relation(const inverse<Relation>*);

template <class T>
using kind_found = decltype(detail::kind_of_relation(static_cast<const T*>(nullptr)));

/// The shape of a relation, or of what derives from one.
template <class T>
using relation_shape = typename kind_found<T>::shape;

template <class T>
inline constexpr bool is_relation_type = !std::is_same_v<relation_shape<T>, no_relation>;

template <class T>
  requires(!std::is_class_v<T>)
inline constexpr bool is_relation_type<T> = false;

}  // namespace detail
}  // namespace ikebana
