// SPDX-License-Identifier: BSL-1.0
// expect: this is no column of the described model; name members that its Hana struct describes
// expect-note: key_is_in_model<&Country::id, Person>
#include "models.hpp"

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, ssn), (std::int64_t, home_id));
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().primary_key<&Country::id>();
#else
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().primary_key<&Person::ssn>();
#endif

constexpr auto asked = from<Person>();
constexpr auto text = asked.sql();
