// SPDX-License-Identifier: BSL-1.0
// expect: where takes a condition over columns
// expect-note: is_expression<int>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(5);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
