// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key of this model names a model that is not here; add that model to the schema
// expect-note: foreign_keys_stay_in_schema<Person,
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (std::int64_t, home));
};
template <>
inline constexpr auto ikebana::table<Person> = ikebana::describe<Person>().foreign_key<&Person::home, Country>();

#ifdef MISTAKE
constexpr auto text = create_table<Person>();
#else
constexpr auto text = create_table<Person, Country>();
#endif
