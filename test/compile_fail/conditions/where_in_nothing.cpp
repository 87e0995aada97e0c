// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::in: there is nothing to be one of
// expect-note: Country::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id>.in());
#else
constexpr auto asked = from<Country>().where(col<&Country::id>.in(1));
#endif

constexpr auto text = asked.sql();
