// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key has another type than the key it names
// expect-note: key_types_agree<&Street::land_id, &Land::id>
#include "models.hpp"

struct Land {
  BOOST_HANA_DEFINE_STRUCT(Land, (ikebana::id_of<Land>, id), (std::string, name));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (ikebana::id_of<Town>, id), (ikebana::id_of<Land>, land_id));
};

struct Street {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Street, (ikebana::id_of<Street>, id), (ikebana::id_of<Town>, land_id));
#else
  BOOST_HANA_DEFINE_STRUCT(Street, (ikebana::id_of<Street>, id), (ikebana::id_of<Land>, land_id));
#endif
};

constexpr auto text = related<has_many<Land, Street>>().sql();
