// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: is_model<Plain>
#include "models.hpp"

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto asked = related<through<Country, Plain>>();
#else
constexpr auto asked = related<through<Country, User>>();
#endif

constexpr auto text = asked.sql();
