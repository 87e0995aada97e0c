// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Country::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id>.between(1, "nine"));
#else
constexpr auto asked = from<Country>().where(col<&Country::id>.between(1, 9));
#endif

constexpr auto text = asked.sql();
