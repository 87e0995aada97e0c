// SPDX-License-Identifier: BSL-1.0
// expect: several foreign keys link these models; name one
// expect-note: is_only_foreign_key<&Traveller::home_id, &Traveller::country_id>
#include "models.hpp"

struct Traveller {
  BOOST_HANA_DEFINE_STRUCT(Traveller, (std::int64_t, id), (std::int64_t, home_id), (std::int64_t, country_id));
};
template <>
inline constexpr auto ikebana::table<Traveller> = ikebana::describe<Traveller>().foreign_key<&Traveller::home_id, Country>();

#ifdef MISTAKE
constexpr auto asked = related<has_many<Country, Traveller>>();
#else
constexpr auto asked = related<has_many<Country, Traveller, &Traveller::home_id>>();
#endif

constexpr auto text = asked.sql();
