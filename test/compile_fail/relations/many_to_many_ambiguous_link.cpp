// SPDX-License-Identifier: BSL-1.0
// expect: several foreign keys link these models; name one: many_to_many<Owner, Pivot, Target, &Pivot::owner_id, &Pivot::target_id>
// expect-note: is_only_foreign_key<&Traveller::home_id, &Traveller::country_id>
#include "models.hpp"

struct Traveller {
  BOOST_HANA_DEFINE_STRUCT(Traveller, (std::int64_t, id), (std::int64_t, home_id), (std::int64_t, country_id));
};
template <>
inline constexpr auto ikebana::table<Traveller> = ikebana::describe<Traveller>().foreign_key<&Traveller::home_id, Country>();

#ifdef MISTAKE
constexpr auto asked = related<many_to_many<Country, Traveller, User>>();
#else
constexpr auto asked = related<many_to_many<Country, Traveller, Country, &Traveller::home_id, &Traveller::country_id>>();
#endif

constexpr auto text = asked.sql();
