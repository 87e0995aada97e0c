// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of models and relations: each a fact that anyone may ask, and a refusal that says its sentence with the
// user's types. Which rule a mistake breaks is found in query/check/explain_relation.hpp.

#include <ikebana/expression/check/value.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/query/check/cut.hpp>
#include <ikebana/relation/path.hpp>

namespace ikebana {

namespace rule {

/// Whether a type is a relation, or derives from one.
template <class T>
inline constexpr bool is_relation = detail::is_relation_type<T>;

/// Whether a member's type can be kept in a column.
template <auto Member>
inline constexpr bool member_has_column_type = rule::has_column_type<detail::member_value<Member>>;

/// Whether a through has at least an owner and a target.
template <class... Elements>
inline constexpr bool has_owner_and_target = sizeof...(Elements) >= 2;

/// Whether a foreign key links two models, in either direction.
template <class A, class B>
inline constexpr bool foreign_key_links =
    detail::links_between(detail::table_of<A>, detail::table_of<B>, detail::direction::either).size != 0;

/// Whether a foreign key of Child names Parent.
template <class Child, class Parent>
inline constexpr bool foreign_key_names =
    detail::links_between(detail::table_of<Parent>, detail::table_of<Child>, detail::direction::down).size != 0;

/// Whether a foreign key is the only one between its two models.
template <auto ForeignKey, auto... Others>
inline constexpr bool is_only_foreign_key = sizeof...(Others) == 0;

/// Whether a foreign key leads to another model than its own, so that it is clear which way it is walked.
template <auto ForeignKey, class Named>
inline constexpr bool leads_to_other_model = !std::is_same_v<detail::class_of<ForeignKey>, Named>;

/// Whether a foreign key has the type of the key that it names, but for optional.
template <auto ForeignKey, auto NamedKey>
inline constexpr bool key_types_agree =
    std::is_same_v<detail::remove_optional_t<detail::member_value<ForeignKey>>, detail::remove_optional_t<detail::member_value<NamedKey>>>;

/// Whether a foreign key has as many columns as the key that it names.
template <class Child, unsigned ForeignColumns, class Parent, unsigned NamedColumns>
inline constexpr bool key_sizes_agree = ForeignColumns == NamedColumns;

/// Whether a relation names as many keys as it has: a foreign key, and the key that it names.
template <auto... Keys>
inline constexpr bool are_two_keys_at_most = sizeof...(Keys) <= 2;

/// Whether a relation's owner is the model that has been reached.
template <class Reached, class Owner>
inline constexpr bool relation_begins_at = std::is_same_v<Reached, Owner>;

/// Whether each value of a member's enumeration has one text, and each text one value, where it is kept by texts.
template <auto Member>
inline constexpr bool enum_names_stand_once = detail::has_sound_names<detail::remove_optional_t<detail::member_value<Member>>>;

}  // namespace rule

namespace detail {

// Each refusal is asked once, by the function that the user called: there its sentence is said.

template <auto Member>
struct refused_member_type {
  constexpr explicit operator bool() const {
    if constexpr (!has_sound_names<remove_optional_t<member_value<Member>>>) {
      static_assert(rule::enum_names_stand_once<Member>,
                    "ikebana::enum_names: a value or a text of this member's type stands there twice; give each value a text of its own");
    } else if constexpr (constexpr has_header own = header_of<member_value<Member>>(); own == has_header::chrono) {
      static_assert(
          rule::member_has_column_type<Member>,
          "ikebana: no column can hold this member; specialise ikebana::codec, or for dates and times include ikebana/model/chrono.hpp");
    } else if constexpr (own == has_header::variant) {
      static_assert(rule::member_has_column_type<Member>,
                    "ikebana: no column can hold this member; specialise ikebana::codec, or for a variant of an integer, a real, a text "
                    "and a blob, or some of "
                    "them, include ikebana/model/variant.hpp");
    } else {
      static_assert(rule::member_has_column_type<Member>,
                    "ikebana: no column can hold this member; specialise ikebana::codec for its type, or leave it out of the struct");
    }
    return false;
  }
};

template <class T>
struct refused_relation {
  constexpr explicit operator bool() const {
    static_assert(rule::is_relation<T>, "ikebana: this is no relation; name one, such as through<Owner, Between, Target>");
    return false;
  }
};

template <class... Elements>
struct refused_length {
  constexpr explicit operator bool() const {
    static_assert(rule::has_owner_and_target<Elements...>,
                  "ikebana::through: a path needs at least two models; name the owner first and the target last");
    return false;
  }
};

template <class From, class To>
struct refused_link {
  constexpr explicit operator bool() const {
    static_assert(
        rule::foreign_key_links<From, To>, "ikebana: no foreign key links these two models; add a member <model>_id, or describe one");
    return false;
  }
};

template <class Owner, class Target>
struct refused_link_down {
  constexpr explicit operator bool() const {
    static_assert(rule::foreign_key_names<Target, Owner>,
                  "ikebana: no foreign key of the target names the owner; add a member <owner>_id, or describe one");
    return false;
  }
};

template <class Owner, class Target>
struct refused_link_up {
  constexpr explicit operator bool() const {
    static_assert(rule::foreign_key_names<Owner, Target>,
                  "ikebana: no foreign key of the owner names the target; add a member <target>_id, or describe one");
    return false;
  }
};

template <auto ForeignKey, auto Other>
struct refused_ambiguous_key {
  constexpr explicit operator bool() const {
    static_assert(rule::is_only_foreign_key<ForeignKey, Other>,
                  "ikebana: several foreign keys link these models; name one: has_many<Owner, Target, &Target::key_id>");
    return false;
  }
};

/// The same of a pivot, where both keys are named together.
template <auto ForeignKey, auto Other>
struct refused_ambiguous_pivot {
  constexpr explicit operator bool() const {
    static_assert(rule::is_only_foreign_key<ForeignKey, Other>,
                  "ikebana: several foreign keys link these models; name one: many_to_many<Owner, Pivot, Target, &Pivot::owner_id, "
                  "&Pivot::target_id>");
    return false;
  }
};

template <auto ForeignKey, class Named>
struct refused_direction {
  constexpr explicit operator bool() const {
    static_assert(rule::leads_to_other_model<ForeignKey, Named>,
                  "ikebana: a key to its own model leads both ways; write has_many<M, M> down, or belongs_to<M, M> up");
    return false;
  }
};

template <auto Key, class Model>
struct refused_key {
  constexpr explicit operator bool() const {
    static_assert(rule::key_is_in_model<Key, Model>,
                  "ikebana: a key chosen for this relation is in another model; name a member of the model that holds it");
    return false;
  }
};

// Their types are arguments to be read in the error.
template <auto ForeignKey, auto NamedKey, class TypeOfForeignKey, class TypeOfNamedKey>
struct refused_key_type {
  constexpr explicit operator bool() const {
    static_assert(rule::key_types_agree<ForeignKey, NamedKey>,
                  "ikebana: a foreign key has another type than the key it names; give both the same type");
    return false;
  }
};

template <class Child, unsigned ForeignColumns, class Parent, unsigned NamedColumns>
struct refused_key_size {
  constexpr explicit operator bool() const {
    static_assert(rule::key_sizes_agree<Child, ForeignColumns, Parent, NamedColumns>,
                  "ikebana: a foreign key has another number of columns than the key it names; describe both keys");
    return false;
  }
};

template <auto... Keys>
struct refused_key_count {
  constexpr explicit operator bool() const {
    static_assert(rule::are_two_keys_at_most<Keys...>,
                  "ikebana: a relation takes two keys at most, the foreign key and the one it names; join columns by key<...>");
    return false;
  }
};

template <class Model>
struct refused_without_key {
  constexpr explicit operator bool() const {
    static_assert(rule::has_primary_key<Model>, "ikebana: this model has no primary key to refer to; name its member id, or describe one");
    return false;
  }
};

template <class Reached, class Owner>
struct refused_beginning {
  constexpr explicit operator bool() const {
    static_assert(rule::relation_begins_at<Reached, Owner>,
                  "ikebana: a relation stands in a path where another model is reached; its owner must be that model");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
