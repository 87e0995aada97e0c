// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::through: a path needs at least two models
// expect-note: has_owner_and_target<Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<has_one_through<Country>>();
#else
constexpr auto asked = related<has_one_through<Country, User>>();
#endif

constexpr auto text = asked.sql();
