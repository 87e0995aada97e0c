// SPDX-License-Identifier: BSL-1.0
// expect: one name is used with two types; use two names
// expect-note: parameter_has_one_type<.*("x"|120, 0)
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id> == param<"x"> && col<&Country::name> == param<"x">);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == param<"x"> && col<&Country::name> == param<"y">);
#endif

constexpr auto text = asked.sql();
