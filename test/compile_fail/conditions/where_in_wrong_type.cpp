// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Country::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id>.in(1, "two"));
#else
constexpr auto asked = from<Country>().where(col<&Country::id>.in(1, 2));
#endif

constexpr auto text = asked.sql();
