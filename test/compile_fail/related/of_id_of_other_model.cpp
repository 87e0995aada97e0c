// SPDX-License-Identifier: BSL-1.0
// expect: this key has another type than the owner's key
// expect-note: is_key_of<const ikebana::id_of<Town>.*, &Land::id>
#include "models.hpp"

struct Land {
  BOOST_HANA_DEFINE_STRUCT(Land, (ikebana::id_of<Land>, id), (std::string, name));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (ikebana::id_of<Town>, id), (ikebana::id_of<Land>, land_id));
};

void run(const Town& town) {
#ifdef MISTAKE
  auto asked = related<has_many<Land, Town>>().of(town.id);
#else
  auto asked = related<has_many<Land, Town>>().of(town.land_id);
#endif
  (void)asked.sql();
}
