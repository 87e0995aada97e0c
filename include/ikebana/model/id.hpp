// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_MODEL_ID_HPP
#define IKEBANA_MODEL_ID_HPP

// Keys that know whose they are: `ikebana::id<Country>`.

#include <ikebana/model/value.hpp>

namespace ikebana {

/// The integer key of a model, as a type that no other model's key can stand for. 0 is left to the database by `insert`.
///
///     struct User { BOOST_HANA_DEFINE_STRUCT(User, (ikebana::id<User>, id), (ikebana::id<Country>, country_id)); };
///     db.all(related<CountryUsers>().of(ikebana::id<Country>{3}));  // WHERE "users"."country_id" = ?1
template <class Model>
struct id {
  std::int64_t value = 0;

  constexpr id() = default;
  constexpr explicit id(std::int64_t key) : value(key) {}

  friend constexpr bool operator==(id a, id b) { return a.value == b.value; }
  friend constexpr bool operator<(id a, id b) { return a.value < b.value; }
};

template <class Model>
struct codec<id<Model>> {
  static constexpr std::int64_t to(id<Model> key) { return key.value; }
  static constexpr id<Model> from(std::int64_t key) { return id<Model>{key}; }
};

}  // namespace ikebana

#endif
