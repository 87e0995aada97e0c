// SPDX-License-Identifier: BSL-1.0
// expect: this is no column of the described model; name members that its Hana struct describes
// expect-note: key_is_in_model<&Person::hidden, Person>
#include "models.hpp"

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, ssn), (std::int64_t, home_id));
  std::int64_t hidden;
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().primary_key<&Person::hidden>();
#else
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().primary_key<&Person::ssn>();
#endif

constexpr auto asked = from<Person>();
constexpr auto text = asked.sql();
