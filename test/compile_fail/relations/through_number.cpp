// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: is_model<int>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<Country, int>>();
#else
constexpr auto asked = related<through<Country, User>>();
#endif

constexpr auto text = asked.sql();
