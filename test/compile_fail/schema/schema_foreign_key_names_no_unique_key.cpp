// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key of this model names columns that are not unique; add unique<...>.. where they are described
// expect-note: foreign_keys_name_unique_keys<Person,
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::string, home));
};
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().foreign_key<&Person::home, Country, &Country::name>();

#ifndef MISTAKE
template <>
inline constexpr auto ikebana::table<Country> = ikebana::describe<Country>().unique<&Country::name>();
#endif

constexpr auto text = schema<Person, Country>.sql();
