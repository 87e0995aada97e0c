// SPDX-License-Identifier: BSL-1.0
// expect: two members of this model have one column; describe another name for one of them
// expect-note: have_columns_of_their_own<&Person::name, &Person::Name>
#include "models.hpp"

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::string, name), (std::string, Name));
};

#ifndef MISTAKE
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().column<&Person::Name>("family_name");
#endif

constexpr auto text = from<Person>().sql();
