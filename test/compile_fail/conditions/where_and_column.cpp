// SPDX-License-Identifier: BSL-1.0
// expect: &&, .. and ! take conditions, and this is none
// expect-note: is_condition<.*column<&Country::name> *>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id> == 1 && col<&Country::name>);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1 && col<&Country::name> == "Peru");
#endif

constexpr auto text = asked.sql();
