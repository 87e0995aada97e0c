// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::through: a path needs at least two models
// expect-note: has_owner_and_target<>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<>>();
#else
constexpr auto asked = related<through<Country, User>>();
#endif

constexpr auto text = asked.sql();
