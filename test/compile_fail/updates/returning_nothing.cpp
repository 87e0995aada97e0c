// SPDX-License-Identifier: BSL-1.0
// expect: names nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<Country>().everywhere().returning();
#else
constexpr auto asked = remove<Country>().everywhere().returning(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
