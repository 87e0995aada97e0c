// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec
// expect-note: member_has_column_type<&Album::years>
#include "models.hpp"

#include <vector>

struct Album {
  BOOST_HANA_DEFINE_STRUCT(Album, (std::int64_t, id), (std::int64_t, country_id), (std::vector<int>, years));
};

#ifdef MISTAKE
constexpr auto asked = related<has_many<Country, Album>>();
#else
constexpr auto asked = related<has_many<Country, User>>();
#endif

constexpr auto text = asked.sql();
