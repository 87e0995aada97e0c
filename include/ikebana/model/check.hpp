// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of models and of their descriptions: each a fact that anyone may ask, and a refusal that says its sentence with
// the user's types when it is asked, by the function that the user called.

#include <ikebana/meta/identity.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/model/accessors.hpp>
#include <ikebana/model/key.hpp>

namespace ikebana {

namespace detail {

/// Whether a key is made of members of one model, all of them among its columns.
constexpr bool are_in_model(const key_members& members, identity model, unsigned column_count) {
  for (unsigned i = 0; i != members.size; ++i) {
    if (!(members.at[i].model == model) || members.at[i].position() == column_count) return false;
  }
  return true;
}

/// Whether a key is made of members of one struct.
constexpr bool are_of_struct(const key_members& members, identity model) {
  for (unsigned i = 0; i != members.size; ++i) {
    if (!(members.at[i].model == model)) return false;
  }
  return true;
}

struct named_as_accessors {
  struct hana_accessors_impl;
};
template <class T>
struct with_name_of_accessors : T, named_as_accessors {};

/// Whether a class has accessors that are private: their name is then another's too, before access is looked at.
template <class T>
constexpr bool hides_accessors() {
  if constexpr (std::is_class_v<T> && !std::is_final_v<T>) {
    return !requires { typename with_name_of_accessors<T>::hana_accessors_impl; };
  } else {
    return false;
  }
}

}  // namespace detail

namespace rule {

/// Whether a type is a model: a complete Boost.Hana struct over data members.
template <class T>
inline constexpr bool is_model = a_model<T>;

/// Whether a struct is defined, not only declared.
template <class T>
inline constexpr bool is_defined = detail::is_complete<T>;

/// Whether the accessors of a Boost.Hana struct are its data members.
template <class T>
inline constexpr bool accessors_are_members = detail::all_are_members<detail::members_of<T>>;

/// Whether a struct is described by a Hana macro of its own, and not by that of a base.
template <class T>
inline constexpr bool has_its_own_macro = detail::are_its_own<T, detail::members_of<T>>;

/// Whether the Hana macro of a class stands where others may see it.
template <class T>
inline constexpr bool macro_is_public = !detail::hides_accessors<T>();

/// Whether a key is made of members that the Hana struct of a model describes.
template <auto Key, class Model>
inline constexpr bool key_is_in_model =
    detail::are_in_model(detail::key_members_of<Key>(), detail::identity_of<Model>, detail::members_of<Model>::size);

/// Whether a key is made of members of a struct.
template <auto Key, class Struct>
inline constexpr bool key_is_of_struct = detail::are_of_struct(detail::key_members_of<Key>(), detail::identity_of<Struct>);

/// Whether values of a type are in their columns what they are in C++, so that they tell rows apart.
template <class T>
inline constexpr bool is_held_exactly = detail::is_held_exactly(detail::identity_of<detail::remove_optional_t<T>>);

/// Whether a key tells its rows apart as their columns do.
template <auto... Members>
inline constexpr bool key_is_no_float = (is_held_exactly<detail::member_value<Members>> && ...);

/// Whether a key has no more columns than a key may have.
template <auto... Members>
inline constexpr bool are_eight_columns_at_most = sizeof...(Members) <= detail::most_key_columns;

}  // namespace rule

namespace detail {

template <class T>
struct refused_model {
  constexpr explicit operator bool() const {
    static_assert(rule::is_model<T>, "ikebana: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes");
    return false;
  }
};

template <class T>
struct refused_declaration {
  constexpr explicit operator bool() const {
    static_assert(rule::is_defined<T>, "ikebana: this model is only declared; define it before the query that reads it");
    return false;
  }
};

template <class T>
struct refused_accessors {
  constexpr explicit operator bool() const {
    static_assert(
        rule::accessors_are_members<T>, "ikebana: a model's accessors must be its data members; describe them by BOOST_HANA_ADAPT_STRUCT");
    return false;
  }
};

template <class T>
struct refused_inheritance {
  constexpr explicit operator bool() const {
    static_assert(rule::has_its_own_macro<T>,
                  "ikebana: this struct has only the Hana macro of its base; give it one of its own, BOOST_HANA_ADAPT_STRUCT");
    return false;
  }
};

template <class T>
struct refused_private_macro {
  constexpr explicit operator bool() const {
    static_assert(rule::macro_is_public<T>, "ikebana: the Hana macro of this model is private; write it where members are public");
    return false;
  }
};

template <auto Key, class Model>
struct refused_description {
  constexpr explicit operator bool() const {
    static_assert(rule::key_is_in_model<Key, Model>,
                  "ikebana::describe: this is no column of the described model; name members that its Hana struct describes");
    return false;
  }
};

template <auto... Members>
struct refused_key_length {
  constexpr explicit operator bool() const {
    static_assert(rule::are_eight_columns_at_most<Members...>, "ikebana::describe: a key has at most eight columns; name fewer");
    return false;
  }
};

template <auto... Members>
struct refused_float_key {
  constexpr explicit operator bool() const {
    static_assert(rule::key_is_no_float<Members...>,
                  "ikebana::describe: no key is a float, which is only near the number in its column; make the member a double");
    return false;
  }
};

template <class Target, auto... Keys>
struct refused_target {
  constexpr explicit operator bool() const {
    static_assert((rule::key_is_of_struct<Keys, Target> && ...),
                  "ikebana::describe: this key is not in the model that the foreign key names; name members of that model");
    return false;
  }
};

template <class T>
constexpr auto check_model() {
  if constexpr (a_model<T>) {
    return accepted{};
  } else if constexpr (std::is_class_v<T> && !is_complete<T>) {
    return refused_declaration<T>{};
  } else if constexpr (has_hana_accessors<T>()) {
    if constexpr (!rule::accessors_are_members<T>) {
      return refused_accessors<T>{};
    } else {
      return refused_inheritance<T>{};
    }
  } else if constexpr (!rule::macro_is_public<T>) {
    return refused_private_macro<T>{};
  } else {
    return refused_model<T>{};
  }
}

template <class Model, auto Key>
constexpr auto explain_key() {
  if constexpr (rule::key_is_in_model<Key, Model>) {
    return accepted{};
  } else {
    return refused_description<Key, Model>{};
  }
}

/// Whether keys are made of a model's columns.
template <class Model, auto... Keys>
constexpr auto check_keys() {
  if constexpr (!rule::are_eight_columns_at_most<Keys...>) {
    return refused_key_length<Keys...>{};
  } else if constexpr ((detail::are_in_model(key_members_of<Keys>(), identity_of<Model>, members_of<Model>::size) && ...)) {
    return accepted{};
  } else {
    return detail::first_refusal(explain_key<Model, Keys>()...);
  }
}

}  // namespace detail

}  // namespace ikebana
