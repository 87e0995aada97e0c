// SPDX-License-Identifier: BSL-1.0
// expect: this key is not in the model that the foreign key names
// expect-note: key_is_of_struct<&User::id, Country>
#include "models.hpp"

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, ssn), (std::int64_t, home_id));
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().foreign_key<&Person::home_id, Country, &User::id>();
#else
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().foreign_key<&Person::home_id, Country, &Country::id>();
#endif

constexpr auto asked = from<Person>();
constexpr auto text = asked.sql();
