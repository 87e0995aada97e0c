// SPDX-License-Identifier: BSL-1.0
#pragma once

// The kinds of relations, as types. Their bodies compute nothing, so a relation may be named before its models are
// complete; what they mean is in relation/path.hpp.

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

struct no_relation {};

std::type_identity<no_relation> kind_of_relation(const void*);

template <class Owner, class Target, auto... Keys>
std::type_identity<has_many<Owner, Target, Keys...>> kind_of_relation(const has_many<Owner, Target, Keys...>*);

template <class Owner, class Target, auto... Keys>
std::type_identity<has_one<Owner, Target, Keys...>> kind_of_relation(const has_one<Owner, Target, Keys...>*);

template <class Owner, class Target, auto... Keys>
std::type_identity<belongs_to<Owner, Target, Keys...>> kind_of_relation(const belongs_to<Owner, Target, Keys...>*);

template <class... Elements>
std::type_identity<through<Elements...>> kind_of_relation(const through<Elements...>*);

template <class... Elements>
std::type_identity<has_one_through<Elements...>> kind_of_relation(const has_one_through<Elements...>*);

template <class Owner, class Pivot, class Target, auto... Keys>
std::type_identity<many_to_many<Owner, Pivot, Target, Keys...>> kind_of_relation(const many_to_many<Owner, Pivot, Target, Keys...>*);

template <class Relation>
std::type_identity<inverse<Relation>> kind_of_relation(const inverse<Relation>*);

/// The kind that a relation is or derives from.
template <class T>
using relation_kind = typename decltype(detail::kind_of_relation(static_cast<const T*>(nullptr)))::type;

template <class T>
inline constexpr bool is_relation_type = !std::is_same_v<relation_kind<T>, no_relation>;

template <class T>
  requires(!std::is_class_v<T>)
inline constexpr bool is_relation_type<T> = false;

}  // namespace detail
}  // namespace ikebana
