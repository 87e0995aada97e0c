// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key has another type than the key it names
// expect-note: key_types_agree<&Street::land_id, &Land::id>
#include "models.hpp"

struct Land {
  BOOST_HANA_DEFINE_STRUCT(Land, (ikebana::id<Land>, id), (std::string, name));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (ikebana::id<Town>, id), (ikebana::id<Land>, land_id));
};

struct Street {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Street, (ikebana::id<Street>, id), (ikebana::id<Town>, land_id));
#else
  BOOST_HANA_DEFINE_STRUCT(Street, (ikebana::id<Street>, id), (ikebana::id<Land>, land_id));
#endif
};

constexpr auto text = related<has_many<Land, Street>>().sql();
