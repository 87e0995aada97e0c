// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where((col<&User::id> == 1) == true);
#else
constexpr auto asked = from<Country>().where((col<&Country::id> == 1) == true);
#endif

constexpr auto text = asked.sql();
