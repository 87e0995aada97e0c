// SPDX-License-Identifier: BSL-1.0
// expect: this is no condition; compare it with something
// expect-note: Country::name
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::name>);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
