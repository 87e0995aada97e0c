// SPDX-License-Identifier: BSL-1.0
// expect: a condition mentions the owner's columns, and the owner has no primary key; describe one
// expect-note: has_primary_key<Region>
#include "models.hpp"

struct Region {
  BOOST_HANA_DEFINE_STRUCT(Region, (std::string, code), (std::string, name));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (std::int64_t, id), (std::string, region), (std::string, name));
};
template <>
inline constexpr auto ikebana::table<Town> = ikebana::describe<Town>().foreign_key<&Town::region, Region, &Region::code>();

constexpr auto towns = related<has_many<Region, Town>>();

#ifdef MISTAKE
constexpr auto asked = towns.where(col<&Region::name> == col<&Town::name>);
#else
constexpr auto asked = towns.where(col<&Town::name> == "Nyeri");
#endif

constexpr auto text = asked.sql();
