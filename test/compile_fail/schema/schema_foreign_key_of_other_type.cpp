// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key of this model differs from the key it names; give both the same types, as many columns
// expect-note: foreign_keys_fit<Person,
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Person {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::string, home));
#else
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::int64_t, home));
#endif
};
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().foreign_key<&Person::home, Country>();

constexpr auto text = schema<Person, Country>.sql();
