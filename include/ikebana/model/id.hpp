// SPDX-License-Identifier: BSL-1.0
#pragma once

// Keys that know whose they are: `ikebana::id_of<Country>`.

#include <ikebana/model/amount.hpp>

namespace ikebana {

/// The integer key of a model, as a type that no other model's key can stand for. 0 is left to the database by `insert`.
///
///     struct User { BOOST_HANA_DEFINE_STRUCT(User, (ikebana::id_of<User>, id), (ikebana::id_of<Country>, country_id)); };
///     db.all(related<CountryUsers>().of(ikebana::id_of<Country>{3}));  // WHERE "users"."country_id" = ?1
// It is not called id: in a template, with the namespace in use, `a.id < b.id` would begin a list of template arguments.
template <class Model>
struct id_of {
  std::int64_t value = 0;  ///< The key as the database has it; 0 before there is one.

  /// No key yet: the database gives one when the record is inserted.
  constexpr id_of() = default;
  /// A key that is known.
  constexpr explicit id_of(std::int64_t key) : value(key) {}

  friend constexpr bool operator==(id_of a, id_of b) { return a.value == b.value; }
  friend constexpr bool operator<(id_of a, id_of b) { return a.value < b.value; }
};

template <class Model>
inline constexpr bool detail::holds_every_integer<id_of<Model>> = true;
template <class Model>
inline constexpr bool detail::is_amount<id_of<Model>> = false;

template <class Model>
struct codec<id_of<Model>> {
  static constexpr std::int64_t to(id_of<Model> key) { return key.value; }
  static constexpr id_of<Model> from(std::int64_t key) { return id_of<Model>{key}; }
};

}  // namespace ikebana
