// SPDX-License-Identifier: BSL-1.0
// expect: this model has no primary key to refer to
// expect-note: has_primary_key<Place>
#include "models.hpp"

struct Place {
  BOOST_HANA_DEFINE_STRUCT(Place, (std::string, name));
};
struct Visit {
  BOOST_HANA_DEFINE_STRUCT(Visit, (std::int64_t, id), (std::string, place));
};

#ifdef MISTAKE
constexpr auto asked = related<has_many<Place, User, &User::country_id>>();
#else
constexpr auto asked = related<has_many<Place, Visit, &Visit::place, &Place::name>>();
#endif

constexpr auto text = asked.sql();
