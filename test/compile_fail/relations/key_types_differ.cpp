// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key has another type than the key it names
// expect-note: key_types_agree<&City::country_id, &Country::id>
// expect-note: refused_key_type<.*&Country::id.*int.*long|TypeOfForeignKey = int; TypeOfNamedKey = long
#include "models.hpp"

struct City {
  BOOST_HANA_DEFINE_STRUCT(City, (std::int64_t, id), (std::int32_t, country_id));
};

#ifdef MISTAKE
constexpr auto asked = related<has_many<Country, City>>();
#else
constexpr auto asked = related<has_many<Country, User>>();
#endif

constexpr auto text = asked.sql();
