// SPDX-License-Identifier: BSL-1.0
// expect: sum and avg take numbers
// expect-note: can_aggregate<.*string
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(sum(col<&Country::name>));
#else
constexpr auto asked = from<Country>().select(sum(col<&Country::id>));
#endif

constexpr auto text = asked.sql();
