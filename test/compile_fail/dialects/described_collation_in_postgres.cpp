// SPDX-License-Identifier: BSL-1.0
// expect: this collation is SQLite's
#include "models.hpp"

struct Nation {
  BOOST_HANA_DEFINE_STRUCT(Nation, (std::string, code), (std::string, name));
};
template <>
inline constexpr auto ikebana::table<Nation> = ikebana::describe<Nation>().primary_key<&Nation::code>().collate<&Nation::code>("NOCASE");

constexpr auto asked = from<Nation>().where(col<&Nation::code> == "ke");

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
