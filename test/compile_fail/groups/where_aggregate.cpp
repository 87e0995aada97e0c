// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate cannot stand in where
// expect-note: Country::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(count(col<&Country::id>) == 1);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
