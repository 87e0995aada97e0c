// SPDX-License-Identifier: BSL-1.0
// expect: this query has a selection already
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(col<&Country::id>).select(col<&Country::name>);
#else
constexpr auto asked = from<Country>().select(col<&Country::id>, col<&Country::name>);
#endif

constexpr auto text = asked.sql();
