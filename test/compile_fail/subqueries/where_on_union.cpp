// SPDX-License-Identifier: BSL-1.0
// expect: two queries together take order_by, limit and offset
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().union_(from<Country>()).where(col<&Country::id> == 1);
#else
constexpr auto asked = from<Country>().union_(from<Country>()).limit(1);
#endif

constexpr auto text = asked.sql();
