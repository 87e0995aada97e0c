// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Town::land_id
#include "models.hpp"

struct Land {
  BOOST_HANA_DEFINE_STRUCT(Land, (ikebana::id_of<Land>, id), (std::string, name));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (ikebana::id_of<Town>, id), (ikebana::id_of<Land>, land_id));
};

#ifdef MISTAKE
constexpr auto asked = from<Town>().where(col<&Town::land_id> == col<&Town::id>);
#else
constexpr auto asked = from<Town>().where(col<&Town::land_id> == col<&Town::land_id>);
#endif

constexpr auto text = asked.sql();
